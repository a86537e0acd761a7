/** What `import-plan` says of what a file would change, and of what it changed. */
import { box, card, choiceButtons, type FlexComponent, label, small } from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { dateOf, fiscalYearBE as yearAt } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import { hasChanges, type ImportContext } from '../import-plan/context.ts';
import type { ImportChange } from '../views/imports.ts';
import { STEP, shown, warned } from './import-parts.ts';
import { QUICK, START } from './people.ts';

export const WAIT = 'กำลังนำเข้า รอสักครู่ แล้วจะแจ้งที่นี่';

export function confirming(context: ImportContext, choices: Choice[]): LineMessage {
  const view = context.view!;
  const {
    version,
    same,
    fiscalYearBE,
    added,
    changed,
    retired,
    retiredWithReports,
    returned,
    kept,
    unassigned,
  } = view.changes!;
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าจะยืนยันหรือไม่',
    example: 'พิมพ์ ๑ หรือ "ยืนยัน" เพื่อนำเข้า พิมพ์ "ย้อนกลับ" เพื่อแก้คำตอบ',
  });
  const year = `แผนปี ${thai(fiscalYearBE)}`;
  const differs =
    version === 1
      ? [`เป็นฉบับแรกของปีงบประมาณนี้ รวมเป็นงานของฝ่ายต่าง ๆ ${thai(added)} เรื่อง`]
      : [
          `ต่างจากแผนที่ใช้อยู่ (นับเป็นเรื่องของแต่ละฝ่าย)`,
          counts([
            ['เพิ่ม', added],
            ['แก้ไข', changed],
            ['เลิก', retired],
            ['กลับมา', returned],
            ['เหมือนเดิม', kept],
          ]),
          ...(changed + kept > 0 ? ['รายงานและภาพของเรื่องที่ยังอยู่ ติดไปกับเรื่องนั้น'] : []),
          ...(retired > changed + kept
            ? [warned('งานที่ใช้อยู่จะเลิกเกินครึ่ง ตรวจให้แน่ใจก่อนว่าเป็นไฟล์และปีที่ถูกต้อง')]
            : []),
          ...(retiredWithReports > 0
            ? [warned(`เรื่องที่เลิกมีรายงานแล้ว ${thai(retiredWithReports)} เรื่อง รายงานยังเก็บไว้ แต่ไม่ถามถึงอีก`)]
            : []),
        ];
  return card({
    step: `${STEP} · ข้อสุดท้าย`,
    ...asked(first, `นำเข้าเป็น${year}${version > 1 ? ` ฉบับที่ ${thai(version)}` : ''}`),
    body: [
      ...(first === null ? [] : [`นำเข้าเป็น${year}`]),
      ...(same
        ? ['ไฟล์นี้คือแผนที่ใช้อยู่แล้ว ไม่มีอะไรเปลี่ยน']
        : hasChanges(context) || version === 1
          ? differs
          : ['ไม่มีงานใดต่างจากแผนที่ใช้อยู่']),
      ...(unassigned > 0 ? [warned(`${thai(unassigned)} กิจกรรมยังไม่มีฝ่ายใดรับผิดชอบ จะไม่มีใครถูกถามถึง`)] : []),
      ...(same ? [] : whenUsed(fiscalYearBE, yearAt(dateOf(context.facts.now)))),
    ],
    buttons: choiceButtons(context.run, shown(choices), { lead: true }),
    quickReplies: QUICK,
  });
}

/** A plan of another year is not what the divisions are asked about now. */
function whenUsed(year: number, now: number): FlexComponent[] {
  if (year === now) return [];
  return [
    year > now
      ? small(`เริ่มใช้เมื่อขึ้นปีงบประมาณ ๑ ต.ค. ${thai(year - 1)}`)
      : warned(`ตอนนี้เป็นปีงบประมาณ ${thai(now)} แต่แผนนี้เป็นของปีที่ผ่านมา`),
  ];
}

const counts = (all: [what: string, count: number][]): string =>
  all
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what} ${thai(count)}`)
    .join(' · ');

const CHANGE: Record<ImportChange['kind'], string> = {
  added: 'เพิ่ม',
  changed: 'แก้ไข',
  retired: 'เลิก',
  returned: 'กลับมา',
};
const FIELDS: Record<string, string> = {
  codes: 'รหัส',
  indicator: 'ตัวชี้วัด',
  title: 'ชื่อประเด็น',
  text: 'กิจกรรม',
  outputs: 'ผลผลิต',
  channels: 'ช่องทาง',
  due: 'วันแล้วเสร็จ',
  cadence: 'การติดตาม',
};

export function comparing(context: ImportContext, choices: Choice[]): LineMessage {
  const { changes, from, total } = context;
  const first = lead(context, { hint: 'นี่คือเรื่องที่เปลี่ยน', example: 'พิมพ์ "กลับ" เพื่อไปยืนยัน' });
  return card({
    step: `${STEP} · ความเปลี่ยนแปลง`,
    ...asked(first, `เรื่องที่ ${thai(from + 1)}-${thai(from + changes.length)} จาก ${thai(total)}`),
    body: changes.map(({ kind, label: name, division, fields, reported }) => {
      const detail = [CHANGE[kind], ...fields.map((field) => FIELDS[field] ?? field)].join(' ');
      return box(
        [
          label(shorten([division, name].filter(Boolean).join(' · '), 110), { size: 'sm', weight: 'bold' }),
          small(reported ? `${detail} · มีรายงานแล้ว` : detail),
        ],
        { spacing: 'none' },
      );
    }),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

export function imported({ outcome }: ImportContext): LineMessage {
  const {
    version,
    fiscalYearBE,
    items,
    assignments,
    added,
    changed,
    retired,
    retiredCount,
    returned,
    kept,
    unassigned,
    unassignedCount,
  } = outcome!;
  return card({
    step: 'นำเข้าแล้ว',
    title: `แผนปีงบประมาณ ${thai(fiscalYearBE)} ฉบับที่ ${thai(version)}`,
    subtitle: `${thai(items)} รายการ · งานของฝ่าย ${thai(assignments)} เรื่อง`,
    body: [
      ...(version > 1
        ? [
            counts([
              ['เพิ่ม', added],
              ['แก้ไข', changed],
              ['เลิก', retiredCount],
              ['กลับมา', returned],
              ['เหมือนเดิม', kept],
            ]),
          ]
        : []),
      ...list('ไม่ถามถึงอีก รายงานเดิมยังอยู่', retired, retiredCount),
      ...list('ยังไม่มีฝ่ายใดรับผิดชอบ', unassigned, unassignedCount),
    ],
    buttons: [{ ...START.overview, look: 'primary' }, START.invite],
  });
}

function list(name: string, shown: string[], count: number): FlexComponent[] {
  if (count === 0) return [];
  const rest = count - shown.length;
  return [
    box(
      [
        label(`${name} ${thai(count)} เรื่อง`, { size: 'sm', weight: 'bold' }),
        ...shown.map((one) => small(`· ${shorten(one, 120)}`)),
        ...(rest > 0 ? [small(`และอีก ${thai(rest)} เรื่อง`)] : []),
      ],
      { spacing: 'xs' },
    ),
  ];
}
