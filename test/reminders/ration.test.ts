/** Rounds of a plan, the month's messages, and who gets them. */
import fc from 'fast-check';
import { monthsBetween, roundEndingWith } from '../../src/reminders/cadence.ts';
import { allowance, type Candidate, type Means, ration } from '../../src/reminders/ration.ts';

test.each([
  ['ทุก ๑ เดือน', 1],
  ['ทุกเดือน', 1],
  ['ทุก ๓ เดือน', 3],
  ['ราย 6 เดือน', 6],
  ['ทุกไตรมาส', 3],
  ['ปีละ ๑ ครั้ง', 12],
  ['ตลอดปีงบประมาณ', 1],
  [null, 1],
])('%s', (cadence, months) => {
  expect(monthsBetween(cadence)).toBe(months);
});

test('rounds are those of the fiscal year, and end with it', () => {
  expect(roundEndingWith('2026-12', 'ทุก ๓ เดือน')).toBe('2026-10');
  expect(roundEndingWith('2026-11', 'ทุก ๓ เดือน')).toBeNull();
  expect(roundEndingWith('2027-03', 'ทุก ๖ เดือน')).toBe('2026-10');
  expect(roundEndingWith('2027-09', 'ทุก ๕ เดือน')).toBe('2027-08');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), (months) => {
      const year = Array.from({ length: 12 }, (_, i) =>
        new Date(Date.UTC(2026, 9 + i)).toISOString().slice(0, 7),
      );
      const rounds = year.flatMap((month) => {
        const first = roundEndingWith(month, `ทุก ${months} เดือน`);
        return first === null ? [] : [year.slice(year.indexOf(first), year.indexOf(month) + 1)];
      });
      // every month is in one round, none twice
      expect(rounds.flat()).toEqual(year);
    }),
  );
});

const means = (more: Partial<Means> = {}): Means => ({
  settings: { monthlyMessages: null },
  quota: { limit: 300, used: 0, left: 300 },
  spent: 0,
  toCome: ['due', 'digest', 'head', 'coordinator'],
  heads: 10,
  coordinators: 2,
  ...more,
});

test('a small plan is shared out: escalations are kept back, the due day gets twice the first notice', () => {
  expect(allowance('first', means())).toBe(14);
  expect(allowance('due', means({ spent: 14, toCome: ['digest', 'head', 'coordinator'] }))).toBe(27);
  expect(allowance('head', means({ spent: 43, toCome: ['coordinator'] }))).toBe(10);
  expect(allowance('due', means({ quota: { limit: 300, used: 300, left: 0 } }))).toBe(0);
  expect(allowance('due', means({ settings: { monthlyMessages: 10 } }))).toBe(0);
  expect(allowance('digest', means({ settings: { monthlyMessages: 10 } }))).toBe(10);
  expect(allowance('first', means({ quota: { limit: 35_000, used: 0, left: 35_000 } }))).toBeGreaterThan(
    10_000,
  );
  expect(allowance('first', means({ quota: null }))).toBe(14);
});

test('a coordinator who saw the cost is held up by the plan of the account only', () => {
  expect(allowance('manual', means({ spent: 55 }))).toBe(286);
  expect(allowance('manual', means({ quota: { limit: 300, used: 290, left: 10 } }))).toBe(0);
});

test('no more than allowed, no division twice before each had its turn, the worst off first', () => {
  const divisions = ['a', 'b', 'c', 'd'];
  const candidate = fc.record({
    to: fc.uuid(),
    divisions: fc.uniqueArray(fc.constantFrom(...divisions), { minLength: 1 }),
    before: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.uniqueArray(candidate, { selector: ({ to }) => to }), fc.nat(20), (people, allowed) => {
      const chosen = ration(people, divisions, allowed);
      expect(chosen.size).toBe(Math.min(allowed, people.length));
    }),
  );
  const of = (division: string, n: number, before = false): Candidate => ({
    ...{ to: `${division}${n}`, divisions: [division], before },
  });
  const three = divisions.flatMap((division) => [of(division, 1, true), of(division, 2), of(division, 3)]);
  expect([...ration(three, ['c', 'a', 'b', 'd'], 6)]).toEqual(['c2', 'a2', 'b2', 'd2', 'c3', 'a3']);
});
