/** What the engine itself starts flows with, where no command or button says it. */
import type { FinishedRun } from '../models/conversation.ts';
import type { DraftView, IncomingFile, IncomingPhoto, PersonEvent } from './flow.ts';

/** `fallback` (one-shot): nothing else fits, or the running flow had nothing to say to it. */
export interface FallbackStart {
  reason: /** A text that is no command while nothing runs, or that the running flow left unanswered. */
    | 'text'
    /** A photo, file, sticker, … that nothing took. */
    | 'other'
    /** ยกเลิก or ย้อนกลับ while nothing runs. */
    | 'nothing-to-cancel'
    | 'nothing-to-go-back';
  text: string | null;
  /** For `other`: `photo`, `file`, `sticker`, `audio`, `video`, `location`, … */
  what: string | null;
}

/** `stale-button` (one-shot or with a question): the button belongs to a run that is over; null when not known any more. */
export interface StaleButtonStart {
  run: FinishedRun | null;
}

/**
 * `resume-draft`: asks what becomes of the draft, with `wanted` (another flow was asked for) or `replay` (what the
 * person sent, given to the draft when it is taken up; photos of an album that arrive while it asks are the flow's to
 * add). With `expired` it only says (one-shot) that the draft is gone: after its days, or since the program changed.
 */
export type ResumeDraftStart =
  | { wanted: { flow: string; start: unknown } | null; replay: PersonEvent[] }
  | { expired: DraftView };

/** `report-progress` from photos or files sent unasked. */
export interface PhotosFirstStart {
  photos?: IncomingPhoto[];
  files?: IncomingFile[];
}

/** `join` on follow, or when somebody who is no member writes; `text` may be a code. */
export interface JoinStart {
  reason: 'follow' | 'input';
  text: string | null;
}

/** `greet-group` (in the group's own conversation): the bot was invited into a group, or into an old `room`. */
export interface GreetGroupStart {
  /** LINE's id, `C…` or `R…`. */
  chat: string;
  room: boolean;
}

/** `welcome-members` (one-shot, in the group's own conversation): people came into or left a linked group. */
export interface WelcomeMembersStart {
  group: string;
  joined: string[];
  left: string[];
}

/** `file-photo`: somebody quoted a photo in a group with `รายงาน`, a code or a title. */
export interface FilePhotoStart {
  /** The quoted message. */
  photo: string;
  /** What was written beside the command: a code, words of a title, or ''. */
  search: string;
}

/** `group-guide` (one-shot): what was said to the bot in a group cannot be done there so, and what can. */
export interface GroupGuideStart {
  reason: /** LINE did not tell who it was. */
    | 'no-user'
    /** The person is no member of the bot yet. */
    | 'not-a-member'
    /** The group is not linked. */
    | 'unlinked'
    /** The group is another district's, or serves none of the person's divisions. */
    | 'not-of-this-group'
    /** A button that was made for somebody else; said once for a run. */
    | 'not-yours'
    /** Only in a 1:1 chat, e.g. joining and codes; `flow` names it. */
    | 'private-only';
  flow: string | null;
}

/** `follow-edit`: a message whose text stands in a saved report of the person was edited. */
export interface FollowEditStart {
  messageId: string;
  text: string;
}
