/**
 * Reads a plan and stores nothing.
 *
 *     npm run plan:read -- FILE             what it holds, for a person
 *     npm run --silent plan:read -- FILE --json
 *
 * Exit 1 and one line for a file that cannot be read.
 */
import { readPlanFile } from '../src/plan/file.ts';
import { PlanProblem } from '../src/plan/problem.ts';
import { readPlan } from '../src/plan/read.ts';
import { summaryOf } from '../src/plan/summary.ts';

const [file, ...flags] = process.argv.slice(2);
if (!file || flags.some((flag) => flag !== '--json')) {
  console.error('usage: npm run plan:read -- FILE [--json]');
  process.exit(2);
}
try {
  const { text } = await readPlanFile(file);
  const reading = readPlan(text);
  console.log(flags.length > 0 ? JSON.stringify(reading, null, 2) : summaryOf(reading));
} catch (error) {
  if (!(error instanceof PlanProblem)) throw error;
  console.error(`${file}: ${error.message}`);
  process.exitCode = 1;
}
