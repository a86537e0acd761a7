/** What a report says, whatever it looks like: the items of a plan with what was done for them. Plain values. */
import type { Instrument } from '../plan/reading.ts';

export interface ReportContent {
  /** "สำนักงานเขตร่มเย็น" */
  organisation: string;
  fiscalYearBE: number;
  /** Months `YYYY-MM`, both included; null for a plan. */
  period: { from: string; to: string } | null;
  indicators: { number: number; name: string }[];
  /** In the order of the plan. */
  items: ReportItem[];
}

export interface ReportItem {
  /** Of the plan's item, to find it again. */
  id: string;
  codes: string[];
  indicator: number | null;
  instrument: Instrument | null;
  title: string;
  /** 0-100; 0 is a score, null is none. */
  score: number | null;
  problem: string | null;
  /** Items that follow each other and have the same works share their cells. */
  works: ReportWork[];
}

/** An activity with its results. */
export interface ReportWork {
  /** The same for every item that shares it. */
  id: string;
  measures: string[];
  outputs: string[];
  channels: string[];
  /** ISO date. */
  due: string | null;
  cadence: string | null;
  /** Canonical names of divisions. */
  responsible: string[];
  results: string[];
  evidence: ReportEvidence[];
}

/** Photos under one caption. */
export interface ReportEvidence {
  caption: string;
  photos: ReportPhoto[];
}

export interface ReportPhoto {
  /** Evidence id. */
  id: string;
  width: number;
  height: number;
}
