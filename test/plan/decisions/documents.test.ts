/** The questions about the made-up documents: each answer but the first changes what is imported. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isTold, KINDS } from '../../../src/plan/decisions/kinds.ts';
import { decide, questionsOf, toldOf } from '../../../src/plan/decisions.ts';
import { readPlan } from '../../../src/plan/read.ts';
import { documentOf, world } from '../../support/decisions.ts';
import { SAMPLE } from '../../support/plan-files.ts';

const names = readdirSync(join(import.meta.dirname, '../documents'))
  .filter((name) => name.endsWith('.txt') && !name.includes('.reading.'))
  .map((name) => name.slice(0, -4));
const readings = [
  ['the sample', readPlan(SAMPLE)] as const,
  ...names.map((name) => [name, documentOf(name)] as const),
];

test.each(readings)('%s', (_, reading) => {
  for (const { id, choices, required } of questionsOf(reading, [], world)) {
    const [first, ...others] = choices.map(({ value }) =>
      JSON.stringify(decide(reading, [{ question: id, choice: value }], world)),
    );
    const distinct = required ? others : [first, ...others];
    // "each by itself" only opens further questions
    const expected = distinct.length - (choices.some(({ value }) => value === 'each') ? 1 : 0);
    expect({ id, outcomes: new Set(distinct).size }).toEqual({ id, outcomes: expected });
  }
});

test.each(readings)('%s: what is not asked about is told, and little of it', (_, reading) => {
  const told = toldOf(reading, [], world);
  const ids = questionsOf(reading, [], world).map(({ id }) => id);
  for (const { code } of reading.warnings) {
    if (!(code in KINDS) || told.some((one) => one.code === code)) continue;
    expect({ code, asked: ids.some((id) => id.startsWith(code)) }).toEqual({ code, asked: true });
  }
  expect(told.filter(({ code }) => !isTold(code))).toEqual([]);
  expect(told.length).toBeLessThanOrEqual(Math.max(3, reading.items.length / 2));
});
