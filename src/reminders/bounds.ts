/** The hours in which nothing is pushed. Pure. */
import type { ReminderSettings } from '../../flows/views/reminders.ts';

/** Whether nothing is pushed at this hour (0-23). From and to the same: there are no quiet hours. */
export function isQuiet(
  hour: number,
  { quietFrom, quietTo }: Pick<ReminderSettings, 'quietFrom' | 'quietTo'>,
): boolean {
  return quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}
