import { myWork } from '../../flows/my-work.ts';
import { factsOf, registry, works } from '../support/people.ts';
import { render } from '../support/render.ts';
import { walk } from '../support/walk.ts';
import { current, workItem } from '../support/work-items.ts';

const items = [
  workItem('done', { current: current({ status: 'done' }) }),
  workItem('late', { due: '2026-11-19' }),
  workItem('soon', { due: '2026-11-24', current: current({ month: '2026-11' }) }),
  workItem('later', { due: '2027-03-30', current: current({ status: 'postponed' }) }),
];

test('counts what is done, under way, missing, late and due soon', () => {
  const { said } = walk(myWork, { facts: factsOf({}), answers: { work: items } });
  const lines = said.flatMap(render);
  expect(lines).toEqual(
    expect.arrayContaining([
      'เดือนนี้เหลือ ๒ จาก ๔ เรื่อง',
      ...['แล้วเสร็จ  ๑', 'กำลังทำ  ๑', 'ยังไม่เริ่ม  ๑', 'เลื่อน  ๑'],
      ...['เกินกำหนด ๑ เรื่อง', 'ครบกำหนดใน ๗ วัน ๑ เรื่อง'],
    ]),
  );
});

const missing = (work: typeof items) =>
  walk(myWork, { facts: factsOf({}), start: { show: 'missing' }, answers: { work } }).said.map(render);

test('only what is missing, as a list; of several divisions side by side', () => {
  expect(missing(items)).toEqual([expect.arrayContaining(['ยังไม่รายงานเดือนนี้ ๒ เรื่อง'])]);
  const both = missing([...items, workItem('road', { division: works })]);
  expect(both).toHaveLength(1);
  expect(both[0]!.filter((line) => line.startsWith('ยังไม่รายงานเดือนนี้'))).toHaveLength(2);
});

test('what is put off to a day still ahead, or asked for in another month, is not missing', () => {
  const postponed = { status: 'postponed', month: '2026-10' } as const;
  const work = [
    workItem('put-off', { current: current({ ...postponed, until: '2027-01-10' }) }),
    workItem('put-off-too-long', { current: current({ ...postponed, until: '2026-11-20' }) }),
    workItem('each-quarter', { cadence: 'ทุก ๓ เดือน' }),
  ];
  const [lines] = missing(work);
  expect(lines).toContain('ยังไม่รายงานเดือนนี้ ๑ เรื่อง');
  const start = { division: registry.id, show: 'all' };
  const all = walk(myWork, { facts: factsOf({}), start, answers: { work } }).said.flatMap(render);
  expect(all.find((line) => line.includes('put-off '))).not.toContain('เดือนนี้ยังไม่รายงาน');
});

test('nothing missing is said', () => {
  expect(missing([items[0]!])[0]).toContain('เดือนนี้รายงานครบทั้ง ๑ เรื่องแล้ว');
});

test("a division that is not the person's (any more) shows what is", () => {
  const start = { division: works.id, show: 'all', page: 'x' };
  const { said } = walk(myWork, { facts: factsOf({}), start, answers: { work: items } });
  expect(render(said[0]!)[0]).toBe(`[ ${registry.name} ]`);
});

test('who looks on and serves no division sees the district', () => {
  const facts = factsOf({ role: 'director', divisions: [] });
  const { states } = walk(myWork, { facts, answers: { work: [] } });
  expect(states[0]!.output).toEqual({ next: { flow: 'district-overview', start: {} } });
});

test('who serves no division is told how to', () => {
  const { said } = walk(myWork, { facts: factsOf({ divisions: [] }), answers: { work: [] } });
  expect(said.flatMap(render).join(' ')).toContain('ขอเข้าฝ่าย');
});
