/** Work of a made-up district for tests of flows, and plans whose texts are anything at all. */
import fc from 'fast-check';
import type { DivisionView } from '../../flows/facts.ts';
import type { WorkItem } from '../../flows/views/work.ts';
import { WorkStatus } from '../../models/update.ts';
import { registry, works } from './people.ts';

export function workItem(id: string, fields: Partial<WorkItem> = {}): WorkItem {
  return {
    id,
    division: registry,
    codes: [],
    indicator: null,
    indicatorName: null,
    title: `เรื่อง ${id}`,
    text: null,
    outputs: ['ข้อมูล (ไฟล์ PDF)'],
    channels: [],
    due: null,
    cadence: 'ทุก ๑ เดือน',
    asks: null,
    unit: null,
    target: null,
    current: null,
    ...fields,
  };
}

/** A last report on a measure. */
export function current(fields: Partial<NonNullable<WorkItem['current']>> = {}): WorkItem['current'] {
  return {
    update: 'u0',
    month: '2026-10',
    at: Date.parse('2026-10-18T09:00:00+07:00'),
    mine: true,
    photos: 0,
    files: 0,
    status: 'in-progress',
    text: 'กำลังรวบรวมข้อมูลหกเดือนแรก',
    reason: null,
    percent: null,
    count: null,
    ...fields,
  };
}

const PIECES = [
  'ก',
  'ำ',
  '๊',
  'เ',
  ' ',
  '\n',
  '\r',
  '\u200b',
  '\u202e',
  '😀',
  '👨‍👩‍👧‍👦',
  '{',
  '}',
  '"',
  '\\',
  '<b>',
  '\ud800',
];

/** Any text that could stand in a plan or be typed: up to 2,000 characters, also ones that nobody sees. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc
    .tuple(fc.constantFrom(...PIECES, 'สถิติ', 'ก็้'), fc.integer({ min: 1, max: 2000 }))
    .map(([piece, n]) => piece.repeat(n).slice(0, 2000)),
  fc.constantFrom('สถิติการให้บริการ', 'คู่มือสำหรับประชาชน', ''),
);

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

export const anyDivision: fc.Arbitrary<DivisionView> = fc
  .tuple(fc.constantFrom(registry, works), anyText)
  .map(([division, name]) => ({ ...division, name, shortName: name }));

const anyCurrent = fc.record({
  update: fc.constant('01JD7Z6VQ4T2M8K3W5X9Y0ABCD#1'),
  month: fc.constantFrom('2026-09', '2026-10', '2026-11'),
  at: fc.constant(Date.parse('2026-10-18T09:00:00+07:00')),
  mine: fc.boolean(),
  photos: fc.nat(30),
  files: fc.nat(5),
  status: fc.constantFrom(...WorkStatus.options),
  text: anyText,
  reason: orNull(anyText),
  percent: orNull(fc.double({ min: 0, max: 100, noNaN: true })),
  count: orNull(fc.nat()),
  until: orNull(day),
});

/** Work of any texts and states; ids are all different. */
export const anyWork = (options: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<WorkItem[]> =>
  fc
    .array(
      fc.record({
        division: anyDivision,
        codes: fc.array(fc.oneof(fc.constantFrom('O15', 'O13', 'I3'), anyText), { maxLength: 4 }),
        indicator: orNull(fc.integer({ min: 1, max: 10 })),
        indicatorName: orNull(anyText),
        title: anyText,
        text: orNull(anyText),
        outputs: fc.array(anyText, { maxLength: 5 }),
        channels: fc.array(anyText, { maxLength: 5 }),
        due: orNull(day),
        cadence: orNull(anyText),
        asks: fc.constantFrom('percent', 'count', null),
        unit: orNull(anyText),
        target: orNull(fc.nat()),
        current: orNull(anyCurrent),
      }),
      { minLength: 1, maxLength: 15, ...options },
    )
    .map((items) => items.map((item, i) => ({ ...item, id: `rom-yen/2570/registration/m${i + 1}` })));
