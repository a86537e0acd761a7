/** What a kind of doubt is to whoever is asked about it, and the choices that several kinds have. */
import { ALL_DIVISIONS } from '../../divisions.ts';
import type { ReadItem, Reading, Warning } from '../../reading.ts';
import { itemAt } from '../edits.ts';
import type { Decided, ImportChoice, ImportQuestion, World } from '../question.ts';

export interface Kind {
  /** The question, in a few words; the warning's own text stands above it. */
  ask: string;
  /** Doubts of the same subject are asked about once; each by itself when left out. */
  subject?(warning: Warning, reading: Reading): string;
  /** What is in doubt; the text of the first warning when left out. */
  text?(warnings: Warning[], reading: Reading): string;
  /** The first is what was read. Where there is nothing to choose, the doubt is only told. */
  choices(warning: Warning, reading: Reading, world: World): ImportChoice[];
  /** Changes what was decided so far; called for each of the doubts with the answer to all of them. */
  apply(choice: string, warning: Warning, decided: Decided, world: World): void;
  typed?: ImportQuestion['typed'];
  /** Several of the choices that are divisions can be taken together, parted by a blank. */
  several?: boolean;
  /** After these answers the doubt is kept with the plan, for somebody to mend the document. */
  keptAfter?: string[];
}

export const choice = (value: string, label: string, words: string[] = []): ImportChoice => ({
  value,
  label,
  words,
});

/** An item as an answer: by its line, which stays the same whatever else is answered. */
export const itemChoice = ({ lines }: ReadItem, label: string, words: string[]): ImportChoice =>
  choice(`item-${lines[0]}`, label, words);

export const itemChosen = (answer: string, reading: Reading): ReadItem | null => {
  const line = /^item-(\d+)$/.exec(answer)?.[1];
  return line === undefined ? null : itemAt(reading, Number(line));
};

/** Of doubts that are all of one kind, however many there are. */
export const AT_ONCE = () => 'all';

export const YES = ['ใช่', 'ถูก', 'ถูกแล้ว'];
export const KEEP = choice('keep', 'คงไว้ตามเอกสาร', ['คงไว้', 'ถูกแล้ว', 'ใช่', 'เหมือนเดิม']);
export const LEFT_OUT = choice('out', 'ตัดออก ไม่ใช่ของรายการนี้', ['ตัดออก', 'ไม่ใช่', 'ลบ']);
export const NOBODY = choice('none', 'ยังไม่มอบหมายฝ่ายใด', ['ไม่มอบหมาย', 'ยังไม่มอบหมาย', 'ไม่ใช่ฝ่าย']);
export const EVERY_DIVISION = choice('all', ALL_DIVISIONS, ['ทั้งหมด', 'ทุก ๆ ฝ่าย']);

export const divisionChoices = ({ divisions }: World): ImportChoice[] =>
  divisions.map(({ _id, name, shortName }) => choice(_id, name, [shortName, name.replace(/^ฝ่าย/u, '')]));

/** The names that an answer of divisions stands for. */
export function divisionNames(answer: string, { divisions }: World): string[] {
  if (answer === EVERY_DIVISION.value) return [ALL_DIVISIONS];
  const ids = answer.split(' ');
  return divisions.filter(({ _id }) => ids.includes(_id)).map(({ name }) => name);
}
