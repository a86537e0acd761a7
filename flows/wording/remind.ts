/** What `remind` says. */
import {
  box,
  COLORS,
  card,
  choiceButtons,
  choiceOptions,
  label,
  type Option,
  small,
} from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { DivisionToRemind, MeasureToRemind, PersonToRemind, Preview } from '../remind/aim.ts';
import {
  fittingOf,
  hasPeople,
  measuresIn,
  NAMES_A_PAGE,
  peopleShown,
  type RemindContext,
} from '../remind/context.ts';
import { startData } from '../tap.ts';
import { divisionNames, firstSteps, nameOf, QUICK, START } from './people.ts';
import { alarmsText, costLines, HOW_TO_REACH, namesText, peopleLines, quotaText } from './reminders.ts';
import { months } from './work.ts';

export const FIRST_ALREADY = 'นี่คือหน้าแรกแล้ว ถ้าจะเลิก พิมพ์ "ยกเลิก"';
export const REPORTED_MEANWHILE = 'เรื่องนั้นรายงานแล้ว ไม่ต้องเตือน';
export const WAIT = 'กำลังส่งเตือน รอสักครู่ แล้วจะแจ้งผลที่นี่';

const NOBODY = 'ยังไม่มีผู้รายงานที่จะเตือน';
const INVITE_FIRST = 'เชิญเจ้าหน้าที่ของฝ่ายก่อน แล้วเตือนได้';

export const nothingFits = (search: string): string =>
  `ไม่มี "${shorten(search, 30)}" ในเรื่องที่ยังค้าง อาจรายงานแล้ว`;

const people = (count: number) => `${thai(count)} คน`;
export const allLabel = ({ all }: RemindContext): string => `เตือนทั้งหมด ${people(all!.people.length)}`;
export const fittingLabel = ({ fitting }: RemindContext): string => `เตือนทั้ง ${thai(fitting.length)} เรื่อง`;
export const sendLabel = ({ aimed }: RemindContext): string => `ส่งเตือน ${people(aimed!.people.length)}`;

/** The list first, so that a phone shows the decision, which stands under it; after a slip the list is still above. */
export function overview(context: RemindContext, choices: Choice[]): LineMessage[] {
  const { divisions, people, month } = context.all!;
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าจะเตือนใคร',
    example: 'พิมพ์ชื่อฝ่าย เช่น "ทะเบียน" หรือพิมพ์ "เตือนทั้งหมด"',
  });
  const { listed, others } = parted(choices, 'division');
  const list = card({
    step: `เตือน · ${months.long(month)}`,
    title: `${alarmsText(countOf(divisions))} เรื่อง ใน ${thai(divisions.length)} ฝ่าย`,
    body: ['แตะฝ่ายเพื่อเตือนเฉพาะฝ่ายนั้น'],
    options: withDetails(context, rowsOf(listed), (id) => divisionDetail(divisionOf(divisions, id), people)),
    buttons: choiceButtons(context.run, turnsOf(listed)),
  });
  const somebody = people.length > 0;
  const decision = card({
    step: 'เตือน',
    ...(somebody
      ? asked(first, 'ถ้าเตือนทุกฝ่าย', [...costLines(context.all!), ...peopleLines(people)])
      : asked(first, NOBODY, [INVITE_FIRST])),
    buttons: [
      ...(somebody ? [] : [{ ...START.invite, look: 'primary' as const }]),
      ...choiceButtons(context.run, others),
    ],
    quickReplies: QUICK,
  });
  return context.misses > 0 ? [decision] : [list, decision];
}

export function which(context: RemindContext, choices: Choice[]): LineMessage {
  const measures = fittingOf(context);
  const first = lead(context, {
    hint: 'ขอให้เลือกเรื่องจากรายการ',
    example: 'พิมพ์หมายเลขหน้าเรื่อง เช่น ๑',
  });
  const rows = choices.filter(({ name }) => name === 'measure');
  return card({
    step: 'เตือน · เลือกเรื่อง',
    ...asked(first, `พบ ${thai(measures.length)} เรื่องที่ยังค้าง จะเตือนเรื่องใด`),
    options: withDetails(context, rows, (id) => alarmOf(measures, id)),
    buttons: choiceButtons(
      context.run,
      choices.filter((choice) => !rows.includes(choice)),
    ),
    quickReplies: QUICK,
  });
}

