import type { ReminderPreview } from '../../flows/views/reminders.ts';
import { whoIsMissingFlow } from '../../flows/who-is-missing.ts';
import { factsOf, health, registry } from '../support/people.ts';
import { PREVIEW, person } from '../support/reminders.ts';
import { render } from '../support/render.ts';
import { walk } from '../support/walk.ts';
import { workItem } from '../support/work-items.ts';

const coordinator = factsOf({ role: 'coordinator', divisions: [] });
const director = factsOf({ role: 'director', divisions: [] });
const said = (start: object, facts = coordinator, preview: ReminderPreview | null = PREVIEW) =>
  walk(whoIsMissingFlow, { facts, start, answers: { 'reminder-preview': preview } }).said;
const linesOf = (...given: Parameters<typeof said>) => said(...given).flatMap(render);

test('divisions with both alarms and their people, and who cannot be reached', () => {
  const lines = linesOf({});
  expect(lines.filter((line) => line.startsWith('▸ ฝ่าย'))).toEqual([
    '▸ ฝ่ายทะเบียน — ยังไม่รายงาน ๒ · ไม่คืบหน้า ๑ · มะลิ สมชาย',
    '▸ ฝ่ายโยธา — ยังไม่รายงาน ๑ · กล้า',
    '▸ ฝ่ายสิ่งแวดล้อมและสุขาภิบาล — ไม่คืบหน้า ๑ · ยังไม่มีผู้รายงาน',
  ]);
  expect(lines).toContain('ติดต่อไม่ได้ ๑ คน (ยังไม่เพิ่มเพื่อนหรือบล็อกไว้): กล้า');
});

test('one division: its people and measures, by its button or its name', () => {
  for (const start of [{ division: registry.id }, { search: 'ทะเบียน' }])
    expect(linesOf(start)).toEqual(
      expect.arrayContaining([
        'มะลิ',
        'สมชาย · เตือนแล้ววันนี้',
        '▸ O13 คู่มือสำหรับประชาชน — ยังไม่รายงานเดือนนี้',
        '▸ ตัวชี้วัดที่ ๖ ให้บริการเป็นไปตามขั้นตอน — รายงานแล้ว แต่ไม่คืบหน้าจากเดือนก่อน',
      ]),
    );
  expect(linesOf({ division: health.id })).toContain('ยังไม่มีผู้รายงานของฝ่ายนี้');
  expect(linesOf({ search: 'คลัง' }).join()).toContain('"คลัง" ไม่ค้างเรื่องใด');
});

test('coordinators can remind from here, directors only look', () => {
  for (const start of [{}, { division: registry.id }]) {
    expect(JSON.stringify(said(start))).toContain('s=remind');
    expect(JSON.stringify(said(start, director))).not.toContain('s=remind');
  }
});

test('officers are shown the way to their own work; when all have reported, that is said', () => {
  expect(JSON.stringify(said({}, factsOf({}), null))).toContain('s=my-work');
  expect(linesOf({}, director, { ...PREVIEW, divisions: [], people: [] })).toContain('ทุกฝ่ายรายงานครบแล้ว');
});

test('every page of many divisions, measures and people is within the limits of LINE', () => {
  const division = (n: number) => ({
    id: `rom-yen/d${n}`,
    name: `ฝ่าย${'ยาว'.repeat(60)}${n}`,
    shortName: `ฝ${n}`,
  });
  const many = (from: number) =>
    Array.from({ length: 30 }, (_, i) => workItem(`m${from}-${i}`, { title: 'เรื่อง '.repeat(80) }));
  const preview: ReminderPreview = {
    ...PREVIEW,
    divisions: Array.from({ length: 25 }, (_, n) => ({
      division: division(n),
      missing: many(n),
      stalled: many(n + 100),
      people: Array.from({ length: 30 }, (_, i) => `u${i}`),
    })),
    people: Array.from({ length: 30 }, (_, i) => person(`u${i}`, 'ชื่อ'.repeat(50), { reachable: false })),
  };
  for (const page of ['0', '1', '2', '9', 'x'])
    for (const start of [{ page }, { page, division: division(3).id }])
      expect(linesOf(start, coordinator, preview).join()).toContain('ฝ่าย');
});
