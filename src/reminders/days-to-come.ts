/** When the next reminders of a district go out, and which of their month went out before. */
import type { DaysToCome, ReminderSettings } from '../../flows/views/reminders.ts';
import type { Models } from '../../models/index.ts';
import type { ReminderRun } from '../../models/reminder-run.ts';
import { monthToCome } from './days.ts';
import { runId } from './plan-run.ts';
import { RULES } from './rules.ts';

/** `today`: ISO date. */
export async function readDaysToCome(
  { reminderRuns }: Models,
  district: string,
  settings: ReminderSettings,
  today: string,
): Promise<DaysToCome> {
  const days = monthToCome(today, settings);
  const ids = RULES.map((rule) => runId(district, days.month, rule));
  const runs = await reminderRuns
    .find({ _id: { $in: ids } }, { rule: 1 })
    .lean<Pick<ReminderRun, 'rule'>[]>();
  return { ...days, sent: runs.map(({ rule }) => rule) };
}
