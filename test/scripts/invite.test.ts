import type { Models } from '../../models/index.ts';
import { invite, readOptions } from '../../scripts/invite.ts';
import { BadOption } from '../../scripts/options.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { effectsOn } from '../support/effects.ts';
import { NOW, openOffice, PEOPLE, REGISTRY } from '../support/office.ts';

let database: TestDatabase;
let models: Models;

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
});
afterAll(() => database.close());

const run = async (...args: string[]) => invite(models, readOptions(args), NOW);
const inRomYen = ['--district', 'rom-yen'];

test('a code for the first coordinator is printed with what to do, and works', async () => {
  const printed = await run('--role', 'coordinator', ...inRomYen);
  const [code] = printed.split('\n');
  expect(printed).toContain('For one person as coordinator (สำนักงานเขตร่มเย็น), valid until 2026-11-28.');
  const joined = await effectsOn(models).perform(PEOPLE.stranger, 'e1', 'redeem-invitation', {
    code: code!,
    consentVersion: 1,
  });
  expect(joined).toMatchObject({ ok: true, role: 'coordinator' });
  expect(await models.audit.findById(`invite/${code}`).lean()).toMatchObject({
    by: 'command-line',
    subject: code,
  });
});

test('a code may serve several people and divisions, named as people name them', async () => {
  const options = [
    '--role',
    'head',
    '--division',
    'registry',
    '--division',
    'โยธา',
    '--uses',
    '9',
    '--days',
    '30',
  ];
  const code = (await run(...inRomYen, ...options)).split('\n')[0];
  expect(await models.invitations.findById(code).lean()).toMatchObject({
    role: 'head',
    divisions: ['registry', 'works'],
    maxUses: 9,
    madeBy: null,
    expiresAt: new Date(NOW + 30 * 24 * 3600 * 1000),
  });
});

test.each<[string, string[], string]>([
  ['no role', inRomYen, '--role is missing'],
  ['a role that is none', [...inRomYen, '--role', 'king'], '--role "king" cannot be used'],
  ['no division for an officer', [...inRomYen, '--role', 'officer'], '--division is missing'],
  [
    'a division of nowhere',
    [...inRomYen, '--role', 'officer', '--division', 'moon'],
    '--division moon is not known; there are registry, works.',
  ],
  [
    'no district of several',
    ['--role', 'director'],
    '--district is missing: there are rom-yen, thung-thong.',
  ],
  ['a district that is none', ['--role', 'director', '--district', 'x'], '--district x is not known'],
  ['no number', [...inRomYen, '--role', 'director', '--uses', 'many'], '--uses "many" cannot be used'],
  ['too many days', [...inRomYen, '--role', 'director', '--days', '999'], '--days "999" cannot be used'],
  ['an option that is none', ['--rolle', 'director'], "Unknown option '--rolle'"],
])('%s: one sentence that names the option', async (_, args, sentence) => {
  const before = await models.invitations.countDocuments();
  const refused = run(...args);
  await expect(refused).rejects.toThrow(BadOption);
  await expect(refused).rejects.toThrow(sentence);
  expect(await models.invitations.countDocuments()).toBe(before);
});

test('without any district it says what to do first', async () => {
  const empty = await testModels();
  await expect(invite(empty.models, readOptions(['--role', 'coordinator']), NOW)).rejects.toThrow(
    'start the bot once',
  );
  await empty.close();
});

test('the divisions of a code are those of its district', async () => {
  const [code] = (await run('--district', 'thung-thong', '--role', 'officer', '--division', 'ทะเบียน')).split(
    '\n',
  );
  expect(await models.invitations.findById(code).lean()).toMatchObject({
    district: 'thung-thong',
    divisions: [REGISTRY.split('/')[1]],
  });
});
