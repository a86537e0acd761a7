/** Spellings that a person confirmed before: they are no doubt any more. */
import { comparable } from '../../thai/text.ts';
import type { Reading, Warning } from '../reading.ts';
import { renameResponsible, standingAt } from './edits.ts';
import type { World } from './question.ts';

const SPELT = new Set(['responsible-unknown', 'responsible-likely']);

/** The reading with the names that the district knows by now, and without the warnings about them. */
export function withKnownSpellings(reading: Reading, { divisions }: World): Reading {
  const divisionOf = ({ code, detail }: Warning) =>
    SPELT.has(code) && detail !== undefined
      ? divisions.find(({ name, aliases }) =>
          [name, ...aliases].some((alias) => comparable(alias) === comparable(detail)),
        )
      : undefined;
  if (!reading.warnings.some(divisionOf)) return reading;
  const known = structuredClone(reading);
  for (const warning of reading.warnings) {
    const division = divisionOf(warning);
    const printed = warning.read ?? warning.detail ?? '';
    if (division) renameResponsible(standingAt(known, warning.line), printed, division.name);
  }
  known.warnings = reading.warnings.filter((warning) => !divisionOf(warning));
  return known;
}
