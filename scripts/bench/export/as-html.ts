/** The same report as a web page, as it is usually made for a browser or an office program to print. */
import { pathToFileURL } from 'node:url';
import { SARABUN } from '../../../src/reports/fonts.ts';
import type { PrintedBlock, PrintedReport } from '../../../src/reports/table.ts';

/** With its photos in it. */
export function htmlOf(report: PrintedReport, photos: ReadonlyMap<string, Buffer>): string {
  const { title, columns, rows } = report;
  const width = columns.length;
  const head = columns
    .map(({ header, share }) => `<th width="${share * 100}%">${escaped(header)}</th>`)
    .join('');
  const body = rows.map((row) => {
    if (row.kind === 'heading')
      return `<tr><th class="heading" colspan="${width}">${escaped(row.text)}</th></tr>`;
    const cells = row.cells.flatMap((cell) =>
      cell
        ? [
            `<td rowspan="${cell.rowSpan}">${cell.blocks.map((block) => blockHtml(block, photos)).join('')}</td>`,
          ]
        : [],
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><style>
@font-face { font-family: Sarabun; src: url(${pathToFileURL(SARABUN.regular)}); }
@font-face { font-family: Sarabun; font-weight: 700; src: url(${pathToFileURL(SARABUN.bold)}); }
@page { size: A4 landscape; margin: 1.5cm; }
body { font: 10.5pt/1.4 Sarabun; }
h1 { font-size: 13pt; text-align: center; margin: 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid; padding: 1.5mm; vertical-align: top; overflow-wrap: anywhere; }
.heading { text-align: left; }
p { margin: 0; }
img { display: block; max-width: 100%; height: 4.1cm; margin: 1mm auto; break-inside: avoid; }
</style></head><body>${title.map((line) => `<h1>${escaped(line)}</h1>`).join('')}
<table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></body></html>`;
}

function blockHtml(block: PrintedBlock, photos: ReadonlyMap<string, Buffer>): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return block.entries.map(({ mark, text }) => `<p>${mark} ${escaped(text)}</p>`).join('');
    case 'photos': {
      const images = block.photos.map(
        ({ id }) => `<img src="data:image/jpeg;base64,${photos.get(id)!.toString('base64')}" height="155">`,
      );
      return `<p>${block.mark} ${escaped(block.caption)}</p>${images.join('')}`;
    }
  }
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
