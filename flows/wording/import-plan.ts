/** What `import-plan` says. */
import {
  type Button,
  box,
  COLORS,
  card,
  choiceButtons,
  choiceOptions,
  type FlexComponent,
  label,
} from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { dateOf, fiscalYearBE as yearAt } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead } from '../asking.ts';
import type { ImportChange, ImportSummary, ImportView, LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import { answerName, hasChanges, type ImportContext } from '../import-plan/context.ts';
import { startData } from '../tap.ts';
import { firstSteps, QUICK, START } from './people.ts';
import { dayText, timeText } from './work.ts';

const STEP = 'นำเข้าแผน';
const AGAIN: Button = { label: 'นำเข้าแผน', data: startData('import-plan') };

export const FIRST_ALREADY = 'นี่คือข้อแรกแล้ว ถ้าจะเลิก พิมพ์ "ยกเลิก"';
export const NO_PHOTO = 'ภาพถ่ายอ่านเป็นตารางไม่ได้ ขอเป็นไฟล์';
export const READING = 'กำลังอ่านไฟล์ รอสักครู่ แล้วจะแจ้งที่นี่';
export const WAIT = 'กำลังบันทึกคำตอบ รอสักครู่';
export const IMPORTING = 'กำลังนำเข้า รอสักครู่ แล้วจะแจ้งที่นี่';

const fileName = (name: string): string => shorten(name, 60) || 'ไฟล์ที่ส่งมา';

export function sending(context: ImportContext): LineMessage {
  const first = lead(context, {
    hint: 'ขอเป็นไฟล์ แตะ + แล้วเลือก "ไฟล์"',
    example: 'ในคอมพิวเตอร์ ลากไฟล์มาวางในแชตนี้ได้เลย',
  });
  const refused = first === null && context.view?.state === 'refused' ? context.view : null;
  if (refused)
    return card({
      step: STEP,
      title: `ยังนำเข้า "${fileName(refused.name)}" ไม่ได้`,
      body: [
        shorten(refused.problem?.text ?? 'อ่านไฟล์ไม่สำเร็จ', 400),
        'แผนของเขตไม่เปลี่ยน แก้แล้วส่งมาใหม่ หรือส่งไฟล์อื่นได้เลย',
      ],
      quickReplies: QUICK,
    });
  return card({
    step: STEP,
    ...asked(first, 'ส่งไฟล์แผนหรือรายงานของเขตมาได้เลย', [
      'Word (.docx) หรือ Excel (.xlsx) อ่านได้ดีที่สุด PDF และไฟล์ข้อความก็อ่านได้',
      small('ยังไม่เปลี่ยนแผนของเขตจนกว่าจะกดยืนยัน'),
    ]),
    quickReplies: QUICK,
  });
}

export function resuming(context: ImportContext, choices: Choice[]): LineMessage {
  const view = context.view!;
  const first = lead(context, {
    hint: 'ขอให้เลือกก่อน',
    example: 'พิมพ์ ๑ เพื่อทำต่อ หรือส่งไฟล์อื่นมาได้เลย',
  });
  return card({
    step: STEP,
    ...asked(first, `ค้างไฟล์ "${fileName(view.name)}" ไว้`, [
      `ส่งเมื่อ ${timeText(view.requestedAt)} น. · ${progress(view)}`,
      small(`เก็บไว้ถึง ${timeText(view.expiresAt)} น.`),
    ]),
    buttons: choiceButtons(context.run, choices, { lead: true }),
    quickReplies: QUICK,
  });
}

const progress = ({ questions, answered }: ImportView): string =>
  questions === 0
    ? 'ไม่มีข้อที่ต้องถาม'
    : answered === questions
      ? `ตอบครบ ${thai(questions)} ข้อแล้ว`
      : `ตอบแล้ว ${thai(answered)} จาก ${thai(questions)} ข้อ`;

/** What came together with the file. */
export const received = ({ files, photos }: ImportContext): string =>
  ['ได้', `${thai(files.length)} ไฟล์`, photos.length > 0 ? `${thai(photos.length)} ภาพ` : null, 'แล้ว']
    .filter(Boolean)
    .join(' ');

export function sorting(context: ImportContext, choices: Choice[]): LineMessage {
  const { name, summary } = context.view!;
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าเป็นไฟล์อะไร',
    example: 'พิมพ์ ๑ ถ้าเป็นแผนของเขต พิมพ์ ๒ ถ้าเป็นหลักฐาน',
  });
  const what = summary!.kind === 'plan' ? 'แผน' : 'รายงานผล';
  return card({
    step: 'ได้รับไฟล์แล้ว',
    ...asked(first, `"${fileName(name)}" อ่านได้เป็น${what} ${thai(summary!.items)} รายการ`, [
      'จะใช้เป็นไฟล์แผนหรือหลักฐานคะ',
    ]),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

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
      ...(noteCount > 0 ? [small(`มีข้อสังเกต ${thai(noteCount)} ข้อ ดูได้ในรายการที่อ่านได้`)] : []),
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
        label(`ข้อสังเกต ${thai(noteCount)} ข้อ (เก็บไว้กับแผน)`, { size: 'sm', weight: 'bold' }),
        ...first.map((note) => small(`· ${shorten(note, 120)}`)),
        ...(rest > 0 ? [small(`และอีก ${thai(rest)} ข้อ`)] : []),
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
    hint: several ? 'ยังไม่พบฝ่ายนี้' : 'ขอให้เลือกจากรายการ',
    example: several
      ? 'พิมพ์ชื่อฝ่าย เช่น "ทะเบียน" หรือหลายฝ่ายพร้อมกัน เช่น "ทะเบียน โยธา"'
      : question.typed === 'code'
        ? 'พิมพ์รหัสเองได้ เช่น "O11" หรือพิมพ์หมายเลขหน้าข้อ'
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
    ],
    ...(asList && { options: choiceOptions(context.run, answers) }),
    buttons: [
      ...(asList ? [] : choiceButtons(context.run, answers)),
      ...choiceButtons(context.run, others).map((button) => ({ ...button, look: 'link' as const })),
    ],
    quickReplies: QUICK,
  });
}

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

