/** Decides a reminder: who is told what, and who by push. Pure. */
import type { ReminderScope } from '../../flows/views/reminders.ts';
import type { WorkItem } from '../../flows/views/work.ts';
import type { ReminderNotice, ReminderRule, ReminderRun } from '../../models/reminder-run.ts';
import { monthOf } from '../thai/calendar.ts';
import type { Standing } from './due-work.ts';
import { type Office, worstFirst } from './office.ts';
import { type Candidate, ration } from './ration.ts';
import { standingsOf, type Told, tell, type WorkRule } from './telling.ts';

export interface Decision {
  office: Office;
  rule: WorkRule;
  /** Epoch ms. */
  now: number;
  /** Counted messages that it may take. */
  allowed: number;
  /** User ids of those who were reminded of their own work by push in this period already. */
  reminded: ReadonlySet<string>;
  /** The digest of last month. */
  before: Standing[] | null;
}

export const runId = (district: string, period: string, rule: ReminderRule, key?: string): string =>
  [district, period, rule, ...(key === undefined ? [] : [key])].join('/');

/** A run by the rules. Without anybody to tell it is done at once. */
export function planRun(decision: Decision): ReminderRun {
  const { office, rule, before } = decision;
  const run = runOf(decision, tell(rule, office, before));
  return { ...run, ...(rule === 'digest' && { standings: standingsOf(office) }) };
}

/** A run by a coordinator's hand; `key` is that of the effect. */
export function planManualRun(
  decision: Omit<Decision, 'rule' | 'before'>,
  { key, by, scope }: { key: string; by: string; scope: ReminderScope },
): ReminderRun {
  const office = scoped(decision.office, scope);
  const run = runOf({ ...decision, office, rule: 'manual' }, tell('manual', office));
  return { ...run, _id: runId(office.district, office.period, 'manual', key), by };
}

/** The district as if there were nothing due but what the scope names. */
export function scoped(office: Office, scope: ReminderScope): Office {
  return { ...office, due: office.due.filter(({ item }) => isWithin(item, scope)) };
}

function isWithin({ id, division }: WorkItem, scope: ReminderScope): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'division':
      return division.id === scope.division;
    case 'assignment':
      return id === scope.assignment;
    case 'assignments':
      return scope.assignments.includes(id);
  }
}

type Runs = Pick<Decision, 'office' | 'rule' | 'now' | 'allowed' | 'reminded'>;

function runOf({ office, rule, now, allowed, reminded }: Runs, told: Told[]): ReminderRun {
  const pushed = chosen(office, told, reminded, allowed);
  const messages: string[] = [];
  const notices = told.map(({ person, message, work }): ReminderNotice => {
    const text = JSON.stringify([message]);
    if (!messages.includes(text)) messages.push(text);
    const how = !person.follows ? 'unreachable' : pushed.has(person.userId) ? 'push' : 'next-contact';
    return { to: person.userId, how, message: messages.indexOf(text), work: work.map(({ item }) => item.id) };
  });
  return {
    _id: runId(office.district, office.period, rule),
    district: office.district,
    period: office.period,
    rule,
    state: notices.length > 0 ? 'open' : 'done',
    decidedAt: new Date(now),
    month: monthOf(now),
    by: null,
    notices,
    messages: notices.length > 0 ? `[${messages.join(',')}]` : '',
    standings: [],
  };
}

/** User ids of those who get it by push. */
export function chosen(
  { due }: Pick<Office, 'due'>,
  told: Told[],
  reminded: ReadonlySet<string>,
  allowed: number,
): Set<string> {
  const candidates = told
    .filter(({ person }) => person.follows)
    .map(({ person, work }): Candidate => {
      const divisions = [...new Set(work.map(({ item }) => item.division.id))];
      return { to: person.userId, divisions, before: reminded.has(person.userId) };
    });
  const queues = worstFirst(due);
  // a digest of a district without anything due goes to its coordinators all the same
  if (queues.length === 0) return new Set(candidates.slice(0, allowed).map(({ to }) => to));
  return ration(candidates, queues, allowed);
}
