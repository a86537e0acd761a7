/**
 * The districts and their divisions: asked for with every event, changed by an import now and then. They are read once
 * in some seconds and kept meanwhile; what is not there is looked for every time.
 */
import type { DistrictView } from '../../flows/facts.ts';
import type { Models } from '../../models/index.ts';
import { type Divisions, districtView, divisionView } from './views.ts';

export interface Directory {
  /** Null for a district that is not there. */
  district(slug: string): Promise<DistrictView | null>;
  /** By id, in the district's order. */
  divisions(district: string): Promise<Divisions>;
}

const KEPT_MS = 5_000;

const directories = new WeakMap<Models, Directory>();

/** The one directory of a database connection. */
export function directoryOf(models: Models): Directory {
  const known = directories.get(models);
  if (known) return known;
  const directory: Directory = {
    district: kept(
      async (slug) => {
        const found = await models.districts.findById(slug).lean();
        return found && districtView(found);
      },
      (district) => district !== null,
    ),
    divisions: kept(
      async (district) => {
        const found = await models.divisions.find({ district }).lean();
        return new Map(found.sort((a, b) => a.order - b.order).map((one) => [one._id, divisionView(one)]));
      },
      (divisions) => divisions.size > 0,
    ),
  };
  directories.set(models, directory);
  return directory;
}

function kept<T>(read: (key: string) => Promise<T>, isThere: (found: T) => boolean) {
  const reads = new Map<string, { at: number; found: Promise<T> }>();
  return async (key: string): Promise<T> => {
    const earlier = reads.get(key);
    if (earlier && performance.now() - earlier.at < KEPT_MS) return earlier.found;
    const found = read(key);
    reads.set(key, { at: performance.now(), found });
    const forget = () => void (reads.get(key)?.found === found && reads.delete(key));
    found.then((it) => isThere(it) || forget(), forget);
    return found;
  };
}
