/** What reading a document gives: the shape that `plan:read --json` prints. Plain values, nothing of the source's markup. */

/** What a column holds, whatever its header says. */
export type Role =
  | 'indicator'
  | 'code'
  | 'title'
  | 'score'
  | 'problem'
  | 'measure'
  | 'output'
  | 'awareness'
  | 'due'
  | 'responsible'
  | 'followUp'
  | 'result'
  | 'photo'
  | 'budget'
  | 'remark'
  | 'order'
  | 'other';

/** IIT asks the staff, EIT the public, OIT looks at what is published. */
export type Instrument = 'IIT' | 'EIT' | 'OIT';

export interface Reading {
  document: {
    kind: 'plan' | 'report' | 'compilation';
    /** Name of the layout, e.g. `plan-8`. */
    layout: string;
    title: string;
    /** "สำนักงานเขต…"; null when the document does not say. */
    organisation: string | null;
    fiscalYearBE: number | null;
    /** Months `YYYY-MM`, for reports. */
    period: { from: string; to: string } | null;
    /** Headers as first printed. */
    columns: string[];
    columnRoles: Role[];
    /** The report that this plan was made of; left out for a plan that was read as one. */
    startedFrom?: { title: string; period: { from: string; to: string } | null };
  };
  /** Instruments whose headings are printed. */
  instruments: { code: Instrument; name: string }[];
  indicators: { number: number; name: string; instrument: Instrument | null }[];
  items: ReadItem[];
  /** Tables of something else that stand among the rows or in a cell. */
  tables: ReadTable[];
  /** Columns whose header is not known; left out where there is none. */
  unread?: UnreadColumn[];
  /** In the order of their lines. */
  warnings: Warning[];
}

/** What stands in a column that was not read, as in the source. */
export interface UnreadColumn {
  header: string;
  cells: { line: number; text: string }[];
}

/** An assessed issue. The lists gather those of its activities. */
export interface ReadItem {
  codes: string[];
  indicator: number | null;
  instrument: Instrument | null;
  title: string;
  /** 0-100; 0 is a score, null is "not printed". */
  score: number | null;
  problem: string | null;
  measures: string[];
  outputs: string[];
  channels: string[];
  /** Canonical names; what is no division stays as printed. */
  responsible: string[];
  /** ISO date. */
  due: string | null;
  cadence: string | null;
  results: string[];
  captions: string[];
  activities: ReadActivity[];
  /** 1-based lines of the source. */
  lines: number[];
}

/** One row of work: what is done, by whom, until when. Items that share merged cells have activities of the same lines. */
export interface ReadActivity {
  /** Null for an item without an activity. Several points of one row stand each on its own line with "- ". */
  measure: string | null;
  outputs: string[];
  channels: string[];
  due: string | null;
  cadence: string | null;
  responsible: string[];
  lines: number[];
  /** Of this item alone, though another stands on the same lines. */
  apart?: true;
}

/** A table of numbers: a budget, a survey. */
export interface ReadTable {
  /** As printed above it. */
  title: string | null;
  kind: 'budget' | 'survey' | 'other';
  /** Empty where no header is printed. `unit`: "บาท", "คน", "ร้อยละ"; null where none is. */
  columns: { header: string; unit: string | null }[];
  /** `values` has a place for every cell: its number, or null for a text. */
  rows: { cells: string[]; values: (number | null)[]; total: boolean; line: number }[];
  /** ISO date of "ข้อมูล ณ วันที่ …". */
  asOf: string | null;
  /** Place in `items` of the item that it stands in or below. */
  item: number | null;
  lines: number[];
}

/** Why a person must look. */
export interface Warning {
  code: string;
  /** Thai, for the coordinator. */
  text: string;
  /** 1-based; null when it concerns the whole document. */
  line: number | null;
  /** What the text names, whole: words of the document, a number. */
  detail?: string;
  /** What `detail` was taken for, where a person could take it for something else. */
  read?: string;
  /** First line of the item that `detail` seems to belong to. */
  belongs?: number;
}
