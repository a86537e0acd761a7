/** How a district reminds: what it has set, and what holds until it does. */
import type { ReminderSettings } from '../../flows/views/reminders.ts';
import { type District, DueDay, ReminderChoices } from '../../models/district.ts';
import type { Models } from '../../models/index.ts';
import { findById, setFields } from '../database/once.ts';

/** "ภายในวันที่ ๒๐ ของทุกเดือน" is what the documents of the districts say. */
export const DEFAULT_REMINDERS: ReminderSettings = {
  on: true,
  dueDay: 20,
  firstBefore: 3,
  headAfter: 2,
  coordinatorAfter: 4,
  hour: 9,
  quietFrom: 20,
  quietTo: 8,
  monthlyMessages: null,
  extraHolidays: [],
  extraWorkdays: [],
};

/** The settings of a district. Its report day is the due day. */
export const settingsOf = (
  { reportDay, reminders }: Pick<District, 'reportDay' | 'reminders'>,
  defaults: ReminderSettings = DEFAULT_REMINDERS,
): ReminderSettings => ({ ...defaults, ...reminders, dueDay: reportDay });

/**
 * Changes the settings of a district; what is not named stays.
 * @returns the settings as they are now; null when the district is not there
 * @throws ZodError for a value that cannot be
 */
export async function saveSettings(
  { models, now, defaults }: { models: Models; now: () => number; defaults?: ReminderSettings },
  district: string,
  { dueDay, ...change }: Partial<ReminderSettings>,
): Promise<ReminderSettings | null> {
  const found = await findById(models.districts, district);
  if (!found) return null;
  const reportDay = DueDay.parse(dueDay ?? found.reportDay);
  const reminders = ReminderChoices.parse({ ...found.reminders, ...change });
  await setFields(models.districts, district, { reportDay, reminders, remindersSetAt: new Date(now()) });
  return settingsOf({ reportDay, reminders }, defaults);
}
