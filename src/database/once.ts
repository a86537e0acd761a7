/** Inserts that may be repeated: the `_id` says whether the document was there before. */
import type { Model } from 'mongoose';

/** Inserts `document` unless one with its `_id` exists; whether it was inserted now. */
export async function insertOnce<T extends { _id: string }>(
  model: Model<T>,
  document: NoInfer<T>,
): Promise<boolean> {
  try {
    await model.create(document);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** MongoDB's error for a key that exists already. */
export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000;
