import type { DistrictView, DivisionView, GroupView, MemberView } from './facts.ts';
import type { SeenPhoto } from './views/evidence.ts';
import type { ImportChange, ImportItem, ImportView } from './views/imports.ts';
import type {
  DaysToCome,
  MessageQuota,
  ReminderPreview,
  ReminderScope,
  ReminderSettings,
} from './views/reminders.ts';
import type { ExportView, ReportChoice, ReportPreview } from './views/reports.ts';
import type { DivisionProgress, EarlierResults, TypedPart, UpdateView, WorkItem } from './views/work.ts';

/**
 * Questions: reads that a flow asks with the action `ask`. The engine answers within the same step, before anything is
 * stored, with the event `answered.NAME`. They see only what the person may see.
 */
export interface Questions {
  /** The assignments of the person's divisions that are not retired, in the plan's order. */
  work: { params: Record<string, never>; answer: WorkItem[] };
  /** One assignment; null when gone or not the person's to see. */
  assignment: { params: { id: string }; answer: WorkItem | null };
  /** Assignments whose code or words fit, best first, at most 10 each. `others` are of other divisions of the district. */
  'find-work': { params: { text: string }; answer: { own: WorkItem[]; others: WorkItem[] } };
  /** Updates of an assignment, newest first, at most 12. */
  history: {
    params: { assignment: string };
    /** `earlier`: what was done before the plan, of each of its items that has something. */
    answer: { item: WorkItem; updates: UpdateView[]; earlier?: EarlierResults[] } | null;
  };
  update: { params: { id: string }; answer: { update: UpdateView; item: WorkItem } | null };
  districts: { params: Record<string, never>; answer: DistrictView[] };
  divisions: { params: { district: string }; answer: DivisionView[] };
  /** Coordinators and directors only; empty for others. */
  overview: { params: Record<string, never>; answer: DivisionProgress[] };
  /** Assignments of one division, for coordinators and directors. */
  'division-work': { params: { division: string }; answer: WorkItem[] };
  /** Coordinators only; empty for others. Those who are `pending`, and members who ask for a further division. */
  requests: { params: Record<string, never>; answer: MemberView[] };
  /** Coordinators only; empty for others. Those who are `active`, then those who `left`, each by name. */
  members: { params: Record<string, never>; answer: MemberView[] };
  /** The linked groups of the district, for coordinators; empty for others. */
  groups: { params: Record<string, never>; answer: GroupView[] };
  /** The group with this id as it is now; only the one that is talked in. */
  group: { params: Record<string, never>; answer: GroupView | null };
  /** The photo that was quoted, with those of its album; `gone` after its sender took it back. Only of this group. */
  'seen-photo': {
    params: { messageId: string };
    answer: { photos: SeenPhoto[] } | { problem: 'unknown' | 'gone' };
  };
  /** The person's own saved report whose text or reason was typed in this message; `parts` are all of that text. */
  'report-of-message': {
    params: { messageId: string };
    answer: { update: UpdateView; item: WorkItem; of: 'text' | 'reason'; parts: TypedPart[] } | null;
  };
  /** Coordinators and directors; null for others. */
  'reminder-settings': {
    params: Record<string, never>;
    answer: { settings: ReminderSettings; days: DaysToCome; quota: MessageQuota | null } | null;
  };
  /** Coordinators only; null for others. `no-plan`: the district has none of that fiscal year. */
  'report-preview': {
    params: ReportChoice;
    answer: ReportPreview | { problem: 'no-plan' } | null;
  };
  /** The files that the person asked for and that have not expired, newest first; of coordinators only. */
  exports: { params: Record<string, never>; answer: ExportView[] };
  /** The file that the person sent and did not confirm yet: this one, or with null the newest. */
  'plan-import': { params: { id: string | null }; answer: ImportView | null };
  /** Its items from the `from`-th on. */
  'plan-import-items': {
    params: { id: string; from: number };
    answer: { items: ImportItem[]; total: number } | null;
  };
  /** What it would change, from the `from`-th on; what is gone comes first. */
  'plan-import-changes': {
    params: { id: string; from: number };
    answer: { changes: ImportChange[]; total: number } | null;
  };
  /** Coordinators and directors; null for others. */
  'reminder-preview': { params: { scope: ReminderScope }; answer: ReminderPreview | null };
}
export type QuestionName = keyof Questions;
