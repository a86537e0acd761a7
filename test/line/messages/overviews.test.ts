import fc from 'fast-check';
import type { LineMessage } from '../../../flows/facts.ts';
import type { DivisionProgress, UpdateView, WorkItem } from '../../../flows/views/work.ts';
import { WorkStatus } from '../../../models/update.ts';
import { districtOverview, divisionInDistrict } from '../../../src/line/messages/district-overview.ts';
import { historyCards, measureCard, whoseMeasure } from '../../../src/line/messages/measure-history.ts';
import { divisionsOverview, divisionWork, whichHistory } from '../../../src/line/messages/work-overview.ts';
import { checkLimits } from '../../support/check-limits.ts';
import { tappables } from '../../support/render.ts';
import { anyDivision, anyText, anyWork } from '../../support/work-items.ts';

const TODAY = '2026-11-21';
const page = fc.integer({ min: -1, max: 20 });
const address = fc.constantFrom(
  null,
  'https://example.test/evidence/1',
  `https://example.test/${'x'.repeat(1500)}`,
);

const anyUpdate: fc.Arbitrary<UpdateView> = fc.record({
  id: fc.constant('01JD7Z6VQ4T2M8K3W5X9Y0ABCD#1'),
  assignment: fc.constant('m1'),
  month: fc.constantFrom('2026-10', '2026-11'),
  at: fc.constant(Date.parse('2026-10-18T09:00:00+07:00')),
  mine: fc.boolean(),
  authorName: anyText,
  corrections: fc.nat(3),
  status: fc.constantFrom(...WorkStatus.options),
  text: anyText,
  reason: fc.option(anyText, { nil: null }),
  percent: fc.option(fc.nat(100), { nil: null }),
  count: fc.option(fc.nat(), { nil: null }),
  evidence: fc.array(
    fc.record({
      id: fc.constant('e1'),
      kind: fc.constantFrom('photo' as const, 'file' as const, 'link' as const),
      name: fc.option(anyText, { nil: null }),
      caption: fc.option(anyText, { nil: null }),
      takenAt: fc.constant(null),
      thumbnailUrl: address,
      url: fc.oneof(address, anyText),
    }),
    { maxLength: 30 },
  ),
});

const anyProgress: fc.Arbitrary<DivisionProgress> = fc.record({
  division: anyDivision,
  total: fc.nat(60),
  done: fc.nat(60),
  inProgress: fc.nat(60),
  notStarted: fc.nat(60),
  postponed: fc.nat(60),
  missing: fc.nat(60),
  overdue: fc.nat(60),
  officers: fc.nat(3),
});

const ofOneDivision = (work: WorkItem[]) => work.map((item) => ({ ...item, division: work[0]!.division }));

describe('LINE takes, whatever the texts are,', () => {
  test('the work of divisions', () => {
    fc.assert(
      fc.property(
        anyWork({ maxLength: 40 }),
        page,
        fc.constantFrom('missing' as const, 'all' as const),
        (work, n, show) => {
          checkLimits([divisionsOverview(work, TODAY)]);
          checkLimits(divisionWork(ofOneDivision(work), TODAY, { show, page: n }));
          checkLimits(divisionInDistrict(ofOneDivision(work), TODAY, n));
          checkLimits([whichHistory(work.slice(0, 10), work[0]!.title, TODAY)]);
        },
      ),
    );
  });

  test('a measure and its history', () => {
    fc.assert(
      fc.property(anyWork({ maxLength: 1 }), fc.array(anyUpdate, { maxLength: 12 }), ([item], updates) => {
        const messages = [measureCard(item!, TODAY, { reportable: true }), whoseMeasure(item!)];
        checkLimits(messages);
        const shown = historyCards(item!, updates, 0);
        expect(shown === null).toBe(updates.length === 0);
        if (shown) checkLimits([shown]);
      }),
    );
  });

  test('the district', () => {
    fc.assert(
      fc.property(
        fc.array(anyProgress, { minLength: 1, maxLength: 70 }),
        anyText,
        page,
        (progress, name, n) => {
          checkLimits([districtOverview(name, progress, TODAY, n)]);
        },
      ),
    );
  });
});

const starts = (message: LineMessage) =>
  tappables(message).flatMap(({ action }) => (action.data ? [new URLSearchParams(action.data)] : []));

test('every report of a long history can be reached', () => {
  fc.assert(
    fc.property(
      anyWork({ maxLength: 1 }),
      fc.array(anyUpdate, { minLength: 1, maxLength: 12 }),
      ([item], updates) => {
        const mine = updates.map((update, i) => ({ ...update, id: `u${i}`, mine: true }));
        const met: string[] = [];
        for (let from: string | null = '0'; from !== null; ) {
          const message: LineMessage = historyCards(item!, mine, Number(from))!;
          met.push(...starts(message).flatMap((start) => start.get('correct') ?? []));
          from =
            starts(message)
              .find((start) => start.has('from'))
              ?.get('from') ?? null;
        }
        expect(met).toEqual(mine.map(({ id }) => id));
      },
    ),
  );
});

test('every measure of a division can be reached, page by page', () => {
  fc.assert(
    fc.property(anyWork({ maxLength: 40 }), (work) => {
      const items = ofOneDivision(work);
      const met = new Set<string>();
      for (let next: string | null = '0'; next !== null; ) {
        const number: number = Number(next);
        const found = divisionWork(items, TODAY, { show: 'all', page: number }).flatMap(starts);
        for (const start of found) if (start.has('assignment')) met.add(start.get('assignment')!);
        next = found.map((start) => start.get('page')).find((to) => Number(to) > number) ?? null;
      }
      expect(met.size).toBe(items.length);
    }),
  );
});
