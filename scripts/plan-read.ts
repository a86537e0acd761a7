/**
 * Reads a plan and stores nothing.
 *
 *     npm run plan:read -- FILE             what it holds, for a person
 *     npm run --silent plan:read -- FILE --json
 *
 * Exit 1 and one line for a file that cannot be read.
 */
import { parseArgs } from 'node:util';
import { readPlanFile } from '../src/plan/file.ts';
import { PlanProblem } from '../src/plan/problem.ts';
import { readDocument } from '../src/plan/read.ts';
import { summaryOf } from '../src/plan/summary.ts';

const given = readOptions();
if (!given) {
  console.error('usage: npm run plan:read -- FILE [--json]');
  process.exit(2);
}
const { file, json } = given;
try {
  const { document } = await readPlanFile(file);
  const reading = readDocument(document);
  console.log(json ? JSON.stringify(reading, null, 2) : summaryOf(reading));
} catch (error) {
  if (!(error instanceof PlanProblem)) throw error;
  console.error(`${file}: ${error.message}`);
  process.exitCode = 1;
}

/** Null when the command was not given as it should be. */
function readOptions(): { file: string; json: boolean } | null {
  try {
    const options = { json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [file, ...others] = positionals;
    return file && others.length === 0 ? { file, json: values.json ?? false } : null;
  } catch {
    return null;
  }
}
