/** What `import-plan` says of what was read: the summary, the questions, the items. */
import {
  box,
  COLORS,
  card,
  choiceButtons,
  choiceOptions,
  type FlexComponent,
  label,
  small,
} from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import type { Typed } from '../../src/plan/decisions/typed.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import { answerName, type ImportContext } from '../import-plan/context.ts';
import type { ImportSummary } from '../views/imports.ts';
import { progress, STEP, warned } from './import-parts.ts';
import { QUICK } from './people.ts';
import { dayText } from './work.ts';

export const WAIT = 'กำลังบันทึกคำตอบ รอสักครู่';

const KINDS: Record<ImportSummary['kind'], string> = {
  plan: 'แผน',
  report: 'รายงานผล',
  compilation: 'รวมผลทุกหน่วยงาน',
};

export function summary(context: ImportContext, choices: Choice[]): LineMessage {
  const view = context.view!;
  const {
    kind,
    title,
    organisation,
    fiscalYearBE,
    indicators,
    responsible,
    items,
    activities,
    nobody,
    noteCount,
  } = view.summary!;
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าจะทำอะไรต่อ',
    example: 'พิมพ์ ๑ เพื่อไปต่อ หรือ "กลับมาทำต่อ" เพื่อพักไว้ก่อน',
  });
  const year = fiscalYearBE ? `ปี ${thai(fiscalYearBE)}` : 'ไม่ทราบปี';
  const open = view.questions - view.answered;
  return card({
    step: `${STEP} · อ่านได้แล้ว`,
    ...(first === null
      ? { title: `${KINDS[kind]} ${organisation ?? 'ไม่ทราบเขต'} ${year}` }
      : { title: first, subtitle: `${organisation ?? ''} ${year}` }),
    body: [
      small(shorten(title, 160)),
      `${thai(items)} รายการ · ${thai(activities)} กิจกรรม`,
      table(
        'ตามตัวชี้วัด',
        indicators.map(({ number, name, items: count }) => [
          number === null ? 'ไม่อยู่ในตัวชี้วัดใด' : `${thai(number)} ${shorten(name, 50)}`,
          count,
        ]),
      ),
      ...(responsible.length > 0
        ? [
            table(
              'ตามผู้รับผิดชอบ (กิจกรรม)',
              responsible.map(({ name, activities: count }) => [shorten(name, 50), count]),
            ),
          ]
        : []),
      ...(nobody > 0 ? [warned(`ไม่ได้ระบุผู้รับผิดชอบ ${thai(nobody)} กิจกรรม`)] : []),
      ...(noteCount > 0 ? [small(`แจ้งให้ทราบ ${thai(noteCount)} ข้อ อยู่ใน "ดูรายการที่อ่านได้"`)] : []),
      open > 0 ? `มี ${thai(open)} ข้อที่ขอให้ช่วยดู ยังไม่เปลี่ยนแผนของเขต` : `${progress(view)} ยังไม่เปลี่ยนแผนของเขต`,
    ],
    buttons: choiceButtons(context.run, choices, { lead: true }),
    quickReplies: QUICK,
  });
}

/** Rows that a person looks at; the rest is told by number. */
const MOST_ROWS = 12;

function table(name: string, rows: [label: string, count: number][]): FlexComponent {
  const rest = rows.length - MOST_ROWS;
  return box(
    [
      label(name, { size: 'sm', weight: 'bold' }),
      ...rows
        .slice(0, MOST_ROWS)
        .map(([words, count]) =>
          box(
            [
              label(words, { size: 'sm', flex: 6 }),
              label(thai(count), { size: 'sm', flex: 1, align: 'end', weight: 'bold' }),
            ],
            { layout: 'horizontal', spacing: 'md' },
          ),
        ),
      ...(rest > 0 ? [small(`และอีก ${thai(rest)}`)] : []),
    ],
    { spacing: 'xs' },
  );
}

function notes({ notes: first, noteCount }: ImportSummary): FlexComponent[] {
  if (noteCount === 0) return [];
  const rest = noteCount - first.length;
  return [
    box(
      [
        label(`แจ้งให้ทราบ ${thai(noteCount)} ข้อ ไม่ต้องตอบ`, { size: 'sm', weight: 'bold' }),
        ...first.map((note) => small(`· ${shorten(note, 120)}`)),
        ...(rest > 0 ? [small(`และอีก ${thai(rest)} ข้อ`)] : []),
        small('ถ้าข้อใดต้องแก้ แก้ในไฟล์แล้วส่งมาใหม่'),
      ],
      { spacing: 'xs' },
    ),
  ];
}

