/** What the commands have in common: options that are wrong, and the district that they are about. */
import type { District } from '../models/district.ts';
import type { Models } from '../models/index.ts';

/** Something is wrong with an option, which the message names in one sentence. */
export class BadOption extends Error {}

/**
 * The district of `--district`, or the only one.
 * @throws BadOption
 */
export async function chooseDistrict(models: Models, wanted: string | undefined): Promise<District> {
  const districts = await models.districts.find().sort({ _id: 1 }).lean();
  if (districts.length === 0)
    throw new BadOption('There is no district yet: start the bot once (npm start), or import a plan.');
  const [only, ...others] = wanted === undefined ? districts : districts.filter(({ _id }) => _id === wanted);
  const known = districts.map(({ _id }) => _id).join(', ');
  if (!only) throw new BadOption(`--district ${wanted} is not known; there is ${known}.`);
  if (others.length > 0) throw new BadOption(`--district is missing: there are ${known}.`);
  return only;
}
