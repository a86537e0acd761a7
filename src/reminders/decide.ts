/** Decides what is due of a district, and stores it before anything of it is sent. */
import type { LineMessage } from '../../flows/facts.ts';
import type { MessageQuota } from '../../flows/views/reminders.ts';
import type { District } from '../../models/district.ts';
import type { Models } from '../../models/index.ts';
import type { ReminderRule, ReminderRun } from '../../models/reminder-run.ts';
import { findById, insertOnce } from '../database/once.ts';
import { quotaChanged, quotaLow } from '../line/messages/reminder-coordinator.ts';
import { dateOf, hourOf, monthOf } from '../thai/calendar.ts';
import { isQuiet } from './bounds.ts';
import { monthAfter } from './days.ts';
import { type Desk, readOfficeNow } from './desk.ts';
import type { Standing } from './due-work.ts';
import { planRun, runId } from './plan-run.ts';
import { type DueRun, dueRuns } from './rules.ts';
import { settingsOf } from './settings.ts';

/** Share of the month's messages from which the coordinators are warned. */
const MOST = 0.8;

export async function decideReminders(desk: Desk, district: District): Promise<void> {
  const { models, now, defaults } = desk;
  const at = now();
  const settings = settingsOf(district, defaults);
  const since = (district.remindersSetAt ?? district.createdAt).getTime();
  const due = dueRuns({ now: at, settings, since });
  const idOf = ({ period, rule }: DueRun) => runId(district._id, period, rule);
  const decided = await decidedOf(models, due.map(idOf));
  const fresh = due.filter((run) => !decided.has(idOf(run)));
  for (const { period, rule, superseded } of fresh) {
    if (superseded) {
      await insertOnce(models.reminderRuns, supersededRun(district._id, period, rule, at));
      continue;
    }
    const state = await readOfficeNow(desk, { district, settings, rule, period, now: at });
    const before = rule === 'digest' ? await lastDigest(models, district._id, period) : null;
    await insertOnce(models.reminderRuns, planRun({ ...state, rule, now: at, before }));
  }
}

/** What the coordinators are to know about the messages that are left: each once a month. */
export interface Warning {
  rule: 'quota-low' | 'quota-changed';
  /** Which change of the plan; see {@link changeIn}. */
  key?: string;
  message: LineMessage;
}

/** A change of the limit, as the id of its run holds it: "300-200", "200-none". */
const changeKey = (before: number | null, now: number | null): string =>
  [before, now].map((limit) => limit ?? 'none').join('-');

/** The limits before and after the change that a run tells of. */
export function changeIn(run: string): { before: number | null; now: number | null } {
  const [before, now] = (run.split('/')[3] ?? '')
    .split('-')
    .map((limit) => (limit === 'none' ? null : Number(limit)));
  return { before: before ?? null, now: now ?? null };
}

/** What there is to warn of now; the change stays one until it is told and `QuotaWatch.known` says so. */
export function warningsOf(
  quota: MessageQuota | null,
  change: { before: number | null; now: number | null } | null,
): Warning[] {
  const isLow = quota?.limit ? quota.used >= quota.limit * MOST : false;
  return [
    ...(isLow ? [{ rule: 'quota-low' as const, message: quotaLow(quota!.used, quota!.limit!) }] : []),
    ...(change ? [changeWarning(change.before, change.now)] : []),
  ];
}

const changeWarning = (before: number | null, now: number | null): Warning => ({
  ...{ rule: 'quota-changed', key: changeKey(before, now) },
  message: quotaChanged(before, now),
});

/** @returns false while it could not be told, since these are quiet hours */
export async function decideWarnings(
  { models, now, defaults }: Desk,
  district: District,
  warnings: Warning[],
): Promise<boolean> {
  const at = now();
  if (isQuiet(hourOf(at), settingsOf(district, defaults))) return false;
  const month = monthOf(at);
  const idOf = ({ rule, key }: Warning) => runId(district._id, month, rule, key);
  const decided = await decidedOf(models, warnings.map(idOf));
  const fresh = warnings.filter((warning) => !decided.has(idOf(warning)));
  if (fresh.length === 0) return true;
  const officers = await models.officers.find({ district: district._id }).lean();
  const coordinators = officers.filter(({ role, state }) => role === 'coordinator' && state === 'active');
  for (const warning of fresh) {
    const { rule, message } = warning;
    const notices = coordinators.map(({ userId, follows }) => {
      const how = follows ? ('push' as const) : ('unreachable' as const);
      return { to: userId, how, message: 0, work: [] };
    });
    await insertOnce(models.reminderRuns, {
      ...emptyRun(district._id, month, rule, at),
      _id: idOf(warning),
      ...(notices.length > 0 && { state: 'open', notices, messages: JSON.stringify([[message]]) }),
    });
  }
  return true;
}

/** How the divisions stood in the digest of the month before; null when there was none. */
export async function lastDigest(
  models: Models,
  district: string,
  period: string,
): Promise<Standing[] | null> {
  const run = await findById(models.reminderRuns, runId(district, monthAfter(period, -1), 'digest'));
  return run && run.standings.length > 0 ? run.standings : null;
}

async function decidedOf(models: Models, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await models.reminderRuns.find({ _id: { $in: ids } }, { _id: 1 }).lean();
  return new Set(found.map(({ _id }) => _id));
}

const supersededRun = (district: string, period: string, rule: ReminderRule, at: number): ReminderRun => ({
  ...emptyRun(district, period, rule, at),
  state: 'superseded',
});

const emptyRun = (district: string, period: string, rule: ReminderRule, at: number): ReminderRun => ({
  _id: runId(district, period, rule),
  ...{ district, period, rule, state: 'done', decidedAt: new Date(at), month: dateOf(at).slice(0, 7) },
  ...{ by: null, notices: [], messages: '', standings: [] },
});
