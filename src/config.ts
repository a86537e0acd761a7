/** The environment as the program understands it. Whoever reads a setting reads it here. */
import { hkdfSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { ReminderSettings } from '../flows/views/reminders.ts';
import { MOST_WORKING_DAYS } from '../models/district.ts';
import { StartProblem } from './errors.ts';
import { DEFAULT_PREFIXES, isMark } from './line/addressed.ts';
import { isQuiet } from './reminders/bounds.ts';
import { DEFAULT_REMINDERS } from './reminders/settings.ts';

export interface Config {
  production: boolean;
  port: number;
  /** Address under which LINE and people reach the bot, without a slash at the end; null when none was given. */
  publicUrl: string | null;
  /** Null: the embedded database. */
  mongodbUri: string | null;
  dataDir: string;
  logLevel: 'error' | 'warn' | 'info' | 'debug';
  /** Null: no channel, the simulator stands in for LINE. */
  line: LineChannel | null;
  simulatorPort: number;
  /** Where the simulator listens; this machine alone unless told otherwise, since its page lets everybody be everybody. */
  simulatorHost: string;
  /** Key that signs the links to photos and files. */
  linkKey: Buffer;
  /** Words and marks that a text in a group begins with when it is meant for the bot. */
  groupPrefixes: string[];
  /** How districts remind that have not chosen otherwise. */
  reminders: ReminderSettings;
}

export interface LineChannel {
  channelSecret: string;
  accessToken: string;
  apiBaseUrl: string;
  dataBaseUrl: string;
}

/** Secret and token between bot and simulator, which listen on this machine only. */
export const SIMULATED_CHANNEL = { channelSecret: 'simulated-channel', accessToken: 'simulated-token' };

const number = (least: number, most: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a number')
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`))
    .default(fallback);
const port = (fallback: number) => number(0, 65535, fallback);
const httpUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an address such as https://bot.example.go.th',
});
const baseUrl = (fallback: string) => httpUrl.default(fallback).transform(withoutSlash);

const Environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port(3000),
  SIMULATOR_PORT: port(3100),
  SIMULATOR_HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: httpUrl.transform(withoutSlash).optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  DATA_DIR: z.string().default('data'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug'], 'must be error, warn, info or debug').optional(),
  LINE_CHANNEL_SECRET: z.string().optional(),
  LINE_CHANNEL_ACCESS_TOKEN: z.string().optional(),
  LINE_API_BASE_URL: baseUrl('https://api.line.me'),
  LINE_DATA_BASE_URL: baseUrl('https://api-data.line.me'),
  LINK_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  GROUP_PREFIXES: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .refine((list) => list.every((one) => /^\S{1,30}$/u.test(one)), {
      error: 'must be words or marks of at most 30 characters, parted by commas, such as รายงาน,สถานะ,#',
    })
    .refine((list) => list.some(isMark), {
      error: 'must hold a mark such as #, which can stand before any answer',
    })
    .default([...DEFAULT_PREFIXES]),
  REMIND_DUE_DAY: number(1, 31, DEFAULT_REMINDERS.dueDay),
  REMIND_FIRST_BEFORE: number(0, MOST_WORKING_DAYS, DEFAULT_REMINDERS.firstBefore),
  REMIND_HEAD_AFTER: number(0, MOST_WORKING_DAYS, DEFAULT_REMINDERS.headAfter),
  REMIND_COORDINATOR_AFTER: number(0, MOST_WORKING_DAYS, DEFAULT_REMINDERS.coordinatorAfter),
  REMIND_HOUR: number(0, 23, DEFAULT_REMINDERS.hour),
  REMIND_QUIET: z
    .string()
    .regex(/^([01]?\d|2[0-3])-([01]?\d|2[0-3])$/, 'must be two hours, such as 20-8')
    .transform((hours) => hours.split('-').map(Number) as [number, number])
    .default([DEFAULT_REMINDERS.quietFrom, DEFAULT_REMINDERS.quietTo]),
});

/** The environment of the process, with what a file `.env` in the working directory adds to it. */
export function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Their values are not shown. */
const HOLDS_SECRETS = new Set(['MONGODB_URI', 'LINK_KEY']);

/**
 * The settings of an environment; empty variables count as unset.
 * @throws StartProblem naming the variable that is bad or missing
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const { data: e, error } = Environment.safeParse(set);
  if (error) {
    const { path, message } = error.issues[0]!;
    const name = String(path[0]);
    const shown = HOLDS_SECRETS.has(name) ? '' : `; it is ${JSON.stringify(set[name])}`;
    throw new StartProblem(`${name} ${message}${shown}.`);
  }
  const line = readChannel(e, set);
  const production = e.NODE_ENV === 'production';
  if (production && !line) {
    throw new StartProblem(
      'In production the bot needs a LINE channel: set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN.',
    );
  }
  if (!line && e.PORT === e.SIMULATOR_PORT && e.PORT !== 0) {
    throw new StartProblem(`PORT and SIMULATOR_PORT are both ${e.PORT}; set one of them to another number.`);
  }
  return {
    production,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL ?? null,
    mongodbUri: e.MONGODB_URI ?? null,
    dataDir: e.DATA_DIR,
    logLevel: e.LOG_LEVEL ?? (line ? 'info' : 'warn'),
    line,
    simulatorPort: e.SIMULATOR_PORT,
    simulatorHost: e.SIMULATOR_HOST,
    groupPrefixes: e.GROUP_PREFIXES,
    linkKey: keyFrom(e.LINK_KEY ?? (line ?? SIMULATED_CHANNEL).channelSecret),
    reminders: readReminders(e),
  };
}

function readReminders(e: z.infer<typeof Environment>): ReminderSettings {
  const [quietFrom, quietTo] = e.REMIND_QUIET;
  if (isQuiet(e.REMIND_HOUR, { quietFrom, quietTo })) {
    throw new StartProblem(
      `REMIND_HOUR ${e.REMIND_HOUR} lies within the quiet hours of REMIND_QUIET, ${quietFrom}-${quietTo}.`,
    );
  }
  return {
    ...DEFAULT_REMINDERS,
    dueDay: e.REMIND_DUE_DAY,
    firstBefore: e.REMIND_FIRST_BEFORE,
    headAfter: e.REMIND_HEAD_AFTER,
    coordinatorAfter: e.REMIND_COORDINATOR_AFTER,
    hour: e.REMIND_HOUR,
    quietFrom,
    quietTo,
  };
}

function readChannel(e: z.infer<typeof Environment>, set: Record<string, unknown>): LineChannel | null {
  const needed = ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'] as const;
  const given = Object.keys(set).filter((name) => /^LINE_(CHANNEL_|API_BASE_URL|DATA_BASE_URL)/.test(name));
  if (given.length === 0) return null;
  for (const name of needed) {
    if (!e[name]) throw new StartProblem(`${name} is missing, though ${given.join(', ')} is set.`);
  }
  return {
    channelSecret: e.LINE_CHANNEL_SECRET!,
    accessToken: e.LINE_CHANNEL_ACCESS_TOKEN!,
    apiBaseUrl: e.LINE_API_BASE_URL,
    dataBaseUrl: e.LINE_DATA_BASE_URL,
  };
}

/** A key of its own for links, so that none has to be set and the channel's secret signs nothing else. */
const keyFrom = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'raingan evidence links', 32));

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
