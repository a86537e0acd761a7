/** Reads a plan out of the lines of a document. Pure: the same lines give the same reading. */
import { cellText } from './cell.ts';
import { type Columns, headerOf } from './columns.ts';
import { aboutDocument } from './document.ts';
import { type Doubt, wordingOf } from './doubts.ts';
import { layoutFor } from './layouts.ts';
import { textsOutside } from './outside.ts';
import { periodOf } from './period.ts';
import { PlanProblem } from './problem.ts';
import type { Reading, Role, Warning } from './reading.ts';
import { readSource, type Source } from './source.ts';
import { readTable } from './table.ts';
import { leftColumns, unreadColumns } from './unread.ts';

/** {@link readDocument} of a text. */
export const readPlan = (text: string): Reading => readDocument({ lines: readSource(text), doubts: [] });

/**
 * What the document holds, with a warning for whatever a careful reader would ask about.
 * @throws PlanProblem for a document that is no plan at all
 */
export function readDocument({ lines, doubts: before }: Source): Reading {
  const table = readTable(lines);
  if (!table) {
    throw new PlanProblem(
      'no-table',
      'ไม่พบตารางแผนหรือรายงานในไฟล์ ต้องมีหัวตาราง เช่น ประเด็น กิจกรรม ผู้รับผิดชอบ ในไฟล์ข้อความช่องต้องคั่นด้วยแท็บ (no table of a plan found: it needs a header; in a text file, TABs between its cells)',
    );
  }
  const { headers, roles } = table.columns;
  const layout = layoutFor(table.columns);
  if (!layout) {
    throw new PlanProblem(
      'unknown-layout',
      `ยังอ่านตารางแบบนี้ไม่ได้: ${headers.join(' · ').slice(0, 200)} (this layout of table cannot be read yet)`,
    );
  }
  const dues = table.entries.flatMap((entry) => (entry.kind === 'row' ? (entry.cells.get('due') ?? []) : []));
  const citywide = layout.kind === 'compilation';
  const about = aboutDocument(lines, table.headerLine, dues.map(cellText), { citywide });
  const { items, indicators, instruments, tables, doubts } = layout.read(table, about);
  if (items.length === 0) {
    throw new PlanProblem('no-items', 'พบหัวตาราง แต่ไม่พบรายการใดในตาราง (the table has no items)');
  }
  const unread = unreadColumns(lines, table);
  const results = items.flatMap((item) => item.results);
  const { period, assumed } =
    layout.kind === 'plan' ? { period: null } : periodOf(about.title, about.fiscalYearBE, results);
  const all = [
    ...before,
    ...about.doubts,
    ...(assumed ? [{ code: 'period-assumed' as const, line: null }] : []),
    ...columnDoubts(table.columns, table.headerLine, layout.needs),
    ...leftColumns(lines, table),
    ...textsOutside(table, about.title),
    ...doubts,
  ];
  return {
    document: {
      kind: layout.kind,
      layout: layout.name,
      title: about.title,
      organisation: about.organisation,
      fiscalYearBE: about.fiscalYearBE,
      period,
      columns: headers,
      columnRoles: roles,
    },
    instruments,
    indicators,
    items,
    tables,
    ...(unread.length > 0 && { unread }),
    warnings: warningsOf(all),
  };
}

/** In the order of their lines, each once: items that share cells have the same doubts about them. */
function warningsOf(doubts: Doubt[]): Warning[] {
  const warnings = new Map<string, Warning>();
  for (const doubt of [...doubts].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))) {
    const text = wordingOf(doubt);
    const key = `${doubt.line} ${text}`;
    if (!warnings.has(key)) warnings.set(key, { ...doubt, text });
  }
  return [...warnings.values()];
}

function columnDoubts({ headers, roles }: Columns, line: number, needs: Role[]): Doubt[] {
  const unknown = headers.filter((header, i) => roles[i] === 'other' && header !== '');
  const missing = needs.filter((role) => !roles.includes(role));
  return [
    ...unknown.map((detail): Doubt => ({ code: 'column-unknown', line, detail })),
    ...missing.map((role): Doubt => ({ code: 'column-missing', line, detail: headerOf(role) })),
  ];
}
