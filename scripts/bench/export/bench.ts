/**
 * How long the export of a report takes, how large it is and what memory it needs, beside the usual ways: a web page
 * printed by headless Chromium, or turned into Word and Excel by LibreOffice. Each time counts from nothing running to
 * the finished file. Only the ratios mean something on another machine. `npm run bench -- export`.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { type Format, formatNames } from '../../../src/reports/formats.ts';
import { render } from '../../../src/reports/render.ts';
import { htmlOf } from './as-html.ts';
import { peakMegabytes } from './memory.ts';
import { benchPhotos, benchReport, PHOTOS } from './report.ts';

const RUNS = 5;
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** How LibreOffice names what it makes of a web page. */
const OFFICE = {
  docx: ['--infilter=HTML (StarWriter)', 'docx:MS Word 2007 XML'],
  xlsx: ['--infilter=HTML (StarCalc)', 'xlsx:Calc MS Excel 2007 XML'],
} as const;

interface Result {
  seconds: number;
  megabytes: number;
  bytes: number;
}

const report = benchReport();
const photos = await benchPhotos();
const folder = await mkdtemp(join(tmpdir(), 'raingan-bench-export-'));
try {
  const page = join(folder, 'report.html');
  await writeFile(page, htmlOf(report, photos));
  console.log(`\n${report.rows.length} rows with ${PHOTOS} photos; the middle of ${RUNS} runs\n`);
  console.log('| file | seconds | peak MB | MB | the usual way | seconds | peak MB | MB | times faster |');
  console.log('|---|--:|--:|--:|---|--:|--:|--:|--:|');
  for (const format of formatNames) {
    const own = () => render(report, photos, { format, digits: 'thai' });
    const usual = usualWay(format, page);
    const [ours, theirs] = await compared(usual ? [own, usual.make] : [own]);
    const beside =
      usual && theirs
        ? [usual.name, ...figures(theirs), `${(theirs.seconds / ours!.seconds).toFixed(1)} ×`]
        : ['not installed', '', '', '', ''];
    console.log(`| ${[format, ...figures(ours!), ...beside].join(' | ')} |`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

function figures({ seconds, megabytes, bytes }: Result): string[] {
  return [seconds.toFixed(2), megabytes.toFixed(0), (bytes / 1e6).toFixed(1)];
}

/** One after the other in each run, so that what else the machine does slows all alike; memory in a run of its own. */
async function compared(ways: (() => Promise<Buffer>)[]): Promise<Result[]> {
  const seconds: number[][] = ways.map(() => []);
  const bytes: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    for (const [way, make] of ways.entries()) {
      const begun = performance.now();
      bytes[way] = (await make()).length;
      seconds[way]!.push((performance.now() - begun) / 1000);
    }
  }
  const results: Result[] = [];
  for (const [way, make] of ways.entries()) {
    const middle = seconds[way]!.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
    results.push({ seconds: middle, megabytes: await peakMegabytes(make), bytes: bytes[way]! });
  }
  return results;
}

function usualWay(format: Format, page: string): { name: string; make: () => Promise<Buffer> } | null {
  if (format === 'pdf') {
    return existsSync(CHROMIUM) ? { name: 'Chromium', make: () => printed(page) } : null;
  }
  const isThere = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
  return isThere ? { name: 'LibreOffice', make: () => converted(page, format) } : null;
}

async function printed(page: string): Promise<Buffer> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href);
    return await tab.pdf({ preferCSSPageSize: true, displayHeaderFooter: true, tagged: true });
  } finally {
    await browser.close();
  }
}

async function converted(page: string, format: keyof typeof OFFICE): Promise<Buffer> {
  const [from, to] = OFFICE[format];
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  await promisify(execFile)('soffice', [
    profile,
    '--headless',
    from,
    '--convert-to',
    to,
    '--outdir',
    folder,
    page,
  ]);
  return readFile(join(folder, `report.${format}`));
}
