/** Changes of an officer document that depend on what it says: read, decided, and written if still the same. */
import type { Models } from '../../../models/index.ts';
import type { Officer } from '../../../models/officer.ts';
import { insertOnce } from '../../database/once.ts';
import { officerId } from '../views.ts';

type Changes = Partial<Omit<Officer, '_id' | 'district' | 'userId'>>;

/**
 * Applies what `decide` says to the person's officer document, which is made when there is none. Null from `decide`
 * leaves it as it is. Gives the document as it is afterwards, null if there is none.
 */
export async function changeOfficer(
  models: Models,
  { district, userId }: { district: string; userId: string },
  decide: (before: Officer | null) => Changes | null,
): Promise<Officer | null> {
  const _id = officerId(district, userId);
  for (;;) {
    const before = await models.officers.findById(_id).lean();
    const changes = decide(before);
    if (!changes) return before;
    if (!before) {
      const made = { ...NEW, _id, district, userId, ...changes };
      if (await insertOnce(models.officers, made)) return made;
      continue;
    }
    const { state, role, divisions, decisionKey = null } = before;
    const same = { _id, state, role, divisions, decisionKey };
    const { matchedCount } = await models.officers.updateOne(same, { $set: changes });
    if (matchedCount === 1) return { ...before, ...changes };
  }
}

const NEW = {
  name: '',
  role: 'officer',
  state: 'pending',
  divisions: [] as string[],
  asksFor: [] as string[],
  follows: true,
  consent: null,
  requestedAt: null,
  decidedBy: null,
  decidedAt: null,
  decisionKey: null,
} as const satisfies Changes;
