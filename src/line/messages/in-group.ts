/**
 * Messages of a flow as they are said in a group: with the name of whom they answer; without quick replies, which vanish
 * when anybody speaks, but saying how to type the same; and with buttons whose words reach the bot. Pure.
 */
import type { LineMessage } from '../../../flows/facts.ts';
import { COLORS, type FlexComponent, label } from './kit.ts';
import { LIMITS } from './limits.ts';

export interface Answering {
  /** Name of the person; null when it is not known. */
  name: string | null;
  /** Token by which the person's message can be quoted; null after a tap, and where it may go to another chat. */
  quote: string | null;
  /** The last message asks for words of the person's own. */
  waitsForWords: boolean;
  /** The mark that calls the bot, such as #. */
  mark: string;
}

export function inGroup(messages: LineMessage[], answering: Answering): LineMessage[] {
  const { mark, waitsForWords } = answering;
  const last = messages.length - 1;
  return messages.map(({ quickReply, ...rest }, i) => {
    const message = calling(rest, mark) as LineMessage;
    const hints = [
      ...(waitsForWords && i === last ? [`ถ้าพิมพ์ตอบ ใส่ ${mark} ไว้หน้าข้อความ หรือกดตอบกลับข้อความนี้`] : []),
      ...(i === last ? typedInstead(quickReply as QuickReply | undefined, mark) : []),
    ];
    const named = name(message, answering, i === 0);
    return hints.length > 0 ? withLine(named, hints.join('\n'), 'below') : named;
  });
}

interface QuickReply {
  items: { action: { label?: string } }[];
}

const typedInstead = (quickReply: QuickReply | undefined, mark: string): string[] => {
  const words = (quickReply?.items ?? []).flatMap(({ action }) => action.label ?? []);
  return words.length > 0 ? [`พิมพ์ได้: ${words.map((word) => `${mark}${word}`).join(' · ')}`] : [];
};

function name(message: LineMessage, { name, quote }: Answering, isFirst: boolean): LineMessage {
  if (message.type === 'text' && (!isFirst || quote))
    return isFirst ? { ...message, quoteToken: quote } : message;
  return name ? withLine(message, `ถึง ${name}`, 'above') : message;
}

/** A button that says something says it to the bot: without the mark it would be talk among people. */
function calling(value: unknown, mark: string): unknown {
  if (Array.isArray(value)) return value.map((part) => calling(part, mark));
  if (typeof value !== 'object' || value === null) return value;
  const action = value as { type?: unknown; text?: unknown; label?: unknown };
  if (action.type === 'message' && typeof action.text === 'string')
    return action.text.startsWith(mark) ? action : { ...action, text: `${mark}${action.text}` };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, calling(part, mark)]));
}

/** A line above the words of a message or below them; the message as it is where it would grow too long for LINE. */
function withLine(message: LineMessage, line: string, where: 'above' | 'below'): LineMessage {
  if (message.type === 'text') {
    const words = [String(message.text)];
    const text = (where === 'above' ? [line, ...words] : [...words, line]).join('\n');
    return text.length <= LIMITS.text ? { ...message, text } : message;
  }
  if (message.type !== 'flex') return message;
  const contents = message.contents as FlexComponent;
  const bubbles = contents.type === 'carousel' ? (contents.contents as FlexComponent[]) : null;
  if (!bubbles) return fitting(message, inBubble(contents, line, where), LIMITS.bubble);
  const changed = bubbles.map((bubble) => inBubble(bubble, line, where));
  const all =
    where === 'above' ? [changed[0]!, ...bubbles.slice(1)] : [...bubbles.slice(0, -1), changed.at(-1)!];
  return fitting(message, { ...contents, contents: all }, LIMITS.carousel);
}

function fitting(message: LineMessage, contents: FlexComponent, bytes: number): LineMessage {
  return Buffer.byteLength(JSON.stringify(contents)) <= bytes ? { ...message, contents } : message;
}

function inBubble(bubble: FlexComponent, line: string, where: 'above' | 'below'): FlexComponent {
  const body = bubble.body as (FlexComponent & { contents: FlexComponent[] }) | undefined;
  if (!body) return bubble;
  const small = label(line, { size: 'sm', color: COLORS.muted });
  const contents = where === 'above' ? [small, ...body.contents] : [...body.contents, small];
  return { ...bubble, body: { ...body, contents } };
}
