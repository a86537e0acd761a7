/**
 * What can be answered to each kind of doubt, and what each answer does to the reading: a further kind is added in one of
 * the files of `kinds/`. Every doubt is asked about, or told because nothing that a person could say would change the plan.
 */
import type { DoubtCode } from '../doubts.ts';
import { codeKinds } from './kinds/codes.ts';
import { columnKinds } from './kinds/columns.ts';
import { dayKinds } from './kinds/days.ts';
import { indicatorKinds } from './kinds/indicators.ts';
import type { Kind } from './kinds/kind.ts';
import { responsibleKinds } from './kinds/responsible.ts';
import { rowKinds } from './kinds/rows.ts';
import { textKinds } from './kinds/texts.ts';

const ASKED = {
  ...columnKinds,
  ...indicatorKinds,
  ...rowKinds,
  ...codeKinds,
  ...textKinds,
  ...responsibleKinds,
  ...dayKinds,
} satisfies Partial<Record<DoubtCode, Kind>>;

export const KINDS: Partial<Record<DoubtCode, Kind>> = ASKED;

/** Doubts about the document as a whole (document.ts) and about who is responsible (responsible.ts). */
type AskedElsewhere =
  | 'organisation-unknown'
  | 'year-unknown'
  | 'year-conflict'
  | 'year-assumed'
  | 'responsible-missing';

/** Something may be missing in the file, or stands there as it is: it can be mended in the file alone. */
const TOLD: Record<Exclude<DoubtCode, keyof typeof ASKED | AskedElsewhere>, true> = {
  // a column, sheet, row or page that is not there
  'column-missing': true,
  'column-left': true,
  'hidden-sheet': true,
  'hidden-rows': true,
  'hidden-columns': true,
  'formula-empty': true,
  'missing-indicator': true,
  'code-gap': true,
  'numbers-skip': true,
  'cell-cut': true,
  'cell-enormous': true,
  // what is read in one way only
  'row-width': true,
  'text-outside': true,
  'foreign-table': true,
  'sub-titles': true,
  // where nobody else is named, the division is asked for by indicator
  agency: true,
  // told by the import itself
  unassigned: true,
  'unsure-match': true,
};

export const isTold = (code: string): boolean => code in TOLD;
