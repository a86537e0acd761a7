import fc from 'fast-check';
import type { Update } from '../../models/update.ts';
import { type Asked, compose, type Shown } from '../../src/reports/compose.ts';
import { isSame } from '../../src/reports/said-again.ts';
import { updateOf } from '../support/reported.ts';

const ASKED: Asked = { asks: null, unit: null, target: null, text: 'จัดทำคู่มือการให้บริการประชาชน' };
const nothing: ReadonlyMap<string, Shown> = new Map();
const resultsOf = (updates: Partial<Update>[], asked: Partial<Asked> = {}) =>
  compose(
    updates.map((given, i) => updateOf({ _id: `u${i}`, month: '2026-11', ...given })),
    nothing,
    { ...ASKED, ...asked },
  ).results;

const photo = (id: string, given: Partial<Shown> = {}): Shown => ({
  ...{ _id: id, kind: 'photo', name: null, caption: null, blob: `blob-${id}`, width: 4, height: 3 },
  ...given,
});
const shown = (...all: Shown[]) => new Map(all.map((one) => [one._id, one]));

test('texts come in the order of their months, points apart, as they were written', () => {
  expect(
    resultsOf([
      { month: '2026-12', text: 'เผยแพร่บนเว็บไซต์เขตเมื่อ ๕ ธ.ค. ๖๙' },
      { month: '2026-10', text: '- รวบรวมข้อมูล\n- ประชุมฝ่าย 2 ครั้ง' },
      { month: '2026-11', text: 'จัดทำคู่มือ\nและส่งให้ผู้บริหาร\n\n๑. ตรวจทาน ๒. แก้ไข' },
    ]),
  ).toEqual([
    'รวบรวมข้อมูล',
    'ประชุมฝ่าย 2 ครั้ง',
    'จัดทำคู่มือ และส่งให้ผู้บริหาร',
    'ตรวจทาน',
    'แก้ไข',
    'เผยแพร่บนเว็บไซต์เขตเมื่อ ๕ ธ.ค. ๖๙',
  ]);
});

test('points that a line leads in stay with it; others are points of their own', () => {
  expect(resultsOf([{ text: 'ดำเนินการดังนี้\n- ก่อน\n- หลัง\nเสร็จครบทุกจุด' }])).toEqual([
    'ดำเนินการดังนี้ - ก่อน - หลัง',
    'เสร็จครบทุกจุด',
  ]);
  expect(resultsOf([{ text: 'รวบรวมข้อมูลครบ\n- จัดทำตาราง\n- เผยแพร่' }])).toEqual([
    'รวบรวมข้อมูลครบ',
    'จัดทำตาราง',
    'เผยแพร่',
  ]);
});

test.each([
  ['the same again', 'จัดประชุมฝ่าย', 'จัดประชุมฝ่ายแล้วค่ะ', ['จัดประชุมฝ่าย']],
  ['digits and marks', 'จัดประชุม ๓ ครั้ง', '"จัดประชุม 3 ครั้ง."', ['จัดประชุม ๓ ครั้ง']],
  [
    'a tone mark forgotten in a long sentence',
    'ประชุมชี้แจงเจ้าหน้าที่ทุกคนของฝ่ายทะเบียน',
    'ประชุมชี้แจงเจ้าหน้าทีทุกคนของฝ่ายทะเบียน',
    ['ประชุมชี้แจงเจ้าหน้าที่ทุกคนของฝ่ายทะเบียน'],
  ],
  [
    'the same and more',
    'รวบรวมข้อมูลสถิติการให้บริการทุกจุด',
    'รวบรวมข้อมูลสถิติการให้บริการทุกจุด และเผยแพร่บนเว็บไซต์',
    ['รวบรวมข้อมูลสถิติการให้บริการทุกจุด และเผยแพร่บนเว็บไซต์'],
  ],
  ['another number', 'จัดประชุม 1 ครั้ง', 'จัดประชุม 10 ครั้ง', ['จัดประชุม 1 ครั้ง', 'จัดประชุม 10 ครั้ง']],
  ['a decimal', 'ร้อยละ 1.5', 'ร้อยละ 15', ['ร้อยละ 1.5', 'ร้อยละ 15']],
  ['another month', 'ส่งของ ม.ค.', 'ส่งของ มี.ค.', ['ส่งของ ม.ค.', 'ส่งของ มี.ค.']],
  ['a "not"', 'แก้ไขทันกำหนด', 'แก้ไขไม่ทันกำหนด', ['แก้ไขทันกำหนด', 'แก้ไขไม่ทันกำหนด']],
  ['other words', 'ประชุมร่วมกับฝ่ายโยธา', 'ประชุมร่วมกับฝ่ายทะเบียน', ['ประชุมร่วมกับฝ่ายโยธา', 'ประชุมร่วมกับฝ่ายทะเบียน']],
  [
    'a second time of the same',
    'อบรมเจ้าหน้าที่ผู้ให้บริการทุกคน',
    'อบรมเจ้าหน้าที่ผู้ให้บริการทุกคน ครั้งที่สอง',
    ['อบรมเจ้าหน้าที่ผู้ให้บริการทุกคน', 'อบรมเจ้าหน้าที่ผู้ให้บริการทุกคน ครั้งที่สอง'],
  ],
])('said again or not: %s', (_, first, second, results) => {
  expect(
    resultsOf([
      { month: '2026-10', text: first },
      { month: '2026-11', text: second },
    ]),
  ).toEqual(results);
});

