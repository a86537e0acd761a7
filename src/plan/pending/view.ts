/** An import as the coordinator sees it in the chat. */
import type {
  ImportChange,
  ImportChanges,
  ImportItem,
  ImportSummary,
  ImportView,
} from '../../../flows/views/imports.ts';
import type { Assignment } from '../../../models/assignment.ts';
import type { PlanImport } from '../../../models/plan-import.ts';
import { labelOf } from '../decisions/edits.ts';
import type { Reading } from '../reading.ts';
import type { Task } from '../tasks.ts';
import type { OpenImport } from './open-import.ts';

/** More is counted, but nobody reads it in a chat. */
const MOST_SHOWN = 60;
const MOST_NOTES = 5;
const MOST_ACTIVITIES = 3;
const LONGEST = 200;

export function importView(pending: PlanImport, opened: OpenImport | null): ImportView {
  const { _id: id, name, state, problem, requestedAt, expiresAt } = pending;
  const about = {
    ...{ id, name, state, problem },
    ...{ requestedAt: requestedAt.getTime(), expiresAt: expiresAt.getTime() },
  };
  if (!opened)
    return { ...about, summary: null, questions: 0, answered: 0, question: null, last: null, changes: null };
  const { questions, open } = opened;
  return {
    ...about,
    summary: summaryOf(opened),
    questions: questions.length,
    answered: questions.length - open.length,
    question: open[0] ?? null,
    last: pending.decisions.at(-1)?.question ?? null,
    changes: open.length === 0 ? changesOf(opened) : null,
  };
}

/** The document is named as it was read; its counts are those after the answers. */
function summaryOf({ reading, decided, told }: OpenImport): ImportSummary {
  const { kind, title, organisation, layout, fiscalYearBE, period } = reading.document;
  const { items } = decided.reading;
  const activities = activitiesOf(decided.reading);
  const byName = Map.groupBy(
    activities.flatMap(({ responsible }) => responsible),
    (name) => name,
  );
  const names = new Map(reading.indicators.map(({ number, name }) => [number as number | null, name]));
  return {
    ...{ kind, title: cut(title), organisation, layout, fiscalYearBE, period },
    items: items.length,
    activities: activities.length,
    indicators: [...Map.groupBy(items, ({ indicator }) => indicator)].map(([number, all]) => ({
      number,
      name: cut(names.get(number) ?? ''),
      items: all.length,
    })),
    responsible: [...byName]
      .map(([name, all]) => ({ name: cut(name), activities: all.length }))
      .sort((a, b) => b.activities - a.activities)
      .slice(0, MOST_SHOWN),
    nobody: activities.filter(({ responsible }) => responsible.length === 0).length,
    notes: told.slice(0, MOST_NOTES).map(({ text }) => cut(text)),
    noteCount: told.length,
  };
}

/** Activities that items share count once. */
function activitiesOf({ items }: Reading) {
  const all = items.flatMap((item, i) =>
    item.activities.map(
      (activity, n) => [(!activity.apart && activity.lines.join()) || `${i}/${n}`, activity] as const,
    ),
  );
  return [...new Map(all).values()];
}

function changesOf({ next }: OpenImport): ImportChanges | null {
  if (!next) return null;
  const { version, fiscalYearBE, documents, difference } = next;
  const { added, changed, retired, returned, unchanged } = difference;
  return {
    ...{ version, fiscalYearBE },
    added: added.length,
    changed: changed.length,
    retired: retired.length,
    retiredWithReports: retired.filter(({ current }) => current !== null).length,
    returned: returned.length,
    kept: unchanged.length,
    same: next.same,
    unassigned: documents.unassigned.length,
  };
}

/** All changes; what is gone first, since nobody would miss it in a list of hundreds. */
export function importChanges({ next, divisions }: OpenImport): ImportChange[] {
  if (!next) return [];
  const { added, changed, retired, returned } = next.difference;
  const change = (
    kind: ImportChange['kind'],
    one: Task | Assignment,
    fields: string[] = [],
  ): ImportChange => ({
    kind,
    label: cut(labelOf(one)),
    division: divisions.find(({ _id }) => _id === one.division)?.shortName ?? '',
    fields,
    reported: 'current' in one && one.current !== null,
  });
  return [
    ...retired.map((one) => change('retired', one)),
    ...changed.map(({ after, fields }) => change('changed', after, fields)),
    ...returned.map((one) => change('returned', one)),
    ...added.map((one) => change('added', one)),
  ];
}

export function importItems(
  opened: OpenImport,
  from: number,
  most: number,
): { items: ImportItem[]; total: number } {
  const { items } = opened.decided.reading;
  const shown = items.slice(from, from + most).map((item) => ({
    label: cut(labelOf(item)),
    activities: item.activities.slice(0, MOST_ACTIVITIES).map(({ measure, outputs, responsible, due }) => ({
      text: cut(measure ?? outputs.join(' · ')),
      responsible: responsible.slice(0, 12).map(cut),
      due,
    })),
    activityCount: item.activities.length,
  }));
  return { items: shown, total: items.length };
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
