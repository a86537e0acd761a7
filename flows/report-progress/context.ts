/** What a report in progress remembers between two messages. All of it is JSON. */
import type { WorkStatus } from '../../models/update.ts';
import type { FlowInput, IncomingFile, IncomingPhoto } from '../flow.ts';
import type { TypedPart, WorkItem } from '../views/work.ts';
import { type Album, emptyAlbum } from './album.ts';

/** How a report starts: all fields are missing when the person only said "รายงาน". Buttons carry strings only. */
export interface ReportStart {
  assignment?: string;
  /** A code or words of the title. */
  search?: string;
  /** Photos that came unasked; any string when the person wants to send photos first. */
  photos?: IncomingPhoto[] | string;
  files?: IncomingFile[];
  /** Id of the person's own report that is to be corrected. */
  correct?: string;
}

/** The questions, by the names of their states. */
export const QUESTIONS = [
  'collecting',
  'picking',
  'elsewhere',
  'again',
  'status',
  'reason',
  'until',
  'text',
  'number',
  'photos',
  'stray',
  'captionHow',
  'caption',
  'remove',
  'summary',
  'waiting',
  'refused',
  'confirmCancel',
] as const;
export type Question = (typeof QUESTIONS)[number];

/** The questions that make up a report, in their order. */
export type Step = 'status' | 'reason' | 'until' | 'text' | 'number' | 'photos' | 'summary';

/** One page of measures to choose from. */
export interface PickList {
  /** `all` of the person's work, or the `hits` of a search. */
  of: 'all' | 'hits';
  rows: { id: string; name: string; detail: string; late: boolean }[];
  page: number;
  pages: number;
  /** "เดือนนี้ฝ่ายทะเบียนเหลือ ๓ จาก ๗ เรื่อง" */
  headline: string;
}

export interface ReportContext {
  run: string;
  start: Omit<ReportStart, 'search'>;
  person: string;
  district: string;
  /** The person serves several divisions: the name of a measure says whose it is. */
  several: boolean;
  /** ISO date when the run began or was last taken up. */
  today: string;
  /** The question that is open, or that comes next. */
  at: Question;
  /** The question at which a text came that was no answer to it. */
  strayAt: Question;
  /** The question at which the person wanted to cancel. */
  cancelAt: Question;
  /** Said on top of the next question. */
  notice: string[];
  /** Answers in a row to the open question that could not be understood. */
  misses: number;
  /** Something was typed or sent: cancelling asks first. */
  touched: boolean;

  /** Assignment to be opened, update to be loaded for a correction. */
  opens: string | null;
  corrects: string | null;
  list: PickList | null;
  page: number;
  query: string | null;
  item: WorkItem | null;
  /** Measure of another division that was asked for. */
  foreign: { id: string; name: string; division: string } | null;
  month: string;

  status: WorkStatus | null;
  reason: string | null;
  /** ISO date to which it is postponed, and what told it; an answer may be that nobody knows. */
  until: string | null;
  untilFrom: 'reason' | 'answer' | null;
  /** Null until asked; empty when skipped. */
  text: string | null;
  percent: number | null;
  count: number | null;
  /** There is no number yet. */
  numberSkipped: boolean;
  album: Album;
  /** The photo question was answered. */
  photosDone: boolean;
  /** Index among the photos of the one whose caption is asked; null for one caption for all. */
  captioning: number | null;
  /** A text that came where none was asked. */
  stray: string | null;

  /** The parts of the text in their order, and the messages in which they and the other answers were typed. */
  textParts: TypedPart[];
  reasonMessage: string | null;
  untilMessage: string | null;
  numberMessage: string | null;
  strayMessage: string | null;

  /** The question that is changed from the summary. */
  editing: boolean;
  /** The update that is corrected, and how often it was before. */
  replaces: string | null;
  corrections: number;
  saved: { update: string; at: number } | null;
  /** On the way through a question that was answered from elsewhere. */
  passing: boolean;
  /** Why the last saving was refused. */
  refusal: 'not-allowed' | 'retired' | 'gone' | null;
}

export function initialContext({ run, facts, start }: FlowInput<ReportStart>, today: string): ReportContext {
  const { search = null, ...rest } = start;
  return {
    run,
    start: rest,
    person: facts.person?.name ?? '',
    district: facts.district?.slug ?? '',
    several: (facts.person?.divisions.length ?? 0) > 1,
    today,
    at: 'picking',
    strayAt: 'photos',
    cancelAt: 'picking',
    notice: [],
    misses: 0,
    touched: false,
    opens: start.assignment ?? null,
    corrects: start.correct ?? null,
    list: null,
    page: 0,
    query: search,
    item: null,
    foreign: null,
    month: today.slice(0, 7),
    status: null,
    reason: null,
    until: null,
    untilFrom: null,
    text: null,
    percent: null,
    count: null,
    numberSkipped: false,
    album: emptyAlbum(),
    photosDone: false,
    captioning: null,
    stray: null,
    textParts: [],
    reasonMessage: null,
    untilMessage: null,
    numberMessage: null,
    strayMessage: null,
    editing: false,
    replaces: null,
    corrections: 0,
    saved: null,
    passing: false,
    refusal: null,
  };
}
