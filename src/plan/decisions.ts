/**
 * What a coordinator decides about a reading before it becomes a plan: the questions that a reading raises, and the
 * reading with the answers in it. Pure; nothing is stored before all of it is confirmed.
 */
import { createHash } from 'node:crypto';
import { fiscalYearBE } from '../thai/calendar.ts';
import { asPlan } from './as-plan.ts';
import { withNamedColumns } from './decisions/columns.ts';
import { documentQuestions, OFFICE, OWN, PLAN_OF, YEAR, yearOf } from './decisions/document.ts';
import { itemAt, labelOf, sharersOf } from './decisions/edits.ts';
import { READABLE } from './decisions/kinds/columns.ts';
import { isTold, KINDS } from './decisions/kinds.ts';
import { withKnownSpellings } from './decisions/known-spellings.ts';
import { type Decided, type Decision, type ImportQuestion, REST, type World } from './decisions/question.ts';
import { assignResponsible, responsibleQuestions } from './decisions/responsible.ts';
import { isTyped } from './decisions/typed.ts';
import type { DoubtCode } from './doubts.ts';
import type { Reading, Role, Warning } from './reading.ts';

/** All that is to be asked about the reading; answers open further questions only where one says "each by itself". */
export function questionsOf(reading: Reading, decisions: Decision[], world: World): ImportQuestion[] {
  const known = prepared(reading, decisions, world);
  return [
    ...documentQuestions(known, world),
    ...subjectsOf(known, decisions, world).map((subject) => warningQuestion(subject, known, world)),
    ...responsibleQuestions(known, decisions, world),
  ];
}

/** The questions that nobody has answered yet. */
export function openQuestions(questions: ImportQuestion[], decisions: Decision[]): ImportQuestion[] {
  const answered = new Set(decisions.map(({ question }) => question));
  return questions.filter(
    ({ id, required }) => !answered.has(id) && (required || !answered.has(REST.question)),
  );
}

/** Whether the answer is one that the question can have. */
export function isAnswer({ kind, choices, typed }: ImportQuestion, answer: string): boolean {
  if (typed && isTyped(typed, answer)) return true;
  const values = choices.map(({ value }) => value);
  const parts = kind === 'divisions' ? answer.split(' ') : [answer];
  return parts.every((each) => values.includes(each));
}

/** The coordinator says that the document is to be used though it is another office's, or names none. */
export const isForOffice = (decisions: Decision[]): boolean => answerTo(decisions, OFFICE) === OWN;

/** The reading as the answers make it, ready to be imported. */
export function decide(reading: Reading, decisions: Decision[], world: World): Decided {
  const known = prepared(reading, decisions, world);
  const decided: Decided = { reading: structuredClone(known), aliases: [], units: [] };
  const settled = new Set<Warning>();
  for (const { id, code, warnings } of subjectsOf(known, decisions, world)) {
    const answer = answerTo(decisions, id);
    const kind = KINDS[code]!;
    if (answer === null) continue;
    for (const warning of warnings) kind.apply(answer, warning, decided, world);
    if (!kind.keptAfter?.includes(answer)) for (const warning of warnings) settled.add(warning);
  }
  assignResponsible(decided.reading, known, decisions, world);
  const { document } = decided.reading;
  const year = yearIn(known, decisions);
  decided.reading.warnings = known.warnings.filter(
    (warning) =>
      !settled.has(warning) &&
      !isDayOf(year, warning) &&
      !(YEAR_DOUBTS.has(warning.code) && answerTo(decisions, YEAR)),
  );
  document.fiscalYearBE = year;
  document.organisation = world.office;
  if (document.kind !== 'plan' && answerTo(decisions, PLAN_OF))
    decided.reading = asPlan(decided.reading, { fiscalYearBE: year! });
  return decided;
}

const YEAR_DOUBTS = new Set(['year-unknown', 'year-conflict', 'year-assumed']);

const answerTo = (decisions: Decision[], question: string): string | null =>
  decisions.findLast((decision) => decision.question === question)?.choice ?? null;

/** Warnings that are asked about together. */
interface Subject {
  id: string;
  code: DoubtCode;
  warnings: Warning[];
}

function subjectsOf(reading: Reading, decisions: Decision[], world: World): Subject[] {
  const subjects = new Map<string, Subject>();
  const year = yearIn(reading, decisions);
  for (const warning of reading.warnings.filter((one) => !isDayOf(year, one))) {
    if (!isAsked(warning, reading, world)) continue;
    const code = warning.code as DoubtCode;
    const about = KINDS[code]!.subject?.(warning, reading) ?? `${warning.line} ${warning.detail ?? ''}`;
    const id = `${code}-${createHash('sha256').update(about).digest('hex').slice(0, 10)}`;
    const subject = subjects.get(id);
    if (subject) subject.warnings.push(warning);
    else subjects.set(id, { id, code, warnings: [warning] });
  }
  return [...subjects.values()];
}

/** Whether there is anything to choose. */
function isAsked(warning: Warning, reading: Reading, world: World): boolean {
  const kind = KINDS[warning.code as DoubtCode];
  return kind !== undefined && (kind.typed !== undefined || kind.choices(warning, reading, world).length > 1);
}

/** What the coordinator can only be told. */
export function toldOf(reading: Reading, decisions: Decision[], world: World): Warning[] {
  const known = prepared(reading, decisions, world);
  return known.warnings.filter(
    (warning) => isTold(warning.code) || (warning.code in KINDS && !isAsked(warning, known, world)),
  );
}

/** The reading with the columns that were named, and the spellings that the district knows. */
function prepared(reading: Reading, decisions: Decision[], world: World): Reading {
  const roles = new Map<string, Role>();
  for (const { id, code, warnings } of reading.unread ? subjectsOf(reading, decisions, world) : []) {
    const answer = code === 'column-unknown' ? answerTo(decisions, id) : null;
    const role = READABLE.find((one) => one === answer);
    if (role) roles.set(warnings[0]!.detail!, role);
  }
  return withKnownSpellings(withNamedColumns(reading, roles, yearIn(reading, decisions)), world);
}

const yearIn = ({ document }: Reading, decisions: Decision[]): number | null =>
  yearOf(decisions) ?? document.fiscalYearBE;

const isDayOf = (year: number | null, { code, detail }: Warning): boolean =>
  code === 'due-outside-year' && detail !== undefined && fiscalYearBE(detail) === year;

function warningQuestion({ id, code, warnings }: Subject, reading: Reading, world: World): ImportQuestion {
  const kind = KINDS[code]!;
  const first = warnings[0]!;
  const items = warnings.flatMap(({ line }) => {
    const item = itemAt(reading, line);
    return item ? (code === 'merged-cells' ? sharersOf(reading, item) : [item]) : [];
  });
  return {
    id,
    kind: kind.several ? 'divisions' : 'one',
    text: kind.text?.(warnings, reading) ?? first.text,
    ask: kind.ask,
    items: [...new Set(items)].map(labelOf),
    choices: kind.choices(first, reading, world),
    required: false,
    ...(kind.typed && { typed: kind.typed }),
  };
}
