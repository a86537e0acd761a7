/** All flows, and the words that start them. */
import type { Flow } from './flow.ts';

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

export const flows: Flow[] = [];