export function asking(context: ImportContext, choices: Choice[]): LineMessage {
  const view = context.view!;
  const question = view.question!;
  const several = question.kind === 'divisions';
  const first = lead(context, {
    hint: several ? 'ยังไม่พบฝ่ายนี้' : question.typed ? UNREAD[question.typed] : 'ขอให้เลือกจากรายการ',
    example: several
      ? 'พิมพ์ชื่อฝ่าย เช่น "ทะเบียน" หรือหลายฝ่ายพร้อมกัน เช่น "ทะเบียน โยธา"'
      : question.typed
        ? `${TYPED[question.typed]} หรือพิมพ์หมายเลขหน้าข้อ`
        : 'พิมพ์หมายเลขหน้าข้อ เช่น ๑ หรือแตะปุ่ม',
  });
  const answers = choices.filter(({ name }) => name === answerName(context));
  const others = choices.filter(({ name, hidden }) => name !== answerName(context) && !hidden);
  const asList = answers.length > 4 || answers.some(({ label: words }) => words.length > 40);
  const chosen = question.choices.filter(({ value }) => context.chosen.includes(value));
  return card({
    step: `${STEP} · ข้อ ${thai(view.answered + 1)} จาก ${thai(view.questions)}`,
    ...asked(
      first ?? (chosen.length > 0 ? `เลือก${chosen.map((one) => one.label).join(' ')}แล้ว` : null),
      question.ask,
    ),
    body: [
      ...(first || chosen.length > 0 ? [question.ask] : []),
      ...(chosen.length > 0 ? [] : [shorten(question.text, 400)]),
      ...itemLines(question.items),
      ...(question.typed ? [small(TYPED[question.typed])] : []),
    ],
    ...(asList && { options: choiceOptions(context.run, answers) }),
    buttons: [
      ...(asList ? [] : choiceButtons(context.run, answers)),
      ...choiceButtons(context.run, others).map((button) => ({ ...button, look: 'link' as const })),
    ],
    quickReplies: QUICK,
  });
}

const TYPED: Record<Typed, string> = {
  code: 'พิมพ์รหัสเองได้ เช่น "O11"',
  codes: 'พิมพ์รหัสเองได้ เช่น "O1 - O9, O11"',
  day: 'พิมพ์วันเองได้ เช่น "31 มี.ค. 70"',
  score: 'พิมพ์คะแนนได้ เช่น "93.86"',
};

const UNREAD: Record<Typed, string> = {
  code: 'ยังอ่านรหัสนี้ไม่ออก',
  codes: 'ยังอ่านรหัสเหล่านี้ไม่ออก',
  day: 'ยังอ่านวันที่ไม่ออก',
  score: 'ยังอ่านคะแนนนี้ไม่ออก',
};

const MOST_ITEMS = 4;

function itemLines(items: string[]): FlexComponent[] {
  const rest = items.length - MOST_ITEMS;
  if (items.length === 0) return [];
  return [
    box(
      [
        ...items.slice(0, MOST_ITEMS).map((item) => label(`· ${shorten(item, 140)}`, { size: 'sm' })),
        ...(rest > 0 ? [small(`และอีก ${thai(rest)} รายการ`)] : []),
      ],
      { backgroundColor: COLORS.soft, cornerRadius: '10px', paddingAll: '10px', spacing: 'xs' },
    ),
  ];
}

export function looking(context: ImportContext, choices: Choice[]): LineMessage {
  const { items, from, total } = context;
  const first = lead(context, { hint: 'นี่คือรายการที่อ่านได้', example: 'พิมพ์ "ต่อไป" เพื่อดูหน้าถัดไป' });
  return card({
    step: `${STEP} · รายการที่อ่านได้`,
    ...asked(first, `รายการที่ ${thai(from + 1)}-${thai(from + items.length)} จาก ${thai(total)}`),
    body: [
      ...(from === 0 ? notes(context.view!.summary!) : []),
      ...items.map(({ label: name, activities, activityCount }) =>
        box(
          [
            label(shorten(name, 140) || 'ไม่มีชื่อ', { weight: 'bold' }),
            ...activities.flatMap(({ text, responsible, due }) => [
              ...(text ? [label(shorten(text, 110), { size: 'sm' })] : []),
              small(
                [
                  responsible.length > 0 ? shorten(responsible.join(' '), 90) : 'ไม่ระบุผู้รับผิดชอบ',
                  ...(due ? [dayText(due)] : []),
                ].join(' · '),
              ),
            ]),
            ...(activityCount > activities.length
              ? [small(`และอีก ${thai(activityCount - activities.length)} กิจกรรม`)]
              : []),
          ],
          { spacing: 'xs' },
        ),
      ),
    ],
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}
