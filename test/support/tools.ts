/** Programs that check what is written with eyes of their own. Tests that need one are skipped where it is not installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SARABUN } from '../../src/reports/fonts.ts';

type Tool = 'pdftotext' | 'pdftoppm' | 'pdfinfo' | 'soffice';

const isThere = (tool: Tool): boolean =>
  spawnSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' }).status === 0;

/** `test` where the programs are installed. */
export function testWith(tools: Tool[]): typeof test.skip {
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return test;
  const skipped = (name: string, ...rest: [never]) =>
    test.skip(`${name} (not looked at: ${missing.join(', ')} is not installed)`, ...rest);
  return Object.assign(skipped, test.skip) as typeof test.skip;
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'raingan-test-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of each page, as it is copied out of a viewer: in the order in which it is drawn, or by where it stands. */
export function pagesOf(pdf: Buffer, order: '-raw' | '-layout' | '-nodiag' = '-raw'): string[] {
  return run('pdftotext', [order, '-', '-'], pdf).split('\f').slice(0, -1);
}

/** Each page as a picture of so many dots an inch. */
export function picturesOf(pdf: Buffer, dots: number): Buffer[] {
  return inFolder((folder) => {
    execFileSync('pdftoppm', ['-r', String(dots), '-png', '-', join(folder, 'page')], { input: pdf });
    const pages = readdirSync(folder).sort();
    return pages.map((page) => readFileSync(join(folder, page)));
  });
}

export interface Word {
  page: number;
  text: string;
  xMin: number;
  xMax: number;
  yMin: number;
  yMax: number;
}

/** Every word of a PDF with its place in points, and the sizes of its pages. */
export function wordsOf(pdf: Buffer): { sizes: { width: number; height: number }[]; words: Word[] } {
  const sizes: { width: number; height: number }[] = [];
  const words: Word[] = [];
  const found = run('pdftotext', ['-bbox', '-', '-'], pdf).matchAll(
    /<page width="([\d.]+)" height="([\d.]+)"|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
  );
  for (const [, width, height, xMin, yMin, xMax, yMax, text] of found) {
    if (width) sizes.push({ width: Number(width), height: Number(height) });
    else {
      const [left, top, right, bottom] = [xMin, yMin, xMax, yMax].map(Number) as [
        number,
        number,
        number,
        number,
      ];
      words.push({ page: sizes.length, text: text!, xMin: left, yMin: top, xMax: right, yMax: bottom });
    }
  }
  return { sizes, words };
}

const run = (tool: Tool, args: string[], input: Buffer): string =>
  execFileSync(tool, args, { input, maxBuffer: 1e8, stdio: ['pipe', 'pipe', 'ignore'] }).toString();

/** What LibreOffice makes of a Word or Excel file, as PDF; it is given the font of the reports. */
export function openedByLibreOffice(file: Buffer, format: 'docx' | 'xlsx'): Buffer {
  return inFolder((folder) => {
    writeFileSync(join(folder, `report.${format}`), file);
    const fonts = [SARABUN.regular, SARABUN.bold].map((path) => `<dir>${dirname(path)}</dir>`).join('');
    writeFileSync(
      join(folder, 'fonts.conf'),
      `<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${fonts}<cachedir>${folder}/cache</cachedir></fontconfig>`,
    );
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder];
    execFileSync('soffice', [...args, join(folder, `report.${format}`)], {
      env: { ...process.env, HOME: folder, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
      stdio: 'ignore',
      timeout: 120_000,
    });
    return readFileSync(join(folder, 'report.pdf'));
  });
}
