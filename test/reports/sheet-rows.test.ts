/** However a report's cells are merged, its sheet has every text and photo once, in cells that do not overlap. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LAYOUTS } from '../../src/reports/layouts.ts';
import { sheetRows } from '../../src/reports/sheet-rows.ts';
import type { PrintedBlock, PrintedRow } from '../../src/reports/table.ts';
import { madeReport } from './made-report.ts';

const withPhotos = (rows: PrintedRow[], count: number): PrintedRow[] => {
  let id = 0;
  const filled = (block: PrintedBlock): PrintedBlock =>
    block.kind === 'photos'
      ? {
          ...block,
          photos: Array.from({ length: count }, () => ({ id: `p${id++}`, width: 400, height: 300 })),
        }
      : block;
  return rows.map((row) =>
    row.kind === 'heading'
      ? row
      : { ...row, cells: row.cells.map((cell) => cell && { ...cell, blocks: cell.blocks.map(filled) }) },
  );
};

test('every place of the sheet belongs to one cell; nothing is lost, no row too high, no photo over a row', () => {
  fc.assert(
    fc.property(madeReport, fc.constantFrom(...LAYOUTS), fc.nat(5), (content, layout, count) => {
      const rows = withPhotos(layout.rows(content, 'thai'), count);
      const sheet = sheetRows(
        rows,
        layout.columns.map(({ share }) => 780 * share),
        () => true,
      );
      const taken = sheet.map(({ heading }) => layout.columns.map(() => (heading === null ? 0 : 1)));
      const texts: string[] = [];
      const photos: string[] = [];
      for (const [i, { heading, cells, height }] of sheet.entries()) {
        expect(height).toBeGreaterThan(0);
        expect(height).toBeLessThan(409);
        if (heading !== null) texts.push(heading);
        for (const [column, cell] of cells.entries()) {
          if (!cell) continue;
          for (let k = 0; k < cell.rowSpan; k++) taken[i + k]![column]!++;
          texts.push(...cell.text.split('\n').filter(Boolean));
          if (cell.photo) {
            photos.push(cell.photo.id);
            expect(cell.photo.top + cell.photo.height).toBeLessThanOrEqual(height);
          }
        }
      }
      expect(new Set(taken.flat())).toEqual(new Set([1]));
      expect(texts.toSorted()).toEqual(rows.flatMap(linesOf).toSorted());
      expect(new Set(photos).size).toBe(photos.length);
      expect(photos).toHaveLength(photosIn(rows));
    }),
  );
});

const blocksOf = (row: PrintedRow) =>
  row.kind === 'heading' ? [] : row.cells.flatMap((cell) => cell?.blocks ?? []);

const linesOf = (row: PrintedRow): string[] =>
  row.kind === 'heading'
    ? [row.text]
    : blocksOf(row).flatMap((block) => {
        if (block.kind === 'text') return [block.text];
        if (block.kind === 'list') return block.entries.map(({ mark, text }) => `${mark} ${text}`);
        return [`${block.mark} ${block.caption}`];
      });

const photosIn = (rows: PrintedRow[]) =>
  rows.flatMap(blocksOf).reduce((sum, block) => sum + (block.kind === 'photos' ? block.photos.length : 0), 0);
