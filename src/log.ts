/** The log: JSON lines with ids, never texts of people or names. */
import winston from 'winston';

/** A log that writes to standard output from `level` on. */
export function createLog(level: 'error' | 'warn' | 'info' | 'debug'): winston.Logger {
  return winston.createLogger({
    level,
    format: winston.format.combine(
      winston.format.timestamp(),
      winston.format.errors({ stack: true }),
      winston.format.json(),
    ),
    transports: [new winston.transports.Console()],
  });
}
