/** What a coordinator is asked about a reading, and what is answered. Plain values. */
import type { Division } from '../../../models/division.ts';
import type { Reading } from '../reading.ts';
import type { Typed } from './typed.ts';

export interface ImportChoice {
  value: string;
  label: string;
  /** Other words that mean it. */
  words?: string[];
}

export interface ImportQuestion {
  /** The same whenever the same file is asked about. */
  id: string;
  /** `divisions`: several can be chosen, parted by a blank in the answer. */
  kind: 'one' | 'divisions';
  /** What is in doubt, a sentence. */
  text: string;
  /** The question itself. */
  ask: string;
  /** The items that it is about, "I8 ขั้นตอนจัดซื้อ…"; empty for the whole document. */
  items: string[];
  /** The first is what stands when nobody answers, unless it is `required`. */
  choices: ImportChoice[];
  /** Nothing can be taken for granted here. */
  required: boolean;
  /** An answer may also be typed. */
  typed?: Typed;
}

export interface Decision {
  question: string;
  /** Value of a choice; ids of divisions parted by a blank for several. */
  choice: string;
}

/** What the answers depend on besides the document. */
export interface World {
  /** "สำนักงานเขตร่มเย็น" */
  office: string;
  /** Of the district, in its order. */
  divisions: Pick<Division, '_id' | 'slug' | 'name' | 'shortName' | 'aliases' | 'kind'>[];
  /** Fiscal year (พ.ศ.) of today. */
  fiscalYearBE: number;
}

/** What comes of the answers. */
export interface Decided {
  reading: Reading;
  /** Spellings that a person confirmed, to be known from now on; `division` is an id. */
  aliases: { printed: string; division: string }[];
  /** Names of units that the district does not have yet. */
  units: string[];
}

/** Everything that is still open stands as it was read. */
export const REST: Decision = { question: 'rest', choice: 'as-read' };
