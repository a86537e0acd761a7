/** The words of a report, with the messages in which they were typed. Pure. */
import type { Effects } from '../effects.ts';
import type { TypedPart } from '../views/work.ts';
import type { ReportContext } from './context.ts';
import { readUntil } from './until.ts';

type Context = ReportContext;

/** The text of a report in these parts; without any it is not answered. */
export const withParts = (textParts: TypedPart[]): Pick<Context, 'text' | 'textParts'> => ({
  text: textParts.length > 0 ? textParts.map(({ text }) => text).join('\n') : null,
  textParts,
});

/** A reason, and the date to which the work is postponed when the reason tells it. */
export function withReason(context: Context, reason: string, message: string | null): Partial<Context> {
  const read = readUntil(reason, context.today);
  const fromReason = read.ok ? { until: read.date, untilFrom: 'reason' as const } : NO_DATE;
  const keeps = !read.ok && context.untilFrom === 'answer';
  return { reason, reasonMessage: message, ...(keeps ? {} : { ...fromReason, untilMessage: null }) };
}
export const NO_DATE = { until: null, untilFrom: null };

/** What the effect `save-update` is told of it. */
export function typedInOf(context: Context): NonNullable<Effects['save-update']['params']['typedIn']> {
  const { textParts: parts, reasonMessage, status } = context;
  return {
    text: parts[0]?.message ?? null,
    reason: status === 'postponed' ? reasonMessage : null,
    ...(parts.length > 0 && { parts }),
  };
}
