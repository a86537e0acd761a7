/**
 * LINE's OpenAPI descriptions as checks. They stand beside the project in `../shared/line-openapi` and are no part of it.
 *
 * JSON Schema knows no discriminators, and LINE's descriptions allow any further property. Both would let every message
 * pass, so they are rewritten: a type with a discriminator becomes "one of its kinds, and by that kind's rules", and
 * properties that no rule names are refused.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2019, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import { OpenAPIBackend } from 'openapi-backend';

const FOLDER = fileURLToPath(new URL('../../../shared/line-openapi', import.meta.url));

export const descriptionsAreThere = existsSync(`${FOLDER}/messaging-api.yml`);

type Schema = Record<string, unknown>;
interface Operation {
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface LineDescription {
  /** What is wrong with a value that should be of a named type; empty when nothing is. */
  check(type: string, value: unknown): string[];
  /** What is wrong with a call and its answer by the description of its path. */
  checkCall(call: {
    method: string;
    path: string;
    status: number;
    request: unknown;
    response: unknown;
  }): string[];
}

/** Reads `messaging-api` or `webhook`. */
export async function lineDescription(name: 'messaging-api' | 'webhook'): Promise<LineDescription> {
  const api = new OpenAPIBackend({ definition: `${FOLDER}/${name}.yml`, quick: true });
  const { paths, components } = (await api.loadDocument()) as unknown as Description;
  const ajv = new Ajv2019({ strict: false, allErrors: true, formats: FORMATS });
  ajv.addSchema({ $id: 'line', $defs: rewrite(components.schemas) });

  const validators = new Map<string, ValidateFunction>();
  const problems = (schema: AnySchemaObject, value: unknown): string[] => {
    const key = JSON.stringify(schema);
    const validate = validators.get(key) ?? ajv.compile(schema);
    validators.set(key, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(inWords);
  };
  const templates = Object.keys(paths).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
  }));

  return {
    check: (type, value) => problems({ $ref: `line#/$defs/${type}` }, value),
    checkCall({ method, path, status, request, response }) {
      // "/richmenu/list" is not the menu "list"
      const known =
        templates.find(({ template }) => template === path) ??
        templates.find(({ pattern }) => pattern.test(path));
      const operation = known && paths[known.template]?.[method.toLowerCase()];
      if (!operation) return [`LINE has no ${method} ${path}`];
      const asked = operation.requestBody?.content['application/json']?.schema;
      const errors = status >= 400 ? { $ref: '#/components/schemas/ErrorResponse' } : undefined;
      const given = operation.responses[status]?.content?.['application/json']?.schema ?? errors;
      return [
        ...(asked && status < 400 ? problems(moved(asked), request) : []),
        ...(status < 400 && !operation.responses[status] ? [`${status} is not among its answers`] : []),
        ...(given ? problems(moved(given), response) : []),
      ];
    },
  };
}

const FORMATS = {
  uri: (text: string) => URL.canParse(text),
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  int32: true as const,
  int64: true as const,
  double: true as const,
  binary: true as const,
};

const inWords = ({ instancePath, message, params }: ErrorObject) =>
  `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;

function rewrite(schemas: Record<string, Schema>): Record<string, Schema> {
  const kinds = new Map(
    Object.entries(schemas).flatMap(([name, { discriminator }]) =>
      discriminator ? [[name, discriminator as Discriminator] as const] : [],
    ),
  );
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]) => {
      const discriminator = kinds.get(name);
      if (!discriminator) return [[name, closed(moved(schema, kinds))]];
      const { discriminator: _, ...base } = moved(schema) as Schema & { discriminator: unknown };
      return [
        [name, choice(discriminator)],
        [`${name}.base`, base],
      ];
    }),
  );
}

interface Discriminator {
  propertyName: string;
  mapping: Record<string, string>;
}

function choice({ propertyName, mapping }: Discriminator): Schema {
  const is = (kind: string) => ({
    properties: { [propertyName]: { const: kind } },
    required: [propertyName],
  });
  return {
    type: 'object',
    required: [propertyName],
    properties: { [propertyName]: { enum: Object.keys(mapping) } },
    allOf: Object.entries(mapping).map(([kind, $ref]) => ({ anyOf: [{ not: is(kind) }, moved({ $ref })] })),
  };
}

const closed = (schema: Schema): Schema =>
  schema.properties || schema.allOf ? { ...schema, unevaluatedProperties: false } : schema;

/**
 * References into the schema that ajv knows. Within `allOf` a type with kinds stands for what all its kinds have in
 * common, everywhere else for one of them.
 */
function moved(schema: Schema, kinds?: Map<string, Discriminator>): Schema {
  const walk = (value: unknown, inAllOf: boolean): unknown => {
    if (Array.isArray(value)) return value.map((part) => walk(part, inAllOf));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        if (key !== '$ref') return [key, walk(part, key === 'allOf')];
        const name = String(part).replace('#/components/schemas/', '');
        return [key, `line#/$defs/${name}${inAllOf && kinds?.has(name) ? '.base' : ''}`];
      }),
    );
  };
  return walk(schema, false) as Schema;
}
