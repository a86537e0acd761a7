import type { Assignment } from '../../models/assignment.ts';
import type { Division } from '../../models/division.ts';
import type { Item } from '../../models/item.ts';
import type { Measure } from '../../models/measure.ts';
import type { Update } from '../../models/update.ts';
import { type Gathered, gather } from '../../src/reports/gather.ts';
import { sharing } from '../../src/reports/layouts/cells.ts';
import { missingLine } from '../../src/reports/missing.ts';
import { withRetired } from '../../src/reports/retired.ts';
import { updateOf } from '../support/reported.ts';

const PERIOD = { from: '2026-10', to: '2027-03' };
const item = (order: number, given: Partial<Item> = {}): Item => ({
  ...{ _id: `i${order}`, plan: 'p', district: 'rom-yen', order, codes: [`I${order}`], indicator: 1 },
  ...{
    indicatorName: 'การปฏิบัติหน้าที่',
    instrument: 'IIT',
    title: `ประเด็นที่ ${order}`,
    score: 0,
    problem: null,
    lines: [],
  },
  ...given,
});
const measure = (order: number, items: string[], given: Partial<Measure> = {}): Measure => ({
  ...{ _id: `m${order}`, plan: 'p', district: 'rom-yen', order, items, text: '- จัดประชุม\n- แจ้งเวียน' },
  ...{
    outputs: ['1 ครั้ง'],
    channels: ['Line group'],
    due: null,
    cadence: 'ทุก 1 เดือน',
    responsible: ['ทุกฝ่าย'],
  },
  ...given,
});
const DIVISIONS = ['ปกครอง', 'ทะเบียน', 'โยธา'].map(
  (name, order): Division => ({
    ...{ _id: `rom-yen/${order}`, district: 'rom-yen', slug: String(order), name: `ฝ่าย${name}` },
    ...{ shortName: name, aliases: [], kind: 'division', order },
  }),
);
const assignment = (one: Measure, division: number, given: Partial<Assignment> = {}): Assignment => ({
  ...{
    _id: `${one._id}/${division}`,
    district: 'rom-yen',
    fiscalYearBE: 2570,
    division: `rom-yen/${division}`,
  },
  ...{ plan: 'p', items: one.items, measure: one._id, order: one.order, codes: ['I1'], indicator: 1 },
  ...{ indicatorName: null, title: 'ประเด็นที่ 1', text: one.text, outputs: [], channels: [], due: one.due },
  ...{ cadence: null, asks: null, unit: null, target: null, retired: false, current: null },
  ...given,
});
const report = (given: Partial<Gathered>) =>
  gather(
    {
      ...{ organisation: 'สำนักงานเขตร่มเย็น', plan: { fiscalYearBE: 2570 }, items: [], measures: [] },
      ...{ assignments: [], divisions: DIVISIONS, updates: [], evidence: new Map(), ...given },
    },
    PERIOD,
  );
const said = (text: string, id: string, month = '2026-11') =>
  updateOf({ _id: `${id}/${month}`, month, assignment: id, text });

test('items and their measures stand in the order of the plan, points of a measure apart', () => {
  const { content } = report({
    items: [item(2, { indicator: 2, indicatorName: 'การใช้งบประมาณ' }), item(1)],
    measures: [measure(2, ['i2'], { text: null }), measure(1, ['i1'])],
  });
  expect(content).toMatchObject({
    organisation: 'สำนักงานเขตร่มเย็น',
    fiscalYearBE: 2570,
    period: PERIOD,
    indicators: [
      { number: 1, name: 'การปฏิบัติหน้าที่' },
      { number: 2, name: 'การใช้งบประมาณ' },
    ],
    items: [
      {
        codes: ['I1'],
        score: 0,
        works: [{ measures: ['จัดประชุม', 'แจ้งเวียน'], outputs: ['1 ครั้ง'], responsible: ['ทุกฝ่าย'] }],
      },
      { codes: ['I2'], works: [{ measures: [], results: [] }] },
    ],
  });
});

