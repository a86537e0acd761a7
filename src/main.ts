/** `npm start`: reads the settings, starts the bot, says where it is, and stops it when asked to. */
import { type Bot, startBot } from './bot.ts';
import { readConfig, readEnvironment } from './config.ts';
import { startProblemText } from './errors.ts';
import { createLog } from './log.ts';

/** What does not end by itself within this time is cut off; everything acknowledged is in the database by then. */
const STOP_MS = 9_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const config = readConfig(readEnvironment());
  const log = createLog(config.logLevel);
  let bot: Bot | null = null;
  // before it has started it has taken nothing that could be lost
  stopOnSignals(async () => bot?.stop());
  bot = await startBot(config, { log, say });
  say(readyLine(bot, config.publicUrl));
} catch (error) {
  process.stderr.write(`${startProblemText(error)}\n`);
  process.exit(1);
}

function readyLine({ url, simulatorUrl }: Bot, publicUrl: string | null): string {
  if (simulatorUrl) return `Raingan is ready. Open ${simulatorUrl} to chat with it; Ctrl-C stops it.`;
  if (publicUrl) return `Raingan is ready at ${url}; LINE sends to ${publicUrl}/webhook.`;
  return `Raingan is ready at ${url}. Set PUBLIC_URL to the https address that leads to it: without, people see no photos.`;
}

function stopOnSignals(stop: () => Promise<unknown>): void {
  let asked = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // Ctrl-C under npm arrives twice: from the terminal and from npm
      if (asked) return;
      asked = true;
      say('Stopping …');
      setTimeout(() => process.exit(1), STOP_MS).unref();
      stop().then(() => process.exit(0));
    });
  }
}
