/** What reminders say: as people read them, and within LINE's limits whatever the plan's texts are. */
import fc from 'fast-check';
import { headReminder, personalReminder } from '../../../src/line/messages/reminder.ts';
import {
  digest,
  lateDivisions,
  quotaChanged,
  quotaLow,
  type Report,
} from '../../../src/line/messages/reminder-coordinator.ts';
import type { DueWork, Standing } from '../../../src/reminders/due-work.ts';
import { checkLimits } from '../../support/check-limits.ts';
import { registry, works } from '../../support/people.ts';
import { render } from '../../support/render.ts';
import { anyText, anyWork, current, workItem } from '../../support/work-items.ts';

const WHEN = { month: '2026-11', due: '2026-11-20' };
const BEFORE = { ...WHEN, today: '2026-11-17' };
const AFTER = { ...WHEN, today: '2026-11-24' };

const o13: DueWork = {
  item: workItem('a1', { codes: ['O13'], title: 'คู่มือสำหรับประชาชน', due: '2026-11-15' }),
  alarm: 'missing',
};
const six: DueWork = {
  item: workItem('a2', {
    ...{ indicator: 6, title: 'ให้บริการเป็นไปตามขั้นตอน', asks: 'percent' },
    current: current({ month: '2026-11', percent: 60 }),
  }),
  alarm: 'stalled',
};

test('one division: both alarms, a button for exactly each measure', () => {
  expect(render(personalReminder([o13, six], { ...BEFORE, byHand: false }))).toEqual([
    '[ เตือนรายงาน · พฤศจิกายน ๒๕๖๙ ]',
    'ฝ่ายทะเบียน เหลือ ๒ เรื่อง',
    'ภายในวันศุกร์ที่ ๒๐ พ.ย.',
    'O13 คู่มือสำหรับประชาชน',
    'ยังไม่มีรายงานเดือนนี้ · เกินกำหนด ๒ วัน',
    '▸ รายงาน O13',
    'ตัวชี้วัดที่ ๖ ให้บริการเป็นไปตามขั้นตอน',
    'รายงานแล้ว แต่เหมือนเดือนก่อน (๖๐%)',
    '▸ เพิ่มความคืบหน้า ตัวชี้วัดที่ ๖',
    '▸ ดูงานของฉัน',
  ]);
});

test('several divisions, more than fit, by hand, after the due day', () => {
  const many = Array.from({ length: 7 }, (_, i): DueWork => {
    const division = i % 2 === 0 ? registry : works;
    const cadence = i === 0 ? 'ทุก ๓ เดือน' : null;
    return { item: workItem(`m${i}`, { codes: [`O${i + 1}`], division, cadence }), alarm: 'missing' };
  });
  const lines = render(personalReminder(many, { ...AFTER, byHand: true }));
  expect(lines.slice(0, 5)).toEqual([
    '[ ผู้ประสานงานฝากเตือน · พฤศจิกายน ๒๕๖๙ ]',
    '๒ ฝ่ายของคุณ เหลือ ๗ เรื่อง',
    'ครบกำหนดไปเมื่อวันศุกร์ที่ ๒๐ พ.ย.',
    'O1 เรื่อง m0',
    'ทะเบียน · ยังไม่มีรายงานของรอบนี้ (ทุก ๓ เดือน)',
  ]);
  expect(lines.at(-1)).toBe('▸ ดูอีก ๒ เรื่อง');
});

test('the head reads who was to report, and whom nobody reaches', () => {
  const reporters = [
    { name: 'มาลี', reachable: true },
    { name: 'นภา', reachable: false },
  ];
  const lines = render(headReminder([o13], AFTER, reporters));
  expect(lines.slice(0, 3)).toEqual([
    '[ ถึงหัวหน้าฝ่าย · พฤศจิกายน ๒๕๖๙ ]',
    'ฝ่ายทะเบียน เลยกำหนดแล้ว ยังเหลือ ๑ เรื่อง',
    'ครบกำหนดไปเมื่อวันศุกร์ที่ ๒๐ พ.ย.',
  ]);
  expect(lines.slice(-3, -1)).toEqual(['ผู้รายงาน: มาลี นภา', 'ติดต่อไม่ได้ (ยังไม่เพิ่มเพื่อน): นภา']);
});

const standing = (division: string, counts: Partial<Standing>): Standing => ({
  division,
  ...{ total: 4, done: 1, missing: 0, stalled: 0, ...counts },
});
const report = (standings: Standing[], unreachable: { name: string }[] = []): Report => ({
  ...AFTER,
  standings,
  divisions: new Map([registry, works].map((one) => [one.id, one])),
  withoutReporters: new Set([works.id]),
  unreachable,
});

test('the digest: every division, the two alarms, what changed, whom nobody reaches', () => {
  const now = [standing(registry.id, { done: 2 }), standing(works.id, { missing: 2, stalled: 1 })];
  const before = [standing(registry.id, { missing: 1 }), standing(works.id, { missing: 2 })];
  expect(render(digest(report(now, [{ name: 'นภา' }]), before))).toEqual([
    '[ สรุปเดือน · พฤศจิกายน ๒๕๖๙ ]',
    'รายงานแล้ว ๖ จาก ๘ เรื่อง',
    'ครบกำหนดไปเมื่อวันศุกร์ที่ ๒๐ พ.ย.',
    'ยังไม่รายงาน ๒ · ไม่คืบหน้า ๑ เรื่อง',
    '▸ ฝ่ายโยธา — ยังไม่รายงาน ๒ · ไม่คืบหน้า ๑ · ยังไม่มีผู้รายงาน',
    '▸ ฝ่ายทะเบียน — ครบทั้ง ๔ เรื่อง',
    'เทียบกับเดือนก่อน',
    'ฝ่ายที่รายงานครบ ๑ (เดือนก่อน ๐)',
    'ยังไม่รายงาน ๒ เรื่อง (เดือนก่อน ๓)',
    'แล้วเสร็จเพิ่ม ๑ เรื่อง',
    'ติดต่อไม่ได้ ๑ คน (ยังไม่เพิ่มเพื่อนหรือบล็อกไว้): นภา',
    '▸ เตือนฝ่ายที่ยังเหลือ   ▸ ดูทุกฝ่าย',
  ]);
});

test('LINE takes all of them, whatever the texts are', () => {
  const due = anyWork().map((work) =>
    work.map((item, i): DueWork => ({ item, alarm: i % 3 === 0 ? 'stalled' : 'missing' })),
  );
  const people = fc.array(fc.record({ name: anyText, reachable: fc.boolean() }), { maxLength: 40 });
  const standings = fc.array(
    fc.record({
      division: fc.nat(60).map((n) => `rom-yen/division-${n}`),
      total: fc.integer({ min: 1, max: 60 }),
      ...{ done: fc.nat(60), missing: fc.nat(60), stalled: fc.nat(60) },
    }),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(due, people, standings, standings, anyText, (work, who, now, before, name) => {
      const divisions = new Map(
        now.map(({ division }) => [division, { id: division, name, shortName: name }]),
      );
      const withoutReporters = new Set(now.slice(0, 3).map(({ division }) => division));
      const of = { ...AFTER, standings: now, divisions, withoutReporters, unreachable: who };
      checkLimits([
        personalReminder(work, { ...BEFORE, byHand: true }),
        headReminder(work, AFTER, who),
        digest(of, before),
        lateDivisions(of),
        quotaLow(now[0]!.total, 300),
      ]);
      checkLimits([quotaChanged(35_000, null)]);
    }),
    { numRuns: 150 },
  );
});