test('items that share a measure share its work, as the merged cells of the plan', () => {
  const shared = measure(1, ['i1', 'i2']);
  const { content } = report({
    items: [item(1), item(2), item(3)],
    measures: [shared, measure(2, ['i3'])],
    assignments: [assignment(shared, 0)],
    updates: [said('ประชุมแล้ว', 'm1/0')],
  });
  expect(content.items.map(({ works }) => works.map(({ id, results }) => [id, ...results]))).toEqual([
    [['m1', 'ประชุมแล้ว']],
    [['m1', 'ประชุมแล้ว']],
    [['m2']],
  ]);
  expect(sharing(content.items).map((group) => group.map(({ id }) => id))).toEqual([['i1', 'i2'], ['i3']]);
});

test('several divisions: what all say once, what they say differently by their names, in their order', () => {
  const one = measure(1, ['i1']);
  const photo = { kind: 'photo', name: null, caption: 'ภาพประชุม', blob: 'b', width: 4, height: 3 } as const;
  const { content } = report({
    items: [item(1)],
    measures: [one],
    assignments: [assignment(one, 2), assignment(one, 0), assignment(one, 1)],
    updates: [
      said('ประชุมชี้แจงแล้ว\nติดป้าย ๒ จุด', 'm1/2'),
      said('ประชุมชี้แจง', 'm1/1'),
      said('ประชุมชี้แจง\nติดป้าย 2 จุด\nจัดเวรร่วมกับฝ่ายโยธา', 'm1/0'),
    ].map((update) => ({ ...update, evidence: [`photo ${update._id}`] })),
    evidence: new Map(
      ['m1/0', 'm1/1'].map((id) => [`photo ${id}/2026-11`, { _id: `photo ${id}`, ...photo, blob: id }]),
    ),
  });
  const [work] = content.items[0]!.works;
  expect(work!.results).toEqual([
    'ประชุมชี้แจง',
    'ฝ่ายปกครอง ฝ่ายโยธา: ติดป้าย 2 จุด',
    'ฝ่ายปกครอง: จัดเวรร่วมกับฝ่ายโยธา',
  ]);
  expect(work!.evidence.map(({ caption }) => caption)).toEqual([
    'ภาพประชุม (ฝ่ายปกครอง)',
    'ภาพประชุม (ฝ่ายทะเบียน)',
  ]);
});

test('one division alone is not named', () => {
  const one = measure(1, ['i1']);
  const { content } = report({
    items: [item(1)],
    measures: [one],
    assignments: [assignment(one, 1)],
    updates: [said('ประชุมชี้แจง', 'm1/1')],
  });
  expect(content.items[0]!.works[0]!.results).toEqual(['ประชุมชี้แจง']);
});

