/** Questions about saved reports: those of an assignment, and a single one. */
import type { Facts } from '../../../flows/facts.ts';
import type { EarlierResults, UpdateView } from '../../../flows/views/work.ts';
import type { Assignment } from '../../../models/assignment.ts';
import type { Update } from '../../../models/update.ts';
import { findBy } from '../../database/once.ts';
import { labelOf } from '../../plan/decisions/edits.ts';
import { accessOf } from '../rights.ts';
import { isTypedIn, partsOf } from '../typed-in.ts';
import { evidenceView, officerId, workItem } from '../views.ts';
import { type Answerer, divisionsOf, type Reader } from './reader.ts';

const MOST_SHOWN = 12;

export const history: Answerer<'history'> = async (reader, facts, params) => {
  const access = accessOf(facts);
  const assignment = access && (await reader.models.assignments.findById(params.assignment).lean());
  if (!assignment || !access.sees(assignment.division)) return null;
  const updates = await reader.models.updates.find({ assignment: assignment._id }).lean();
  return {
    item: await itemOf(reader, assignment, facts),
    updates: await updateViews(reader, updates.sort(newestFirst).slice(0, MOST_SHOWN), facts.userId),
    earlier: await earlierResults(reader, assignment),
  };
};

async function earlierResults({ models }: Reader, { items: ids }: Assignment): Promise<EarlierResults[]> {
  const items = await models.items.find({ _id: { $in: ids } }).lean();
  return (
    items
      .sort((a, b) => a.order - b.order)
      .flatMap(({ codes, title, history }) =>
        history
          ? [{ label: labelOf({ codes, title }), period: history.period, results: history.results }]
          : [],
      )
      // items that share merged cells share their results
      .filter(({ results }, i, all) => i === all.findIndex((one) => one.results.join() === results.join()))
  );
}

export const update: Answerer<'update'> = async (reader, facts, { id }) => {
  const access = accessOf(facts);
  const found = access && (await reader.models.updates.findById(id).lean());
  if (!found || !access.sees(found.division)) return null;
  const assignment = await reader.models.assignments.findById(found.assignment).lean();
  if (!assignment) return null;
  const [view] = await updateViews(reader, [found], facts.userId);
  return { update: view!, item: await itemOf(reader, assignment, facts) };
};

async function itemOf(reader: Reader, assignment: Assignment, facts: Facts) {
  return workItem(assignment, await divisionsOf(reader, assignment.district), facts);
}

async function updateViews(
  { models, links }: Reader,
  updates: Update[],
  userId: string,
): Promise<UpdateView[]> {
  const authors = updates.map(({ district, author }) => officerId(district, author));
  const [evidence, officers] = await Promise.all([
    models.evidence.find({ update: { $in: updates.map(({ _id }) => _id) } }).lean(),
    models.officers.find({ _id: { $in: [...new Set(authors)] } }).lean(),
  ]);
  const shown = new Map(evidence.filter(({ state }) => state === 'stored').map((e) => [e._id, e]));
  const names = new Map(officers.map(({ _id, name }) => [_id, name]));
  return updates.map((saved) => ({
    id: saved._id,
    assignment: saved.assignment,
    month: saved.month,
    at: saved.createdAt.getTime(),
    mine: saved.author === userId,
    authorName: names.get(officerId(saved.district, saved.author)) ?? '',
    status: saved.status,
    text: saved.text,
    reason: saved.reason,
    percent: saved.percent,
    count: saved.count,
    until: saved.until ?? null,
    evidence: saved.evidence.flatMap((id) => {
      const found = shown.get(id);
      return found?.update === saved._id ? [evidenceView(found, links)] : [];
    }),
    corrections: saved.history.length,
  }));
}

const newestFirst = (a: Update, b: Update) =>
  b.month.localeCompare(a.month) || b.createdAt.getTime() - a.createdAt.getTime();

export const reportOfMessage: Answerer<'report-of-message'> = async (reader, facts, { messageId }) => {
  const access = accessOf(facts);
  const own = access ? await findBy(reader.models.updates, 'author', facts.userId) : [];
  const found = own.filter((saved) => isTypedIn(saved, messageId)).sort(newestFirst)[0];
  const answer = found && (await update(reader, facts, { id: found._id }));
  if (!answer) return null;
  const of = found.reasonMessage === messageId ? 'reason' : 'text';
  const reason = [{ message: messageId, text: found.reason ?? '' }];
  return { ...answer, of, parts: of === 'reason' ? reason : partsOf(found) };
};
