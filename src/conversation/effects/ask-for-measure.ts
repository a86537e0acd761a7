/** The effect `ask-for-measure`: how often the coordinators are told of one wish. */
import { findById, insertOnce } from '../../database/once.ts';
import { dateOf } from '../../thai/calendar.ts';
import { activeOfficer, audit, type Perform } from './performer.ts';

/** The first effect of a person's day for a measure tells them; `told` is what became of this one. */
export const askForMeasure: Perform<'ask-for-measure'> = async (performer, scope, { assignment }) => {
  const officer = await activeOfficer(performer, scope);
  if (!officer) return { told: 'before' };
  const { models, now } = performer;
  const { district, userId } = officer;
  await audit(performer, scope, { district, action: 'measure.asked-for', subject: assignment });
  const _id = `measure.asked-for/${userId}/${assignment}/${dateOf(scope.facts.now)}`;
  const first = { _id, district, at: new Date(now()), by: userId, action: 'coordinators.told' };
  await insertOnce(models.audit, { ...first, subject: scope.key });
  const told = await findById(models.audit, _id);
  return { told: told?.subject === scope.key ? 'now' : 'before' };
};
