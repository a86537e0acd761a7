/** Photos and files, as a person sees them. */
import type { EvidenceProblem } from '../../models/evidence.ts';

/** A photo that was seen in a linked group. */
export interface SeenPhoto {
  messageId: string;
  /** LINE user id of the sender. */
  sentBy: string;
  at: number;
}

export interface EvidenceView {
  id: string;
  kind: 'photo' | 'file' | 'link';
  /** File name or address of a link. */
  name: string | null;
  caption: string | null;
  takenAt: number | null;
  /** Signed addresses for LINE to show; null where the server has no public https address. */
  thumbnailUrl: string | null;
  url: string | null;
}

/** What became of a photo or file that was sent. */
export type EvidenceResult =
  | { id: string; ok: true; takenAt: number | null; thumbnailUrl: string | null; sameAs: EarlierUse | null }
  | { id: string; ok: false; problem: EvidenceProblem };

/** The same bytes were already sent: in this draft, or in a saved report. */
export interface EarlierUse {
  evidence: string;
  update: string | null;
  /** Label and month of that report, e.g. "O15", "2026-10". */
  label: string | null;
  month: string | null;
}

/** A photo of the group that is evidence already; `label` and `month` are null while it is in somebody's draft. */
export interface FiledBefore {
  photo: string;
  /** Of the assignment that was asked for, in the same month. */
  here: boolean;
  label: string | null;
  /** Name of the division that it is evidence of, where that is another than asked for. */
  division?: string;
  /** `YYYY-MM` */
  month: string | null;
}
