/** A made-up plan and a printer that puts it on pages as offices do: for the property that what is printed is read. */
import fc from 'fast-check';
import { DIVISIONS } from '../../src/plan/divisions.ts';
import type { Role } from '../../src/plan/reading.ts';
import { shortDate } from '../../src/thai/calendar.ts';
import { toThaiDigits } from '../../src/thai/digits.ts';

export interface MadeActivity {
  measures: string[];
  outputs: string[];
  channels: string[];
  responsible: string[];
  due: string;
}

export interface MadeItem {
  code: string | null;
  title: string;
  score: number | null;
  /** The first may be without a measure. */
  activities: MadeActivity[];
}

export interface MadePlan {
  indicators: { number: number; name: string; items: MadeItem[] }[];
  columns: Role[];
  headings: 'column' | 'row' | 'markdown';
  thaiDigits: boolean;
  lists: 'dashes' | 'paragraphs' | 'html';
  /** One random number a row: whether and where the page ends. */
  pages: number[];
}

const HEADERS: Partial<Record<Role, string>> = {
  indicator: 'ตัวชี้วัด',
  title: 'ประเด็นที่ต้องเตรียมความพร้อม/ยกระดับ',
  measure: 'กิจกรรมที่จะดำเนินการ',
  output: 'ผลผลิต',
  awareness: 'วิธีการสร้างการรับรู้',
  due: 'ระยะเวลาแล้วเสร็จ',
  responsible: 'ผู้รับผิดชอบ',
  followUp: 'ระยะเวลากำกับติดตาม',
};
const NAMES = ['การปฏิบัติหน้าที่', 'การใช้งบประมาณ', 'การใช้อำนาจ', 'การใช้ทรัพย์สินของราชการ', 'การแก้ไขปัญหาการทุจริต'];
const CADENCE = 'ทุก ๑ เดือน';

const words = (...list: string[]) =>
  fc
    .array(fc.constantFrom(...list), { minLength: 2, maxLength: 5 })
    .map((chosen) => [...new Set(chosen)].join(' '));
