/** A reading as lines that a person can compare with the document. */
import type { Reading } from '../../src/plan/reading.ts';

export function readable({ document, indicators, items, tables, warnings }: Reading): string {
  const { title, organisation, fiscalYearBE, period, columnRoles } = document;
  const lines = [
    title,
    `${organisation} · ${fiscalYearBE}${period ? ` (${period.from} - ${period.to})` : ''} · ${columnRoles.join(' ')}`,
    ...indicators.map(({ number, name, instrument }) => `${instrument} ${number} ${name}`),
  ];
  for (const item of items) {
    const { codes, indicator, instrument, title: name, score, activities } = item;
    lines.push(
      '',
      `[${item.lines.join(' ')}] ${indicator}/${instrument} ${codes.join(',') || '-'} ${name}${score === null ? '' : ` = ${score}`}`,
    );
    if (item.problem !== null) lines.push(`  problem: ${item.problem}`);
    for (const { measure, outputs, channels, due, cadence, responsible, lines: rows } of activities) {
      lines.push(`  (${rows.join(' ')}) ${due} · ${cadence} · ${responsible.join(', ')}`);
      if (measure !== null) lines.push(...measure.split('\n').map((text) => `    ${text}`));
      lines.push(...outputs.map((text) => `    > ${text}`), ...channels.map((text) => `    @ ${text}`));
    }
    lines.push(
      ...item.results.map((text) => `    = ${text}`),
      ...item.captions.map((text) => `    # ${text}`),
    );
  }
  for (const table of tables) {
    const units = table.columns.map(({ unit }) => unit ?? '-').join(' ');
    const under = table.item === null ? null : items[table.item]!.title;
    lines.push(
      '',
      `[${table.lines.join(' ')}] ${table.kind} · ${table.title} · ${table.asOf} · ${units} · ${under}`,
    );
    lines.push(`  ${table.columns.map(({ header }) => header).join(' | ')}`);
    for (const { cells, values, total } of table.rows) {
      const numbers = cells.map((cell, i) => values[i] ?? cell);
      lines.push(`  ${total ? 'Σ ' : ''}${numbers.join(' | ')}`);
    }
  }
  return `${[...lines, '', ...warnings.map(({ line, code, text }) => `${line ?? '-'} ${code}: ${text}`)].join('\n')}\n`;
}
