/** Questions about work of a newer version that may have been there before. */
import { createHash } from 'node:crypto';
import type { Assignment } from '../../../models/assignment.ts';
import type { Division } from '../../../models/division.ts';
import { type MatchDecision, pairKey } from '../difference.ts';
import type { Task } from '../tasks.ts';
import { labelOf } from './edits.ts';
import type { Decision, ImportQuestion } from './question.ts';

export interface MatchPair {
  task: Task;
  assignment: Assignment;
}

const PREFIX = 'match ';

export const matchQuestions = (
  pairs: MatchPair[],
  divisions: Pick<Division, '_id' | 'name'>[],
): ImportQuestion[] =>
  pairs.map(({ task, assignment }) => {
    const division = divisions.find(({ _id }) => _id === task.division)?.name ?? '';
    const reported = assignment.current ? ' ซึ่งรายงานแล้ว' : '';
    return {
      id: `${PREFIX}${pairKey(task, assignment)}`,
      kind: 'one',
      text: `ไม่แน่ใจว่าเป็นงานเดิมของ${division}หรือไม่ ในแผนเดิมเขียนว่า "${[labelOf(assignment), assignment.text].filter(Boolean).join(' : ')}"${reported}`,
      ask: 'เป็นงานเดิมที่แก้ข้อความ หรือเป็นงานใหม่',
      items: [[labelOf(task), task.text].filter(Boolean).join(' : ')],
      choices: [
        { value: 'new', label: 'งานใหม่', words: ['ใหม่', 'ไม่ใช่งานเดิม'] },
        { value: 'same', label: 'งานเดิม', words: ['เดิม', 'ใช่', 'แก้ข้อความ'] },
      ],
      // what is begun anew leaves its reports behind
      required: assignment.current !== null,
    };
  });

/** What was said of pairs so far. */
export const matchDecisions = (decisions: Decision[]): MatchDecision[] =>
  decisions.flatMap(({ question, choice }) =>
    question.startsWith(PREFIX) ? [{ pair: question.slice(PREFIX.length), same: choice === 'same' }] : [],
  );

/** What tells one set of answers from another. */
export const decisionsHash = (decisions: Decision[]): string =>
  createHash('sha256')
    .update(JSON.stringify(decisions.map(({ question, choice }) => [question, choice]).sort()))
    .digest('hex');
