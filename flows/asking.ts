/**
 * What is the same at every question of every flow: an answer that is not understood is never met with the same words
 * twice (the second time with an example, the third time with a way out), and nothing a person sends is met with silence.
 */
import { choiceButtons, choiceOptions, type FlexComponent, text } from '../src/line/messages/kit.ts';
import { matchCommand } from './commands/match.ts';
import type { LineMessage } from './facts.ts';
import type { Choice, FlowEvent } from './flow.ts';

/** What a person sent that was no answer. */
export type Heard = 'text' | 'tap' | 'media' | 'other' | 'command';

/** Part of the context of every flow with questions. */
export interface Asking {
  run: string;
  /** How often the open question was answered with something else. */
  misses: number;
  heard: Heard | null;
  /** Said before the next question: what was understood, or what went wrong. */
  note: string | null;
}

/** A question that is asked for the first time. */
export const unasked = { misses: 0, heard: null, note: null } as const;

/** "Back" at the first question of a flow that saves nothing before its end. */
export const firstAlready = { ...unasked, note: 'นี่คือข้อแรกแล้ว ถ้าจะเลิก พิมพ์ "ยกเลิก"' } as const;

/** Seconds; nobody waits longer for an answer, since a free reply has to come within a minute. */
export const LONGEST_WAIT = 20;

/** The change of context by an event that was no answer. */
export function missedBy(context: Asking, event: FlowEvent): Pick<Asking, 'misses' | 'heard' | 'note'> {
  return { misses: context.misses + 1, heard: HEARD[event.type] ?? null, note: null };
}
const HEARD: Partial<Record<FlowEvent['type'], Heard>> = {
  ...{ text: 'text', tap: 'tap', other: 'other' },
  timer: 'media',
  repeat: 'command',
};

/**
 * The transitions of a question `state` for what is no answer to it. Put the answers after it. Commands, photos and files
 * are not taken: they start what they are meant for.
 */
export const unclear = <State extends string>(state: State) => {
  const missed = { target: state, reenter: true, actions: 'missed' } as const;
  return {
    text: { ...missed, guard: isNoCommand },
    tap: missed,
    other: missed,
    repeat: { target: state, reenter: true, actions: 'understood' },
  } as const;
};

const isNoCommand = ({ event }: { event: FlowEvent }) =>
  event.type !== 'text' || matchCommand(event.text) === null;

/** Given instead of the question's usual first line; null when there is nothing to add. */
export function lead(context: Asking, words: { hint: string; example: string }): string | null {
  if (context.note !== null || context.misses === 0) return context.note;
  if (context.misses > 2) return 'ถ้าไม่สะดวกตอนนี้ เลิกไว้ก่อนได้ กลับมาใหม่เมื่อไรก็ได้';
  if (context.heard === 'media') return 'ยังเก็บภาพหรือไฟล์ไม่ได้จนกว่าจะเข้าร่วม เข้าร่วมแล้วส่งใหม่ได้เลย';
  if (context.misses === 2) return words.example;
  if (context.heard === 'command') return 'คำสั่งนี้ใช้ได้เมื่อเข้าร่วมแล้ว';
  if (context.heard === 'tap') return 'ปุ่มนั้นเป็นของคำถามก่อนหน้า';
  if (context.heard === 'other') return 'คำถามนี้รับคำตอบเป็นข้อความหรือปุ่ม';
  return words.hint;
}

/** The way out that a third misunderstanding offers. */
const LEAVE: Choice = { name: 'leave', value: '', label: 'เลิกไว้ก่อน', words: ['เลิกไว้', 'ไว้ก่อน'] };

/** `choices`, and the way out after the third misunderstanding. */
export const withWayOut = (context: Asking, choices: Choice[]): Choice[] =>
  context.misses > 2 ? [...choices, LEAVE] : choices;

/** Title and body of a question: with a lead, the lead is the first line and the question follows it. */
export const asked = (first: string | null, question: string, body: (string | FlexComponent)[] = []) =>
  first === null ? { title: question, body } : { title: first, body: [question, ...body] };

/** The choices called `listed`, which stand first, as a numbered list, and the others as buttons under it. */
export const listed = (run: string, choices: Choice[], name: string) => ({
  options: choiceOptions(
    run,
    choices.filter((choice) => choice.name === name),
  ),
  buttons: choiceButtons(
    run,
    choices.filter((choice) => choice.name !== name),
  ),
});

/** The action `say` with messages made from the context. */
export const saying = <Context>(make: (context: Context) => LineMessage | LineMessage[]) => ({
  type: 'say' as const,
  params: ({ context }: { context: Context }) => ({ messages: [make(context)].flat() }),
});

/** Guard: the choice `name` was made, with `value` when that is given. */
export const tapped =
  (name: string, value?: string) =>
  ({ event }: { event: FlowEvent }): boolean =>
    event.type === 'tap' && event.name === name && (value === undefined || event.value === value);

/** The transitions of a state that waits for an effect: everything a person sends meanwhile is answered with `words`. */
export const waiting = (words: string) => {
  const told = { actions: saying(() => text(words)) };
  return {
    text: told,
    tap: told,
    photo: told,
    file: told,
    other: told,
    back: told,
    cancel: told,
    repeat: told,
  } as const;
};
