/** Checks each item for what every task needs: a title, somebody responsible, a due date within the year. */
import { fiscalYearBE as fiscalYearOf } from '../../thai/calendar.ts';
import type { Doubt } from '../doubts.ts';
import type { ReadItem, Role } from '../reading.ts';

interface Known {
  roles: Role[];
  fiscalYearBE: number | null;
  /** Found before: what is unreadable is not missing as well. */
  doubts: Doubt[];
}

export function checkItems(items: ReadItem[], { roles, fiscalYearBE, doubts: before }: Known): Doubt[] {
  const unreadable = new Set(before.filter(({ code }) => code === 'due-unreadable').map(({ line }) => line));
  const withMeasures = share(items, (item) => item.measures.length > 0);
  return items.flatMap((item) => {
    const doubts: Doubt[] = [];
    const note = (code: Doubt['code'], line: number, detail?: string) =>
      doubts.push({ code, line, ...(detail === undefined ? {} : { detail }) });
    const first = item.lines[0]!;
    if (item.title === '' && item.codes.length === 0) note('title-missing', first);
    if (item.indicator === null && items.some(({ indicator }) => indicator !== null))
      note('no-indicator', first);
    if (item.measures.length === 0 && (withMeasures.get(item.indicator) ?? 0) >= USUAL)
      note('measure-missing', first);
    for (const { responsible, due, lines, cadence } of item.activities) {
      const line = lines[0]!;
      if (roles.includes('responsible') && responsible.length === 0) note('responsible-missing', line);
      if (roles.includes('due') && due === null && !unreadable.has(line)) note('due-missing', line);
      if (roles.includes('followUp') && cadence === null) note('cadence-missing', line);
      if (due && fiscalYearBE && fiscalYearOf(due) !== fiscalYearBE) note('due-outside-year', line, due);
    }
    return doubts;
  });
}

/** From this share on a missing activity is an exception. */
const USUAL = 0.8;

function share(items: ReadItem[], test: (item: ReadItem) => boolean): Map<number | null, number> {
  const groups = Map.groupBy(items, ({ indicator }) => indicator);
  return new Map(
    [...groups].map(([key, all]) => [key, all.length < 3 ? 0 : all.filter(test).length / all.length]),
  );
}
