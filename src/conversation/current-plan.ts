/** Which assignments are this year's work. Pure. */
import type { Assignment } from '../../models/assignment.ts';
import { dateOf, fiscalYearBE } from '../thai/calendar.ts';

/**
 * The assignments that are worked on now, in the plan's order: of the current fiscal year or, while its plan has not
 * been imported yet, of the latest one before it. A plan imported ahead of its year waits until October.
 */
export function currentWork(assignments: Assignment[], now: number): Assignment[] {
  const asked = assignments.filter(({ retired }) => !retired);
  const years = asked.map((assignment) => assignment.fiscalYearBE);
  const begun = years.filter((year) => year <= fiscalYearBE(dateOf(now)));
  const year = begun.length > 0 ? Math.max(...begun) : Math.min(...years);
  return asked
    .filter((assignment) => assignment.fiscalYearBE === year)
    .sort((a, b) => a.order - b.order || a._id.localeCompare(b._id));
}
