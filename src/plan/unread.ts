/** The cells that no item has: of columns whose header nobody knows, and of those that a plan has no place for. */
import { plainText } from './cell.ts';
import type { Doubt } from './doubts.ts';
import type { Role, UnreadColumn } from './reading.ts';
import type { SourceLine } from './source.ts';
import type { Table } from './table.ts';

/** As long as a cell is read at all. */
const LONGEST = 20_000;

/** Money and remarks are known, but nobody is asked for them. */
const LEFT = new Set<Role>(['budget', 'remark']);

/** Columns whose header nobody knows: kept, for a person to say what they are. */
export const unreadColumns = (lines: SourceLine[], table: Table): UnreadColumn[] =>
  filledColumns(lines, table).flatMap(({ role, header, cells }) =>
    role === 'other' && header !== '' ? [{ header, cells }] : [],
  );

/** Columns that are told of, since what stands in them goes nowhere. */
export const leftColumns = (lines: SourceLine[], table: Table): Doubt[] =>
  filledColumns(lines, table).flatMap(({ role, header }): Doubt[] =>
    LEFT.has(role) || (role === 'other' && header === '')
      ? [{ code: 'column-left', line: table.headerLine, detail: header }]
      : [],
  );

/** Rows that have more or fewer cells than the header are left out: nobody knows which of theirs it is. */
function filledColumns(
  lines: SourceLine[],
  { columns: { headers, roles }, entries, headerLine }: Table,
): (UnreadColumn & { role: Role })[] {
  const rows = new Set(entries.flatMap((entry) => (entry.kind === 'row' && !entry.misfit ? entry.line : [])));
  const own = lines.filter(
    ({ number, cells }) => number > headerLine && rows.has(number) && cells?.length === roles.length,
  );
  return headers.flatMap((header, i) => {
    const cells = own.flatMap(({ number: line, cells: all }) => {
      const text = all![i]!.slice(0, LONGEST);
      return plainText(text) === '' ? [] : [{ line, text }];
    });
    return cells.length > 0 ? [{ role: roles[i]!, header, cells }] : [];
  });
}
