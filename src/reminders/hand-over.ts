/** Gives a decided run to the outbox: safe to repeat after a crash at any line, and by two processes at once. */
import type { LineMessage } from '../../flows/facts.ts';
import type { ReminderSettings } from '../../flows/views/reminders.ts';
import type { Models } from '../../models/index.ts';
import type { OutboundMessage } from '../../models/outbound-message.ts';
import type { ReminderNotice, ReminderRule, ReminderRun } from '../../models/reminder-run.ts';
import { insertNew, setFields } from '../database/once.ts';
import { dateOf, hourOf, momentOf } from '../thai/calendar.ts';
import { isQuiet } from './bounds.ts';
import { addDays } from './calendar.ts';

/** Rules whose messages replace each other for the same person. */
const AUDIENCES: ReminderRule[][] = [['first', 'due', 'manual'], ['digest', 'coordinator'], ['head']];

/** The rule of a run, from its id. */
export const ruleOf = (run: string): ReminderRule => run.split('/')[2] as ReminderRule;

export const sameAudience = (one: ReminderRule, other: ReminderRule): boolean =>
  one === other || AUDIENCES.some((rules) => rules.includes(one) && rules.includes(other));

export async function handOver(
  models: Models,
  run: ReminderRun,
  settings: ReminderSettings,
  now: number,
): Promise<void> {
  await replaceEarlier(models, run);
  await insertNew(models.outbox, outboxRows(run, settings, now));
  await setFields(models.reminderRuns, run._id, { state: 'done', messages: '' });
}

/**
 * One row for each person. A run that was decided on another day, or that comes into the quiet hours, is pushed to nobody
 * any more: it waits for the next contact.
 */
export function outboxRows(run: ReminderRun, settings: ReminderSettings, now: number): OutboundMessage[] {
  const messages = JSON.parse(run.messages || '[]') as LineMessage[][];
  const late = dateOf(run.decidedAt.getTime()) !== dateOf(now) || isQuiet(hourOf(now), settings);
  const rest = { ...pushingTimes(now, settings), attempts: 0, nextAttemptAt: null, reply: null };
  return run.notices.map((notice) => {
    const waits = notice.how === 'push' && !late;
    return {
      _id: noticeId(run, notice),
      district: run.district,
      to: notice.to,
      messages: waits ? messages[notice.message]! : [],
      state: waits ? 'waiting' : 'held',
      ...rest,
      createdAt: new Date(now),
      sentAt: null,
      problem: null,
      bundle: waits ? `${run._id}#${notice.message}` : null,
      sealed: null,
      reminder: run._id,
    };
  });
}

const noticeId = (run: ReminderRun, { to }: ReminderNotice): string => `${run._id}/${to}`;

/** Until when a reminder may be begun to be pushed today, and from when one may be tried again that may have arrived. */
export function pushingTimes(now: number, settings: ReminderSettings): { until: Date; again: Date } {
  const today = dateOf(now);
  const isLoud = (hour: number) => !isQuiet(hour % 24, settings);
  let until = hourOf(now) + 1;
  while (until < 24 && isLoud(until)) until++;
  let again = until;
  while (!isLoud(again)) again++;
  // without quiet hours nobody is woken at midnight
  if (again === 24) again = 24 + settings.hour;
  return {
    until: new Date(momentOf(today, until)),
    again: new Date(momentOf(again < 24 ? today : addDays(today, 1), again % 24)),
  };
}

/** What waits for these people from earlier runs says nothing that this one does not. */
async function replaceEarlier(models: Models, run: ReminderRun): Promise<void> {
  const people = run.notices.map(({ to }) => to);
  if (people.length === 0) return;
  const held = await models.outbox.find({ to: { $in: people }, state: 'held' }).lean<OutboundMessage[]>();
  const replaced = held.filter(
    ({ reminder, createdAt }) =>
      reminder &&
      reminder !== run._id &&
      createdAt <= run.decidedAt &&
      sameAudience(ruleOf(reminder), run.rule),
  );
  if (replaced.length === 0) return;
  const change = { state: 'dropped' as const, sentAt: run.decidedAt };
  await models.outbox.updateMany({ _id: { $in: replaced.map(({ _id }) => _id) } }, { $set: change });
}
