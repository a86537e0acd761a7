/**
 * Imports a plan into the database of the bot, also while the bot runs; see {@link USAGE}.
 * Exit 1 and one line when it cannot be done.
 */
import { parseArgs } from 'node:util';
import type { Assignment } from '../models/assignment.ts';
import type { Models } from '../models/index.ts';
import { startProblemText } from '../src/errors.ts';
import { asPlan } from '../src/plan/as-plan.ts';
import { readPlanFile } from '../src/plan/file.ts';
import { type ImportResult, importPlan } from '../src/plan/import.ts';
import { PlanProblem } from '../src/plan/problem.ts';
import { readDocument } from '../src/plan/read.ts';
import { summaryOf } from '../src/plan/summary.ts';
import { districtOf } from '../src/plan/tenant.ts';
import { withModels } from './with-models.ts';

export const USAGE = `usage: npm run plan:import -- FILE [--district SLUG] [--year BE | --as-plan-of BE]

  --district  which district the plan is of, or the slug of a new one (a-z, 0-9, hyphens). Without it the name of the
              office in the document decides; a new district is called by its official Latin name (pathum-wan), or by
              district-XXXXXXXX, made from its name, when it is none of the fifty
  --year      fiscal year of the Buddhist era, instead of the one in the document
  --as-plan-of  of a report: the fiscal year whose plan it is the start of. Its issues, scores, problems and measures are
              taken; its results are kept as history; who is responsible is not in it and stays open`;

interface Options {
  file: string;
  district?: string | undefined;
  year?: number | undefined;
  asPlanOf?: number | undefined;
  /** For a new district: day of the month by which each ฝ่าย reports. */
  reportDay?: number;
}

/**
 * Imports the file and tells what was understood and what changed.
 * @throws PlanProblem whose message is one line
 */
export async function importFile(
  models: Models,
  { file, district, year, asPlanOf, ...defaults }: Options,
  now: () => number,
) {
  const { document, source } = await readPlanFile(file);
  const read = readDocument(document);
  const { organisation, kind } = read.document;
  if (kind !== 'plan' && asPlanOf === undefined)
    throw new PlanProblem(
      'no-plan',
      'ไฟล์นี้เป็นรายงานผล จะใช้เป็นจุดเริ่มของแผนปีใด ระบุด้วย --as-plan-of (a report: say with --as-plan-of of which year it is to start the plan)',
    );
  if (kind === 'plan' && asPlanOf !== undefined)
    throw new PlanProblem('no-report', 'ไฟล์นี้เป็นแผนอยู่แล้ว ใช้ --year (a plan already: use --year)');
  const reading = asPlanOf === undefined ? read : asPlan(read, { fiscalYearBE: asPlanOf });
  const tenant = await districtOf({ models, now, ...defaults }, { organisation, slug: district });
  const result = await importPlan(
    { models, now },
    { district: tenant._id, reading, source, fiscalYearBE: year },
  );
  return [summaryOf({ ...reading, warnings: result.warnings }), '', ...outcomeOf(result, tenant.name)].join(
    '\n',
  );
}

function outcomeOf(result: ImportResult, district: string): string[] {
  const { plan, unchanged, counts, added, changed, retired, returned, unassigned } = result;
  const stored = `${counts.items} รายการ · ${counts.measures} กิจกรรม · ${counts.assignments} งานของฝ่าย (assignments)`;
  if (unchanged) return [`ไฟล์นี้นำเข้าแล้ว ไม่มีอะไรเปลี่ยน (already imported, nothing changed): ${plan}`, stored];
  return [
    `นำเข้าแผนของ${district}แล้ว (imported): ${plan}`,
    stored,
    `งานใหม่ (new): ${added.length} · แก้ไข (changed): ${changed.length} · ยกเลิก (retired): ${retired.length} · กลับมา (returned): ${returned.length}`,
    ...changed.map(({ after, fields }) => `  ~ ${labelOf(after)}: ${fields.join(', ')}`),
    ...retired.map((assignment) => `  - ${labelOf(assignment)}`),
    ...returned.map((assignment) => `  + ${labelOf(assignment)}`),
    ...(unassigned.length > 0
      ? [
          `ยังไม่มีผู้รับผิดชอบ (nobody assigned): ${unassigned.length}`,
          ...unassigned.map(({ line, text }) => `  ! บรรทัด ${line}: ${text}`),
        ]
      : []),
  ];
}

const labelOf = ({ division, codes, title }: Pick<Assignment, 'division' | 'codes' | 'title'>) =>
  [division.split('/')[1], codes.join(','), title].filter(Boolean).join(' ');

function readOptions(args: string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { district: { type: 'string' }, year: { type: 'string' }, 'as-plan-of': { type: 'string' } },
    });
    const [file, ...others] = positionals;
    if (!file || others.length > 0) throw new Error('One FILE is needed.');
    return {
      file,
      district: values.district,
      year: yearOf('--year', values.year),
      asPlanOf: yearOf('--as-plan-of', values['as-plan-of']),
    };
  } catch (error) {
    throw new PlanProblem('usage', `${(error as Error).message}\n\n${USAGE}`);
  }
}

function yearOf(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^25\d\d$/.test(given))
    throw new Error(`${option} ${given} is no year of the Buddhist era, such as 2570.`);
  return Number(given);
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return console.log(USAGE);
  const options = readOptions(process.argv.slice(2));
  try {
    const imported = withModels((models, { reminders }) =>
      importFile(models, { ...options, reportDay: reminders.dueDay }, Date.now),
    );
    console.log(await imported);
  } catch (error) {
    throw error instanceof PlanProblem
      ? new PlanProblem(error.code, `${options.file}: ${error.message}`)
      : error;
  }
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof PlanProblem ? error.message : startProblemText(error));
    process.exitCode = 1;
  });
}
