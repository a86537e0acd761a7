import { fallback } from '../../flows/fallback.ts';
import type { WorkItem } from '../../flows/views/work.ts';
import { factsOf, registry, works } from '../support/people.ts';
import { type World, walk } from '../support/walk.ts';

const item = (id: string, title: string, changes: Partial<WorkItem> = {}): WorkItem => ({
  id,
  division: registry,
  codes: ['O15'],
  indicator: 9,
  indicatorName: 'การเปิดเผยข้อมูล',
  title,
  text: null,
  outputs: [],
  channels: [],
  due: null,
  cadence: null,
  asks: null,
  unit: null,
  target: null,
  current: null,
  ...changes,
});
const said = (text: string, found: { own?: WorkItem[]; others?: WorkItem[] } = {}, facts = factsOf({})) => {
  const answers: World['answers'] = {
    divisions: [registry, works],
    'find-work': { own: [], others: [], ...found },
  };
  return JSON.stringify(walk(fallback, { facts, answers, start: { reason: 'text', text, what: null } }).said);
};

test('measures that the words may mean come first, then commands; the rest is one tap away', () => {
  const own = ['a', 'b', 'c', 'd', 'e'].map((id) => item(id, `สถิติการให้บริการ ${id}`));
  const message = said('สถิติ', { own });
  expect(message.match(/assignment=/g)).toHaveLength(3);
  expect(message).toContain('s=my-work');
});

test.each([
  ['รายงนา', 'report-progress'],
  ['สถานนะ', 'my-work'],
  ['ประวิติ', 'measure-history'],
  ['ช่วยเหลอื', 'help'],
])('a slip of the finger: %s', (text, flow) => {
  expect(said(text)).toContain(`"data":"s=${flow}`);
});

test('commands of coordinators are not offered to officers', () => {
  expect(said('ภาพรม', {}, factsOf({ role: 'coordinator' }))).toContain('s=district-overview');
  expect(said('ภาพรม')).not.toContain('s=district-overview');
});

test('who sees the whole district names a part of it; for others it is no command', () => {
  const { states } = walk(fallback, {
    facts: factsOf({ role: 'coordinator' }),
    answers: { divisions: [registry, works] },
    start: { reason: 'text', text: 'โยธาค่ะ', what: null },
  });
  expect(states.at(-1)?.output).toEqual({
    next: { flow: 'district-overview', start: { division: works.id } },
  });
  expect(said('โยธา')).not.toContain('district-overview');
});

test('a measure of another division says whose it is, and how to serve it too', () => {
  const message = said('ท่อระบายน้ำ', { others: [item('x', 'ล้างท่อระบายน้ำ', { division: works })] });
  expect(message).toContain('เรื่องนี้เป็นของฝ่ายโยธา');
  expect(message).toContain('s=join');
});

test.each(['ขอบคุณค่ะ', 'สวัสดีครับ', 'โอเค', '๓', '๕๕๕', 'บันทึกค่ะ', 'ต่อไป', '???', '👍'])(
  '"%s" is answered kindly without a search',
  (text) => {
    expect(said(text, { own: [item('a', 'ไม่ควรเห็น')] })).not.toContain('ไม่ควรเห็น');
  },
);

test('a text of five thousand characters and odd ones stays within the limits', () => {
  for (const text of ['ก'.repeat(5000), '\u202eกลับ\u0000ด้าน', '\ud800', 'ก็'.repeat(2000)]) said(text);
});

test.each(['sticker', 'audio', 'video', 'location', 'photo', 'file', 'something new'])('%s', (what) => {
  for (const facts of [factsOf({}), factsOf(null)]) {
    const { said } = walk(fallback, { facts, start: { reason: 'other', text: null, what } });
    expect(JSON.stringify(said)).toContain('"data":"s=');
  }
});

test.each(['nothing-to-cancel', 'nothing-to-go-back'])('%s', (reason) => {
  const { ends } = walk(fallback, { facts: factsOf({}), start: { reason, text: null, what: null } });
  expect(ends).toEqual(['toldNothingOpen']);
});
