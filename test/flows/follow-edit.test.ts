import { followEdit } from '../../flows/follow-edit.ts';
import type { Questions } from '../../flows/questions.ts';
import { drive } from '../support/drive.ts';
import { factsOf } from '../support/people.ts';
import { walk } from '../support/walk.ts';
import { current, workItem } from '../support/work-items.ts';

type Report = NonNullable<Questions['report-of-message']['answer']>;
const report = (given: Partial<Report> = {}): Report => ({
  item: workItem('o8', { codes: ['O8'], title: 'สถิติการให้บริการ' }),
  update: {
    ...current({
      status: 'postponed',
      text: 'ประชุมแล้ว\nติดป้ายแล้ว',
      reason: 'รองบประมาณ',
      until: '2027-01-31',
    })!,
    ...{ id: 'u1', assignment: 'o8', authorName: 'มะลิ', mine: true, corrections: 0 },
    evidence: [
      { id: 'p1', kind: 'photo', name: null, caption: 'ป้าย', takenAt: null, thumbnailUrl: null, url: null },
    ],
  },
  of: 'text',
  parts: [
    { message: 'm1', text: 'ประชุมแล้ว' },
    { message: 'm2', text: 'ติดป้ายแล้ว' },
  ],
  ...given,
});
const start = { messageId: 'm2', text: 'ติดป้ายแล้ว ๓ จุด' };
const play = (answer: Report | null, begun = start) =>
  drive(followEdit, { facts: factsOf({}), start: begun, answers: { 'report-of-message': () => answer } });

test('every path', () => {
  const results = {
    'save-update': [
      { ok: true as const, update: 'u1' },
      { ok: false as const, problem: 'not-allowed' as const },
    ],
  };
  const answers = { 'report-of-message': report() };
  const events = () => [
    { type: 'edited' as const, messageId: 'm2', text: 'อีกครั้ง' },
    { type: 'taken-back' as const, messageId: 'm2' },
  ];
  expect(walk(followEdit, { facts: factsOf({}), start, answers, results, events }).ends).toEqual([
    ...['followed', 'kept', 'refused', 'unasked'],
  ]);
});

test('the words of the message are changed, and all else stays', () => {
  const run = play(report());
  expect(run.tap('แก้ตาม').effects).toEqual([
    {
      type: 'save-update',
      params: {
        assignment: 'o8',
        month: '2026-10',
        answers: {
          ...{ status: 'postponed', reason: 'รองบประมาณ', until: '2027-01-31', percent: null, count: null },
          text: 'ประชุมแล้ว\nติดป้ายแล้ว ๓ จุด',
        },
        evidence: [{ id: 'p1', caption: 'ป้าย' }],
        replaces: 'u1',
        typedIn: {
          ...{ text: 'm1', reason: null },
          parts: [
            { message: 'm1', text: 'ประชุมแล้ว' },
            { message: 'm2', text: 'ติดป้ายแล้ว ๓ จุด' },
          ],
        },
      },
    },
  ]);
});

test('a reason may tell another date', () => {
  const reason = report({ of: 'reason', parts: [{ message: 'm2', text: 'รองบประมาณ' }] });
  const [effect] = play(reason, { messageId: 'm2', text: 'รองบประมาณ เลื่อนไป 15 ก.พ. 70' }).tap(
    'แก้ตาม',
  ).effects;
  expect(effect!.params).toMatchObject({
    answers: { reason: 'รองบประมาณ เลื่อนไป 15 ก.พ. 70', until: '2027-02-15', text: 'ประชุมแล้ว\nติดป้ายแล้ว' },
    typedIn: { text: null, reason: 'm2' },
  });
});

test.each<[string, Report | null, string]>([
  ['no report holds the message', null, 'x'],
  ['nothing changed', report(), ' ติดป้ายแล้ว '],
  ['nothing is left of it', report(), '  '],
  ['it was taken back before', report({ parts: [{ message: 'm2', text: '' }] }), 'x'],
])('nothing is asked when %s', (_, answer, text) => {
  const run = play(answer, { messageId: 'm2', text });
  expect([run.ended(), run.started]).toEqual([true, { said: [], effects: [] }]);
});
