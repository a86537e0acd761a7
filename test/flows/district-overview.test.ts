import { districtOverviewFlow } from '../../flows/district-overview.ts';
import type { DivisionProgress } from '../../flows/views/work.ts';
import { factsOf, health, registry, works } from '../support/people.ts';
import { render } from '../support/render.ts';
import { walk } from '../support/walk.ts';
import { workItem } from '../support/work-items.ts';

const progress = (changes: Partial<DivisionProgress>): DivisionProgress => ({
  division: registry,
  ...{ total: 7, done: 2, inProgress: 1, notStarted: 3, postponed: 1, missing: 3, overdue: 0, officers: 2 },
  ...changes,
});
const overview = [
  progress({}),
  progress({ division: works, missing: 0 }),
  progress({ division: health, missing: 7, overdue: 2, officers: 0 }),
];
const director = factsOf({ role: 'director', divisions: [] });
const linesOf = (
  start: unknown,
  facts = director,
  answers: object = { overview, 'division-work': [workItem('a')] },
) => walk(districtOverviewFlow, { facts, start, answers }).said.flatMap(render);

test('the divisions that miss most stand first, with what is late and who has nobody to report', () => {
  const lines = linesOf({});
  expect(lines).toContain('ยังรายงานไม่ครบ ๒ ฝ่าย ๑๐ เรื่อง จากทั้งหมด ๒๑');
  expect(lines.filter((line) => line.startsWith('▸ ฝ่าย'))).toEqual([
    '▸ ฝ่ายสิ่งแวดล้อมและสุขาภิบาล — เหลือ ๗ จาก ๗ · เกินกำหนด ๒ · ยังไม่มีผู้รายงาน',
    '▸ ฝ่ายทะเบียน — เหลือ ๓ จาก ๗',
    '▸ ฝ่ายโยธา — ครบทั้ง ๗ เรื่อง',
  ]);
});

test('a division leads to its measures', () => {
  expect(linesOf({ division: registry.id })).toContain('▸ เรื่อง a — ยังไม่รายงาน');
});

test('officers and heads are shown the way to their own work', () => {
  for (const role of ['officer', 'head'] as const)
    expect(linesOf({}, factsOf({ role }))[0]).toContain('เปิดให้ผู้ประสานงานและผู้บริหาร');
});

test('a district without a plan says so', () => {
  expect(linesOf({}, director, { overview: [] })).toContain('ยังไม่มีแผนของเขต');
  expect(linesOf({ division: 'x' }, director, { 'division-work': [] })).toContain('ยังไม่มีแผนของเขต');
});
