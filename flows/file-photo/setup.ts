/** What `file-photo` knows, what can be chosen in it, and the named steps and conditions of its machine. */
import { assign, setup } from 'xstate';
import { measureLabel } from '../../src/line/messages/measure-name.ts';
import { dateOf, monthOf } from '../../src/thai/calendar.ts';
import { type Asking, missedBy, unasked, withWayOut } from '../asking.ts';
import type { Facts } from '../facts.ts';
import { type Choice, type FlowEvent, type FlowInput, type FlowOutput, flowActions } from '../flow.ts';
import type { Questions } from '../questions.ts';
import type { PickList } from '../report-progress/context.ts';
import { allWork, hitsOf, onlyHit } from '../report-progress/pick-list.ts';
import type { FilePhotoStart } from '../starts.ts';
import type { EvidenceResult, FiledBefore } from '../views/evidence.ts';
import type { WorkItem } from '../views/work.ts';

export interface FilePhotoContext extends Asking {
  facts: Facts;
  /** A report was being written: it goes on afterwards. */
  resumes: boolean;
  /** Message id of the quoted photo. */
  photo: string;
  /** A code or words of a title; '' to choose from the list. */
  search: string;
  /** Message ids of the quoted photo and of those sent together with it. */
  album: string[];
  /** `YYYY-MM` that it is filed for. */
  month: string;
  page: number;
  list: PickList | null;
  /** Id of the assignment that was picked from the list. */
  opens: string;
  item: WorkItem | null;
  /** The measure that was meant, of the divisions whose it is. */
  foreign: WorkItem[];
  /** Those to be filed. */
  wanted: string[];
  filed: string[];
  already: FiledBefore[];
  into: 'report' | 'next-report';
  results: EvidenceResult[];
  problem: 'unknown' | 'gone' | 'not-allowed' | 'retired' | null;
}

export const pickChoices = (context: FilePhotoContext): Choice[] => {
  const { list } = context;
  const pages = list?.pages ?? 1;
  const more: Choice[] =
    pages > 1
      ? [
          {
            name: 'page',
            value: String(((list?.page ?? 0) + 1) % pages),
            label: 'เรื่องอื่นของฝ่าย',
            words: ['เรื่องอื่น', 'ถัดไป', 'ต่อไป'],
          },
        ]
      : [];
  const all: Choice[] =
    list?.of === 'hits'
      ? [{ name: 'page', value: '0', label: 'ดูทุกเรื่องของฝ่าย', words: ['ดูทั้งหมด', 'ทั้งหมด'] }]
      : [];
  return withWayOut(context, [
    ...(list?.rows ?? []).map(({ id, name }) => ({ name: 'pick', value: id, label: name })),
    ...more,
    ...all,
    { name: 'drop', value: '', label: 'ไม่เก็บภาพนี้', words: ['ไม่เก็บ', 'ไม่'] },
  ]);
};

export const albumChoices = (context: FilePhotoContext): Choice[] =>
  withWayOut(context, [
    { name: 'album', value: 'one', label: 'ภาพนี้ภาพเดียว', words: ['ภาพเดียว', 'ภาพนี้', 'รูปเดียว'] },
    { name: 'album', value: 'all', label: 'ทั้งชุด', words: ['ทั้งหมด', 'ทุกภาพ', 'ทุกรูป', 'ทั้งอัลบั้ม'] },
  ]);

type Args = { context: FilePhotoContext; event: FlowEvent };

const found = ({ event }: Args): Questions['find-work']['answer'] =>
  event.type === 'answered.find-work' ? event.answer : { own: [], others: [] };
const sameAsFirst = (items: WorkItem[]): WorkItem[] =>
  items.filter((item) => measureLabel(item) === measureLabel(items[0]!));
const hit = (args: Args): WorkItem | null => onlyHit(found(args).own, args.context.search);
const resultsWith = ({ context, event }: Args): EvidenceResult[] =>
  event.type === 'evidence' && context.filed.includes(event.result.id)
    ? [...context.results.filter(({ id }) => id !== event.result.id), event.result]
    : context.results;

export const filing = setup({
  types: {} as {
    context: FilePhotoContext;
    events: FlowEvent;
    input: FlowInput<FilePhotoStart>;
    output: FlowOutput;
  },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    noteAlbum: assign(({ context, event }) =>
      event.type === 'answered.seen-photo' && 'photos' in event.answer
        ? { album: event.answer.photos.map(({ messageId }) => messageId), wanted: [context.photo] }
        : {},
    ),
    noteProblem: assign(({ event }) =>
      event.type === 'answered.seen-photo' && 'problem' in event.answer
        ? { problem: event.answer.problem }
        : {},
    ),
    listWork: assign(({ context, event }) =>
      event.type === 'answered.work'
        ? { list: allWork(event.answer, dateOf(event.facts.now), context.page) }
        : {},
    ),
    listHits: assign((args) => ({
      list: hitsOf(found(args).own, dateOf(args.event.facts.now), args.context.search),
    })),
    takeHit: assign((args) => ({ ...unasked, item: hit(args) })),
    noteForeign: assign((args) => ({ foreign: sameAsFirst(found(args).others) })),
    open: assign(({ event }) => (event.type === 'tap' ? { ...unasked, opens: event.value } : {})),
    takeItem: assign(({ event }) =>
      event.type === 'answered.assignment' ? { ...unasked, item: event.answer } : {},
    ),
    searchFor: assign(({ event }) => (event.type === 'text' ? { ...unasked, search: event.text } : {})),
    wantAll: assign(({ context }) => ({ ...unasked, wanted: context.album })),
    noteFiled: assign(({ event }) => {
      if (event.type !== 'done.file-evidence') return {};
      const { answer } = event;
      if (!answer.ok) return { problem: answer.problem };
      const { filed, already, into } = answer;
      return { filed, already, into };
    }),
    noteResult: assign((args) => ({ results: resultsWith(args) })),
  },
  guards: {
    servesNobody: ({ context }) => (context.facts.person?.divisions.length ?? 0) === 0,
    searches: ({ context }) => context.search !== '',
    isSeen: ({ event }) => event.type === 'answered.seen-photo' && 'photos' in event.answer,
    hasWork: ({ event }) => event.type === 'answered.work' && event.answer.length > 0,
    isOne: (args) => hit(args) !== null,
    isSome: (args) => found(args).own.length > 0,
    isForeign: (args) => found(args).others.length > 0,
    isThere: ({ event }) => event.type === 'answered.assignment' && event.answer !== null,
    isAlbum: ({ context }) => context.album.length > 1,
    hasNew: ({ event }) =>
      event.type === 'done.file-evidence' && event.answer.ok && event.answer.filed.length > 0,
    isDone: ({ event }) => event.type === 'done.file-evidence' && event.answer.ok,
    isLast: (args) => resultsWith(args).length === args.context.filed.length,
  },
});

const HOUR_MS = 3_600_000;

export const initialContext = ({
  input: { run, facts, start, draft },
}: {
  input: FlowInput<FilePhotoStart>;
}): FilePhotoContext => ({
  run,
  ...unasked,
  facts,
  resumes: draft !== null && facts.now - draft.touchedAt < HOUR_MS,
  photo: start.photo,
  search: start.search,
  album: [],
  month: monthOf(facts.now),
  page: 0,
  list: null,
  opens: '',
  item: null,
  foreign: [],
  wanted: [],
  filed: [],
  already: [],
  into: 'next-report',
  results: [],
  problem: null,
});
