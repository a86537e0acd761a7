/**
 * The look of the bot: the few kinds of Flex bubbles that every flow is built of. Pure: values in, LINE message objects
 * out. Everything is a Flex button or text, so that LINE for PC shows it too; quick replies are only ever an addition.
 */

import type { LineMessage } from '../../../flows/facts.ts';
import type { Choice } from '../../../flows/flow.ts';
import { choiceData } from '../../../flows/tap.ts';
import { toThaiDigits } from '../../thai/digits.ts';
import { fit, fitUnits, LIMITS } from './limits.ts';

/** Text colours have a contrast of at least 4.5 to white and to `soft` (WCAG 2.2, 1.4.3). */
export const COLORS = {
  brand: '#0B7A5B',
  /** Ground of the band on top, of secondary buttons and of numbers. */
  tint: '#E3F1EC',
  ink: '#1F2A26',
  muted: '#5A6762',
  line: '#E3E9E6',
  done: '#0B7A5B',
  progress: '#2F6FB7',
  waiting: '#8A958F',
  late: '#B3261E',
  soft: '#F3F7F5',
} as const;

export type FlexComponent = Record<string, unknown>;

/** A button of a Flex message; `data` is postback data (flows/tap.ts), `text` is said as if the person had typed it. */
export type Button = { label: string; look?: 'primary' | 'secondary' | 'link' } & (
  | { data: string }
  | { text: string }
  | { uri: string }
);

/** A line of a list that can be tapped, with its number, so that it can be typed as well. */
export interface Option {
  label: string;
  /** Second line: due date, state. */
  detail?: string;
  /** Colour of the second line. */
  tone?: string;
  number?: number;
  /** Postback data. */
  data: string;
}

export interface Card {
  /** Small line on top: where the person is ("ข้อ ๒ จาก ๔"). */
  step?: string;
  /** What was just understood, or the question itself. */
  title: string;
  /** Short title of the measure, under the title. */
  subtitle?: string;
  /** Paragraphs, or ready components. */
  body?: (string | FlexComponent)[];
  /** A list to choose from, under the paragraphs: better than buttons for more than four or for long words. */
  options?: Option[];
  buttons?: Button[];
  /** Notification text; the title when left out. */
  altText?: string;
  quickReplies?: Button[];
}

/** One Flex bubble as a message. */
export function card(content: Card): LineMessage {
  return flexMessage(content.altText ?? content.title, bubble(content), content.quickReplies);
}

/** Several bubbles side by side; at most {@link LIMITS.carouselBubbles}. */
export function cards(altText: string, contents: Card[]): LineMessage {
  return flexMessage(altText, {
    type: 'carousel',
    contents: contents.slice(0, LIMITS.carouselBubbles).map((content) => bubble(content)),
  });
}

/** Plain text. */
export function text(content: string, quickReplies?: Button[]): LineMessage {
  return withQuickReplies({ type: 'text', text: fitUnits(content, LIMITS.text) }, quickReplies);
}

/** The buttons of a run's open question. The first is primary when `lead` is set. */
export function choiceButtons(run: string, choices: Choice[], { lead = false } = {}): Button[] {
  return choices.map((choice, i) => ({
    label: choice.label,
    data: choiceData(run, choice.name, choice.value),
    look: lead && i === 0 ? 'primary' : 'secondary',
  }));
}

/** The choices of a run's open question as a list; `from` is the number of the first. */
export function choiceOptions(run: string, choices: Choice[], { from = 1 } = {}): Option[] {
  return choices.map((choice, i) => ({
    label: choice.label,
    number: from + i,
    data: choiceData(run, choice.name, choice.value),
  }));
}

export function flexMessage(altText: string, contents: FlexComponent, quickReplies?: Button[]): LineMessage {
  return withQuickReplies(
    { type: 'flex', altText: fitUnits(altText, LIMITS.altText).trim() || 'รายงาน', contents },
    quickReplies,
  );
}

