/**
 * Makes an invitation code, above all the one for the first coordinator; see {@link USAGE}. Works while the bot runs.
 * Exit 1 and one line naming the option when something is wrong with it.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Division } from '../models/division.ts';
import type { Models } from '../models/index.ts';
import { Role } from '../models/officer.ts';
import { invitation, newCode } from '../src/conversation/invitations.ts';
import { startProblemText } from '../src/errors.ts';
import { dateOf } from '../src/thai/calendar.ts';
import { BadOption, chooseDistrict } from './options.ts';
import { withModels } from './with-models.ts';

export const USAGE = `usage: npm run invite -- --role ROLE [--division SLUG …] [--district SLUG] [--uses N] [--days N]

  --role      officer, head, coordinator or director
  --division  a division that the person serves, several times for several; officers and heads need one
  --district  the district; may be left out where there is only one
  --uses      how many people may use the code (1)
  --days      how long it is valid (7)`;

const Options = z.object({
  role: Role,
  division: z.array(z.string()).default([]),
  district: z.string().optional(),
  uses: z.coerce.number().int().min(1).max(1000).default(1),
  days: z.coerce.number().int().min(1).max(365).default(7),
});

type Options = z.infer<typeof Options>;

/**
 * Makes the invitation that the options ask for, and tells its code and what to do with it.
 * @throws BadOption naming the option
 */
export async function invite(models: Models, options: Options, now: number): Promise<string> {
  const district = await chooseDistrict(models, options.district);
  const divisions = await models.divisions.find({ district: district._id }).sort({ order: 1 }).lean();
  const chosen = options.division.map((wanted) => chooseDivision(divisions, wanted));
  if (chosen.length === 0 && (options.role === 'officer' || options.role === 'head'))
    throw new BadOption(
      `--division is missing: an ${options.role} serves at least one of ${slugs(divisions)}.`,
    );
  const { role, uses, days } = options;
  const code = newCode();
  const made = invitation({
    code,
    district: district._id,
    role,
    divisions: chosen.map(({ slug }) => slug),
    maxUses: uses,
    days,
    madeBy: null,
    createdAt: now,
  });
  await models.invitations.create(made);
  await models.audit.create({
    _id: `invite/${code}`,
    district: district._id,
    at: new Date(now),
    by: 'command-line',
    action: 'invitation.made',
    subject: code,
  });
  const where = [district, ...chosen].map(({ name }) => name).join(', ');
  return `${code}

For ${uses === 1 ? 'one person' : `${uses} people`} as ${role} (${where}), valid until ${dateOf(made.expiresAt.getTime())}.
The person adds the account as a friend in LINE, agrees to the notice, and types the code into the chat.`;
}

/** @throws BadOption naming the option */
export function readOptions(args: string[]): Options {
  const given = parse(args);
  const { data, error } = Options.safeParse(given);
  if (data) return data;
  const { path, message } = error.issues[0]!;
  const name = String(path[0]);
  const value = given[name as keyof typeof given];
  if (value === undefined) throw new BadOption(`--${name} is missing.\n\n${USAGE}`);
  throw new BadOption(`--${name} ${JSON.stringify(value)} cannot be used: ${message}.`);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        role: { type: 'string' },
        division: { type: 'string', multiple: true },
        district: { type: 'string' },
        uses: { type: 'string' },
        days: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new BadOption(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function chooseDivision(divisions: Division[], wanted: string): Division {
  const found = divisions.find(({ slug, name, shortName }) => [slug, name, shortName].includes(wanted));
  if (!found) throw new BadOption(`--division ${wanted} is not known; there are ${slugs(divisions)}.`);
  return found;
}

const slugs = (divisions: Division[]) => divisions.map(({ slug }) => slug).join(', ');

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return console.log(USAGE);
  const options = readOptions(args);
  console.log(await withModels((models) => invite(models, options, Date.now())));
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof BadOption ? error.message : startProblemText(error));
    process.exitCode = 1;
  });
}
