/** Reads the columns that a coordinator has named: their cells go to the items on their lines. */
import { buildActivity } from '../activities.ts';
import { cellText, readCell } from '../cell.ts';
import { headerOf } from '../columns.ts';
import { type Doubt, wordingOf } from '../doubts.ts';
import type { Reading, Role, UnreadColumn } from '../reading.ts';
import { activitiesAt, gatherWork, itemsAt, measuresOf, setMeasures } from './edits.ts';

/** `roles`: what each header is. What is doubtful in the cells is asked about as if they had been read at once. */
export function withNamedColumns(
  reading: Reading,
  roles: Map<string, Role>,
  fiscalYearBE: number | null,
): Reading {
  const named = (reading.unread ?? []).filter(({ header }) => roles.has(header));
  if (named.length === 0) return reading;
  const read = structuredClone(reading);
  const doubts: Doubt[] = [];
  for (const column of named) fill(read, column, { role: roles.get(column.header)!, fiscalYearBE, doubts });
  const warnings = doubts.map((doubt) => ({ ...doubt, text: wordingOf(doubt) }));
  const found = new Set(named.map(({ header }) => headerOf(roles.get(header)!)));
  const others = read.warnings.filter(
    ({ code, detail }) => code !== 'column-missing' || !found.has(detail ?? ''),
  );
  read.warnings = [...others, ...warnings].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return read;
}

function fill(
  reading: Reading,
  { cells }: UnreadColumn,
  { role, ...context }: { role: Role; fiscalYearBE: number | null; doubts: Doubt[] },
): void {
  for (const { line, text } of cells) {
    const cell = readCell(text);
    const built = buildActivity({ cells: new Map([[role, cell]]), none: new Set(), lines: [line] }, context);
    for (const item of itemsAt(reading, line)) {
      if (role === 'problem') item.problem = [item.problem, cellText(cell)].filter(Boolean).join(' ');
      item.measures.push(...built.measures);
      item.results.push(...built.results);
      item.outputs.push(...built.activity.outputs);
      item.channels.push(...built.activity.channels);
    }
    for (const { item, activity } of activitiesAt(reading, line)) {
      setMeasures(activity, [...measuresOf(activity), ...built.measures]);
      activity.outputs.push(...built.activity.outputs);
      activity.channels.push(...built.activity.channels);
      activity.due ??= built.activity.due;
      activity.cadence ??= built.activity.cadence;
      activity.responsible = [...new Set([...activity.responsible, ...built.activity.responsible])];
      gatherWork(item);
    }
  }
}
