/** A ฝ่าย of a district, or the schools of the district, which answer like one. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const Division = z.object({
  /** `district/slug`. */
  _id: z.string(),
  district: z.string(),
  slug: z.string(),
  /** Canonical name, e.g. "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล". */
  name: z.string(),
  /** Short name for buttons, e.g. "สิ่งแวดล้อมฯ". */
  shortName: z.string(),
  /** Other spellings a person has confirmed. */
  aliases: z.array(z.string()),
  /** Only a `division` is meant by "ทุกฝ่าย"; a `unit` is a working party or the like that a coordinator added. */
  kind: z.enum(['division', 'school', 'unit']),
  order: z.number().int(),
});
export type Division = z.infer<typeof Division>;

export const divisionSchema = mongooseSchema(Division, [{ fields: { district: 1 } }]);