describe('work that a newer plan left out', () => {
  const given = { items: [item(1), item(2)], measures: [measure(1, ['i1', 'i2'])] };
  const shown = (old: Partial<Assignment>, update: Partial<Update> = {}) => {
    const gone = assignment(measure(9, ['old/i1'], { _id: 'old/m9', text: 'จัดค่ายเยาวชน' }), 2, {
      ...{ plan: 'old', retired: true, codes: ['I1'], ...old },
    });
    const updates = [updateOf({ month: '2026-11', assignment: gone._id, text: 'จัดค่ายแล้ว', ...update })];
    const whole = { assignments: [], divisions: DIVISIONS, evidence: new Map(), updates, ...given };
    const office = { organisation: 'สำนักงานเขตร่มเย็น', plan: { fiscalYearBE: 2570 } };
    return gather(withRetired({ ...office, ...whole }, [gone], PERIOD), PERIOD);
  };

  test('stands with the items of its code that share their measures, and lacks nothing', () => {
    const { content, missing } = shown({});
    for (const { works } of content.items) {
      expect(works.map(({ id }) => id)).toEqual(['m1', 'old/m9']);
      expect(works[1]).toMatchObject({
        ...{ measures: ['จัดค่ายเยาวชน'], responsible: ['ฝ่ายโยธา'], results: ['จัดค่ายแล้ว'] },
      });
    }
    expect(sharing(content.items)).toHaveLength(1);
    expect(missing.map(({ kind }) => kind)).toEqual(['nobody']);
  });

  test('of a division that a measure is no longer assigned to is a result of that measure', () => {
    const { content } = shown({ text: '- จัดประชุม\n- แจ้งเวียน' });
    expect(content.items[0]!.works).toMatchObject([{ id: 'm1', results: ['จัดค่ายแล้ว'] }]);
  });

  test('whose item is gone, too, has an item of its own after those of its indicator', () => {
    const { content } = shown({ codes: ['I7'], title: 'ประเด็นเดิม', items: ['old/i7'] });
    expect(content.items.map(({ title }) => title)).toEqual(['ประเด็นที่ 1', 'ประเด็นที่ 2', 'ประเด็นเดิม']);
    expect(content.items[2]).toMatchObject({ codes: ['I7'], indicator: 1, instrument: 'IIT' });
  });

  test.each<[string, Partial<Update>]>([
    ['before the period', { month: '2026-09' }],
    ['not begun', { status: 'not-started' }],
    ['returned', { state: 'returned' }],
  ])('is left out: %s', (_, update) => {
    expect(shown({ codes: ['I7'] }, update).content.items).toHaveLength(2);
    expect(shown({}, update).content.items[0]!.works).toHaveLength(1);
  });
});

test('what was done before the period is said so, and is not missing', () => {
  const one = measure(1, ['i1']);
  const given = { items: [item(1)], measures: [one], assignments: [assignment(one, 1)] };
  const before = { month: '2026-08', assignment: 'm1/1' };
  const done = report({ ...given, updates: [updateOf({ ...before, status: 'done', text: 'ทำครบ' })] });
  expect(done.content.items[0]!.works[0]!.results).toEqual(['ดำเนินการแล้วเสร็จตั้งแต่เดือนสิงหาคม 2569']);
  expect(done.missing).toEqual([]);
  const begun = report({ ...given, updates: [updateOf({ ...before, status: 'in-progress', text: 'เริ่ม' })] });
  expect(begun.content.items[0]!.works[0]!.results).toEqual([]);
  expect(begun.missing.map(({ kind }) => kind)).toEqual(['no-result']);
});

test('the annex: what each division lacks, in the order of divisions, then of the plan', () => {
  const [first, second, nobody] = [
    measure(1, ['i1']),
    measure(2, ['i2'], { due: '2027-04-30' }),
    measure(3, ['i2'], { text: 'งานที่ไม่มีใครทำ' }),
  ];
  const { missing } = report({
    items: [item(1), item(2)],
    measures: [first, second, nobody],
    assignments: [
      assignment(second, 0, { title: 'ประเด็นที่ 2', codes: ['I2'] }),
      ...[0, 1, 2].map((division) => assignment(first, division)),
    ],
    updates: [
      said('ประชุมแล้ว', 'm1/0'),
      updateOf({
        month: '2026-11',
        assignment: 'm1/1',
        status: 'postponed',
        reason: 'รองบ',
        until: '2027-01-15',
      }),
      updateOf({ month: '2026-11', assignment: 'm1/2', status: 'not-started' }),
    ],
  });
  expect(missing.map(missingLine)).toEqual([
    'ฝ่ายปกครอง: I1 ประเด็นที่ 1 - ยังไม่มีภาพ',
    'ฝ่ายปกครอง: I2 ประเด็นที่ 2 - ยังไม่มีผลการดำเนินการ (กำหนด 30 เม.ย. 70)',
    'ฝ่ายทะเบียน: I1 ประเด็นที่ 1 - เลื่อนการดำเนินการ ถึงวันที่ 15 ม.ค. 70',
    'ฝ่ายโยธา: I1 ประเด็นที่ 1 - ยังไม่ดำเนินการ',
    'I2 ประเด็นที่ 2 - ยังไม่มีผู้รับผิดชอบ',
  ]);
});
