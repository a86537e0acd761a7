/** Reads and writes that every event needs: shared by all who want one at the same time, and safe to repeat. */
import type { Model, mongo } from 'mongoose';
import { batched } from './batch.ts';

/** The driver's collection: the hot path writes plain documents whose shape is checked by their type. */
export const collectionOf = <T extends { _id: string }>(model: Model<T>) =>
  model.collection as unknown as mongo.Collection<T>;

const DUPLICATE_KEY = 11000;

/**
 * Inserts what is not there yet, in one write.
 * @returns the ids that had been there before
 */
export async function insertNew<T extends { _id: string }>(
  model: Model<T>,
  documents: T[],
): Promise<Set<string>> {
  if (documents.length === 0) return new Set();
  try {
    await collectionOf(model).insertMany(documents as never, { ordered: false });
    return new Set();
  } catch (error) {
    const failures = writeErrorsOf(error);
    if (failures.length === 0 || failures.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    return new Set(failures.map(({ index }) => documents[index]!._id));
  }
}

/** The documents of a bulk write that failed, by their index; empty for an error of another kind. */
export function writeErrorsOf(error: unknown): { code: number; index: number }[] {
  const found = (error as { writeErrors?: unknown }).writeErrors;
  const list = Array.isArray(found) ? found : found ? [found] : [];
  return list.map((one: { code: number; index: number }) => ({ code: one.code, index: one.index }));
}

/** Inserts `document` unless one with its `_id` exists; whether it was inserted now. */
export function insertOnce<T extends { _id: string }>(
  model: Model<T>,
  document: NoInfer<T>,
): Promise<boolean> {
  return shared(model, 'insert', (documents: T[]) => insertAll(model, documents))(document);
}

/** The document as stored; null when it is not there. */
export async function findById<T extends { _id: string }>(model: Model<T>, id: string): Promise<T | null> {
  const [found] = await findBy(model, '_id', id);
  return found ?? null;
}

/** All documents with this value in an indexed field. */
export function findBy<T extends { _id: string }>(
  model: Model<T>,
  field: string & keyof NoInfer<T>,
  value: string,
): Promise<T[]> {
  return shared(model, field, (values: string[]) => findAll(model, field, values))(value);
}

/** Sets fields of a document, if it is there. */
export function setFields<T extends { _id: string }>(
  model: Model<T>,
  id: string,
  fields: Partial<NoInfer<T>>,
): Promise<null> {
  return shared(model, 'set', (changes: Change<T>[]) => setAll(model, changes))({ id, fields });
}

/** MongoDB's error for a key that exists already. */
export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === DUPLICATE_KEY;

interface Change<T> {
  id: string;
  fields: Partial<T>;
}

/** By collection, and by `insert`, `set` or the field of a find. */
const operations = new WeakMap<object, Map<string, (item: never) => Promise<unknown>>>();

/** One batch for each collection and kind of operation. */
function shared<Item, Result>(
  model: object,
  kind: string,
  run: (items: Item[]) => Promise<Result[]>,
): (item: Item) => Promise<Result> {
  const ofModel = operations.get(model) ?? new Map();
  operations.set(model, ofModel);
  if (!ofModel.has(kind)) ofModel.set(kind, batched(run));
  return ofModel.get(kind) as (item: Item) => Promise<Result>;
}

async function insertAll<T extends { _id: string }>(model: Model<T>, documents: T[]): Promise<boolean[]> {
  const firsts = new Map(documents.toReversed().map((document) => [document._id, document]));
  const there = await insertNew(model, [...firsts.values()]);
  return documents.map((document) => firsts.get(document._id) === document && !there.has(document._id));
}

async function findAll<T extends { _id: string }>(
  model: Model<T>,
  field: string & keyof T,
  values: string[],
): Promise<T[][]> {
  const wanted = [...new Set(values)];
  const filter = { [field]: { $in: wanted } } as object;
  const found = (await collectionOf(model).find(filter).toArray()) as T[];
  const byValue = Map.groupBy(found, (document) => document[field] as string);
  return values.map((value) => byValue.get(value) ?? []);
}

async function setAll<T extends { _id: string }>(model: Model<T>, changes: Change<T>[]): Promise<null[]> {
  const writes = changes.map(({ id, fields }) => ({
    updateOne: { filter: { _id: id }, update: { $set: fields } },
  }));
  await collectionOf(model).bulkWrite(writes as never, { ordered: false });
  return changes.map(() => null);
}
