/** Who of many is reminded by push, when there are fewer counted messages than people. Pure. */
import type { MessageQuota, ReminderSettings } from '../../flows/views/reminders.ts';
import type { ReminderRule } from '../../models/reminder-run.ts';

/** A month's reminders where the plan of the account has so few messages that they must be shared. */
const SMALL_PLAN = 1_000;
const SHARE_OF_SMALL_PLAN = 55;
/** The due day gets twice what the first notice gets: whom the first one does not reach by push, the second one does. */
const FIRST_SHARE = 1 / 3;

export interface Means {
  settings: Pick<ReminderSettings, 'monthlyMessages'>;
  /** Null when LINE does not tell. */
  quota: MessageQuota | null;
  /** Counted messages that reminders took in this calendar month. */
  spent: number;
  /** Rules of which runs are still to come in this calendar month. */
  toCome: ReminderRule[];
  heads: number;
  coordinators: number;
}

/** Counted messages that a run may take: what is left of the month, less what the escalations to come need. */
export function allowance(rule: ReminderRule, means: Means): number {
  const { settings, quota, spent } = means;
  const own = settings.monthlyMessages ?? (isSmall(quota) ? SHARE_OF_SMALL_PLAN : Number.POSITIVE_INFINITY);
  const ofPlan = quota?.left ?? Number.POSITIVE_INFINITY;
  const left = Math.min(own - spent, ofPlan);
  switch (rule) {
    case 'first':
    case 'due': {
      const free = left - reserve(means);
      return atLeast0(means.toCome.includes('due') && rule === 'first' ? free * FIRST_SHARE : free);
    }
    case 'head':
      return atLeast0(left - reserve(means));
    // the coordinator has seen the cost and decided: only the plan itself is a limit
    case 'manual':
      return atLeast0(ofPlan - reserve(means));
    default:
      return atLeast0(left);
  }
}

const isSmall = (quota: MessageQuota | null): boolean =>
  quota === null || (quota.limit !== null && quota.limit <= SMALL_PLAN);

const atLeast0 = (count: number): number => Math.max(0, Math.ceil(count));

function reserve({ toCome, heads, coordinators }: Means): number {
  const each: Partial<Record<ReminderRule, number>> = {
    digest: coordinators,
    head: heads,
    coordinator: coordinators,
  };
  return toCome.reduce((sum, rule) => sum + (each[rule] ?? 0), 0);
}

export interface Candidate {
  to: string;
  /** Ids of the divisions whose work is due. */
  divisions: string[];
  /** Reminded by push in this period already. */
  before: boolean;
}

/**
 * At most `allowed` people: one of each division in turn, the division that is worst off first, and in a division those
 * first who got no push yet.
 */
export function ration(candidates: Candidate[], worstFirst: string[], allowed: number): Set<string> {
  const chosen = new Set<string>();
  const queues = worstFirst.map((division) =>
    candidates
      .filter(({ divisions }) => divisions.includes(division))
      .sort((a, b) => Number(a.before) - Number(b.before)),
  );
  for (;;) {
    const before = chosen.size;
    for (const queue of queues) {
      if (chosen.size >= allowed) return chosen;
      const next = queue.find(({ to }) => !chosen.has(to));
      if (next) chosen.add(next.to);
    }
    if (chosen.size === before) return chosen;
  }
}
