/** What a reminder setting may be, for the environment and for what a coordinator types. Pure. */
import type { ReminderSettings } from '../../flows/facts.ts';

/** Working days before and after the due day: so many, and the reminders of a month stay near it. */
export const MOST_WORKING_DAYS = 15;

/** Whether nothing is pushed at this hour (0-23). From and to the same: there are no quiet hours. */
export function isQuiet(
  hour: number,
  { quietFrom, quietTo }: Pick<ReminderSettings, 'quietFrom' | 'quietTo'>,
): boolean {
  return quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}
