/** The cells of columns whose header nobody knows: kept, for a person to say what they are. */
import { plainText } from './cell.ts';
import type { UnreadColumn } from './reading.ts';
import type { SourceLine } from './source.ts';
import type { Table } from './table.ts';

/** As long as a cell is read at all. */
const LONGEST = 20_000;

/** Rows that have more or fewer cells than the header are left out: nobody knows which of theirs it is. */
export function unreadColumns(
  lines: SourceLine[],
  { columns: { headers, roles }, entries, headerLine }: Table,
): UnreadColumn[] {
  const rows = new Set(entries.flatMap((entry) => (entry.kind === 'row' && !entry.misfit ? entry.line : [])));
  const own = lines.filter(
    ({ number, cells }) => number > headerLine && rows.has(number) && cells?.length === roles.length,
  );
  return headers.flatMap((header, i) => {
    if (roles[i] !== 'other' || header === '') return [];
    const cells = own.flatMap(({ number: line, cells: all }) => {
      const text = all![i]!.slice(0, LONGEST);
      return plainText(text) === '' ? [] : [{ line, text }];
    });
    return cells.length > 0 ? [{ header, cells }] : [];
  });
}