/** As `overview`. */
export function confirm(context: RemindContext, choices: Choice[]): LineMessage[] {
  const { divisions, people: who } = context.aimed!;
  const measures = measuresIn(context);
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าจะส่งเตือนหรือไม่',
    example: 'พิมพ์ "ส่ง" เพื่อเตือน หรือ "ย้อนกลับ" เพื่อเลือกใหม่',
  });
  const { listed, others } = parted(choices, 'measure');
  const owed = `${alarmsText(countOf(divisions))} เรื่อง`;
  const step = `เตือน · ${aimText(context)}`;
  if (!hasPeople(context))
    return [
      card({
        step,
        ...asked(first, NOBODY, [owed, INVITE_FIRST]),
        buttons: [{ ...START.invite, look: 'primary' }, ...choiceButtons(context.run, others)],
        quickReplies: QUICK,
      }),
    ];
  const list = card({
    step,
    title: owed,
    body: ['แตะเรื่องเพื่อเตือนเฉพาะเรื่องนั้น'],
    options: withDetails(context, rowsOf(listed), (id) => alarmOf(measures, id)),
    buttons: choiceButtons(context.run, turnsOf(listed)),
  });
  const decision = card({
    step,
    ...asked(first, `จะเตือน ${people(who.length)} · ${owed}`, [
      `ถึง ${namesText(who, 5)}`,
      ...costLines(context.aimed!),
      ...peopleLines(who),
    ]),
    buttons: choiceButtons(context.run, others).map((button, i) =>
      others[i]!.name === 'send' ? { ...button, look: 'primary' } : button,
    ),
    quickReplies: QUICK,
  });
  return listed.length === 0 || context.misses > 0 ? [decision] : [list, decision];
}

/** The choices of the list, with the way to its next page, and the others. */
function parted(choices: Choice[], name: 'division' | 'measure') {
  const isListed = (choice: Choice) => choice.name === name || choice.name === 'more';
  return { listed: choices.filter(isListed), others: choices.filter((choice) => !isListed(choice)) };
}
const rowsOf = (listed: Choice[]) => listed.filter(({ name }) => name !== 'more');
const turnsOf = (listed: Choice[]) => listed.filter(({ name }) => name === 'more');

