import type { Signature } from '../models/district.ts';
import type { ExportedReport } from '../models/exported-report.ts';
import type { Role } from '../models/officer.ts';
import type { ImportOutcome } from '../models/plan-import.ts';
import type { Answers } from '../models/update.ts';
import type { DistrictView, DivisionView, GroupView, LineMessage, MemberView } from './facts.ts';
import type { FiledBefore } from './views/evidence.ts';
import type { ImportView } from './views/imports.ts';
import type { DaysToCome, MessageQuota, ReminderScope, ReminderSettings } from './views/reminders.ts';
import type { ReportChoice } from './views/reports.ts';
import type { TypedPart } from './views/work.ts';

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
