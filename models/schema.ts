/** Makes a Mongoose schema out of a zod shape, so that each collection is described once. */
import { Schema, type SchemaDefinitionProperty } from 'mongoose';
import { z } from 'zod';

export interface Index {
  fields: Record<string, 1 | -1>;
  unique?: boolean;
}

/** The zod shape of a buffer of bytes as the driver returns it. */
export const bytes = () => z.instanceof(Buffer);

/**
 * The Mongoose schema of a zod object. What zod can say and Mongoose cannot (unions, records, unknown) becomes
 * `Mixed`; the zod shape stays the authority and is what {@link z.ZodObject.parse} checks at the edges.
 */
export function mongooseSchema(shape: z.ZodObject, indexes: Index[] = []): Schema {
  const schema = new Schema(definitionsOf(shape), {
    versionKey: false,
    minimize: false,
    autoIndex: false,
    id: false,
    strict: 'throw',
  });
  for (const { fields, unique } of indexes) schema.index(fields, unique ? { unique } : {});
  return schema;
}

function definitionsOf(shape: z.ZodObject): Record<string, SchemaDefinitionProperty> {
  return Object.fromEntries(
    Object.entries(shape.shape).map(([name, type]) => [name, definitionOf(type as z.ZodType)]),
  );
}

function definitionOf(type: z.ZodType): SchemaDefinitionProperty {
  if (type instanceof z.ZodOptional || type instanceof z.ZodNullable || type instanceof z.ZodDefault) {
    return definitionOf(type.unwrap() as z.ZodType);
  }
  if (type instanceof z.ZodString) return { type: String };
  if (type instanceof z.ZodEnum) return { type: String, enum: [...type.options, null] as string[] };
  if (type instanceof z.ZodNumber) return { type: Number };
  if (type instanceof z.ZodBoolean) return { type: Boolean };
  if (type instanceof z.ZodDate) return { type: Date };
  if (type instanceof z.ZodArray)
    return { type: [definitionOf(type.element as z.ZodType)], default: undefined };
  if (type instanceof z.ZodObject) {
    return { type: new Schema(definitionsOf(type), { _id: false, minimize: false, strict: 'throw' }) };
  }
  if (type instanceof z.ZodCustom) return { type: Buffer };
  return { type: Schema.Types.Mixed };
}
