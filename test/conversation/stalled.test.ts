import fc from 'fast-check';
import type { CurrentState } from '../../models/assignment.ts';
import { WorkStatus } from '../../models/update.ts';
import { isStalled } from '../../src/conversation/stalled.ts';
import { toThaiDigits } from '../../src/thai/digits.ts';

const report = (month: string, given: Partial<CurrentState> = {}): CurrentState => ({
  update: month,
  month,
  at: new Date('2026-11-21T03:00:00Z'),
  author: 'U1',
  photos: 0,
  files: 0,
  status: 'in-progress',
  text: 'รวบรวมข้อมูลแล้ว 3 เดือน',
  reason: null,
  percent: null,
  count: null,
  ...given,
});
const before = (given: Partial<CurrentState> = {}) => report('2026-10', given);
const now = (given: Partial<CurrentState> = {}) => report('2026-11', given);

test.each<[string, Parameters<typeof isStalled>[0], boolean]>([
  ['never reported', { asks: null, current: null }, false],
  ['a first report', { asks: null, current: now(), previous: null }, false],
  ['a first report of not started', { asks: null, current: now({ status: 'not-started' }) }, false],
  ['the last report is of another month', { asks: null, current: before(), previous: before() }, false],
  ['the same words', { asks: null, current: now(), previous: before() }, true],
  [
    'the same words, spaced and marked otherwise',
    { asks: null, current: now({ text: 'รวบรวมข้อมูลแล้ว ๓  เดือน.' }), previous: before() },
    true,
  ],
  ['other words', { asks: null, current: now({ text: 'ขึ้นเว็บไซต์แล้ว' }), previous: before() }, false],
  [
    'the same percentage in other words',
    { asks: 'percent', current: now({ percent: 60, text: 'ทำต่อ' }), previous: before({ percent: 60 }) },
    true,
  ],
  [
    'another percentage in the same words',
    { asks: 'percent', current: now({ percent: 65 }), previous: before({ percent: 60 }) },
    false,
  ],
  [
    'the same count',
    { asks: 'count', current: now({ count: 3, text: 'ใหม่' }), previous: before({ count: 3 }) },
    true,
  ],
  [
    'no number yet, the same words',
    { asks: 'count', current: now(), previous: before({ count: null }) },
    true,
  ],
  ['a number now', { asks: 'count', current: now({ count: 1, text: 'ใหม่' }), previous: before() }, false],
  [
    'still not started',
    {
      asks: null,
      current: now({ status: 'not-started', text: 'รอ' }),
      previous: before({ status: 'not-started' }),
    },
    true,
  ],
  ['it was begun', { asks: null, current: now(), previous: before({ status: 'not-started' }) }, false],
])('stalled: %s', (_, assignment, expected) => {
  expect(isStalled(assignment, '2026-11')).toBe(expected);
});

const anyReport = (month: string) =>
  fc
    .record({
      status: fc.constantFrom(...WorkStatus.options),
      text: fc.constantFrom('', 'ทำแล้ว ๓ ครั้ง', 'ทำแล้ว', 'รอ'),
      percent: fc.option(fc.constantFrom(0, 60), { nil: null }),
      count: fc.option(fc.constantFrom(0, 3), { nil: null }),
    })
    .map((given) => report(month, given));
const anyAsks = fc.constantFrom('percent' as const, 'count' as const, null);

test('done and postponed work is never stalled, and neither is work that was not reported before', () => {
  fc.assert(
    fc.property(anyReport('2026-11'), anyReport('2026-10'), anyAsks, (current, previous, asks) => {
      const stalled = isStalled({ asks, current, previous }, '2026-11');
      if (current.status === 'done' || current.status === 'postponed') expect(stalled).toBe(false);
      expect(isStalled({ asks, current, previous: null }, '2026-11')).toBe(false);
      expect(isStalled({ asks, current, previous }, '2026-12')).toBe(false);
    }),
  );
});

test('the same report once more is stalled, in whichever digits and with whichever marks', () => {
  fc.assert(
    fc.property(anyReport('2026-10'), anyAsks, (previous, asks) => {
      fc.pre(previous.status === 'in-progress' || previous.status === 'not-started');
      const again = { ...previous, month: '2026-11', text: ` ${toThaiDigits(previous.text)}. ` };
      expect(isStalled({ asks, current: again, previous }, '2026-11')).toBe(true);
    }),
  );
});
