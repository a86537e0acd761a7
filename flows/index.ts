/** All flows, and the words that start them. */
import { fallback } from './fallback.ts';
import type { Flow } from './flow.ts';
import { help } from './help.ts';
import { join } from './join.ts';
import { resumeDraft } from './resume-draft.ts';
import { staleButton } from './stale-button.ts';

export {
  BACK_WORDS,
  CANCEL_WORDS,
  type Command,
  commands,
  isBack,
  isCancel,
  type Match,
  matchCommand,
} from './commands.ts';

export const flows: Flow[] = [join, help, fallback, staleButton, resumeDraft];
