/** Readings as they are asked about and answered, in the sample district. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Decided, Decision, ImportQuestion, World } from '../../src/plan/decisions/question.ts';
import { decide, questionsOf } from '../../src/plan/decisions.ts';
import { DIVISIONS, SCHOOLS } from '../../src/plan/divisions.ts';
import { readPlan } from '../../src/plan/read.ts';
import type { ReadItem, Reading } from '../../src/plan/reading.ts';
import { CLEAR_PLAN, corrected } from './plan-files.ts';

export const world: World = {
  office: 'สำนักงานเขตร่มเย็น',
  divisions: [...DIVISIONS, SCHOOLS].map(({ slug, name, shortName, kind }) => ({
    ...{ _id: `rom-yen/${slug}`, slug, name, shortName, kind, aliases: [] },
  })),
  fiscalYearBE: 2570,
};

/** The question about a kind of doubt; the first of them. */
export function asked(reading: Reading, id: string, decisions: Decision[] = []): ImportQuestion {
  const found = questionsOf(reading, decisions, world).find((question) => question.id.startsWith(id));
  if (!found) throw new Error(`nothing is asked about ${id}`);
  return found;
}

export const answered = (reading: Reading, id: string, choice: string): Decision => ({
  question: asked(reading, id).id,
  choice,
});

export const withAnswer = (reading: Reading, id: string, choice: string): Decided =>
  decide(reading, [answered(reading, id, choice)], world);

export const item = ({ items }: Reading, words: string): ReadItem =>
  items.find(({ title }) => title.includes(words))!;

/** The plan in which nothing is in doubt, with these texts in place of others. */
export const clear = (...corrections: [was: string, is: string][]): Reading =>
  readPlan(corrected(CLEAR_PLAN, ...corrections));

/** One of the made-up documents. */
export const documentOf = (name: string): Reading =>
  readPlan(readFileSync(join(import.meta.dirname, `../plan/documents/${name}.txt`), 'utf8'));
