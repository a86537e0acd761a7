/** What a coordinator can remind of, as short as a conversation keeps it, and what words mean among it. Pure. */
import { namesOf } from '../../src/line/messages/measure-name.ts';
import { comparable } from '../../src/thai/text.ts';
import type { DivisionView } from '../facts.ts';
import { divisionWords, named } from '../named.ts';
import { oneSpelling } from '../typed.ts';
import type { MessageQuota, ReminderPreview, ReminderScope } from '../views/reminders.ts';
import type { WorkItem } from '../views/work.ts';

export interface Preview {
  /** `YYYY-MM` */
  month: string;
  divisions: DivisionToRemind[];
  people: PersonToRemind[];
  counted: number;
  quota: MessageQuota | null;
  quietUntil: number | null;
}

export interface DivisionToRemind {
  division: DivisionView;
  measures: MeasureToRemind[];
  /** User ids. */
  people: string[];
}

export interface MeasureToRemind {
  id: string;
  /** Different from all others of the division. */
  name: string;
  /** Reported, but no progress; else not reported. */
  stalled: boolean;
}

export type PersonToRemind = ReminderPreview['people'][number];

/** What stays of a preview; missing measures stand before stalled ones, divisions without anybody to remind last. */
export function previewOf({ divisions, ...rest }: ReminderPreview): Preview {
  const inOrder = divisions.toSorted((a, b) => Number(b.people.length > 0) - Number(a.people.length > 0));
  return {
    ...rest,
    divisions: inOrder.map(({ division, missing, stalled, people }) => {
      const items = [...missing, ...stalled];
      const names = namesOf(items);
      const measures = items.map(({ id }, i) => ({ id, name: names[i]!, stalled: i >= missing.length }));
      return { division, measures, people };
    }),
  };
}

/**
 * The scopes that "ทะเบียน", "O13", "O13 ทะเบียน" or words of a title mean among what can be reminded of: a division, or
 * measures of it or of any. Empty when nothing fits, for it may be reported already.
 */
export function scopesFor(search: string, { divisions }: ReminderPreview): ReminderScope[] {
  const views = divisions.map(({ division }) => division);
  const whole = named(search, views, divisionWords);
  if (whole) return [{ kind: 'division', division: whole.id }];
  const parts = search.split(/\s+/u);
  const division = parts.map((part) => named(part, views, divisionWords)).find((found) => found !== null);
  const words = parts.filter((part) => named(part, views, divisionWords) === null).join(' ');
  return divisions
    .filter((one) => !division || one.division.id === division.id)
    .flatMap(({ missing, stalled }) => [...missing, ...stalled])
    .filter((item) => isMeant(words, item))
    .map(({ id }) => ({ kind: 'assignment', assignment: id }));
}

function isMeant(words: string, { codes, title, text }: WorkItem): boolean {
  const typed = comparable(oneSpelling(words));
  const isCode = /^[a-z]?[0-9.]+$/u.test(typed);
  if (isCode)
    return codes.some((code) => [code, code.replace(/^\D/u, '')].some((one) => comparable(one) === typed));
  return typed.length > 1 && [title, text ?? ''].some((one) => comparable(oneSpelling(one)).includes(typed));
}
