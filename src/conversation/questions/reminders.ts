/** Questions about reminders, of those who see the whole district. */
import { findById } from '../../database/once.ts';
import { readDaysToCome } from '../../reminders/days-to-come.ts';
import { settingsOf } from '../../reminders/settings.ts';
import { dateOf } from '../../thai/calendar.ts';
import { accessOf } from '../rights.ts';
import type { Answerer } from './reader.ts';

export const reminderSettings: Answerer<'reminder-settings'> = async ({ models, reminders }, facts) => {
  const access = accessOf(facts);
  const district = access?.seesDistrict && (await findById(models.districts, access.district.slug));
  if (!district) return null;
  const settings = settingsOf(district, reminders.defaults);
  const days = await readDaysToCome(models, district._id, settings, dateOf(facts.now));
  return { settings, days, quota: await reminders.quota.read() };
};

export const reminderPreview: Answerer<'reminder-preview'> = async ({ reminders }, facts, { scope }) => {
  const access = accessOf(facts);
  return access?.seesDistrict ? reminders.preview(access.district.slug, scope) : null;
};
