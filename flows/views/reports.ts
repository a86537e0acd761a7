/** Reports that are made as files. */
import type { Signature } from '../../models/district.ts';
import type { ExportedReport } from '../../models/exported-report.ts';

/** What a report is to be, as the coordinator chose it. */
export type ReportChoice = Pick<ExportedReport, 'layout' | 'from' | 'to'>;

/** What a report would hold. */
export interface ReportPreview {
  items: number;
  /** Items with at least one result. */
  withResults: number;
  photos: number;
  /** Photos that would be left out because there are too many. */
  photosLeftOut: number;
  /** Measures of divisions, by what they lack. */
  missing: { results: number; photos: number; postponed: number };
  /** From left to right. */
  signatures: Signature[];
  /** False where the server has no address at which a file could be fetched: files are then made by the command. */
  canLink: boolean;
}

/** A file of a report that the person asked for. */
export interface ExportView extends ReportChoice {
  id: string;
  format: ExportedReport['format'];
  digits: ExportedReport['digits'];
  draft: boolean;
  state: ExportedReport['state'];
  /** Null until it is ready, and where the server has no address. */
  url: string | null;
  /** Bytes; null until it is ready. */
  size: number | null;
  requestedAt: number;
  expiresAt: number;
}
