/** Who somebody is, by where he or she speaks. */
import type { Models } from '../../models/index.ts';
import { createFactsReader, type ReadFacts } from '../../src/conversation/facts.ts';
import { accessOf } from '../../src/conversation/rights.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { addGroup, GROUP, SECOND_GROUP, unlinkedGroup } from '../support/groups.ts';
import { addOfficer, ELSEWHERE, openOffice, PEOPLE, REGISTRY, WORKS } from '../support/office.ts';

let database: TestDatabase;
let models: Models;
let readFacts: ReadFacts;
const REGISTRY_GROUP = `C${'3'.repeat(32)}`;
const OF_ELSEWHERE = `C${'4'.repeat(32)}`;

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  await addGroup(models);
  await addGroup(models, { _id: SECOND_GROUP, ...unlinkedGroup });
  await addGroup(models, { _id: REGISTRY_GROUP, divisions: ['registry'] });
  await addGroup(models, { _id: OF_ELSEWHERE, district: 'thung-thong' });
  await addOfficer(models, { userId: PEOPLE.stranger, name: 'สองฝ่าย', divisions: ['registry', 'works'] });
  readFacts = createFactsReader(models);
});
afterAll(() => database.close());

const read = (userId: string, group: string | null) =>
  readFacts(group ? `${group}+${userId}` : userId, null, 1);
const divisions = async (userId: string, group: string | null) =>
  (await read(userId, group)).person?.divisions.map(({ id }) => id);

test('in a group only the divisions that it serves', async () => {
  expect(await divisions(PEOPLE.stranger, null)).toEqual([REGISTRY, WORKS]);
  expect(await divisions(PEOPLE.stranger, GROUP)).toEqual([REGISTRY, WORKS]);
  expect(await divisions(PEOPLE.stranger, REGISTRY_GROUP)).toEqual([REGISTRY]);
  expect(await divisions(PEOPLE.stranger, OF_ELSEWHERE)).toEqual([]);
  expect(await divisions(PEOPLE.somchai, REGISTRY_GROUP)).toEqual([]);
});

test('nobody sees in a group what is not of it, not even who sees the whole district elsewhere', async () => {
  const sees = async (group: string | null) => {
    const access = accessOf(await read(PEOPLE.coordinator, group))!;
    return [REGISTRY, WORKS, ELSEWHERE].filter((division) => access.sees(division));
  };
  expect(await sees(null)).toEqual([REGISTRY, WORKS]);
  expect(await sees(GROUP)).toEqual([REGISTRY, WORKS]);
  expect(await sees(REGISTRY_GROUP)).toEqual([REGISTRY]);
});

test('somebody of two districts is in a group who he or she is there', async () => {
  const userId = `U${'d'.repeat(32)}`;
  await addOfficer(models, { userId, name: 'ร่มเย็น', state: 'active', divisions: ['registry'] });
  const there = { district: 'thung-thong', state: 'pending' as const, divisions: ['registry'] };
  await addOfficer(models, { userId, name: 'ทุ่งทอง', ...there });
  expect((await read(userId, null)).person).toMatchObject({ name: 'ร่มเย็น' });
  expect((await read(userId, GROUP)).person).toMatchObject({ name: 'ร่มเย็น', state: 'active' });
  expect((await read(userId, OF_ELSEWHERE)).person).toMatchObject({ name: 'ทุ่งทอง', state: 'pending' });
});

test('the group as it is known, also to nobody in particular and before it is linked', async () => {
  expect(await readFacts(REGISTRY_GROUP, null, 1)).toMatchObject({
    ...{ userId: '', person: null, district: { slug: 'rom-yen' } },
    group: { state: 'linked', divisions: [{ id: REGISTRY, name: 'ฝ่ายทะเบียน' }] },
  });
  const unknown = `C${'9'.repeat(32)}`;
  for (const group of [SECOND_GROUP, unknown])
    expect((await read(PEOPLE.malee, group)).group).toMatchObject({
      id: group,
      state: 'unlinked',
      divisions: [],
    });
  expect(await readFacts(PEOPLE.malee, null, 1)).not.toHaveProperty('group');
});
