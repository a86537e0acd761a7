/**
 * What a flow can know: plain values that the engine reads before an event is given to a flow, or that it reads when
 * a flow asks. All are JSON, since they may stay in a run's context between two messages.
 */
import type { Signature } from '../models/district.ts';
import type { EvidenceProblem } from '../models/evidence.ts';
import type { ExportedReport } from '../models/exported-report.ts';
import type { OfficerState, Role } from '../models/officer.ts';
import type { ImportOutcome, PlanImport } from '../models/plan-import.ts';
import type { ReminderRule } from '../models/reminder-run.ts';
import type { Answers } from '../models/update.ts';
import type { ImportQuestion } from '../src/plan/decisions/question.ts';
import type { Reading } from '../src/plan/reading.ts';

/** Read before every event, by `_id` or one indexed field. */
export interface Facts {
  /** Epoch ms: the time of the event. */
  now: number;
  userId: string;
  /** Null until the person asked to join or used a code. */
  person: Person | null;
  district: DistrictView | null;
  /** The group that it was said in; left out in a 1:1 chat. In a group, `userId` is '' when LINE does not tell it. */
  group?: GroupView;
}

/** A LINE group, as the people in it may know it. */
export interface GroupView {
  /** LINE's group id. */
  id: string;
  /** As LINE tells it; null when it did not. */
  name: string | null;
  state: 'unlinked' | 'linked';
  /** Slug of the district that it is linked to; null while unlinked. */
  district: string | null;
  /** The divisions that it serves; empty for all of the district's. */
  divisions: DivisionView[];
}

export interface Person {
  name: string;
  role: Role;
  state: OfficerState;
  /** The divisions the person serves, or asked for while `pending`. */
  divisions: DivisionView[];
}

export interface DistrictView {
  slug: string;
  /** "สำนักงานเขตร่มเย็น" */
  name: string;
  /** Day of the month by which each ฝ่าย reports. */
  reportDay: number;
}

export interface DivisionView {
  /** `district/slug` */
  id: string;
  /** "ฝ่ายทะเบียน" */
  name: string;
  /** "ทะเบียน" */
  shortName: string;
}

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

/** How a district reminds. Days are counted in working days; hours are those of Bangkok. */
export interface ReminderSettings {
  on: boolean;
  /** Day of the month by which is reported, 1-31; a shorter month ends earlier. */
  dueDay: number;
  /** The first notice, so many working days before the due day; 0 for none. */
  firstBefore: number;
  /** The head of the ฝ่าย hears of it so many working days after the due day; 0 for never. */
  headAfter: number;
  /** As `headAfter`, for the coordinators. */
  coordinatorAfter: number;
  /** Hour at which a day's reminders go out, 0-23. */
  hour: number;
  /** Nothing is pushed from this hour … */
  quietFrom: number;
  /** … until this one. */
  quietTo: number;
  /** Counted messages a month for reminders; null: as many as the plan of the account allows. */
  monthlyMessages: number | null;
  /** The district's own changes to the holidays of Thailand: ISO dates. */
  extraHolidays: { date: string; name: string }[];
  extraWorkdays: string[];
}

/** The days of a month's reminders, ISO dates; null for what is switched off. */
export interface ReminderDays {
  month: string;
  first: string | null;
  due: string;
  digest: string;
  head: string | null;
  coordinator: string | null;
}

/** Those of the month whose reminders come next. */
export interface DaysToCome extends ReminderDays {
  /** Rules that went out already: the month's next days do not bring them again. */
  sent: ReminderRule[];
}

export type ReminderScope =
  | { kind: 'all' }
  | { kind: 'division'; division: string }
  | { kind: 'assignment'; assignment: string }
  /** e.g. the same measure of several divisions */
  | { kind: 'assignments'; assignments: string[] };

/** What a reminder sent now would be. */
export interface ReminderPreview {
  /** `YYYY-MM` that is asked for. */
  month: string;
  /** Divisions with something to remind of, worst first. */
  divisions: {
    division: DivisionView;
    missing: WorkItem[];
    stalled: WorkItem[];
    /** User ids. */
    people: string[];
  }[];
  people: {
    userId: string;
    name: string;
    divisions: DivisionView[];
    /** False: has not added the account as a friend, or blocked it; LINE would deliver nothing. */
    reachable: boolean;
    /** Got a reminder today already. */
    remindedToday: boolean;
  }[];
  /** Counted messages that it would take now; whoever else can be reached sees it at the next contact. */
  counted: number;
  quota: MessageQuota | null;
  /** Set within quiet hours, when nothing is pushed: the hour (0-23) at which they end. */
  quietUntil: number | null;
}

