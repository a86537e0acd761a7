/** A reading as lines that a person can compare with the document. */
import type { Reading } from '../../src/plan/reading.ts';

export function readable({ document, indicators, items, warnings }: Reading): string {
  const { title, organisation, fiscalYearBE, columnRoles } = document;
  const lines = [
    title,
    `${organisation} · ${fiscalYearBE} · ${columnRoles.join(' ')}`,
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
  }
  return `${[...lines, '', ...warnings.map(({ line, code, text }) => `${line ?? '-'} ${code}: ${text}`)].join('\n')}\n`;
}
