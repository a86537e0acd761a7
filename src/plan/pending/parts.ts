/** Where a reading is kept until its import is confirmed or expires. */
import type { Models } from '../../../models/index.ts';
import type { PlanImport } from '../../../models/plan-import.ts';
import { PlanProblem } from '../problem.ts';
import type { Reading } from '../reading.ts';

/** UTF-16 units; a Thai letter is three bytes in the database. */
const PART_LENGTH = 2_000_000;
/** The plan of an office has a fiftieth of this. */
const MAX_LENGTH = 12_000_000;
/** All of them are looked at with every answer, while others chat. */
const MOST_ITEMS = 2_000;

/** Writes the reading and returns the number of its parts; what an earlier try left is written over. */
export async function keepReading(models: Models, id: string, reading: Reading): Promise<number> {
  const text = JSON.stringify(reading);
  if (text.length > MAX_LENGTH || reading.items.length > MOST_ITEMS)
    throw new PlanProblem('too-large', 'ตารางในไฟล์ใหญ่เกินไป โปรดแบ่งเป็นหลายไฟล์ (the tables are too large)');
  const parts = Math.ceil(text.length / PART_LENGTH);
  for (let n = 0; n < parts; n++) {
    await models.planImportParts.replaceOne(
      { _id: `${id}/${n}` },
      { import: id, text: text.slice(n * PART_LENGTH, (n + 1) * PART_LENGTH) },
      { upsert: true },
    );
  }
  return parts;
}

/** Null when it is not there, or not whole. */
export async function readingOf(
  models: Models,
  { _id, parts }: Pick<PlanImport, '_id' | 'parts'>,
): Promise<Reading | null> {
  const texts: string[] = [];
  for (let n = 0; n < parts; n++) {
    const part = await models.planImportParts.findById(`${_id}/${n}`).lean();
    if (!part) return null;
    texts.push(part.text);
  }
  return parts > 0 ? JSON.parse(texts.join('')) : null;
}

/** The parts first: what is left of an import that is half deleted is deleted by the next look. */
export async function deleteImport(models: Models, id: string): Promise<void> {
  await models.planImportParts.deleteMany({ import: id });
  await models.planImports.deleteOne({ _id: id });
}
