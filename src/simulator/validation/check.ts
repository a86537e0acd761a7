/**
 * Small checks that are put together into LINE's rules for what a bot sends. LINE's OpenAPI description holds few of its
 * limits; they stand in the Messaging API reference, and the checks here say them.
 */
import { lengthOf } from '../../line/messages/limits.ts';

/** `path` leads from the message to the fault: `['contents', 'body', 'contents', 0, 'text']`. */
export interface Problem {
  path: (string | number)[];
  message: string;
}

/** Gives what is wrong with `value`, which stands at `path`; nothing when it is right. */
export type Check = (value: unknown, path: Problem['path']) => Problem[];

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const problem = (path: Problem['path'], message: string): Problem[] => [{ path, message }];

/** A string of `min` to `max` UTF-16 units, or grapheme clusters where LINE counts so. */
export function string({ min = 0, max = Infinity, graphemes = false } = {}): Check {
  return (value, path) => {
    if (typeof value !== 'string') return problem(path, 'must be a string');
    if (min > 0 && value.trim() === '') return problem(path, EMPTY);
    const length = graphemes ? lengthOf(value) : value.length;
    return length > max ? problem(path, `Length must be between ${min} and ${max}`) : [];
  };
}
/** LINE's words for a string that is missing or blank. */
export const EMPTY = 'May not be empty';

export function matching(pattern: RegExp, message = 'invalid property'): Check {
  return (value, path) => (typeof value === 'string' && pattern.test(value) ? [] : problem(path, message));
}

export function oneOf(...values: string[]): Check {
  return (value, path) =>
    values.includes(value as string)
      ? []
      : problem(path, `Must be one of the following values: [${values.join(', ')}]`);
}

export const boolean: Check = (value, path) =>
  typeof value === 'boolean' ? [] : problem(path, 'must be a boolean');

export function number({ min = -Infinity, max = Infinity, integer = false } = {}): Check {
  return (value, path) =>
    typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value))
      ? []
      : problem(path, `must be ${integer ? 'an integer' : 'a number'} between ${min} and ${max}`);
}

export function list(each: Check, { min = 0, max = Infinity } = {}): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return problem(path, 'must be an array');
    if (value.length < min || value.length > max)
      return problem(path, `Size must be between ${min} and ${max}`);
    return value.flatMap((part, i) => each(part, [...path, i]));
  };
}

/** An object with these properties only; a name that ends in `!` must be there. */
export function object(properties: Record<string, Check>): Check {
  const rules = new Map(
    Object.entries(properties).map(([name, check]) => [
      name.replace('!', ''),
      { check, required: name.endsWith('!') },
    ]),
  );
  return (value, path) => {
    if (!isObject(value)) return problem(path, 'must be an object');
    const missing = [...rules]
      .filter(([name, { required }]) => required && (value[name] === undefined || value[name] === null))
      .map(([name]) => ({ path: [...path, name], message: EMPTY }));
    const wrong = Object.entries(value).flatMap(([name, part]) => {
      const rule = rules.get(name);
      if (!rule) return problem([...path, name], UNKNOWN);
      return part === null || part === undefined ? [] : rule.check(part, [...path, name]);
    });
    return [...missing, ...wrong];
  };
}
/** LINE's words for a property that it does not know, or that may not stand where it does. */
export const UNKNOWN = 'invalid property';

/**
 * One of several kinds of object, told apart by their `type`. The kinds are looked up late, so they may nest.
 * `unknown` words any other kind.
 */
export function byType(kinds: () => Record<string, Check>, unknown = notOneOf): Check {
  return (value, path) => {
    if (!isObject(value)) return problem(path, 'must be an object');
    const all = kinds();
    const kind = Object.hasOwn(all, String(value.type)) ? all[String(value.type)] : undefined;
    return kind ? kind(value, path) : unknown(path, Object.keys(all));
  };
}
const notOneOf = (path: Problem['path'], names: string[]): Problem[] =>
  oneOf(...names)(undefined, [...path, 'type']);

export const all =
  (...checks: Check[]): Check =>
  (value, path) =>
    checks.flatMap((check) => check(value, path));

/** The `type` of an object, which `byType` has looked at already. */
export const type: Check = () => [];

/** A URI of the given schemes, percent-encoded. `loopback` schemes are allowed for this machine alone. */
export function uri({
  schemes,
  max,
  loopback = [],
}: {
  schemes: string[];
  max: number;
  loopback?: string[];
}): Check {
  return (value, path) => {
    const tooLong = string({ min: 1, max })(value, path);
    if (tooLong.length > 0) return tooLong;
    const text = String(value);
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
    const local = loopback.includes(scheme ?? '') && LOOPBACK.test(text);
    if (!scheme || !(schemes.includes(scheme) || local)) return problem(path, 'invalid uri scheme');
    return URI_CHARACTERS.test(text) ? [] : problem(path, 'invalid uri');
  };
}
const LOOPBACK = /^http:\/\/(127(\.\d+){3}|localhost|\[::1\])(:\d+)?(\/|$)/i;
/** RFC 3986: anything else must be percent-encoded. */
const URI_CHARACTERS = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/;

/** What LINE opens when a person taps. */
export const linkUri = uri({ schemes: ['http', 'https', 'line', 'tel'], max: 1000 });

/**
 * An image, video or sound that LINE fetches: https only. The one exception of the simulator: http on this machine, since
 * a bot under development has no certificate.
 */
export const mediaUrl = uri({ schemes: ['https'], max: 2000, loopback: ['http'] });
