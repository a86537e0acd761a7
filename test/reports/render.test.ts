/** Writing in a process of its own: the file comes back, and whatever happens there is an error with a code here. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { fileTypeFromBuffer } from 'file-type';
import { type RenderLimits, render } from '../../src/reports/render.ts';
import type { PrintedReport } from '../../src/reports/table.ts';
import { printedPhotos, REPORT } from '../support/printed-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'raingan-render-'));
afterAll(() => rm(folder, { recursive: true }));

/** A process that does this instead of writing. */
function doing(code: string): Partial<RenderLimits> {
  const file = join(folder, `${code.length}.mjs`);
  writeFileSync(file, code);
  return { process: file };
}
const pdf = { format: 'pdf', digits: 'thai' } as const;

test.each(['pdf', 'docx', 'xlsx'] as const)('%s comes back as it was written', async (format) => {
  const file = await render(REPORT, await printedPhotos(), { format, digits: 'thai' });
  expect((await fileTypeFromBuffer(file))?.ext).toBe(format);
  expect(file.length).toBeGreaterThan(10_000);
});

test('what no file can hold is left out', async () => {
  const title = ['ก\0\u0007ข\ud800ค\uffff'];
  const broken: PrintedReport = { ...REPORT, title, rows: [] };
  for (const format of ['docx', 'xlsx', 'pdf'] as const) {
    await expect(render(broken, new Map(), { format, digits: 'thai' })).resolves.toBeInstanceOf(Buffer);
  }
});

test.each([
  ['failed', { ...REPORT, columns: [{ header: 'ก', share: Number.NaN }], rows: [{ kind: 'table' }] }, {}],
  ['crashed', REPORT, doing('process.on("message", () => process.abort())')],
  ['crashed', REPORT, doing('process.on("message", () => process.exit(0))')],
  ['crashed', REPORT, { process: join(folder, 'not-there.mjs') }],
  ['crashed', REPORT, { heapMegabytes: 4 }],
  ['timeout', REPORT, { ...doing('process.on("message", () => { for (;;); })'), timeoutMs: 300 }],
])('%s', async (code, report, limits) => {
  await expect(render(report as PrintedReport, new Map(), pdf, limits)).rejects.toMatchObject({ code });
});

test('this process answers while another writes', async () => {
  const photos = await printedPhotos();
  let longest = 0;
  const begun = performance.now();
  let last = begun;
  const ticking = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  await render(REPORT, photos, pdf);
  clearInterval(ticking);
  expect(longest).toBeLessThan((performance.now() - begun) / 2);
});
