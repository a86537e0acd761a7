/** What `remind` knows, and what can be chosen at each of its questions. */
import { type Asking, withWayOut } from '../asking.ts';
import type { Effects } from '../effects.ts';
import type { Facts } from '../facts.ts';
import type { Choice } from '../flow.ts';
import { divisionWords } from '../named.ts';
import type { ReminderScope } from '../views/reminders.ts';
import * as say from '../wording/remind.ts';
import type { MeasureToRemind, Preview } from './aim.ts';

/** With one of these it goes to that division or measure at once. */
export interface RemindStart {
  /** Words typed after the command. */
  search?: string;
  division?: string;
  assignment?: string;
}

export interface RemindContext extends Asking {
  facts: Facts;
  start: RemindStart;
  /** Of the whole district. */
  all: Preview | null;
  /** Of what is aimed at. */
  aimed: Preview | null;
  scope: ReminderScope;
  /** The division out of whose list a measure was chosen: the way back. */
  within: string | null;
  /** Measures that the typed words fit, of several divisions. */
  fitting: string[];
  /** First division, measure or person shown. */
  from: number;
  /** Where the list of names was opened. */
  namesOf: 'overview' | 'confirm';
  result: Extract<Effects['send-reminders']['answer'], { ok: true }> | null;
}

export const DIVISIONS_A_PAGE = 12;
export const MEASURES_A_PAGE = 8;
export const NAMES_A_PAGE = 20;

export const ALL: ReminderScope = { kind: 'all' };

const MORE: Choice = { name: 'more', value: '', label: 'หน้าถัดไป', words: ['ต่อไป', 'ถัดไป', 'ดูต่อ'] };
const NAMES: Choice = { name: 'names', value: '', label: 'ดูรายชื่อ', words: ['รายชื่อ', 'ใครบ้าง', 'ดูชื่อ'] };
const OTHERS: Choice = { name: 'overview', value: '', label: 'ดูทุกฝ่าย', words: ['ทุกฝ่าย', 'เลือกใหม่', 'กลับไป'] };
const LATER: Choice = {
  name: 'leave',
  value: '',
  label: 'ยังไม่เตือน',
  words: ['ไม่เตือน', 'ไม่', 'ไม่ส่ง', 'ยัง'],
};

export const overviewChoices = (context: RemindContext): Choice[] => {
  const { divisions, people } = context.all!;
  return withWayOut(context, [
    ...divisions.slice(context.from, context.from + DIVISIONS_A_PAGE).map(({ division }) => ({
      name: 'division',
      value: division.id,
      label: division.name,
      words: divisionWords(division),
    })),
    ...(divisions.length > DIVISIONS_A_PAGE ? [MORE] : []),
    ...(people.length > 0 ? [allOf(context), NAMES] : []),
  ]);
};

const allOf = (context: RemindContext): Choice => ({
  name: 'all',
  value: '',
  label: say.allLabel(context),
  words: ['ทั้งหมด', 'เตือนทั้งหมด', 'เตือนทุกคน', 'ทุกฝ่าย'],
});

/** The measures that one of can be chosen: of a division with several, or those that the typed words fit. */
export function measuresIn({ scope, aimed }: RemindContext): MeasureToRemind[] {
  const measures = aimed?.divisions.flatMap((one) => one.measures) ?? [];
  return scope.kind === 'division' && measures.length > 1 ? measures : [];
}

const measureChoices = (context: RemindContext, measures: MeasureToRemind[]): Choice[] => [
  ...measures.slice(context.from, context.from + MEASURES_A_PAGE).map(({ id, name }) => ({
    name: 'measure',
    value: id,
    label: name,
  })),
  ...(measures.length > MEASURES_A_PAGE ? [MORE] : []),
];

export const confirmChoices = (context: RemindContext): Choice[] =>
  withWayOut(context, [
    ...(hasPeople(context) ? reminding(context) : []),
    OTHERS,
    ...(context.misses > 2 ? [] : [LATER]),
  ]);

/** Whether there is anybody to remind. */
export const hasPeople = ({ aimed }: RemindContext): boolean => aimed!.people.length > 0;

/** Beside numbered measures a number too high must not send. */
function reminding(context: RemindContext): Choice[] {
  const measures = measuresIn(context);
  return [
    ...measureChoices(context, measures),
    {
      name: 'send',
      value: '',
      label: say.sendLabel(context),
      words: ['ส่งเตือน', 'ส่ง', 'ส่งเลย', 'เตือนเลย', 'ตกลง', 'ใช่', 'ยืนยัน'],
      hidden: measures.length > 0,
    },
    NAMES,
  ];
}

export const whichChoices = (context: RemindContext): Choice[] =>
  withWayOut(context, [
    ...measureChoices(context, fittingOf(context)),
    {
      name: 'fitting',
      value: '',
      label: say.fittingLabel(context),
      words: ['ทั้งหมด', 'ทุกเรื่อง', 'ทุกฝ่าย', 'เตือนทั้งหมด'],
    },
    OTHERS,
  ]);

/** Named with their division, since the same measure is asked of several. */
export const fittingOf = ({ all, fitting }: RemindContext): MeasureToRemind[] =>
  (all?.divisions ?? []).flatMap(({ division, measures }) =>
    measures
      .filter(({ id }) => fitting.includes(id))
      .map((measure) => ({ ...measure, name: `${division.shortName} · ${measure.name}` })),
  );

export const namesChoices = (context: RemindContext): Choice[] => {
  const { people } = peopleShown(context);
  return withWayOut(context, [
    ...(people.length > NAMES_A_PAGE ? [MORE] : []),
    { name: 'back', value: '', label: 'กลับไปเตือน', words: ['กลับ', 'กลับไป', 'เตือน'] },
  ]);
};

/** The preview whose names are listed. */
export const peopleShown = ({ namesOf, all, aimed }: RemindContext): Preview =>
  (namesOf === 'overview' ? all : aimed)!;
