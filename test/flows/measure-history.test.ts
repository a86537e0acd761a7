import { measureHistory } from '../../flows/measure-history.ts';
import { factsOf, works } from '../support/people.ts';
import { render } from '../support/render.ts';
import { type World, walk } from '../support/walk.ts';
import { current, workItem } from '../support/work-items.ts';

const o8 = workItem('o8', { codes: ['O8'], title: 'สถิติการให้บริการ' });
const o80 = workItem('o80', { codes: ['O80'], title: 'สถิติ' });
const roads = workItem('roads', { division: works, codes: ['E1'], title: 'ใบอนุญาต' });
const update = {
  ...current()!,
  id: 'u1',
  assignment: 'o8',
  authorName: 'มานะ',
  corrections: 0,
  evidence: [
    {
      id: 'e1',
      kind: 'photo' as const,
      name: null,
      caption: 'หน้าเคาน์เตอร์',
      takenAt: null,
      thumbnailUrl: 'https://example.test/e1.jpg',
      url: 'https://example.test/e1',
    },
    {
      id: 'e2',
      kind: 'link' as const,
      name: 'https://example.test/stat',
      caption: null,
      takenAt: null,
      thumbnailUrl: null,
      url: 'https://example.test/stat',
    },
  ],
};

const shown = (start: unknown, changes: Partial<World> = {}) => {
  const answers: World['answers'] = {
    history: ({ assignment }) =>
      assignment === 'o8' ? { item: o8, updates: [update, { ...update, id: 'u2', mine: false }] } : null,
    'find-work': { own: [o8, o80], others: [] },
    ...changes.answers,
  };
  return walk(measureHistory, { facts: factsOf({}), start, ...changes, answers })
    .said.flatMap(render)
    .join('\n');
};

test('shows months with pictures and links, and 「แก้」 only for own reports', () => {
  const text = shown({ assignment: 'o8' });
  expect(text).toContain('▸ 🖼');
  expect(text).toContain('🔗 https://example.test/stat');
  expect(text).toContain('๑. หน้าเคาน์เตอร์');
  expect(text.match(/แก้รายงานนี้/g)).toHaveLength(1);
});

test('an exact code wins over what also fits, words that fit several ask which', () => {
  expect(shown({ search: 'O8' })).toContain('▸ รายงานเรื่องนี้');
  expect(shown({ search: 'สถิติ' })).toContain('ใกล้เคียงหลายเรื่อง');
});

test('the work of other divisions is for coordinators, and not theirs to report on', () => {
  const answers: World['answers'] = {
    'find-work': { own: [], others: [roads] },
    history: { item: roads, updates: [] },
  };
  expect(shown({ search: 'E1' }, { answers })).toContain('เรื่องนี้เป็นของฝ่ายโยธา');
  const text = shown({ search: 'E1' }, { answers, facts: factsOf({ role: 'coordinator', divisions: [] }) });
  expect(text).toContain('ยังไม่มีรายงานของเรื่องนี้');
  expect(text).not.toContain('▸ รายงานเรื่องนี้');
});

test('what is not there is said, and nothing asked leads to the list', () => {
  expect(shown({ assignment: 'gone' })).toContain('เรื่องนี้ไม่อยู่ในงานของฝ่ายคุณ');
  expect(shown({ search: 'ฝน' }, { answers: { 'find-work': { own: [], others: [] } } })).toContain(
    'ยังไม่พบเรื่อง',
  );
  const { states } = walk(measureHistory, { facts: factsOf({}), start: {} });
  expect(states[0]!.output).toEqual({ next: { flow: 'my-work', start: { show: 'all' } } });
});
