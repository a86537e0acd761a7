/** Plans and reports that are read from files. */
import type { PlanImport } from '../../models/plan-import.ts';
import type { ImportQuestion } from '../../src/plan/decisions/question.ts';
import type { Reading } from '../../src/plan/reading.ts';

/** What a file was understood as, with the answers that were given. */
export interface ImportSummary
  extends Pick<Reading['document'], 'kind' | 'title' | 'organisation' | 'layout'> {
  fiscalYearBE: number | null;
  /** Months `YYYY-MM`, of reports. */
  period: { from: string; to: string } | null;
  items: number;
  activities: number;
  /** Items by indicator, in the document's order; null: of no indicator. */
  indicators: { number: number | null; name: string; items: number }[];
  /** Activities by whoever is responsible, most first. */
  responsible: { name: string; activities: number }[];
  /** Activities that name nobody. */
  nobody: number;
  /** Doubts that nothing is to be answered to: the first of them, and how many there are. */
  notes: string[];
  noteCount: number;
}

/** What confirming it would change, in measures of divisions. */
export interface ImportChanges {
  version: number;
  fiscalYearBE: number;
  added: number;
  changed: number;
  retired: number;
  /** Of the retired, those with reports, which stay. */
  retiredWithReports: number;
  returned: number;
  /** Going on as they are. */
  kept: number;
  /** The very file, with the same answers, is what the district uses now. */
  same: boolean;
  /** Activities that no division would get. */
  unassigned: number;
}

export interface ImportChange {
  kind: 'added' | 'changed' | 'retired' | 'returned';
  /** "O15 สถิติการให้บริการ" */
  label: string;
  division: string;
  /** Names of what differs, of a `changed` one. */
  fields: string[];
  /** It has reports, which stay with it. */
  reported: boolean;
}

/** A file of a plan that waits for its coordinator. */
export interface ImportView extends Pick<PlanImport, 'name' | 'state' | 'problem'> {
  id: string;
  requestedAt: number;
  expiresAt: number;
  /** Null until it is read. */
  summary: ImportSummary | null;
  questions: number;
  answered: number;
  /** The next one that nobody has answered. */
  question: ImportQuestion | null;
  /** Id of the question that was answered last, on whatever day: the way back. */
  last: string | null;
  /** Null while a question is open. */
  changes: ImportChanges | null;
}

/** An item as it was read. */
export interface ImportItem {
  label: string;
  /** The first of them, and how many there are. */
  activities: { text: string; responsible: string[]; due: string | null }[];
  activityCount: number;
}
