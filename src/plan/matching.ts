/** Finds the assignments of earlier versions again in a corrected plan, so that their reports stay with them. Pure. */
import type { Assignment } from '../../models/assignment.ts';
import { comparable, similarity } from '../thai/text.ts';
import type { Task } from './tasks.ts';

export interface Matching {
  /** Task id -> the assignment that it goes on with. */
  found: Map<string, Assignment>;
  /** Tasks that may go on with an assignment, but not surely: they begin anew, and a person is told. */
  unsure: { task: Task; assignment: Assignment }[];
}

/** From this likeness on two wordings are the same work corrected. */
const SURE = 0.75;
/** Below this they have nothing to do with each other. */
const POSSIBLE = 0.5;
/** With the same code so much of the wording is enough. */
const SURE_WITH_CODE = 0.4;
/** The second best must be so much worse. */
const MARGIN = 0.1;
const NEVER = Number.POSITIVE_INFINITY;

/** Whether a person said that a task is an assignment's work; undefined where nobody did. */
type Said = (task: Task, assignment: Assignment) => boolean | undefined;

/**
 * Matches within each division, one to one: what an interrupted import of the same version has moved already; what a person said; the same
 * wording (with the same code first); the same code with a like wording; a like wording alone. A like wording under
 * another code is never taken unasked: codes are renumbered, but not often.
 */
export function matchAssignments(
  tasks: Task[],
  assignments: Assignment[],
  said: Said = () => undefined,
): Matching {
  const matching: Matching = { found: new Map(), unsure: [] };
  const byDivision = Map.groupBy(assignments, ({ division }) => division);
  for (const [division, own] of Map.groupBy(tasks, (task) => task.division)) {
    // What was asked for last comes before what was given up.
    const earlier = (byDivision.get(division) ?? []).sort(
      (a, b) => Number(a.retired) - Number(b.retired) || a.order - b.order,
    );
    matchDivision(own, earlier, matching, said);
  }
  return matching;
}

function matchDivision(
  tasks: Task[],
  assignments: Assignment[],
  { found, unsure }: Matching,
  said: Said,
): void {
  const taken = new Set<string>();
  const open = () => tasks.filter(({ _id }) => !found.has(_id));
  const free = () => assignments.filter(({ _id }) => !taken.has(_id));
  const take = (task: Task, assignment: Assignment) => {
    found.set(task._id, assignment);
    taken.add(assignment._id);
  };
  const takeEqual = (equal: (task: Task, assignment: Assignment) => boolean) => {
    for (const task of open()) {
      const assignment = free().find((each) => equal(task, each));
      if (assignment) take(task, assignment);
    }
  };
  takeEqual((task, each) => each.plan === task.plan && each.measure === task.measure);
  takeEqual((task, each) => said(task, each) === true);
  takeEqual((task, each) => sameCode(task, each) && wording(task) === wording(each));
  takeEqual((task, each) => wording(task) === wording(each));
  takeLike(sameCode, SURE_WITH_CODE);
  takeLike(
    (task, each) => !sameCode(task, each) && (task.codes.length === 0 || each.codes.length === 0),
    SURE,
  );
  takeLike((task, each) => !sameCode(task, each), NEVER, SURE);

  /**
   * Takes the pairs that are alike, the most alike first, where no other is nearly as alike; those that are `possible` only
   * are unsure.
   */
  function takeLike(
    candidate: (task: Task, each: Assignment) => boolean,
    sure: number,
    possible = Math.min(sure, POSSIBLE),
  ): void {
    const rest = free().filter(({ retired }) => !retired);
    const pairs = open()
      .flatMap((task) =>
        rest
          .filter((each) => candidate(task, each) && said(task, each) === undefined)
          .map((each) => ({ task, each, like: likeness(task, each) })),
      )
      .filter(({ like }) => like >= possible)
      .sort((a, b) => b.like - a.like);
    for (const { task, each, like } of pairs) {
      if (found.has(task._id) || taken.has(each._id)) continue;
      const rival = pairs.some(
        (other) =>
          (other.task === task) !== (other.each === each) &&
          !found.has(other.task._id) &&
          !taken.has(other.each._id) &&
          other.like > like - MARGIN,
      );
      if (like >= sure && !rival) take(task, each);
      else if (!unsure.some((known) => known.task === task)) unsure.push({ task, assignment: each });
    }
  }
}

const sameCode = (a: { codes: string[] }, b: { codes: string[] }) =>
  a.codes.some((code) => b.codes.includes(code));

interface Worded {
  title: string;
  text: string | null;
}

const wording = ({ title, text }: Worded) => comparable(`${title}\n${text ?? ''}`);
const likeness = (a: Worded, b: Worded) => similarity(wording(a), wording(b));
