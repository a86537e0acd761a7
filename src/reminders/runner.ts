/** Looks every minute what is to be reminded of, decides it, and gives it to the outbox; what was missed is caught up. */
import type { Registry } from 'prom-client';
import type { Logger } from 'winston';
import type { LineMessage } from '../../flows/facts.ts';
import type { ReminderPreview, ReminderScope, ReminderSettings } from '../../flows/views/reminders.ts';
import type { District } from '../../models/district.ts';
import type { Models } from '../../models/index.ts';
import type { OutboundMessage } from '../../models/outbound-message.ts';
import type { ReminderRun } from '../../models/reminder-run.ts';
import { createLookout, type Lookout } from '../database/lookout.ts';
import type { LineClient } from '../line/client.ts';
import { decideReminders, decideWarnings, warningsOf } from './decide.ts';
import type { Desk } from './desk.ts';
import { handOver } from './hand-over.ts';
import { previewReminders, type Sent, sendReminders } from './manual.ts';
import { createQuotaWatch, type QuotaWatch } from './quota.ts';
import { remakeReminders } from './remake.ts';
import { DEFAULT_REMINDERS, settingsOf } from './settings.ts';

export interface Reminders extends Lookout {
  /** One look: resolves when all that is due has been handed to the outbox. */
  look(): Promise<void>;
  quota: QuotaWatch;
  /** What holds where a district chose nothing. */
  defaults: ReminderSettings;
  /** See manual.ts. */
  preview(district: string, scope: ReminderScope): Promise<ReminderPreview | null>;
  send(given: { key: string; district: string; scope: ReminderScope; by: string }): Promise<Sent | null>;
  /** Reminders of one person that waited for the next reply, as they read now; see remake.ts. */
  remake(rows: OutboundMessage[]): Promise<Map<string, LineMessage[]>>;
}

interface Options {
  models: Models;
  line: Pick<LineClient, 'quota' | 'consumption'>;
  now: () => number;
  log: Pick<Logger, 'warn' | 'info'>;
  /** Something was put into the outbox. */
  wakeOutbox: () => void;
  defaults?: ReminderSettings;
  registry?: Registry;
  pollMs?: number;
  /** Called between deciding and sending, for tests that end the process there. */
  decided?: () => Promise<void> | void;
}

const MINUTE_MS = 60_000;

export function createReminders(options: Options): Reminders {
  const { models, line, now, log, wakeOutbox, registry, pollMs = MINUTE_MS } = options;
  const { defaults = DEFAULT_REMINDERS, decided = () => {} } = options;
  const quota = createQuotaWatch({ models, line, now, registry });
  const desk: Desk = { models, quota, now, defaults, wakeOutbox };

  async function look(): Promise<void> {
    const districts = await models.districts.find().lean<District[]>();
    await each(districts, 'reminders.undecided', (district) => decideReminders(desk, district));
    await decided();
    await handOverAll(districts);
    await warn(districts);
  }

  /** A district with a problem of its own holds up no other one. */
  async function each(
    districts: District[],
    problem: string,
    work: (district: District) => Promise<unknown>,
  ): Promise<boolean> {
    let all = true;
    for (const district of districts) {
      const done = await work(district).catch((error) => {
        log.warn(problem, { district: district._id, problem: (error as Error).message });
        return false;
      });
      all &&= done !== false;
    }
    return all;
  }

  async function handOverAll(districts: District[]): Promise<void> {
    const open = await models.reminderRuns.find({ state: 'open' }).lean<ReminderRun[]>();
    const ofDistrict = Map.groupBy(open, ({ district }) => district);
    const concerned = districts.filter(({ _id }) => ofDistrict.has(_id));
    await each(concerned, 'reminders.not-handed-over', async (district) => {
      for (const run of ofDistrict.get(district._id)!) {
        await handOver(models, run, settingsOf(district, defaults), now());
        const { _id, rule, notices } = run;
        const pushes = notices.filter(({ how }) => how === 'push').length;
        log.info('reminders.sent', { run: _id, rule, people: notices.length, pushes });
      }
    });
    if (open.length > 0) wakeOutbox();
  }

  async function warn(districts: District[]): Promise<void> {
    const left = await quota.read();
    const change = await quota.change();
    const warnings = warningsOf(left, change);
    if (warnings.length === 0) return;
    const told = await each(districts, 'reminders.quota-not-told', (district) =>
      decideWarnings(desk, district, warnings),
    );
    await handOverAll(districts);
    if (change && told) await quota.known(change.now);
  }

  return {
    ...createLookout({
      look,
      pollMs,
      failed: ({ message }) => log.warn('reminders.unread', { problem: message }),
    }),
    look,
    quota,
    defaults,
    preview: (district, scope) => previewReminders(desk, district, scope),
    send: (given) => sendReminders(desk, given),
    remake: (rows) => remakeReminders(desk, rows),
  };
}
