/** Which message the words of a report were typed in, and what is left of them without it. Pure. */
import type { TypedPart } from '../../flows/views/work.ts';
import type { Answers, TypedIn } from '../../models/update.ts';

type Words = Pick<Answers, 'text' | 'reason'> & TypedIn;

/** The parts of the text in their order; one for a text that was typed at once. */
export const partsOf = ({ text, textMessage = null, textParts = [] }: Words): TypedPart[] =>
  textParts.length > 0 ? textParts : [{ message: textMessage, text }];

/** Text and references of a text in these parts, as they are stored. */
export const ofParts = (parts: TypedPart[]): Required<Pick<Words, 'text' | 'textMessage' | 'textParts'>> => ({
  text: parts.flatMap(({ text }) => text || []).join('\n'),
  textMessage: parts[0]?.message ?? null,
  textParts: parts.length > 1 ? parts : [],
});

/** Whether any of the words came with the message. */
export const isTypedIn = (words: Words, message: string): boolean =>
  words.reasonMessage === message || partsOf(words).some((part) => part.message === message);

/**
 * The words without those of the message, whose id stays: so it is known again when this is repeated. A reason that is
 * gone is empty and not null, since there was one.
 */
export function withoutMessage<W extends Words>(words: W, message: string): W {
  if (!isTypedIn(words, message)) return words;
  const parts = partsOf(words).map((part) => (part.message === message ? { ...part, text: '' } : part));
  return { ...words, ...ofParts(parts), ...(words.reasonMessage === message && { reason: '' }) };
}
