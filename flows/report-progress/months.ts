/** Which month a report is for: this one, or in its first days the last one. Months are `YYYY-MM`. */
import type { WorkStatus } from '../../models/update.ts';
import type { ReportContext } from './context.ts';

/** The month that the report could be for instead; null when there is no question. */
export function otherMonth({ item, today, month, replaces }: ReportContext): string | null {
  const current = today.slice(0, 7);
  if (replaces !== null || !item) return null;
  if (month !== current) return current;
  return offersLastMonth(item.current, today) ? monthBefore(current) : null;
}

/**
 * In the first days of a month, last month's report may still be missing; in October only for a measure that was
 * reported on before, since the plan of the new fiscal year begins then.
 */
export function offersLastMonth(
  current: { month: string; status: WorkStatus } | null,
  today: string,
): boolean {
  const [month, day] = [today.slice(0, 7), Number(today.slice(8))];
  if (day > 5 || current?.status === 'done') return false;
  return current ? current.month < monthBefore(month) : !month.endsWith('-10');
}

export function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