/** The month's counted messages as LINE tells them. */
export interface MessageQuota {
  /** Null without a limit. */
  limit: number | null;
  used: number;
  left: number | null;
}

/** A photo that was seen in a linked group. */
export interface SeenPhoto {
  messageId: string;
  /** LINE user id of the sender. */
  sentBy: string;
  at: number;
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

/** Somebody who waits for approval, or a member. */
export interface MemberView {
  /** Id of the officer document. */
  id: string;
  userId: string;
  name: string;
  role: Role;
  state: OfficerState;
  divisions: DivisionView[];
  /** Further divisions that an active member asked for; empty for others. */
  asksFor: DivisionView[];
  requestedAt: number | null;
}

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

/**
 * Effects: what is done after the step is stored, in order, each safe to repeat. One with an `answer` other than void
 * comes back as the event `done.NAME`.
 */
export interface Effects {
  /** Answers the person: by the reply token while young, else by push. All of a step go in one request. */
  say: { params: { messages: LineMessage[] }; answer: null };
  /** Tells others, by push (counted by LINE). `coordinators` are those of the person's district. */
  notify: {
    params: { to: { userId: string } | 'coordinators'; district: string; messages: LineMessage[] };
    answer: null;
  };
  /** Saves a report, or with `replaces` corrects one of the person's own (the earlier answers stay in its history). */
  'save-update': {
    params: {
      assignment: string;
      month: string;
      answers: Answers;
      /** `typedIn` is the message of the caption. */
      evidence: { id: string; caption: string | null; typedIn?: string | null }[];
      replaces: string | null;
      /**
       * Message ids that the text and the reason were typed in, so that they go when these are taken back; `parts` of a
       * text that was typed in several.
       */
      typedIn?: { text: string | null; reason: string | null; parts?: TypedPart[] };
    };
    answer: { ok: true; update: string } | { ok: false; problem: 'not-allowed' | 'retired' | 'gone' };
  };
  /** Starts the download; the result comes later as the event `evidence`. */
  'fetch-evidence': {
    params: { messageId: string; kind: 'photo' | 'file'; name: string | null; externalUrl: string | null };
    answer: null;
  };
  /** Keeps a link as evidence; `id` is made by the flow from its run. `typedIn` is the message that it stood in. */
  'keep-link': { params: { id: string; url: string; typedIn?: string }; answer: null };
  /** Evidence of a draft that is given up. Saved evidence is never touched. */
  'drop-evidence': { params: { ids: string[] }; answer: null };
  /** The event `timer` comes after so many seconds. */
  later: { params: { name: string; seconds: number }; answer: null };
  'redeem-invitation': {
    params: { code: string; consentVersion: number };
    answer:
      | { ok: true; role: Role; district: DistrictView; divisions: DivisionView[] }
      | { ok: false; problem: 'unknown' | 'expired' | 'used-up' | 'blocked' };
  };
  /**
   * `divisions` are ids. Somebody new (also after refused or withdrawn) becomes `pending` with them; an active member
   * stays active and asks for them in addition. `already-member` when every one of them is served already.
   */
  'request-membership': {
    params: { district: string; divisions: string[]; consentVersion: number };
    answer: { ok: true; request: MemberView } | { ok: false; problem: 'blocked' | 'already-member' };
  };
  /** `officer` is the id of the officer document. Refusing a further division leaves the member as he or she was. */
  'decide-membership': {
    params: { officer: string; decision: 'approve' | 'refuse' };
    answer:
      | { ok: true; member: MemberView }
      | { ok: false; problem: 'not-allowed' | 'gone' | 'decided-before' };
  };
  'make-invitation': {
    params: { role: Role; divisions: string[]; maxUses: number; days: number };
    answer: { ok: true; code: string; expiresAt: number } | { ok: false; problem: 'not-allowed' };
  };
  /** The name is removed and the rights end; reports stay with the division. */
  'withdraw-consent': { params: Record<string, never>; answer: { ok: true } };
  /** Remembers that the person follows or blocked the account; refreshes the name. */
  'note-follow': { params: { follows: boolean }; answer: null };
  /**
   * The bot came into a group, or was removed from it or left it. Answers with the group, which is `linked` still when
   * it was before.
   */
  'note-group': {
    params: { group: string; happened: 'joined' | 'left' };
    answer: { group: GroupView | null };
  };
  /** `divisions` are ids, empty for all. `taken`: other groups serve them; `instead` takes these divisions from them. */
  'link-group': {
    params: { group: string; divisions: string[]; instead: boolean };
    answer:
      | { ok: true; group: GroupView }
      | { ok: false; problem: 'not-allowed' | 'other-district' }
      | { ok: false; problem: 'taken'; by: GroupView[] };
  };
  /** A code that anybody in the group can type; for one group, for a day. */
  'make-group-code': {
    params: { divisions: string[] };
    answer: { ok: true; code: string; expiresAt: number } | { ok: false; problem: 'not-allowed' };
  };
  'redeem-group-code': {
    params: { group: string; code: string };
    answer:
      | { ok: true; group: GroupView }
      | { ok: false; problem: 'unknown' | 'expired' | 'other-district' }
      | { ok: false; problem: 'taken'; by: GroupView[] };
  };
  'unlink-group': { params: { group: string }; answer: { ok: boolean } };
  /** Leaves an unlinked group or an old room (`R…`); `goodbye` is pushed before, if that is cheap for the month's quota. */
  'leave-chat': { params: { chat: string; goodbye?: LineMessage[] }; answer: null };
  /** People came into the linked group or went; `joined` gives back those who were never greeted in it. */
  'note-members': {
    params: { group: string; joined: string[]; left: string[] };
    answer: { greet: string[] };
  };
  /**
   * Files photos of the group (message ids) as evidence of the assignment's month, by whoever sent them: into its saved
   * report, or kept for the next one. Each of `filed` is downloaded, and its result comes as the event `evidence`;
   * `already` are those that were sent or filed for something before.
   */
  'file-evidence': {
    params: { assignment: string; month: string; photos: string[] };
    answer:
      | { ok: true; filed: string[]; into: 'report' | 'next-report'; already: FiledBefore[] }
      | { ok: false; problem: 'not-allowed' | 'gone' | 'retired' };
  };
  /** The person took a message back: its text and photos go from reports and storage. */
  'take-back': { params: { messageId: string }; answer: null };
  /**
   * A coordinator changes a member's role or divisions (ids), ends the membership, or gives it back to somebody who
   * left. A district keeps one coordinator at least.
   */
  'change-member': {
    params: { officer: string; change: { role: Role } | { divisions: string[] } | 'remove' | 'restore' };
    answer:
      | { ok: true; member: MemberView }
      | { ok: false; problem: 'not-allowed' | 'gone' | 'last-coordinator' };
  };
  /** The coordinators are asked to let the person report on a measure of another division: once a day. */
  'ask-for-measure': { params: { assignment: string }; answer: { told: 'now' | 'before' } };
  'set-reminders': {
    params: { change: Partial<ReminderSettings> };
    /** `not-valid`: it does not fit with what was set meanwhile. */
    answer:
      | { ok: true; settings: ReminderSettings; days: DaysToCome }
      | { ok: false; problem: 'not-allowed' | 'not-valid' };
  };
  /**
   * Reminds now, by hand. The answer holds names: `waiting` are shown it at their next contact, `unreachable` have not
   * added the account.
   */
  'send-reminders': {
    params: { scope: ReminderScope };
    answer:
      | { ok: true; sent: string[]; waiting: string[]; unreachable: string[]; quota: MessageQuota | null }
      | { ok: false; problem: 'not-allowed' | 'nothing' };
  };
  /** Who signs the reports of the district, from left to right: one at least. */
  'set-signatures': {
    params: { signatures: Signature[] };
    answer: { ok: true } | { ok: false; problem: 'not-allowed' };
  };
  /** Has the file of a report made; that it is ready, or cannot be made, comes as the event `exported`. */
  'export-report': {
    params: ReportChoice & Pick<ExportedReport, 'format' | 'digits' | 'draft'>;
    /** `busy`: as many of the person's files are being made as may be. */
    answer: { ok: true; report: string } | { ok: false; problem: 'not-allowed' | 'no-plan' | 'busy' };
  };
  /** Starts reading a file that may be a plan; that it is read, or cannot be, comes as the event `plan-read`. */
  'fetch-plan': { params: { messageId: string; name: string }; answer: null };
  /** Answers a question about the file; null takes the answer back. Null when the file is not the person's to decide on. */
  'decide-import': {
    params: { id: string; question: string; choice: string | null };
    answer: ImportView | null;
  };
  /** Confirms: the plan becomes the district's. */
  'import-plan': {
    params: { id: string };
    answer:
      | { ok: true; outcome: ImportOutcome }
      /** `open`: a question that cannot be left out has no answer. */
      | { ok: false; problem: 'not-allowed' | 'gone' | 'open' };
  };
  /** Gives the file up. */
  'drop-import': { params: { id: string }; answer: null };
}
export type EffectName = keyof Effects;

/** A LINE message object (text or flex) as sent to the Messaging API. */
export type LineMessage = { type: string } & Record<string, unknown>;
