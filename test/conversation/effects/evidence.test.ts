import type { Models } from '../../../models/index.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn, type Office } from '../../support/effects.ts';
import { NOW, openOffice, PEOPLE } from '../../support/office.ts';
import { addEvidence } from '../../support/stored-evidence.ts';

let database: TestDatabase;
let models: Models;
let office: Office;

beforeEach(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  office = effectsOn(models);
});
afterEach(() => database.close());

test('a photo is put into the queue of the fetcher, once, and is not fetched again after it came', async () => {
  const fetch = () =>
    office.perform(PEOPLE.malee, 'e1#0', 'fetch-evidence', {
      messageId: 'm1',
      kind: 'photo',
      name: null,
      externalUrl: null,
    });
  await fetch();
  expect(await models.evidence.findById('m1').lean()).toMatchObject({
    district: 'rom-yen',
    conversation: PEOPLE.malee,
    run: 'run-1',
    sentBy: PEOPLE.malee,
    kind: 'photo',
    state: 'fetching',
    nextAttemptAt: new Date(NOW),
    receivedAt: new Date(NOW),
    update: null,
  });
  expect(office.woken).toBe(1);
  await models.evidence.updateOne({ _id: 'm1' }, { $set: { state: 'stored', blob: 'b' } });
  await fetch();
  expect(await models.evidence.find().lean()).toMatchObject([{ _id: 'm1', state: 'stored', blob: 'b' }]);
  expect(await models.audit.find().lean()).toMatchObject([
    { _id: 'e1#0', action: 'evidence.received', subject: 'm1' },
  ]);
});

test.each([
  ['https://www.bangkok.go.th/page?id=1', true],
  ['http://example.go.th', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['ftp://example.go.th/x', false],
  ['//example.go.th', false],
  ['https://user:secret@example.go.th/', false],
  [`https://example.go.th/${'x'.repeat(1000)}`, false],
])('the link %s is kept: %s', async (url, kept) => {
  const keep = () => office.perform(PEOPLE.malee, 'e1#0', 'keep-link', { id: 'link-1', url });
  await keep();
  await keep();
  const stored = kept ? [{ _id: 'link-1', kind: 'link', state: 'stored', name: url }] : [];
  expect(await models.evidence.find().lean()).toMatchObject(stored);
});

describe('evidence of a draft that is given up', () => {
  const drop = (...ids: string[]) => office.perform(PEOPLE.malee, 'e1#0', 'drop-evidence', { ids });
  const blob = { mime: 'image/jpeg', bytes: 'x', thumbnail: 'y' };

  test('is removed with its bytes', async () => {
    await addEvidence(models, { _id: 'p1', name: 'a.jpg', caption: 'c', takenAt: new Date(NOW), blob });
    await drop('p1');
    await drop('p1');
    expect(await models.evidence.findById('p1').lean()).toMatchObject({
      state: 'removed',
      blob: null,
      name: null,
      caption: null,
      takenAt: null,
    });
    expect(await models.blobs.countDocuments()).toBe(0);
    expect(await models.audit.find().lean()).toMatchObject([{ action: 'evidence.dropped', subject: 'p1' }]);
  });

  test('keeps the bytes that other evidence needs', async () => {
    await addEvidence(models, { _id: 'p1', blob });
    await addEvidence(models, { _id: 'p2', update: 'u1' });
    await models.evidence.updateOne({ _id: 'p2' }, { $set: { blob: 'blob-p1' } });
    await drop('p1');
    expect(await models.blobs.countDocuments()).toBe(1);
  });

  test('is finished by the repeat, where a crash left the bytes', async () => {
    await addEvidence(models, { _id: 'p1', blob, state: 'removed' });
    await drop('p1');
    expect(await models.blobs.countDocuments()).toBe(0);
  });

  test('leaves alone what was saved, and what others sent', async () => {
    await addEvidence(models, { _id: 'saved', update: 'u1', blob });
    await addEvidence(models, { _id: 'theirs', conversation: PEOPLE.somchai, blob });
    await drop('saved', 'theirs', 'none');
    expect(await models.evidence.countDocuments({ state: 'stored' })).toBe(2);
    expect(await models.blobs.countDocuments()).toBe(2);
  });

  test('goes also after the consent was withdrawn', async () => {
    await addEvidence(models, { _id: 'p1', blob });
    await office.perform(PEOPLE.malee, 'e0#0', 'withdraw-consent', {});
    await drop('p1');
    expect(await models.blobs.countDocuments()).toBe(0);
  });
});
