/** What all parts rely on, checked on the very database that the bot runs on. */
import fc from 'fast-check';
import type mongoose from 'mongoose';
import { connect } from '../../src/database/connect.ts';
import { type TestDatabase, testModels } from '../support/database.ts';

interface Doc {
  _id: string;
  [field: string]: unknown;
}

let database: TestDatabase;
let docs: mongoose.Collection<Doc>;

beforeAll(async () => {
  database = await testModels();
  docs = database.models.connection.collection<Doc>('operations');
  await docs.createIndex({ queue: 1 });
  await docs.createIndex({ code: 1 }, { unique: true });
});
afterAll(() => database.close());
beforeEach(() => docs.deleteMany({}));

/** Inserts documents; `code` is unique and must not be missing on two of them. */
const put = (...list: Doc[]) => docs.insertMany(list.map((doc) => ({ code: doc._id, ...doc })));
const ids = async (filter: mongoose.mongo.Filter<Doc>) =>
  (await docs.find(filter).toArray()).map((doc) => doc._id).sort();

describe('finding', () => {
  beforeEach(() =>
    put(
      { _id: 'a', queue: 'p00', n: 1, at: new Date(1000), nested: { deep: 'x' } },
      { _id: 'b', queue: 'p01', n: 2, at: new Date(2000), tags: ['p00', 'y'] },
      { _id: 'c', queue: null, n: 3, at: new Date(3000) },
      { _id: 'd', n: 4, at: new Date(4000) },
      { _id: 'e', queue: ['p00', 'p07'] },
    ),
  );

  test('by _id, alone and with more conditions', async () => {
    expect(await ids({ _id: 'b' })).toEqual(['b']);
    expect(await ids({ _id: 'b', n: 2 })).toEqual(['b']);
    expect(await ids({ _id: 'b', n: 3 })).toEqual([]);
    expect(await ids({ _id: { $in: ['a', 'c', 'none'] } })).toEqual(['a', 'c']);
    expect(await ids({ _id: { $in: [] } })).toEqual([]);
    expect(await ids({ _id: { $nin: ['a', 'b', 'c'] } })).toEqual(['d', 'e']);
  });

  test('by an indexed field, where an array matches by its elements as well', async () => {
    expect(await ids({ queue: 'p00' })).toEqual(['a', 'e']);
    expect(await ids({ queue: { $eq: 'p01' } })).toEqual(['b']);
    expect(await ids({ queue: { $in: ['p00', 'p01'] } })).toEqual(['a', 'b', 'e']);
    expect(await ids({ queue: { $in: ['p01', null] } })).toEqual(['b', 'c', 'd']);
    expect(await ids({ queue: { $ne: 'p00' } })).toEqual(['b', 'c', 'd']);
    expect(await ids({ queue: null })).toEqual(['c', 'd']);
    expect(await ids({ queue: { $in: ['p00'], $ne: 'p00' } })).toEqual([]);
    expect(await ids({ queue: /^p0/ })).toEqual(['a', 'b', 'e']);
  });

  test('by ranges, dates, nested fields, $or and $and', async () => {
    expect(await ids({ at: { $lte: new Date(2000) }, queue: { $in: ['p00', 'p01'] } })).toEqual(['a', 'b']);
    expect(await ids({ n: { $gt: 1, $lt: 4 } })).toEqual(['b', 'c']);
    expect(await ids({ 'nested.deep': 'x' })).toEqual(['a']);
    expect(await ids({ $or: [{ _id: 'a' }, { tags: 'y' }] })).toEqual(['a', 'b']);
    expect(await ids({ $and: [{ queue: 'p00' }, { n: 1 }] })).toEqual(['a']);
  });

  test('sorted, limited, projected, counted, distinct', async () => {
    const found = await docs
      .find({ n: { $exists: true } }, { projection: { n: 1 } })
      .sort({ n: -1 })
      .skip(1)
      .limit(2)
      .toArray();
    expect(found).toEqual([
      { _id: 'c', n: 3 },
      { _id: 'b', n: 2 },
    ]);
    expect(await docs.countDocuments({ queue: 'p00' })).toBe(2);
    expect((await docs.distinct('n')).sort()).toEqual([1, 2, 3, 4]);
  });

  test('every string finds what was stored under it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), async (text) => {
        await docs.deleteMany({});
        await put({ _id: text, queue: text }, { _id: `${text}.`, queue: `${text}.` });
        expect(await ids({ _id: text, queue: text })).toEqual([text]);
        expect(await ids({ queue: { $in: [text] } })).toEqual([text]);
      }),
      { numRuns: 60, examples: [['"'], ['\\'], ["'"], ['<&>'], ['\u2028'], ['น้ำ'], ['$a.b'], ['[x']] },
    );
  });
});

