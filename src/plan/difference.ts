/** What a version of a plan changes for the work of the divisions, before anything is stored. Pure. */
import type { Assignment } from '../../models/assignment.ts';
import { matchAssignments } from './matching.ts';
import type { Task } from './tasks.ts';

export interface Difference {
  /** Task id -> the assignment that it goes on with. */
  found: Map<string, Assignment>;
  /** Tasks that are new. */
  added: Task[];
  /** Assignments that go on, with the names of the fields that differ. */
  changed: { before: Assignment; after: Task; fields: string[] }[];
  /** Assignments that go on as they are. */
  unchanged: Assignment[];
  /** No longer in the plan; they keep their reports. */
  retired: Assignment[];
  /** Back in the plan after having been retired. */
  returned: Assignment[];
  /** New tasks that may be an assignment's work in other words: nobody has said. */
  unsure: { task: Task; assignment: Assignment }[];
}

/** What a person said of a pair that was not sure: the same work, or new. */
export interface MatchDecision {
  /** {@link pairKey} */
  pair: string;
  same: boolean;
}

/** Fields whose change a person cares about. */
const TOLD = ['codes', 'indicator', 'title', 'text', 'outputs', 'channels', 'due', 'cadence'] as const;

/** `earlier` are the assignments of the district in the plan's fiscal year, of all versions. */
export function differenceOf(
  tasks: Task[],
  earlier: Assignment[],
  decisions: MatchDecision[] = [],
): Difference {
  const said = new Map(decisions.map(({ pair, same }) => [pair, same]));
  const { found, unsure } = matchAssignments(tasks, earlier, (task, assignment) =>
    said.get(pairKey(task, assignment)),
  );
  const goingOn = new Set([...found.values()].map(({ _id }) => _id));
  const kept = tasks.flatMap((after) => {
    const before = found.get(after._id);
    const fields = TOLD.filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(after[field]));
    return before ? [{ before, after, fields }] : [];
  });
  return {
    found,
    added: tasks.filter(({ _id }) => !found.has(_id)),
    changed: kept.filter(({ fields }) => fields.length > 0),
    unchanged: kept.filter(({ fields }) => fields.length === 0).map(({ before }) => before),
    retired: earlier.filter(({ _id, retired }) => !retired && !goingOn.has(_id)),
    returned: kept.filter(({ before }) => before.retired).map(({ before }) => before),
    unsure,
  };
}

/** The same however often the file is read: place and division in the new version, and the assignment. */
export const pairKey = ({ _id, plan }: Task, assignment: Assignment): string =>
  `${_id.slice(plan.length + 1)} ${assignment._id}`;