test('approved reports win over others of their month, and returned ones do not count', () => {
  expect(
    resultsOf([
      { month: '2026-10', text: 'ยังไม่ตรวจ' },
      { month: '2026-10', text: 'ตรวจแล้ว', state: 'approved' },
      { month: '2026-11', text: 'ของเดือนถัดมา' },
      { month: '2026-12', text: 'ส่งกลับให้แก้', state: 'returned' },
    ]),
  ).toEqual(['ตรวจแล้ว', 'ของเดือนถัดมา']);
});

test.each<[string, Partial<Update>[], string[]]>([
  ['done, its text taken back', [{ status: 'done', text: '' }], ['ดำเนินการแล้วเสร็จ']],
  ['under way, its text taken back', [{ status: 'in-progress', text: '' }], ['อยู่ระหว่างดำเนินการ']],
  ['not begun', [{ status: 'not-started', text: '' }], ['ยังไม่ดำเนินการ']],
  [
    'not begun, with what is in the way',
    [{ status: 'not-started', text: 'รอวิทยากร' }],
    ['ยังไม่ดำเนินการ (รอวิทยากร)'],
  ],
  [
    'not begun, then done',
    [
      { month: '2026-10', status: 'not-started', text: 'รอวิทยากร' },
      { month: '2026-11', text: 'อบรมครบทุกคน' },
    ],
    ['อบรมครบทุกคน'],
  ],
  [
    'postponed until a day',
    [{ status: 'postponed', text: 'เตรียมสถานที่', reason: 'เนื่องจากวิทยากรติดราชการ', until: '2027-01-15' }],
    ['เตรียมสถานที่', 'เลื่อนการดำเนินการไปถึงวันที่ 15 ม.ค. 70 เนื่องจากวิทยากรติดราชการ'],
  ],
  ['postponed, the reason taken back', [{ status: 'postponed', text: '', reason: '' }], ['เลื่อนการดำเนินการ']],
  [
    'postponed, then done',
    [
      { month: '2026-10', status: 'postponed', text: '', reason: 'รองบ' },
      { month: '2026-11', text: 'จัดซื้อครบ' },
    ],
    ['จัดซื้อครบ'],
  ],
  ['nothing at all', [], []],
])('what is said of work that is %s', (_, updates, results) => {
  expect(resultsOf(updates)).toEqual(results);
});

test.each<[string, Partial<Update>[], Partial<Asked>, string[]]>([
  [
    'the newest count, against the aim',
    [
      { month: '2026-10', text: 'อบรมรุ่นแรก', count: 1 },
      { month: '2026-11', text: 'อบรมรุ่นต่อมา', count: 3 },
    ],
    { asks: 'count', unit: 'ครั้ง', target: 12 },
    ['อบรมรุ่นแรก', 'อบรมรุ่นต่อมา', 'ดำเนินการแล้ว 3 ครั้ง (เป้าหมาย 12 ครั้ง)'],
  ],
  [
    'a count that the words say',
    [{ text: 'อบรมแล้ว ๓ ครั้ง', count: 3 }],
    { asks: 'count', unit: 'ครั้ง' },
    ['อบรมแล้ว ๓ ครั้ง'],
  ],
  [
    'a count of which the words say another',
    [{ text: 'อบรม 13 ครั้ง', count: 3 }],
    {},
    ['อบรม 13 ครั้ง', 'ดำเนินการแล้ว 3 ครั้ง'],
  ],
  [
    'a percentage',
    [{ text: 'ตอบคำขอ', percent: 92.5 }],
    { asks: 'percent' },
    ['ตอบคำขอ', 'ผลการดำเนินการคิดเป็นร้อยละ 92.5'],
  ],
  ['a percentage that the words say', [{ text: 'เสร็จร้อยละ ๖๐', percent: 60 }], {}, ['เสร็จร้อยละ ๖๐']],
  ['none so far', [{ status: 'in-progress', text: 'เตรียมงาน', count: 0 }], { asks: 'count' }, ['เตรียมงาน']],
])('numbers: %s', (_, updates, asked, results) => {
  expect(resultsOf(updates, asked)).toEqual(results);
});

