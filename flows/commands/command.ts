import type { Role } from '../../models/officer.ts';

/** A word that starts something. */
export interface Command {
  /** Flow that it starts, and with what. */
  flow: string;
  start: Record<string, string>;
  /** As it is written in the help and on buttons. */
  word: string;
  /** Short forms, other words and usual misspellings. */
  also: string[];
  /** What it does, for the help: a few words. */
  does: string;
  /** Name of the field of `start` that takes the words after the command ("รายงาน O15"). */
  takes?: string;
  /**
   * Members who see it in the help: every role when left out, none when empty (what newcomers need, and what the help
   * shows as buttons). Rights are checked by the flow itself.
   */
  roles?: Role[];
}
