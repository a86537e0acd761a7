import type { Models } from '../../../models/index.ts';
import { createQuestions } from '../../../src/conversation/questions/index.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn } from '../../support/effects.ts';
import { addGroup, addSeenPhoto, GROUP, SECOND_GROUP } from '../../support/groups.ts';
import { factsOf, NOW, openOffice, PEOPLE } from '../../support/office.ts';

let database: TestDatabase;
let models: Models;
let ask: ReturnType<typeof createQuestions>;

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  const { reminders } = effectsOn(models);
  ask = createQuestions({ models, now: () => NOW, publicUrl: null, linkKey: Buffer.from('x'), reminders });
  await addGroup(models);
  await addGroup(models, { _id: SECOND_GROUP, name: null, state: 'gone' });
});
afterAll(() => database.close());

const seen = async (messageId: string, group = GROUP) => {
  const facts = await factsOf(models, PEOPLE.malee, NOW, group);
  return ask(facts, 'seen-photo', { messageId });
};

test('a quoted photo comes with those of its album that are still there, in the order in which they were sent', async () => {
  const album = `${GROUP}/set`;
  const at = (seconds: number) => new Date(NOW + seconds * 1000);
  await addSeenPhoto(models, { _id: 'a', album, at: at(3), person: null });
  await addSeenPhoto(models, { _id: 'b', album, at: at(1) });
  await addSeenPhoto(models, { _id: 'c', album, at: at(2), gone: true });
  await addSeenPhoto(models, { _id: 'alone' });
  expect(await seen('a')).toEqual({
    photos: [
      { messageId: 'b', sentBy: PEOPLE.malee, at: NOW + 1000 },
      { messageId: 'a', sentBy: '', at: NOW + 3000 },
    ],
  });
  expect(await seen('alone')).toMatchObject({ photos: [{ messageId: 'alone' }] });
});

test('what is no photo of this group is unknown, what was taken back is gone', async () => {
  await addSeenPhoto(models, { _id: 'theirs', group: SECOND_GROUP });
  await addSeenPhoto(models, { _id: 'words', kind: 'text' });
  await addSeenPhoto(models, { _id: 'back', gone: true });
  await addSeenPhoto(models, { _id: 'back-before-it-came', kind: 'text', gone: true });
  for (const id of ['theirs', 'words', 'never-seen']) expect(await seen(id)).toEqual({ problem: 'unknown' });
  for (const id of ['back', 'back-before-it-came']) expect(await seen(id)).toEqual({ problem: 'gone' });
  // the bot was removed from the other one
  expect(await seen('theirs', SECOND_GROUP)).toEqual({ problem: 'unknown' });
});

test('a group that the bot is not in any more is none', async () => {
  const group = async (id: string) => ask(await factsOf(models, PEOPLE.malee, NOW, id), 'group', {});
  expect(await group(GROUP)).toMatchObject({ id: GROUP, state: 'linked', divisions: [] });
  expect(await group(SECOND_GROUP)).toBeNull();
  const all = await ask(await factsOf(models, PEOPLE.coordinator), 'groups', {});
  expect(all.map(({ id }) => id)).toEqual([GROUP]);
});
