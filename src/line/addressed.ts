/**
 * Whether something said in a group is meant for the bot, and what of it is said to the bot. Pure. All else in a group
 * is the people's own talk and goes no further.
 */
import { matchCommand } from '../../flows/commands/match.ts';
import { oneSpelling } from '../../flows/typed.ts';

/** A place in a text where somebody is mentioned: UTF-16 units, as LINE counts them. */
export interface Mention {
  index: number;
  length: number;
  /** The bot is mentioned. */
  isSelf: boolean;
}

/** What a text begins with that is meant for the bot, unless `GROUP_PREFIXES` says otherwise. */
export const DEFAULT_PREFIXES: readonly string[] = ['รายงาน', 'สถานะ', '#'];

/** Blanks and what cannot be seen. */
const UNSEEN = /^[\s\u200b-\u200d\u2060\ufeff]+/u;
/** What may follow a prefix word: nothing, a blank or a mark, a polite word at the end, or the code of an item. */
const AFTER_WORD =
  /^(?:$|[\s\u200b-\u200d\u2060\ufeff\p{P}\p{S}]|(?:นะ)?(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า)\s*$|[eio]\s?\d)/iu;

/** Whether the text begins with one of the prefixes, or mentions the bot. */
export function isAddressed(text: string, mentions: Mention[], prefixes: readonly string[]): boolean {
  return mentions.some(({ isSelf }) => isSelf) || prefixOf(seen(text), prefixes) !== null;
}

/**
 * What is said to the bot: the text without the mention of it and without a mark at its beginning ("# เสร็จแล้ว" →
 * "เสร็จแล้ว"). A prefix word stays where it is a command by itself ("รายงาน O15"), and goes where it only calls the bot.
 */
export function saidToBot(text: string, mentions: Mention[], prefixes: readonly string[]): string {
  const own = mentions.filter(({ isSelf }) => isSelf).sort((a, b) => b.index - a.index);
  const without = own.reduce(
    (rest, { index, length }) => `${rest.slice(0, index)} ${rest.slice(index + length)}`,
    text,
  );
  const trimmed = seen(without).trim();
  const prefix = prefixOf(trimmed, prefixes);
  if (prefix === null || matchCommand(prefix)) return trimmed;
  return seen(trimmed.slice(lengthIn(trimmed, prefix))).trim();
}

/** A quoted photo needs no prefix: a command or a code alone says what to do with it. */
export const isBareCommand = (text: string): boolean => matchCommand(text) !== null;

/** The prefix that the text begins with; null without one. */
function prefixOf(text: string, prefixes: readonly string[]): string | null {
  const one = oneSpelling(text).toLowerCase();
  const begins = (prefix: string) => {
    const wanted = oneSpelling(prefix).toLowerCase();
    if (!one.startsWith(wanted)) return false;
    return isMark(prefix) || AFTER_WORD.test(one.slice(wanted.length));
  };
  return prefixes.find(begins) ?? null;
}

/** A sign such as #, which needs no blank behind it. */
export const isMark = (prefix: string): boolean => !/[\p{L}\p{M}\p{N}]$/u.test(prefix);

/** The units of `text` that spell the prefix: as many as it has, unless the text spells it in more. */
function lengthIn(text: string, prefix: string): number {
  const wanted = oneSpelling(prefix);
  let length = 0;
  while (length < text.length && oneSpelling(text.slice(0, length)).length < wanted.length) length++;
  return length;
}

const seen = (text: string): string => text.replace(UNSEEN, '');
