/** Tables of something else (budget, survey) among the rows: said to be there, and their sums checked. */
import { parseNumber } from '../../thai/digits.ts';
import { cellText, readCell } from '../cell.ts';
import type { Doubt } from '../doubts.ts';
import type { Draft } from '../draft.ts';
import type { Entry } from '../table.ts';

interface NumberRow {
  line: number;
  name: string;
  values: (number | null)[];
}

export function checkForeignTables(entries: Entry[], drafts: Draft[]): Doubt[] {
  const among = entries.flatMap((entry) =>
    entry.kind === 'foreign'
      ? [
          entry.rows.map(({ line, cells }) => ({
            line,
            cells: cells.map((cell) => cellText(readCell(cell))),
          })),
        ]
      : [],
  );
  const inside = drafts.flatMap(({ cells, activities, lines }) =>
    [cells, ...activities.map((activity) => activity.cells)]
      .flatMap((map) => [...map.values()])
      .flatMap((cell) => cell.tables)
      .map((rows) => rows.map((row) => ({ line: lines[0]!, cells: row }))),
  );
  return [...among, ...inside].filter((rows) => rows.length > 0).flatMap(check);
}

function check(rows: { line: number; cells: string[] }[]): Doubt[] {
  const title = rows[0]!.cells.filter((cell) => cell !== '').join(' · ');
  const numbers = rows.map(({ line, cells }) => ({
    line,
    name: cells[0] ?? '',
    values: cells.slice(1).map((cell) => parseNumber(cell.replace(/[%\s]/g, ''))),
  }));
  const differences = wrongDifferences(numbers);
  return [
    { code: 'foreign-table', line: rows[0]!.line, detail: title },
    ...differences.map(({ doubt }) => doubt),
    ...wrongTotals(numbers, differences),
  ];
}

/** Money is printed to the satang. */
const same = (a: number, b: number) => Math.abs(a - b) < 0.005;

interface Wrong {
  doubt: Doubt;
  /** By how much. */
  by: number;
}

/** Where one column is the difference of two others in most rows, it must be in all. */
function wrongDifferences(rows: NumberRow[]): Wrong[] {
  const width = rows[0]?.values.length ?? 0;
  if (width > 12) return [];
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      for (let c = b + 1; c < width; c++) {
        if (a === b || a === c) continue;
        const full = rows.filter(({ values }) => [a, b, c].every((i) => values[i] != null));
        const wrong = full.filter(({ values }) => !same(values[a]! - values[b]!, values[c]!));
        if (full.length < 3 || wrong.length > full.length / 3) continue;
        return wrong.map(({ line, name, values: v }) => {
          const detail = `${name} ${amount(v[a]!)} - ${amount(v[b]!)} ≠ ${amount(v[c]!)}`;
          return { doubt: { code: 'wrong-sum', line, detail }, by: v[a]! - v[b]! - v[c]! };
        });
      }
    }
  }
  return [];
}

/**
 * A row "รวม" must be the sum of the rows above it, column by column; columns of percentages need not. A total that is
 * wrong by what a row is wrong by is no further mistake.
 */
function wrongTotals(rows: NumberRow[], known: Wrong[]): Doubt[] {
  const at = rows.findIndex(({ name }) => /^รวม|^ผลรวม|^total/iu.test(name));
  if (at < 2) return [];
  const total = rows[at]!;
  const wrong = total.values.flatMap((value, i) => {
    const above = rows.slice(0, at).flatMap(({ values }) => values[i] ?? []);
    const sum = above.reduce((a, b) => a + b, 0);
    if (value === null || above.length < 2 || value <= 100 || same(sum, value)) return [];
    const told = known.some(({ by }) => same(Math.abs(by), Math.abs(sum - value)));
    return told ? [] : [`${amount(value)} ≠ ${amount(sum)}`];
  });
  return wrong.length > 0
    ? [{ code: 'wrong-sum', line: total.line, detail: `${total.name} ${wrong.join(', ')}` }]
    : [];
}

const amount = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