test('files and links are results, photos stand under their captions, once each', () => {
  const evidence = shown(
    photo('p1', { caption: 'ประชุมฝ่าย' }),
    photo('p2', { caption: 'ประชุมฝ่าย ' }),
    photo('again', { caption: 'อื่น', blob: 'blob-p1' }),
    photo('p3'),
    photo('not-fetched', { blob: null, width: null, height: null }),
    { ...photo('f'), kind: 'file', name: 'คู่มือ.pdf', caption: 'คู่มือฉบับเต็ม' },
    { ...photo('l'), kind: 'link', name: 'https://example.go.th/a?b=1' },
  );
  const updates = [
    updateOf({ month: '2026-10', text: 'ประชุมและจัดทำคู่มือ', evidence: ['p1', 'f', 'gone', 'p2'] }),
    updateOf({ month: '2026-11', text: '', evidence: ['again', 'l', 'p3', 'not-fetched'] }),
  ];
  const { results, evidence: captions } = compose(updates, evidence, ASKED);
  expect(results).toEqual([
    'ประชุมและจัดทำคู่มือ',
    'เอกสาร: คู่มือฉบับเต็ม คู่มือ.pdf',
    'เอกสาร: https://example.go.th/a?b=1',
  ]);
  const size = { width: 4, height: 3 };
  expect(captions).toEqual([
    {
      caption: 'ประชุมฝ่าย',
      photos: [
        { id: 'p1', ...size },
        { id: 'p2', ...size },
      ],
    },
    { caption: ASKED.text, photos: [{ id: 'p3', ...size }] },
  ]);
});

test('what nobody can see does not come into a report, everything else as it was typed', () => {
  expect(resultsOf([{ text: '\u0007ทำ\u202eแล้ว\u200b #1 $x *ดาว* =SUM(A1) <b>' }])).toEqual([
    'ทำ แล้ว #1 $x *ดาว* =SUM(A1) <b>',
  ]);
});

const word = fc.constantFrom(
  'ประชุม',
  'อบรม',
  'แล้ว',
  'คู่มือ',
  '๓ ครั้ง',
  '3 ครั้ง',
  'ไม่',
  ' ',
  'เผยแพร่บนเว็บไซต์ของสำนักงานเขต',
  '- ',
);
const anyUpdate = fc.record({
  month: fc.constantFrom('2026-10', '2026-11', '2026-12'),
  status: fc.constantFrom('done', 'in-progress', 'not-started', 'postponed'),
  text: fc.array(word, { maxLength: 6 }).map((words) => words.join('')),
  reason: fc.option(fc.constantFrom('', 'รองบประมาณ')),
  count: fc.option(fc.nat(12)),
  state: fc.constantFrom('submitted', 'approved', 'returned'),
}) as fc.Arbitrary<Partial<Update> & { month: string }>;

test('property: no sentence twice, none empty, and each of a report that counts', () => {
  fc.assert(
    fc.property(fc.array(anyUpdate, { maxLength: 6 }), (given) => {
      const results = resultsOf(given);
      results.forEach((one, i) => {
        expect(one.trim()).not.toBe('');
        expect(results.slice(i + 1).filter((other) => isSame(one, other))).toEqual([]);
      });
      const counts = given.some(({ state }) => state !== 'returned');
      expect(results.length > 0).toBe(counts);
    }),
  );
});

test('property: sentences that differ stand in the order of their months', () => {
  const months = ['2026-10', '2026-11', '2026-12', '2027-01'];
  fc.assert(
    fc.property(fc.shuffledSubarray(months), (order) => {
      const updates = order.map((month) => ({ month, text: `งานของเดือนที่ ${months.indexOf(month)}` }));
      expect(resultsOf(updates)).toEqual(
        [...order].sort().map((month) => `งานของเดือนที่ ${months.indexOf(month)}`),
      );
    }),
  );
});
