import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readOptions } from '../../scripts/rich-menu-sync.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { openOffice, PEOPLE } from '../support/office.ts';
import { CHANNEL, simulator, type TestSimulator } from '../support/simulator.ts';

const run = promisify(execFile);

let database: TestDatabase;
let line: TestSimulator;
let folder: string;

beforeAll(async () => {
  [database, line, folder] = [await testModels(), await simulator(), await mkdtemp(join(tmpdir(), 'menus-'))];
  await openOffice(database.models);
});
afterAll(async () => {
  await line.close();
  await database.close();
  await rm(folder, { recursive: true });
});

async function command(args: string[], env: NodeJS.ProcessEnv = {}) {
  const channel = {
    LINE_CHANNEL_SECRET: CHANNEL.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: CHANNEL.accessToken,
    LINE_API_BASE_URL: line.url,
    LINE_DATA_BASE_URL: line.url,
  };
  return run(process.execPath, ['scripts/rich-menu-sync.ts', ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, MONGODB_URI: database.uri, ...channel, ...env },
  }).then(
    ({ stdout }) => ({ code: 0, lines: stdout.trim().split('\n') }),
    ({ code, stderr }) => ({ code, lines: stderr.trim().split('\n') }),
  );
}

test('a dry run, the run, and a run that finds nothing to do', async () => {
  const dry = await command(['--dry-run']);
  expect(dry.lines).toContain('would have made newcomer the default menu');
  expect(dry.lines).toContain('would have given 2 people the menu officer');
  const real = await command([]);
  expect({ code: real.code, last: real.lines.at(-1) }).toEqual({
    code: 0,
    last: `LINE has the rich menus of this version: ${dry.lines.length - 1} changes`,
  });
  const links = await database.models.richMenuLinks.find().lean();
  expect(links.map(({ _id }) => _id).sort()).toEqual(
    Object.values(PEOPLE)
      .filter((id) => id !== PEOPLE.stranger)
      .sort(),
  );
  expect(await command([])).toEqual({
    code: 0,
    lines: ['LINE has the rich menus of this version: nothing to do'],
  });
}, 60_000);

test('what is wrong is one sentence', async () => {
  expect(await command([], { LINE_CHANNEL_ACCESS_TOKEN: 'another' })).toEqual({
    code: 1,
    lines: [
      expect.stringContaining('Database: '),
      'LINE does not accept the channel access token (401): check LINE_CHANNEL_ACCESS_TOKEN.',
    ],
  });
  const none = {
    LINE_CHANNEL_SECRET: '',
    LINE_CHANNEL_ACCESS_TOKEN: '',
    LINE_API_BASE_URL: '',
    LINE_DATA_BASE_URL: '',
  };
  expect(await command([], none)).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/^There is no LINE channel: set LINE_CHANNEL_SECRET/)],
  });
  expect(() => readOptions(['--imgs'])).toThrow("Unknown option '--imgs'");
}, 60_000);

test('the pictures, to look at', async () => {
  const images = join(folder, 'images');
  expect(await command(['--images', images])).toMatchObject({ code: 0 });
  expect(await readdir(images)).toContain('rich-menu-officer.png');
}, 60_000);
