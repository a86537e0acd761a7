/** All flows, and the words that start them. */
import type { Flow } from './flow.ts';
import { join } from './join.ts';

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

export const flows: Flow[] = [join];