export function bubble({
  step,
  title,
  subtitle,
  body = [],
  options = [],
  buttons = [],
}: Card): FlexComponent {
  const head = [
    label(title, { size: 'lg', weight: 'bold' }),
    ...(subtitle ? [label(subtitle, { size: 'sm', color: COLORS.muted })] : []),
  ];
  const paragraphs = body.map((part) => (typeof part === 'string' ? label(part) : part));
  return {
    type: 'bubble',
    size: 'mega',
    ...(step && {
      header: box([label(step, { size: 'sm', color: COLORS.brand, weight: 'bold' })], {
        backgroundColor: COLORS.tint,
        paddingAll: '12px',
        paddingStart: '20px',
        paddingEnd: '20px',
      }),
    }),
    body: box(
      [
        box(head, { spacing: 'xs' }),
        ...paragraphs,
        ...(options.length > 0 ? [box(options.map(option), { spacing: 'sm' })] : []),
      ],
      { spacing: 'md', paddingAll: '20px' },
    ),
    ...(buttons.length > 0 && {
      footer: box(
        buttons.map((content) => button(content, buttons.length > 3 ? 'sm' : 'md')),
        { spacing: 'sm', paddingAll: '16px', paddingTop: '0px' },
      ),
    }),
  };
}

/** A text component that wraps; LINE refuses an empty one, so a blank stands for it. */
export function label(content: string, style: FlexComponent = {}): FlexComponent {
  return {
    type: 'text',
    text: fitUnits(content, 2000) || ' ',
    wrap: true,
    size: 'md',
    color: COLORS.ink,
    ...style,
  };
}

/** What stands beside the matter: a hint, an example, a time. */
export const small = (words: string): FlexComponent => label(words, { size: 'sm', color: COLORS.muted });

export function box(contents: FlexComponent[], style: FlexComponent = {}): FlexComponent {
  return { type: 'box', layout: 'vertical', contents, ...style };
}

/** A bar filled to `percent` (0-100). */
export function progressBar(percent: number, color: string = COLORS.done): FlexComponent {
  const width = Math.max(0, Math.min(100, Math.round(percent)));
  return box([box([], { width: `${width}%`, height: '8px', backgroundColor: color, cornerRadius: '4px' })], {
    backgroundColor: COLORS.line,
    height: '8px',
    cornerRadius: '4px',
  });
}

export function button(content: Button, height: 'sm' | 'md' = 'sm'): FlexComponent {
  const look = content.look ?? 'secondary';
  return {
    type: 'button',
    action: action(content),
    style: look,
    height,
    adjustMode: 'shrink-to-fit',
    color: look === 'secondary' ? COLORS.tint : COLORS.brand,
  };
}

/** A line of a list: a number in a circle, the words, and under them a detail. The whole line can be tapped. */
export function option({ label: words, detail, tone, number, data }: Option): FlexComponent {
  const lines = [
    label(words, { weight: 'bold' }),
    ...(detail ? [label(detail, { size: 'sm', color: tone ?? COLORS.muted })] : []),
  ];
  return {
    type: 'box',
    layout: 'horizontal',
    action: action({ label: words, data }),
    backgroundColor: COLORS.soft,
    cornerRadius: '10px',
    paddingAll: '10px',
    spacing: 'md',
    contents: [
      ...(number === undefined ? [] : [numberBadge(number)]),
      box(lines, { flex: 1, justifyContent: 'center' }),
    ],
  };
}

function numberBadge(number: number): FlexComponent {
  return box(
    [
      label(toThaiDigits(number), {
        size: 'sm',
        weight: 'bold',
        color: COLORS.brand,
        align: 'center',
        wrap: false,
      }),
    ],
    {
      width: '28px',
      height: '28px',
      flex: 0,
      cornerRadius: '14px',
      backgroundColor: COLORS.tint,
      justifyContent: 'center',
      alignItems: 'center',
    },
  );
}

/** What happens on a tap: for buttons, quick replies, and boxes or pictures that can be tapped. */
export function action(content: Button, labelLimit: number = LIMITS.buttonLabel): FlexComponent {
  const shown = fit(content.label, labelLimit);
  if ('uri' in content) return { type: 'uri', label: shown, uri: content.uri };
  if ('text' in content) return { type: 'message', label: shown, text: content.text };
  const displayText = fit(content.label, LIMITS.displayText);
  return { type: 'postback', label: shown, data: content.data, displayText };
}

function withQuickReplies(message: LineMessage, quickReplies: Button[] = []): LineMessage {
  if (quickReplies.length === 0) return message;
  const items = quickReplies
    .slice(0, LIMITS.quickReplies)
    .map((content) => ({ type: 'action', action: action(content, LIMITS.quickReplyLabel) }));
  return { ...message, quickReply: { items } };
}
