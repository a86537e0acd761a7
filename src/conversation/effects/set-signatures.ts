/** The effect `set-signatures`: who signs the reports of the district. */
import { z } from 'zod';
import { MOST_SIGNATURES, Signature } from '../../../models/district.ts';
import { findById, setFields } from '../../database/once.ts';
import { activeCoordinator } from './manage.ts';
import { audit, type Perform } from './performer.ts';

const Signatures = z.array(Signature).min(1).max(MOST_SIGNATURES);

export const setSignatures: Perform<'set-signatures'> = async (performer, scope, params) => {
  const { models } = performer;
  const coordinator = await activeCoordinator(performer, scope);
  const { data: signatures } = Signatures.safeParse(params.signatures);
  if (!coordinator || !signatures) return { ok: false, problem: 'not-allowed' };
  const { district } = coordinator;
  // a repeat must not undo what somebody else has set since
  if (!(await findById(models.audit, scope.key))) {
    await setFields(models.districts, district, { signatures });
    await audit(performer, scope, { district, action: 'signatures.set', subject: district });
  }
  return { ok: true };
};
