/** What the questions of a report have in common. */
import type { Choice } from '../../../../flows/flow.ts';
import { choicesOf } from '../../../../flows/report-progress/choices.ts';
import type { ReportContext } from '../../../../flows/report-progress/context.ts';
import { placeOf } from '../../../../flows/report-progress/steps.ts';
import { choiceData } from '../../../../flows/tap.ts';
import { months, numberText, statusText, textOf } from '../../../../flows/wording/work.ts';
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import { type Button, choiceButtons, type FlexComponent, type Option } from '../kit.ts';
import { measureName } from '../measure-name.ts';
import { shorten } from '../shorten.ts';

/** A question before it is known how often it was asked. */
export interface Asked {
  step?: string;
  title: string;
  subtitle?: string;
  body?: (string | FlexComponent)[];
  /** The second time: what an answer looks like. */
  example: string;
  options?: Option[];
  buttons?: Button[];
}

export type Builder = (context: ReportContext) => Asked;

/** Name of the chosen measure, with its division where there are several; empty while none is chosen. */
export function nameOf({ item, several }: Pick<ReportContext, 'item' | 'several'>): string {
  if (!item) return '';
  return several ? `${measureName(item)} (${shorten(item.division.shortName, 20)})` : measureName(item);
}

/** The buttons of the open question; `lead` makes the first the main one. */
export const buttonsOf = (context: ReportContext, options: { lead?: boolean } = {}): Button[] =>
  choiceButtons(context.run, choicesOf(context), options);

export const dataOf = ({ run }: ReportContext, { name, value }: Choice): string =>
  choiceData(run, name, value);

/** "ข้อ ๒ จาก ๔"; when one answer is changed, that. */
export function stepLabel(context: ReportContext): string {
  const place = placeOf(context, context.at);
  if (context.editing || place.number === 0) return 'แก้ไขรายงาน';
  return `ข้อ ${thai(place.number)} จาก ${thai(place.of)}`;
}

/** "เดือน ต.ค. รายงานว่า …": the last report of the chosen measure; null when there is none. */
export function lastReport({ item, month }: ReportContext): string | null {
  const last = item?.current;
  if (!item || !last) return null;
  const when = last.month === month ? 'เดือนนี้' : `เดือน ${months.short(last.month)} `;
  const state = [statusText(last), numberText(item, last)].filter(Boolean).join(' ');
  const text = shorten(textOf(last), 160);
  return text ? `${when}รายงานว่า "${text}" (${state})` : `${when}รายงานว่า ${state}`;
}
