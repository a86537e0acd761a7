/** A part of what was read of a file, as JSON text: a document of the database holds 16 MB, and a reading may have more. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const PlanImportPart = z.object({
  /** `import/n`, n from 0. */
  _id: z.string(),
  import: z.string(),
  text: z.string(),
});
export type PlanImportPart = z.infer<typeof PlanImportPart>;

export const planImportPartSchema = mongooseSchema(PlanImportPart, [{ fields: { import: 1 } }]);
