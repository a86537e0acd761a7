/** Work of divisions and the reports on it, as a person sees them. */
import type { Answers } from '../../models/update.ts';
import type { DivisionView } from '../facts.ts';
import type { EvidenceView } from './evidence.ts';

/** An assignment as a person sees it. */
export interface WorkItem {
  id: string;
  division: DivisionView;
  codes: string[];
  indicator: number | null;
  indicatorName: string | null;
  /** Title of the item. */
  title: string;
  /** Text of the activity; null when the item has none. */
  text: string | null;
  outputs: string[];
  channels: string[];
  /** ISO date. */
  due: string | null;
  cadence: string | null;
  asks: 'percent' | 'count' | null;
  unit: string | null;
  target: number | null;
  current:
    | (Answers & { update: string; month: string; at: number; mine: boolean; photos: number; files: number })
    | null;
  /** Reported this month, but nothing moved since the report of the month before; see flows/work.ts. */
  stalled?: boolean;
  /** Photos that were filed for this month from a group and wait for the report. */
  filed?: number;
}

/** A saved report with its evidence. */
export interface UpdateView extends Answers {
  id: string;
  assignment: string;
  month: string;
  at: number;
  /** The person who looks wrote it. */
  mine: boolean;
  authorName: string;
  evidence: EvidenceView[];
  /** How often it was corrected. */
  corrections: number;
}

/** What the report that a plan was made of says of an item. */
export interface EarlierResults {
  /** "I1 เต็มใจให้บริการ" */
  label: string;
  /** Months `YYYY-MM`, both included. */
  period: { from: string; to: string } | null;
  results: string[];
}

/** Words of a report, and the message that they were typed in; null when they were not typed. */
export interface TypedPart {
  message: string | null;
  text: string;
}

/** The progress of a division in the month, for the coordinator. */
export interface DivisionProgress {
  division: DivisionView;
  total: number;
  done: number;
  inProgress: number;
  notStarted: number;
  postponed: number;
  /** Without a report this month, and not done before. */
  missing: number;
  overdue: number;
  officers: number;
}
