/** Made-up reports with everything in their texts that could be taken for something else when it is read. */
import fc from 'fast-check';
import { DIVISIONS } from '../../src/plan/divisions.ts';
import { instrumentOf } from '../../src/plan/indicators.ts';
import type { Instrument } from '../../src/plan/reading.ts';
import type { ReportContent, ReportItem, ReportWork } from '../../src/reports/content.ts';

/** The id that all photos have. */
export const PHOTO = 'photo-1';

const phrase = fc.constantFrom(
  'จัดประชุมชี้แจง',
  'เผยแพร่คู่มือการให้บริการ',
  'ติดตามผลทุกเดือน',
  'มาตรการป้องกันโควิด - 19',
  'ตามข้อ ๒๐๗ - ๒๑๑',
  'ระหว่าง ต.ค. ๖๙ - มี.ค. ๗๐',
  'งานทะเบียน 5 ฝ่าย',
  'ระบบ E - Service',
  'ไฟล์ #1 ราคา $5 และ *ดาว*',
  '**หนา**',
  '=SUM(A1:A2)',
  '<b>ตัวหนา</b>',
  '</td><td>',
  'ก&amp;ข',
  'ด้านที่ 1. เตรียมการ 2. ดำเนินการ 3. ประเมินผล',
  'ดังนี้ - แจ้งเวียน - ลงเว็บไซต์',
  'https://www.example.go.th/a-b?c=1&d=2',
  'เรื่องรับส่งหนังสือ (ร่าง)',
  'น้ำใจ ผู้บริหาร ก๊กที่ ๑๐',
  '@เขต + ฝ่าย',
);
/** Beginnings that look like the mark of a list, or like the rest of something. */
const mark = fc.constantFrom(
  '- ',
  '1. ',
  '๒) ',
  '(3) ',
  '• ',
  '* ',
  '2. ',
  'และ',
  'โดย',
  '= ',
  '+',
  '@',
  "'",
);
const phrases = (maxLength: number) =>
  fc.array(phrase, { minLength: 1, maxLength }).map((chosen) => chosen.join(' '));
const entry = fc
  .tuple(fc.option(mark, { freq: 3 }), phrases(3))
  .map(([before, text]) => `${before ?? ''}${text}`);
const entries = (minLength: number, maxLength = 4) => fc.array(entry, { minLength, maxLength });

/** Begins with a word: a title that begins with a number or a code has, for whoever reads it, that code. */
const title = fc
  .tuple(fc.constantFrom('การเปิดเผยข้อมูล', 'ให้บริการเท่าเทียม', 'เต็มใจให้บริการ', 'ช่องทางร้องเรียน'), phrases(2))
  .map((parts) => parts.join(' '));

const score = fc.option(fc.constantFrom(0, 72.5, 94.7, 88.04, 100));
const due = fc
  .date({ min: new Date('2026-10-01'), max: new Date('2027-09-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const photo = fc.record({
  id: fc.constant(PHOTO),
  width: fc.constant(640),
  height: fc.constantFrom(480, 900),
});

/** Without numbers that could go on with those of the results in the same cell. */
const caption = entry.filter((text) => !/\s2\. /.test(text));

const work = fc.record({
  measures: entries(1),
  outputs: entries(0, 2),
  channels: entries(0, 2),
  due: fc.option(due, { freq: 6 }),
  cadence: fc.option(fc.constantFrom('ทุก ๑ เดือน', 'ทุกวันที่ 5 ของเดือน'), { freq: 6 }),
  responsible: fc.uniqueArray(fc.constantFrom(...DIVISIONS.map(({ name }) => name)), { maxLength: 3 }),
  results: entries(0),
  evidence: fc.array(fc.record({ caption, photos: fc.array(photo, { maxLength: 2 }) }), {
    maxLength: 3,
  }),
});
type MadeWork = typeof work extends fc.Arbitrary<infer T> ? T : never;

interface MadeItem {
  title: string;
  coded: boolean;
  score: number | null;
  problem: string | null;
  works: MadeWork[];
  /** Its works are those of the item before. */
  shares: boolean;
}
const item: fc.Arbitrary<MadeItem> = fc.record({
  title,
  coded: fc.boolean(),
  score,
  problem: fc.option(entry),
  works: fc.array(work, { maxLength: 3 }),
  shares: fc.boolean(),
});

const INDICATORS = [
  { number: 1, name: 'การปฏิบัติหน้าที่' },
  { number: 2, name: 'การใช้งบประมาณ' },
  { number: 4, name: 'การใช้ทรัพย์สินของราชการ' },
  { number: 6, name: 'คุณภาพการดำเนินงาน' },
  { number: 8, name: 'การปรับปรุงระบบการทำงาน' },
  { number: 9, name: 'การเปิดเผยข้อมูล' },
  { number: 10, name: 'การป้องกันการทุจริต' },
];

/** One group of items: of an indicator, or of an instrument whose items have no indicator. */
const group = fc.record({
  indicator: fc.option(fc.constantFrom(...INDICATORS.map(({ number }) => number)), { freq: 8 }),
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
});

export const madeReport: fc.Arbitrary<ReportContent> = fc
  .record({
    groups: fc.uniqueArray(group, { minLength: 1, maxLength: 4, selector: ({ indicator }) => indicator }),
    period: fc.constantFrom({ from: '2026-10', to: '2027-03' }, { from: '2027-04', to: '2027-09' }),
  })
  .map(({ groups, period }) => {
    const ordered = groups.toSorted((a, b) => (a.indicator ?? 99) - (b.indicator ?? 99));
    const made: ReportItem[] = [];
    for (const { indicator, items } of ordered) {
      for (const [i, each] of items.entries()) {
        made.push(itemOf(each, { indicator, before: i > 0 ? made.at(-1)! : null, order: made.length }));
      }
    }
    return {
      organisation: 'สำนักงานเขตร่มเย็น',
      fiscalYearBE: 2570,
      period,
      indicators: INDICATORS.filter(({ number }) => ordered.some(({ indicator }) => indicator === number)),
      items: made,
    };
  });

const LETTER: Record<Instrument, string> = { IIT: 'I', EIT: 'E', OIT: 'O' };

function itemOf(
  { title: name, coded, score: points, problem, works, shares }: MadeItem,
  { indicator, before, order }: { indicator: number | null; before: ReportItem | null; order: number },
): ReportItem {
  const instrument = instrumentOf(indicator);
  const id = String(order);
  return {
    id,
    codes: coded && instrument ? [`${LETTER[instrument]}${order + 1}`] : [],
    indicator,
    instrument,
    title: name,
    score: points,
    problem,
    works:
      shares && before && before.works.length > 0
        ? before.works
        : works.map((each, i): ReportWork => ({ id: `${id}/${i}`, ...each })),
  };
}
