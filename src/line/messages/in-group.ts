/**
 * Messages of a flow as they are said in a group: without quick replies, which vanish when anybody speaks; with the name
 * of whom they answer; and a question that waits for words says how to say them there. Pure.
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
  /** A mark that calls the bot, such as #; null when only words do. */
  mark: string | null;
}

export function inGroup(messages: LineMessage[], answering: Answering): LineMessage[] {
  return messages.map(({ quickReply: _, ...message }, i) => {
    const named = name(message as LineMessage, answering, i === 0);
    return answering.waitsForWords && i === messages.length - 1 ? hinted(named, answering) : named;
  });
}

function name(message: LineMessage, { name, quote }: Answering, isFirst: boolean): LineMessage {
  if (message.type === 'text') {
    if (!isFirst) return message;
    if (quote) return { ...message, quoteToken: quote };
    return name ? withLine(message, `ถึง ${name}`, 'above') : message;
  }
  return name ? withLine(message, `ถึง ${name}`, 'above') : message;
}

const hinted = (message: LineMessage, { mark }: Answering): LineMessage =>
  withLine(
    message,
    mark ? `ถ้าพิมพ์ตอบ ใส่ ${mark} ไว้หน้าข้อความ หรือกดตอบกลับข้อความนี้` : 'ถ้าพิมพ์ตอบ กดตอบกลับข้อความนี้',
    'below',
  );

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
