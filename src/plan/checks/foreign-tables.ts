/** Tables of something else: said to be there, and their arithmetic checked. */
import type { Doubt } from '../doubts.ts';
import type { ReadTable } from '../reading.ts';

export const checkForeignTables = (tables: ReadTable[]): Doubt[] => tables.flatMap(check);

function check(table: ReadTable): Doubt[] {
  const { columns, rows, lines, title } = table;
  const headers = columns.map(({ header }) => header).filter((header) => header !== '');
  const detail = headers.join(' · ') || title || rows[0]!.cells.filter((cell) => cell !== '').join(' · ');
  const differences = wrongDifferences(table);
  return [
    { code: 'foreign-table', line: lines[0]!, detail },
    ...differences.map(({ doubt }) => doubt),
    ...wrongTotals(table, differences),
    ...wrongShares(table),
  ];
}

/** Percentages of several rows, each rounded. */
const ROUNDING = 0.5;

type Row = ReadTable['rows'][number];

/** Money is printed to the satang. */
const same = (a: number, b: number) => Math.abs(a - b) < 0.005;
/** A wider table is none of those that offices make; comparing every column with every other bounds the cost. */
const WIDEST = 12;

interface Wrong {
  doubt: Doubt;
  /** By how much. */
  by: number;
}

const wrongSum = ({ line }: Row, detail: string): Doubt => ({ code: 'wrong-sum', line, detail });

/** Where one column is the difference of two others in most rows, it must be in all. */
function wrongDifferences({ rows }: ReadTable): Wrong[] {
  const width = rows[0]?.values.length ?? 0;
  if (width > WIDEST) return [];
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      for (let c = b + 1; c < width; c++) {
        if (a === b || a === c) continue;
        const full = rows.filter(({ values }) => [a, b, c].every((i) => values[i] != null));
        const wrong = full.filter(({ values }) => !same(values[a]! - values[b]!, values[c]!));
        if (full.length < 3 || wrong.length > full.length / 3) continue;
        return wrong.map((row) => {
          const { cells, values: v } = row;
          const detail = `${cells[0]} ${amount(v[a]!)} - ${amount(v[b]!)} ≠ ${amount(v[c]!)}`;
          return { doubt: wrongSum(row, detail), by: v[a]! - v[b]! - v[c]! };
        });
      }
    }
  }
  return [];
}

/**
 * A row "รวม" must be the sum of the rows above it, column by column; percentages need not, but where they stand alone
 * and come to more than any of them. A total that is wrong by what a row is wrong by is no further mistake.
 */
function wrongTotals({ rows, columns }: ReadTable, known: Wrong[]): Doubt[] {
  const at = rows.findIndex(({ total }) => total);
  if (at < 2) return [];
  const total = rows[at]!;
  const alone = columns.length > 0 && columns.slice(1).every(({ unit }) => unit === 'ร้อยละ');
  const wrong = total.values.flatMap((value, i) => {
    const above = rows.slice(0, at).flatMap(({ values }) => values[i] ?? []);
    const sum = above.reduce((a, b) => a + b, 0);
    const share = columns.length > 0 ? columns[i]?.unit === 'ร้อยละ' : value !== null && value <= 100;
    if (value === null || above.length < 2 || same(sum, value)) return [];
    if (share && !(alone && value > Math.max(...above) && Math.abs(sum - value) > ROUNDING)) return [];
    const told = known.some(({ by }) => same(Math.abs(by), Math.abs(sum - value)));
    return told ? [] : [`${amount(value)} ≠ ${amount(sum)}`];
  });
  return wrong.length > 0 ? [wrongSum(total, `${total.cells[0]} ${wrong.join(', ')}`)] : [];
}

/** Percentages are rounded to one or two places. */
const sameShare = (a: number, b: number) => Math.abs(a - b) < 0.06;

/** Where a percentage is the share of a total, or of another column, in most rows, it must be in all. */
function wrongShares({ rows, columns }: ReadTable): Doubt[] {
  const total = rows.find((row) => row.total);
  if (columns.length > WIDEST) return [];
  return columns.flatMap(({ unit }, at) => {
    if (unit !== 'ร้อยละ') return [];
    const numbers = columns.flatMap((column, i) => (i > 0 && column.unit !== 'ร้อยละ' ? [i] : []));
    const bases = numbers.flatMap((part) => [
      ...numbers
        .filter((i) => i !== part)
        .map((i) => (row: Row) => quotient(row.values[part], row.values[i])),
      (row: Row) => quotient(row.values[part], total?.values[part]),
    ]);
    for (const base of bases) {
      const full = rows.filter((row) => row.values[at] != null && base(row) !== null);
      const wrong = full.filter((row) => !sameShare(row.values[at]!, base(row)!));
      if (full.length < 3 || wrong.length > full.length / 3) continue;
      return wrong.map((row) =>
        wrongSum(row, `${row.cells[0]} ร้อยละ ${amount(row.values[at]!)} ≠ ${amount(base(row)!)}`),
      );
    }
    return [];
  });
}

const quotient = (part: number | null | undefined, whole: number | null | undefined): number | null =>
  part == null || !whole ? null : (100 * part) / whole;

const amount = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
