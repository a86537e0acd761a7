/** What reminders are decided with: the district as it stands, its earlier runs, and the messages that are left. */
import type { MessageQuota, ReminderSettings } from '../../flows/views/reminders.ts';
import type { District } from '../../models/district.ts';
import type { Models } from '../../models/index.ts';
import type { ReminderRule, ReminderRun } from '../../models/reminder-run.ts';
import { findById } from '../database/once.ts';
import { dateOf, monthOf } from '../thai/calendar.ts';
import { monthAfter, reminderDays } from './days.ts';
import { type Office, readOffice } from './office.ts';
import type { QuotaWatch } from './quota.ts';
import { allowance } from './ration.ts';
import { rulesToCome } from './rules.ts';
import { settingsOf } from './settings.ts';

export interface Desk {
  models: Models;
  quota: QuotaWatch;
  /** Epoch ms. */
  now: () => number;
  /** What holds where a district chose nothing. */
  defaults: ReminderSettings;
  /** Something was put into the outbox. */
  wakeOutbox: () => void;
}

export interface OfficeNow {
  office: Office;
  /** Of this district, whichever month. */
  runs: ReminderRun[];
  /** Counted messages that a run of the rule may take. */
  allowed: number;
  /** User ids of those who were reminded of their own work by push in this period already. */
  reminded: Set<string>;
  quota: MessageQuota | null;
}

/** Null for a district that is not there. The period is the one that is asked for today unless it is given. */
export async function officeNow(
  desk: Desk,
  slug: string,
  rule: ReminderRule,
  period?: string,
): Promise<OfficeNow | null> {
  const district = await findById(desk.models.districts, slug);
  if (!district) return null;
  const now = desk.now();
  const settings = settingsOf(district, desk.defaults);
  const asked = period ?? periodAt(dateOf(now), settings);
  return readOfficeNow(desk, { district, settings, rule, period: asked, now });
}

export async function readOfficeNow(
  { models, quota: watch }: Desk,
  asked: { district: District; settings: ReminderSettings; rule: ReminderRule; period: string; now: number },
): Promise<OfficeNow> {
  const { district, settings, rule, period, now } = asked;
  const [office, runs, quota] = await Promise.all([
    readOffice(models, district, settings, { period, now }),
    models.reminderRuns.find({ district: district._id }).lean<ReminderRun[]>(),
    watch.read(),
  ]);
  const pushes = (of: ReminderRun[]) =>
    of.flatMap(({ notices }) => notices.filter(({ how }) => how === 'push'));
  const role = (wanted: string) => office.people.filter((one) => one.role === wanted && one.follows).length;
  const allowed = allowance(rule, {
    ...{ settings, quota },
    spent: pushes(runs.filter(({ month }) => month === monthOf(now))).length,
    toCome: rulesToCome(office.days, office.today),
    heads: role('head'),
    coordinators: role('coordinator'),
  });
  const own = runs.filter((run) => run.period === period && OWN_WORK.includes(run.rule));
  return { office, runs, allowed, quota, reminded: new Set(pushes(own).map(({ to }) => to)) };
}

const OWN_WORK: ReminderRule[] = ['first', 'due', 'manual'];

/** Last month's reports are asked for until their due day, which a holiday may move into this month. */
function periodAt(today: string, settings: ReminderSettings): string {
  const last = monthAfter(today.slice(0, 7), -1);
  return today <= reminderDays(last, settings).due ? last : today.slice(0, 7);
}