describe('writing', () => {
  test('an insert of a known _id or a known unique value is refused with code 11000', async () => {
    await put({ _id: 'a', code: 'one' });
    await expect(put({ _id: 'a', code: 'two' })).rejects.toMatchObject({ code: 11000 });
    await expect(put({ _id: 'b', code: 'one' })).rejects.toMatchObject({ code: 11000 });
  });

  test('many inserts out of order: the new are stored, each known one is named by its index', async () => {
    await put({ _id: 'b' }, { _id: 'd' });
    const batch = ['a', 'b', 'c', 'd', 'e'].map((_id) => ({ _id, code: _id }));
    const error = await docs.insertMany(batch, { ordered: false }).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 11000, result: { insertedCount: 3 } });
    expect(error.writeErrors.map(({ index, code }: Record<string, number>) => [index, code])).toEqual([
      [1, 11000],
      [3, 11000],
    ]);
    const again = await docs
      .bulkWrite(
        batch.map((document) => ({ insertOne: { document } })),
        { ordered: false },
      )
      .catch((thrown) => thrown);
    expect(again.writeErrors).toHaveLength(5);
    expect(await docs.countDocuments()).toBe(5);
  });

  test('the operators of an update', async () => {
    await put({ _id: 'a', n: 1, old: true, nested: { keep: 1, change: 1 }, list: [1, 2, 3] });
    const result = await docs.updateOne({ _id: 'a' }, {
      $set: { 'nested.change': 2, at: new Date(5), 'fresh.deep': [{ x: 1 }] },
      $inc: { n: 4 },
      $unset: { old: 1 },
      $push: { list: { $each: [4, 5], $slice: -3 } },
      $addToSet: { set: 'x' },
      $min: { low: 3 },
    } as never);
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await docs.findOne({ _id: 'a' })).toEqual({
      ...{ _id: 'a', code: 'a', n: 5, nested: { keep: 1, change: 2 }, list: [3, 4, 5] },
      ...{ at: new Date(5), fresh: { deep: [{ x: 1 }] }, set: ['x'], low: 3 },
    });
    await docs.updateOne({ _id: 'a' }, { $pull: { list: 4 } } as never);
    expect(await docs.findOne({ _id: 'a' })).toMatchObject({ list: [3, 5] });
  });

  test('upserts, replacements, updates of many, findOneAndUpdate, deletes', async () => {
    await docs.updateOne({ _id: 'a' }, { $setOnInsert: { n: 1 }, $set: { code: 'a' } }, { upsert: true });
    const after = await docs.findOneAndUpdate(
      { _id: 'b' },
      { $inc: { n: 1 }, $set: { code: 'b' } } as never,
      { upsert: true, returnDocument: 'after' },
    );
    expect(after).toEqual({ _id: 'b', n: 1, code: 'b' });
    expect(await docs.findOneAndUpdate({ _id: 'none' }, { $set: { n: 1 } })).toBeNull();
    expect(await docs.updateMany({}, { $set: { queue: 'p00' } })).toMatchObject({ modifiedCount: 2 });
    await docs.replaceOne({ _id: 'b' }, { code: 'b', whole: true });
    expect(await docs.findOne({ _id: 'b' })).toEqual({ _id: 'b', code: 'b', whole: true });
    expect(await docs.deleteMany({ queue: 'p00' })).toMatchObject({ deletedCount: 1 });
    expect(await docs.findOneAndDelete({ _id: 'b' })).toMatchObject({ whole: true });
    expect(await docs.countDocuments()).toBe(0);
  });

  test('many updates in one go', async () => {
    await put({ _id: 'a', n: 0 }, { _id: 'b', n: 0 });
    const result = await docs.bulkWrite(
      [
        { updateOne: { filter: { _id: 'a' }, update: { $set: { n: 1 } } } },
        { updateOne: { filter: { _id: 'none' }, update: { $set: { n: 1 } } } },
        { updateOne: { filter: { _id: 'new' }, update: { $set: { code: 'new' } }, upsert: true } },
        { deleteOne: { filter: { _id: 'b' } } },
      ],
      { ordered: false },
    );
    expect(result).toMatchObject({ matchedCount: 1, upsertedCount: 1, deletedCount: 1 });
    expect(result.upsertedIds).toEqual({ 2: 'new' });
  });

  test('what was stored comes back as it was', async () => {
    const doc = {
      ...{ _id: 'a', code: 'a', text: 'รายงาน “๒๕๖๖” \u0000 👩🏽‍🌾', none: null, whole: 2 ** 40, part: 0.1 },
      ...{ list: [[], {}, [[1], null]], date: new Date('2026-11-21T03:04:05.678Z'), yes: false, empty: {} },
    };
    await docs.insertOne(doc);
    expect(await docs.findOne({ _id: 'a' })).toEqual(doc);
  });

  test('bytes of several megabytes', async () => {
    const bytes = Buffer.alloc(6 << 20, 'รูปภาพ');
    await docs.insertOne({ _id: 'a', code: 'a', bytes });
    const found = await docs.findOne({ _id: 'a' });
    expect(Buffer.compare((found!.bytes as mongoose.mongo.Binary).buffer, bytes)).toBe(0);
  });
});

describe('several at once', () => {
  test('of updates that expect the same version, one succeeds', async () => {
    const other = await connect(database.uri);
    const both = [docs, other.collection<Doc>('operations')];
    await put({ _id: 'a', version: 0, winner: '' });
    for (let version = 0; version < 20; version++) {
      const tries = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          both[i % 2]!.updateOne({ _id: 'a', version }, { $set: { version: version + 1, winner: `${i}` } }),
        ),
      );
      const won = tries.flatMap((result, i) => (result.matchedCount === 1 ? [`${i}`] : []));
      expect(won).toEqual([(await docs.findOne({ _id: 'a' }))?.winner]);
    }
    await other.close();
  });

  test('no increment and no upsert is lost', async () => {
    await Promise.all(
      Array.from({ length: 60 }, () =>
        docs.findOneAndUpdate({ _id: 'sum' }, { $inc: { n: 1 }, $set: { code: 's' } } as never, {
          upsert: true,
        }),
      ),
    );
    expect(await docs.findOne({ _id: 'sum' })).toMatchObject({ n: 60 });
  });
});