export function names(context: RemindContext, choices: Choice[]): LineMessage {
  const preview = peopleShown(context);
  const { from } = context;
  const shown = preview.people.slice(from, from + NAMES_A_PAGE);
  const first = lead(context, {
    hint: 'หน้านี้ใช้ดูรายชื่ออย่างเดียว',
    example: 'กด "กลับไปเตือน" หรือพิมพ์ "ย้อนกลับ"',
  });
  const range =
    preview.people.length > NAMES_A_PAGE ? ` (${thai(from + 1)}-${thai(from + shown.length)})` : '';
  const { title, body } = asked(first, `จะเตือน ${people(preview.people.length)}${range}`);
  const away = preview.people.some(({ reachable }) => !reachable);
  return card({
    step: 'เตือน · รายชื่อ',
    title,
    body: [...body, ...shown.map(personLine), ...(away ? [small(`คนที่ติดต่อไม่ได้ ${HOW_TO_REACH}`)] : [])],
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

function personLine(person: PersonToRemind) {
  const state = person.reachable ? (person.remindedToday ? ' · เตือนแล้ววันนี้' : '') : ' · ติดต่อไม่ได้';
  const tone = person.reachable ? COLORS.muted : COLORS.late;
  return box([
    label(nameOf(person), { weight: 'bold' }),
    label(`${divisionNames(person.divisions)}${state}`, { size: 'sm', color: tone }),
  ]);
}

export function sent(context: RemindContext): LineMessage {
  const { sent, waiting, unreachable, quota } = context.result!;
  const list = (who: string[]) =>
    namesText(
      who.map((name) => ({ name })),
      8,
    );
  const title =
    sent.length > 0
      ? `ส่งเตือนแล้ว ${people(sent.length)}`
      : waiting.length > 0
        ? 'เก็บการเตือนไว้แล้ว รอแสดงเมื่อแต่ละคนเข้ามา'
        : 'ยังส่งเตือนไม่ถึงใคร';
  return card({
    step: `เตือน · ${aimText(context)}`,
    title,
    body: [
      ...(sent.length > 0 ? [list(sent)] : []),
      ...(waiting.length > 0 ? [`รอแสดงเมื่อเข้ามาครั้งถัดไป ${people(waiting.length)}: ${list(waiting)}`] : []),
      ...(unreachable.length > 0
        ? [
            label(`ติดต่อไม่ได้ ${people(unreachable.length)}: ${list(unreachable)}`, { color: COLORS.late }),
            small(`${HOW_TO_REACH} แล้วจะเห็นการเตือนนี้`),
          ]
        : []),
      small(quotaText(quota)),
    ],
    buttons: [
      { label: 'เตือนฝ่ายอื่น', data: startData('remind') },
      { label: 'ดูว่าใครยังไม่ส่ง', data: startData('who-is-missing') },
    ],
  });
}

export const nothing = (_context: RemindContext): LineMessage =>
  card({
    step: 'เตือน',
    title: 'ไม่มีเรื่องที่ต้องเตือน',
    body: ['เดือนนี้ทุกฝ่ายรายงานครบและมีความคืบหน้าแล้ว'],
    buttons: [START.overview, { label: 'ตั้งค่าเตือน', data: startData('reminder-settings') }],
  });

export function notAllowed({ facts: { person } }: RemindContext): LineMessage {
  const looksOn = person?.role === 'director';
  return card({
    title: 'การเตือนเป็นหน้าที่ของผู้ประสานงานของเขต',
    body: [looksOn ? 'ดูว่าใครยังไม่ส่งได้ที่นี่' : 'ดูว่าฝ่ายของคุณเหลือเรื่องใดได้ที่ "งานของฉัน"'],
    buttons: looksOn
      ? [{ label: 'ดูว่าใครยังไม่ส่ง', data: startData('who-is-missing'), look: 'primary' }]
      : firstSteps(person?.role ?? 'officer'),
  });
}

export const left = (): LineMessage =>
  card({
    title: 'ยังไม่ได้เตือนใคร',
    body: ['กลับมาเตือนได้ทุกเมื่อ พิมพ์ "เตือน"'],
    buttons: [{ label: 'เตือน', data: startData('remind') }, START.overview],
  });

/** "ทุกฝ่าย", "ฝ่ายทะเบียน", "O13 คู่มือสำหรับประชาชน" */
function aimText({ scope, aimed }: RemindContext): string {
  const only = aimed?.divisions[0];
  if (scope.kind === 'all' || !only) return 'ทุกฝ่าย';
  if (scope.kind === 'assignments') return `${thai(scope.assignments.length)} เรื่องที่เลือก`;
  if (scope.kind === 'division') return shorten(only.division.name, 60);
  return shorten(`${only.measures[0]?.name ?? ''} · ${only.division.shortName}`, 80);
}

interface Counts {
  missing: number;
  stalled: number;
}

function countOf(divisions: DivisionToRemind[]): Counts {
  const measures = divisions.flatMap((one) => one.measures);
  const stalled = measures.filter((measure) => measure.stalled).length;
  return { missing: measures.length - stalled, stalled };
}

const divisionOf = (divisions: Preview['divisions'], id: string) =>
  divisions.find(({ division }) => division.id === id)!;

function divisionDetail(one: DivisionToRemind, all: PersonToRemind[]): string {
  const who = all.filter(({ userId }) => one.people.includes(userId));
  return `${alarmsText(countOf([one]))} · ${who.length > 0 ? namesText(who) : 'ยังไม่มีผู้รายงาน'}`;
}

const alarmOf = (measures: MeasureToRemind[], id: string): string =>
  measures.find((measure) => measure.id === id)?.stalled
    ? 'รายงานแล้ว แต่ไม่คืบหน้าจากเดือนก่อน'
    : 'ยังไม่รายงานเดือนนี้';

const withDetails = (context: RemindContext, rows: Choice[], detail: (id: string) => string): Option[] =>
  choiceOptions(context.run, rows).map((option, i) => ({ ...option, detail: detail(rows[i]!.value) }));
