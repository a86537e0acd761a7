/** A unit that a plan names and the district did not have: made by a coordinator's word. */
import { createHash } from 'node:crypto';
import type { Division } from '../../models/division.ts';
import { comparable } from '../thai/text.ts';

/** The same name always makes the same unit. One that is called a ฝ่าย is meant by "ทุกฝ่าย", too. */
export function unitOf(district: string, name: string, order: number): Division {
  const slug = `unit-${createHash('sha256').update(comparable(name)).digest('hex').slice(0, 8)}`;
  return {
    ...{ _id: `${district}/${slug}`, district, slug, name, order, aliases: [] },
    shortName: name.replace(/^ฝ่าย/u, '').slice(0, 40),
    kind: name.startsWith('ฝ่าย') ? 'division' : 'unit',
  };
}
