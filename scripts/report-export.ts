/**
 * Writes the official table of some months as PDF, Word or Excel; see {@link USAGE}. Works while the bot runs.
 * Exit 1 and one line naming the option when something is wrong with it.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Models } from '../models/index.ts';
import { startProblemText } from '../src/errors.ts';
import type { Digits } from '../src/reports/digits.ts';
import { type Format, formatNames } from '../src/reports/formats.ts';
import type { LayoutName } from '../src/reports/layouts/layout.ts';
import { layoutNamed, layoutNames } from '../src/reports/layouts.ts';
import { makeReport, type Render } from '../src/reports/make.ts';
import { type Period, problemOf, readMonth } from '../src/reports/period.ts';
import { photoForPrint } from '../src/reports/photos.ts';
import { render } from '../src/reports/render.ts';
import { fiscalYearBE } from '../src/thai/calendar.ts';
import { BadOption, chooseDistrict } from './options.ts';
import { withModels } from './with-models.ts';

export const USAGE = `usage: npm run --silent report:export -- --layout LAYOUT --from MONTH --to MONTH --format FORMAT --out FILE
         [--district SLUG] [--digits thai|arabic] [--draft|--final]

  --layout    ${layoutNames.join(', ')}
  --from      first month, of the Buddhist or the Western era: 2567-10 or 2024-10
  --to        last month, of the same fiscal year (October to September)
  --format    pdf, docx or xlsx
  --out       the file that is written
  --district  the district; may be left out where there is only one
  --digits    thai or arabic; without it as the layout usually has them
  --draft     with a mark across the pages and the list of what is missing
  --final     without them (what is done when neither is said)`;

interface Options {
  layout: LayoutName;
  period: Period;
  format: Format;
  out: string;
  district: string | undefined;
  digits: Digits;
  draft: boolean;
}

/**
 * Makes the file and tells in one line what is in it.
 * @throws BadOption naming the option
 */
export async function exportReport(
  models: Models,
  { out, district: wanted, ...options }: Options,
  write: Render = render,
): Promise<string> {
  const district = await chooseDistrict(models, wanted);
  const means = { models, render: write, forPrint: photoForPrint };
  const made = await makeReport(means, { ...options, district: district._id });
  if (!made) throw new BadOption(await noPlan(models, district._id, options.period));
  await writeFile(out, made.bytes).catch(({ code = '' }: NodeJS.ErrnoException) => {
    throw new BadOption(
      `--out ${out} cannot be written: ${NOT_WRITTEN[code] ?? `name another file (${code})`}.`,
    );
  });
  const { items, withResults, photos, missing } = made.counts;
  return `${out}: ${items} items, ${withResults} with results, ${photos} photos; of the divisions' works ${missing} lack something; ${made.bytes.length} bytes`;
}

const NOT_WRITTEN: Record<string, string> = {
  ENOENT: 'its folder is not there; make it first, or name another',
  EACCES: 'you may not write there; name another folder',
  EROFS: 'you may not write there; name another folder',
  EISDIR: 'it is a folder; name a file in it',
  ENOSPC: 'the disk is full',
};

async function noPlan(models: Models, district: string, { from }: Period): Promise<string> {
  const plans = await models.plans.find({ district }).lean();
  const years = [...new Set(plans.map(({ fiscalYearBE: year }) => year))].sort();
  const known = years.length > 0 ? `there is one of ${years.join(', ')}` : 'import one with plan:import';
  return `--from: ${district} has no plan of the fiscal year ${fiscalYearBE(from)}; ${known}.`;
}

/** @throws BadOption naming the option */
export function readOptions(args: string[]): Options {
  const given = parse(args);
  const layout = layoutNamed(oneOf('layout', given.layout, layoutNames))!;
  const period = { from: monthOf('from', given.from), to: monthOf('to', given.to) };
  const problem = problemOf(period);
  if (problem === 'backwards') throw new BadOption(`--to ${given.to} is before --from ${given.from}.`);
  if (problem === 'crosses-years')
    throw new BadOption(
      `--from ${given.from} and --to ${given.to} are in the fiscal years ${fiscalYearBE(period.from)} and ${fiscalYearBE(period.to)}, each with a plan of its own: make a report for each (October to September).`,
    );
  if (given.draft && given.final) throw new BadOption('--draft and --final exclude each other.');
  return {
    layout: layout.name,
    period,
    format: oneOf('format', given.format, formatNames),
    out: given.out ?? missing('out'),
    district: given.district,
    digits: given.digits === undefined ? layout.digits : oneOf('digits', given.digits, ['thai', 'arabic']),
    draft: given.draft ?? false,
  };
}

function oneOf<T extends string>(name: string, value: string | undefined, known: readonly T[]): T {
  if (value === undefined) return missing(name);
  const found = known.find((one) => one === value);
  if (!found) throw new BadOption(`--${name} ${value} is not known; there are ${known.join(', ')}.`);
  return found;
}

function monthOf(name: 'from' | 'to', value: string | undefined): string {
  const month = readMonth(value ?? missing(name));
  if (!month) throw new BadOption(`--${name} ${value} is no month, such as 2567-10 or 2024-10.`);
  return month;
}

function missing(name: string): never {
  throw new BadOption(`--${name} is missing.\n\n${USAGE}`);
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args,
      options: {
        ...{ layout: text, from: text, to: text, format: text, out: text, district: text, digits: text },
        ...{ draft: flag, final: flag },
      },
    }).values;
  } catch (error) {
    throw new BadOption(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return console.log(USAGE);
  const options = readOptions(args);
  console.log(await withModels((models) => exportReport(models, options)));
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof BadOption ? error.message : startProblemText(error));
    process.exitCode = 1;
  });
}
