/**
 * The look of the bot: the few kinds of Flex bubbles that every flow is built of. Pure: values in, LINE message objects
 * out. Everything is a Flex button or text, so that LINE for PC shows it too; quick replies are only ever an addition.
 */

import type { LineMessage } from '../../../flows/facts.ts';
import type { Choice } from '../../../flows/flow.ts';
import { choiceData } from '../../../flows/tap.ts';
import { fit, fitUnits, LIMITS } from './limits.ts';

export const COLORS = {
  brand: '#0B7A5B',
  ink: '#1F2A26',
  muted: '#66736E',
  line: '#E3E9E6',
  done: '#0B7A5B',
  progress: '#2F6FB7',
  waiting: '#8A958F',
  late: '#B3261E',
  soft: '#F3F7F5',
} as const;

export type FlexComponent = Record<string, unknown>;

/** A button of a Flex message; `data` is postback data (flows/tap.ts). */
export type Button = { label: string; look?: 'primary' | 'secondary' | 'link' } & (
  | { data: string }
  | { uri: string }
);

export interface Card {
  /** Small line on top: where the person is ("ข้อ ๒ จาก ๔"). */
  step?: string;
  /** What was just understood, or the question itself. */
  title: string;
  /** Short title of the measure, under the title. */
  subtitle?: string;
  /** Paragraphs, or ready components. */
  body?: (string | FlexComponent)[];
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

export function flexMessage(altText: string, contents: FlexComponent, quickReplies?: Button[]): LineMessage {
  return withQuickReplies(
    { type: 'flex', altText: fitUnits(altText, LIMITS.altText), contents },
    quickReplies,
  );
}

export function bubble({ step, title, subtitle, body = [], buttons = [] }: Card): FlexComponent {
  const head = [
    ...(step ? [label(step, { size: 'xs', color: COLORS.brand, weight: 'bold' })] : []),
    label(title, { size: 'md', weight: 'bold', color: COLORS.ink }),
    ...(subtitle ? [label(subtitle, { size: 'sm', color: COLORS.muted })] : []),
  ];
  const paragraphs = body.map((part) => (typeof part === 'string' ? label(part, { size: 'sm' }) : part));
  return {
    type: 'bubble',
    size: 'mega',
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'md',
      contents: [box(head, { spacing: 'xs' }), ...paragraphs],
    },
    ...(buttons.length > 0 && {
      footer: { type: 'box', layout: 'vertical', spacing: 'sm', contents: buttons.map(button) },
    }),
  };
}

/** A text component that wraps; LINE refuses an empty one, so a blank stands for it. */
export function label(content: string, style: FlexComponent = {}): FlexComponent {
  return { type: 'text', text: fitUnits(content, 2000) || ' ', wrap: true, color: COLORS.ink, ...style };
}

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

export function button(content: Button): FlexComponent {
  const look = content.look ?? 'secondary';
  return {
    type: 'button',
    action: action(content, LIMITS.buttonLabel),
    style: look,
    height: 'sm',
    adjustMode: 'shrink-to-fit',
    ...(look === 'primary' && { color: COLORS.brand }),
  };
}

function action(content: Button, labelLimit: number): FlexComponent {
  const shown = fit(content.label, labelLimit);
  return 'data' in content
    ? {
        type: 'postback',
        label: shown,
        data: content.data,
        displayText: fit(content.label, LIMITS.displayText),
      }
    : { type: 'uri', label: shown, uri: content.uri };
}

function withQuickReplies(message: LineMessage, quickReplies: Button[] = []): LineMessage {
  if (quickReplies.length === 0) return message;
  const items = quickReplies
    .slice(0, LIMITS.quickReplies)
    .map((content) => ({ type: 'action', action: action(content, LIMITS.quickReplyLabel) }));
  return { ...message, quickReply: { items } };
}
