/** The effects of a coordinator on reminders: how the district reminds, and a reminder sent by hand. */
import type { ReminderScope } from '../../../flows/views/reminders.ts';
import { DueDay, ReminderChoices } from '../../../models/district.ts';
import { findById } from '../../database/once.ts';
import { isQuiet } from '../../reminders/bounds.ts';
import { readDaysToCome } from '../../reminders/days-to-come.ts';
import { saveSettings, settingsOf } from '../../reminders/settings.ts';
import { dateOf } from '../../thai/calendar.ts';
import { activeCoordinator } from './manage.ts';
import { audit, type Perform } from './performer.ts';

const ReminderChange = ReminderChoices.extend({ dueDay: DueDay.optional() }).strict();

export const setReminders: Perform<'set-reminders'> = async (performer, scope, { change }) => {
  const { models, now, reminders } = performer;
  const { defaults } = reminders;
  const coordinator = await activeCoordinator(performer, scope);
  const district = coordinator && (await findById(models.districts, coordinator.district));
  if (!district) return { ok: false, problem: 'not-allowed' };
  // a repeat must not undo what somebody else has set since
  const done = await findById(models.audit, scope.key);
  let settings = settingsOf(district, defaults);
  if (!done) {
    const { data } = ReminderChange.safeParse(change);
    const wanted = { ...settings, ...data };
    if (!data || isQuiet(wanted.hour, wanted)) return { ok: false, problem: 'not-valid' };
    settings = (await saveSettings({ models, now, defaults }, district._id, data)) ?? settings;
    const subject = `${district._id}/${Object.keys(change).sort().join('+')}`;
    await audit(performer, scope, { district: district._id, action: 'reminders.set', subject });
  }
  return { ok: true, settings, days: await readDaysToCome(models, district._id, settings, dateOf(now())) };
};

export const sendReminders: Perform<'send-reminders'> = async (performer, scope, { scope: aim }) => {
  const coordinator = await activeCoordinator(performer, scope);
  if (!coordinator) return { ok: false, problem: 'not-allowed' };
  const { district, userId } = coordinator;
  const sent = await performer.reminders.send({ key: scope.key, district, scope: aim, by: userId });
  if (!sent) return { ok: false, problem: 'nothing' };
  const subject = subjectOf(aim) ?? district;
  await audit(performer, scope, { district, action: 'reminders.sent', subject });
  return { ok: true, ...sent };
};

/** What was reminded of, in ids; null for all. */
function subjectOf(aim: ReminderScope): string | null {
  switch (aim.kind) {
    case 'all':
      return null;
    case 'division':
      return aim.division;
    case 'assignment':
      return aim.assignment;
    case 'assignments':
      return aim.assignments.join(' ');
  }
}
