/** Questions about the file of a plan that a coordinator sent. */
import type { Facts } from '../../../flows/facts.ts';
import type { Models } from '../../../models/index.ts';
import type { PlanImport } from '../../../models/plan-import.ts';
import { findBy, findById } from '../../database/once.ts';
import { openImport } from '../../plan/pending/open-import.ts';
import { importChanges, importItems, importView } from '../../plan/pending/view.ts';
import { accessOf, managesPeople } from '../rights.ts';
import type { Answerer } from './reader.ts';

/** So many are shown at a time. */
const ITEMS_A_PAGE = 6;
const CHANGES_A_PAGE = 15;

export const planImport: Answerer<'plan-import'> = async ({ models }, facts, { id }) => {
  const pending = id === null ? await newest(models, facts) : await ownImport(models, facts, id);
  if (!pending) return null;
  return importView(pending, await openImport({ models, now: facts.now }, pending));
};

export const planImportItems: Answerer<'plan-import-items'> = async ({ models }, facts, { id, from }) => {
  const pending = await ownImport(models, facts, id);
  const opened = pending && (await openImport({ models, now: facts.now }, pending));
  return opened ? importItems(opened, Math.max(0, from), ITEMS_A_PAGE) : null;
};

export const planImportChanges: Answerer<'plan-import-changes'> = async ({ models }, facts, { id, from }) => {
  const pending = await ownImport(models, facts, id);
  const opened = pending && (await openImport({ models, now: facts.now }, pending));
  if (!opened) return null;
  const all = importChanges(opened);
  return { changes: all.slice(Math.max(0, from)).slice(0, CHANGES_A_PAGE), total: all.length };
};

/** The import, if the person decides about it: a coordinator of its district who sent the file. */
export async function ownImport(models: Models, facts: Facts, id: string): Promise<PlanImport | null> {
  const found = await findById(models.planImports, id);
  return found && isOwn(found, facts) ? found : null;
}

/** What waits to be confirmed. */
async function newest(models: Models, facts: Facts): Promise<PlanImport | null> {
  const own = await findBy(models.planImports, 'by', facts.userId);
  return (
    own
      .filter((one) => isOwn(one, facts) && (one.state === 'ready' || one.state === 'fetching'))
      .sort((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime())[0] ?? null
  );
}

function isOwn({ by, district, expiresAt }: PlanImport, facts: Facts): boolean {
  const access = accessOf(facts);
  return (
    access !== null &&
    managesPeople(access.person.role) &&
    access.district.slug === district &&
    by === facts.userId &&
    expiresAt.getTime() > facts.now
  );
}
