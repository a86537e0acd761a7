import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { exportReport, readOptions } from '../../scripts/report-export.ts';
import { loadSample } from '../../src/plan/sample.ts';
import type { Render } from '../../src/reports/make.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { NOW } from '../support/office.ts';
import { addReport } from '../support/reported.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testModels();
  const { models } = database;
  await loadSample({ models, now: () => NOW });
  const registration = { division: 'registration', month: '2026-11' };
  await addReport(models, {
    ...registration,
    code: 'I3',
    text: 'จัดที่นั่งรอ ๒ จุด',
    photos: 2,
    caption: 'จุดนั่งรอ',
  });
  await addReport(models, { ...registration, code: 'I3', month: '2026-12', text: 'ประเมินการใช้งาน' });
  await addReport(models, { ...registration, code: 'O8', status: 'postponed', reason: 'รอระบบใหม่' });
  folder = await mkdtemp(join(tmpdir(), 'report-export-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const GOOD = {
  ...{
    '--layout': 'report-5',
    '--from': '2569-10',
    '--to': '2570-03',
    '--format': 'pdf',
    '--out': '/dev/null',
  },
};
const argsOf = (options: Record<string, string | null>): string[] =>
  Object.entries({ ...GOOD, ...options }).flatMap(([name, value]) =>
    value === null ? [] : value === '' ? [name] : [name, value],
  );

/** As `npm run --silent report:export` runs it. */
function command(options: Record<string, string | null>) {
  const env = { ...process.env, MONGODB_URI: database.uri, DATA_DIR: join(folder, 'data'), NODE_OPTIONS: '' };
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const args = ['--disable-warning=ExperimentalWarning', 'scripts/report-export.ts', ...argsOf(options)];
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test.each([
  ['pdf', 'application/pdf'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
])('the command writes %s, and tells in a line what is in it', async (format, mime) => {
  const out = join(folder, `report.${format}`);
  const { code, stdout } = await command({ '--format': format, '--out': out });
  const bytes = await readFile(out);
  expect((await fileTypeFromBuffer(bytes))?.mime).toBe(mime);
  expect([code, stdout]).toEqual([
    0,
    `${out}: 29 items, 2 with results, 2 photos; of the divisions' works 76 lack something; ${bytes.length} bytes\n`,
  ]);
});

test('what is wrong ends the command with one line and 1', async () => {
  const { code, stdout, stderr } = await command({ '--from': '2569-04' });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^--from 2569-04 and --to 2570-03/)]);
});

test('results, captions and digits are those of the months that were asked for', async () => {
  const given: Parameters<Render>[] = [];
  const render: Render = async (...all) => {
    given.push(all);
    return Buffer.from('x');
  };
  const exported = (options: Record<string, string | null>) =>
    exportReport(database.models, readOptions(argsOf(options)), render);
  await exported({});
  await exported({ '--to': '2026-11', '--digits': 'thai', '--draft': '' });
  const [[all, photos], [november]] = given as [Parameters<Render>, Parameters<Render>];
  const [whole, part] = [all, november].map((report) => JSON.stringify(report));
  expect(whole).toContain('จัดที่นั่งรอ 2 จุด');
  expect(whole).toContain('ประเมินการใช้งาน');
  expect([all.draft, photos.size]).toEqual([null, 2]);
  expect(part).toContain('จัดที่นั่งรอ ๒ จุด');
  expect(part).not.toContain('ประเมินการใช้งาน');
  expect(november.draft!.missing).toContain('ฝ่ายทะเบียน: O๘ สถิติการให้บริการ - เลื่อนการดำเนินการ');
});

test.each<[string, Record<string, string | null>, string]>([
  ['no layout', { '--layout': null }, '--layout is missing'],
  [
    'a layout that is none',
    { '--layout': 'x' },
    '--layout x is not known; there are report-5, report-5-2567,',
  ],
  ['no month', { '--from': '2569' }, '--from 2569 is no month, such as 2567-10 or 2024-10.'],
  [
    'months turned round',
    { '--from': '2570-03', '--to': '2569-10' },
    '--to 2569-10 is before --from 2570-03.',
  ],
  [
    'two fiscal years',
    { '--to': '2570-10' },
    '--from 2569-10 and --to 2570-10 are in the fiscal years 2570 and 2571, each with a plan of its own',
  ],
  ['a format that is none', { '--format': 'html' }, '--format html is not known; there are pdf, docx, xlsx.'],
  ['nowhere to write', { '--out': null }, '--out is missing'],
  ['digits that are none', { '--digits': 'roman' }, '--digits roman is not known; there are thai, arabic.'],
  ['draft and final', { '--draft': '', '--final': '' }, '--draft and --final exclude each other.'],
  ['a district that is none', { '--district': 'x' }, '--district x is not known; there is rom-yen.'],
  [
    'a year without a plan',
    { '--from': '2567-10', '--to': '2568-03' },
    '--from: rom-yen has no plan of the fiscal year 2568; there is one of 2570.',
  ],
  [
    'a folder that is not there',
    { '--out': '/no/such/folder/x.pdf' },
    '--out /no/such/folder/x.pdf cannot be written: its folder is not there; make it first, or name another.',
  ],
  ['a folder', { '--out': '/' }, '--out / cannot be written: it is a folder; name a file in it.'],
  ['an option that is none', { '--layot': 'x' }, "Unknown option '--layot'"],
])('%s: one sentence that names the option', async (_, options, sentence) => {
  const run = async () =>
    exportReport(database.models, readOptions(argsOf(options)), async () => Buffer.from('x'));
  await expect(run()).rejects.toThrow(sentence);
});
