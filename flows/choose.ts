/** Finds the choice that a typed answer means: its number, its label or one of its other words. */
import type { Choice } from './flow.ts';
import { plain } from './typed.ts';

/** The choice meant by `text`, or null. "2", "๒", "2.", "ข้อ 2" mean the second; words are compared without blanks. */
export function choose(text: string, choices: Choice[]): Choice | null {
  const typed = plain(text);
  const number = /^(?:ข้อ|เลข|ลำดับที่)?([0-9]{1,2})$/.exec(typed);
  if (number) return choices.filter(({ hidden }) => !hidden)[Number(number[1]) - 1] ?? null;
  if (typed === '') return null;
  return (
    choices.find((choice) => [choice.label, ...(choice.words ?? [])].some((word) => plain(word) === typed)) ??
    null
  );
}