const shown = (choices: Choice[]): Choice[] => choices.filter(({ hidden }) => !hidden);

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

/** Not pushed when it is read, since that would be counted. */
export const slow = (): LineMessage =>
  card({
    step: STEP,
    title: 'กำลังอ่านไฟล์ ใช้เวลานานกว่าปกติ',
    body: ['ทำเรื่องอื่นไปก่อนได้ แล้วกดปุ่มนี้หรือพิมพ์ "นำเข้าแผน"'],
    buttons: [{ ...AGAIN, label: 'ดูว่าอ่านเสร็จหรือยัง', look: 'primary' }],
  });

export const gone = (): LineMessage =>
  card({
    step: STEP,
    title: 'ไฟล์นี้ไม่ได้เก็บไว้แล้ว แผนของเขตไม่เปลี่ยน',
    body: ['ไฟล์ที่ยังไม่ยืนยันเก็บไว้ ๗ วัน ส่งใหม่ได้ทุกเมื่อ'],
    buttons: [{ ...AGAIN, look: 'primary' }],
  });

export const left = ({ view }: ImportContext): LineMessage =>
  view?.state === 'ready'
    ? card({
        step: STEP,
        title: 'เก็บไว้ให้แล้ว ยังไม่เปลี่ยนแผนของเขต',
        subtitle: progress(view),
        body: [`กลับมาทำต่อได้ถึง ${timeText(view.expiresAt)} น. พิมพ์ "นำเข้าแผน"`],
        buttons: [{ ...AGAIN, label: 'ทำต่อ' }],
      })
    : card({
        step: STEP,
        title: 'ยังไม่ได้นำเข้า แผนของเขตไม่เปลี่ยน',
        buttons: [AGAIN],
      });

export const dropped = (): LineMessage =>
  card({ step: STEP, title: 'ไม่นำเข้าไฟล์นี้ แผนของเขตไม่เปลี่ยน', buttons: [{ ...AGAIN, label: 'นำเข้าไฟล์อื่น' }] });

export const notAllowed = ({ facts: { person } }: ImportContext): LineMessage =>
  card({
    title: 'การนำเข้าแผนเป็นหน้าที่ของผู้ประสานงานของเขต',
    body: ['ถ้าแผนต้องแก้ แจ้งผู้ประสานงานได้'],
    buttons: firstSteps(person?.role ?? 'officer'),
  });

const small = (words: string): FlexComponent => label(words, { size: 'sm', color: COLORS.muted });
const warned = (words: string): FlexComponent => label(words, { size: 'sm', color: COLORS.late });