const title = words(
  'พัฒนาจุดบริการ',
  'เผยแพร่คู่มือ',
  'ยกระดับงานทะเบียน',
  'บริหารพัสดุ',
  'สื่อสารกับชุมชน',
  'ดูแลทรัพย์สิน',
  'E - Service',
);
const text = words(
  'จัดประชุมชี้แจง',
  'ทบทวนขั้นตอน',
  'อบรมเจ้าหน้าที่',
  'ติดประกาศ',
  'ตรวจนับพัสดุ',
  'โควิด - 19',
  'ข้อ ๑๒ - ๑๕ ตามระเบียบ',
);
const output = words('คู่มือ', 'แผ่นพับ', 'ข้อมูล (ไฟล์ PDF)', 'info graphic', 'สถิติรายเดือน');
const channel = fc.constantFrom('เว็บไซต์', 'Line group', 'ประชุมหัวหน้าฝ่าย', 'บอร์ดประชาสัมพันธ์');
const due = fc
  .date({ min: new Date('2025-10-01'), max: new Date('2026-09-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const list = (entry: fc.Arbitrary<string>, minLength: number) =>
  fc.uniqueArray(entry, { minLength, maxLength: 3 });
const activity: fc.Arbitrary<MadeActivity> = fc.record({
  measures: list(text, 1),
  outputs: list(output, 0),
  channels: list(channel, 0),
  responsible: fc.uniqueArray(fc.constantFrom(...DIVISIONS.map(({ name }) => name)), {
    minLength: 1,
    maxLength: 3,
  }),
  due,
});
const item = fc.record({
  title,
  score: fc.option(fc.constantFrom(0, 72.5, 94.7, 100)),
  activities: fc.array(activity, { minLength: 1, maxLength: 2 }),
  coded: fc.boolean(),
});

export const madePlan: fc.Arbitrary<MadePlan> = fc
  .record({
    indicators: fc.array(fc.array(item, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
    columns: fc.shuffledSubarray<Role>([
      'indicator',
      'title',
      'measure',
      'output',
      'awareness',
      'due',
      'responsible',
      'followUp',
    ]),
    headings: fc.constantFrom('column' as const, 'row' as const, 'markdown' as const),
    thaiDigits: fc.boolean(),
    lists: fc.constantFrom('dashes' as const, 'paragraphs' as const, 'html' as const),
    pages: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  })
  .filter(({ columns }) =>
    ['title', 'measure', 'due', 'responsible'].every((role) => columns.includes(role as Role)),
  )
  .map(({ indicators, columns, ...rest }) => {
    let number = 0;
    return {
      ...rest,
      columns:
        rest.headings === 'column' && !columns.includes('indicator')
          ? ['indicator' as const, ...columns]
          : columns,
      indicators: indicators.map((items, i) => ({
        number: i + 1,
        name: NAMES[i]!,
        items: items.map(({ coded, ...made }) => ({ ...made, code: coded ? `I${++number}` : null })),
      })),
    };
  });

/** The plan as the text of a `plan-8` document. */
export function printPlan(plan: MadePlan): string {
  const { columns, headings, indicators, pages } = plan;
  const digits = (printed: string) => (plan.thaiDigits ? toThaiDigits(printed) : printed);
  const header = columns.map((role) => HEADERS[role]).join('\t');
  const row = (cells: Partial<Record<Role, string>>) => columns.map((role) => cells[role] ?? '').join('\t');
  const lines = ['## แผนมาตรการของสำนักงานเขตทดลอง', 'ปีงบประมาณ พ.ศ. ๒๕๖๙', '', header];
  let printed = 0;
  for (const { number, name, items } of indicators) {
    const heading = digits(`${number}) ${name}`);
    if (headings === 'markdown') lines.push('', `## ${heading}`, '', header);
    if (headings === 'row') lines.push(row({ [columns[0]!]: digits(`ตัวชี้วัดที่ ${number} ${name}`) }));
    items.forEach((made, first) => {
      made.activities.forEach((activity, at) => {
        const cells: Partial<Record<Role, string>> = {
          ...(first === 0 && at === 0 && headings === 'column' ? { indicator: heading } : {}),
          ...(at === 0 ? { title: digits(titleOf(made)) } : {}),
          measure: listOf(activity.measures, plan.lists),
          output: listOf(activity.outputs, plan.lists),
          awareness: listOf(activity.channels, plan.lists),
          due: digits(
            `ดำเนินการแล้วเสร็จภายใน ${shortDate(activity.due, { year: true })} และนำขึ้น website ของสำนักงานเขต`,
          ),
          responsible: activity.responsible.join(' '),
          followUp: CADENCE,
        };
        const page = pages[printed++ % pages.length]!;
        if (page % 3 === 0) lines.push(row(cells));
        else if (page % 3 === 1) lines.push(row(cells), '', header);
        else
          lines.push(
            ...cut(cells, page)
              .map(row)
              .flatMap((half, i) => (i === 0 ? [half, '', header] : [half])),
          );
      });
    });
  }
  return `${lines.join('\n')}\n`;
}

function titleOf({ code, title: name, score }: MadeItem): string {
  return [code, name, score === null ? null : `(${score.toFixed(2)} คะแนน)`].filter(Boolean).join(' ');
}

function listOf(entries: string[], style: MadePlan['lists']): string {
  if (style === 'html')
    return entries.length === 0 ? '' : `<ul>${entries.map((entry) => `<li>- ${entry}</li>`).join(' ')}</ul>`;
  if (style === 'paragraphs') return entries.map((entry) => `<p>- ${entry}</p>`).join(' ');
  return entries.map((entry) => `- ${entry}`).join(' ');
}

/** The row cut by the end of a page: the due date always, which is the longest cell; the title and plain lists too. */
function cut(cells: Partial<Record<Role, string>>, page: number): [typeof cells, typeof cells] {
  const above = { ...cells };
  const below: typeof cells = {};
  const roles: Role[] = [
    'due',
    ...(page % 2 === 0 ? (['title'] as const) : []),
    ...(page % 5 === 0 ? (['measure', 'output'] as const) : []),
  ];
  for (const role of roles) {
    const text = cells[role] ?? '';
    const blanks = [...text.matchAll(/ (?![-(<])/g)]
      .map(({ index }) => index)
      .filter((at) => role === 'due' || at > 4);
    const at = blanks[page % Math.max(1, blanks.length)];
    if (at === undefined || text.includes('<')) continue;
    above[role] = text.slice(0, at);
    below[role] = text.slice(at + 1);
  }
  return [above, below];
}
