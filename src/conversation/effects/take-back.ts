/**
 * The effect `take-back`: what came of a message goes when its sender takes it back: the photo or file that it was, and
 * the words and links that were typed in it. Only what is the person's own; rights in a district do not matter.
 */
import type { Evidence } from '../../../models/evidence.ts';
import type { Answers, TypedIn, Update } from '../../../models/update.ts';
import { findBy, findById } from '../../database/once.ts';
import { releaseBlob } from '../../evidence/store.ts';
import { refreshCurrentState } from '../current-state.ts';
import { isTypedIn, withoutMessage } from '../typed-in.ts';
import { NOTHING_LEFT } from './evidence.ts';
import { audit, type Perform, type Performer, type Scope } from './performer.ts';

export const takeBack: Perform<'take-back'> = async (performer, scope, { messageId }) => {
  const { models } = performer;
  const { userId } = scope.facts;
  await models.seenMessages.updateOne({ _id: messageId, person: userId }, { $set: { gone: true } });
  const sent = await findById(models.evidence, messageId);
  const typed = await findBy(models.evidence, 'typedIn', messageId);
  for (const one of sent ? [sent, ...typed] : typed) {
    if (one._id === messageId || one.kind === 'link') {
      if (one.sentBy === userId) await remove(performer, scope, one);
    } else await dropCaption(performer, scope, one, messageId);
  }
  for (const update of await findBy(models.updates, 'author', userId))
    if ([update, ...historyWords(update)].some((words) => isTypedIn(words, messageId)))
      await emptyWords(performer, scope, update, messageId);
  return null;
};

/** The audit comes before the last write, so that a repeat after a crash finds something to do until it is there. */
async function remove(performer: Performer, scope: Scope, evidence: Evidence): Promise<void> {
  const { models } = performer;
  const { _id, district, update, blob } = evidence;
  if (evidence.state === 'removed' && update === null && blob === null) return;
  await models.evidence.updateOne({ _id }, { $set: { state: 'removed' } });
  const report = update === null ? null : await findById(models.updates, update);
  if (report) {
    await models.updates.updateOne({ _id: report._id }, { $pull: { evidence: _id } });
    await refreshCurrentState(models, report.assignment);
  }
  // read again: it may have been fetched in this moment
  const now = await models.evidence.findById(_id).lean();
  if (now?.blob) await releaseBlob(models, now.blob);
  const own = { ...scope, key: `${scope.key}/${_id}` };
  await audit(performer, own, { district, action: 'evidence.taken-back', subject: _id });
  const unfiled = { update: null, assignment: null, month: null, typedIn: null };
  await models.evidence.updateOne({ _id }, { $set: { ...NOTHING_LEFT, ...unfiled } });
}

async function dropCaption(
  performer: Performer,
  scope: Scope,
  { _id, district, update }: Evidence,
  messageId: string,
): Promise<void> {
  const { models } = performer;
  const report = update === null ? null : await findById(models.updates, update);
  if (report?.author !== scope.facts.userId) return;
  const own = { ...scope, key: `${scope.key}/${_id}` };
  await audit(performer, own, { district, action: 'caption.taken-back', subject: _id });
  await models.evidence.updateOne({ _id, typedIn: messageId }, { $set: { caption: null, typedIn: null } });
}

/**
 * The words go from the report and its earlier answers, and before that from reports of the measure that took them
 * over unchanged: while they stand in the report, a repeat still knows which these are.
 */
async function emptyWords(
  performer: Performer,
  scope: Scope,
  { _id, assignment, district, ...update }: Update,
  messageId: string,
): Promise<void> {
  const { models } = performer;
  const typed = [update, ...historyWords(update)].filter((words) =>
    isTypedIn({ ...words, reasonMessage: null }, messageId),
  );
  const gone = new Set(typed.map(({ text }) => text));
  const copied = (words: Words) => !words.textMessage && words.text !== '' && gone.has(words.text);
  for (const other of await findBy(models.updates, 'assignment', assignment))
    if ([other, ...historyWords(other)].some(copied))
      await change(performer, other._id, (words) => (copied(words) ? { ...words, text: '' } : words));
  await change(performer, _id, (words) => withoutMessage(words, messageId));
  await refreshCurrentState(models, assignment);
  const own = { ...scope, key: `${scope.key}/${_id}` };
  await audit(performer, own, { district, action: 'update.taken-back', subject: _id });
}

type Words = Pick<Update, 'text' | 'reason' | 'textMessage' | 'reasonMessage' | 'textParts'>;

const wordsOf = ({ text, reason }: Answers, messages: TypedIn): Required<Words> => {
  const { textMessage = null, reasonMessage = null, textParts = [] } = messages;
  return { text, reason, textMessage, reasonMessage, textParts };
};

const historyWords = ({ history }: Pick<Update, 'history'>) =>
  history.map((entry) => wordsOf(entry.was, entry));

/** Writes what `left` leaves of all words of the report; when it was corrected in the same moment, of those. */
async function change({ models }: Performer, _id: string, left: (words: Words) => Words): Promise<void> {
  for (;;) {
    const update = await models.updates.findById(_id).lean();
    if (!update) return;
    const earlier = historyWords(update);
    const history = update.history.map((entry, i) => {
      const { text, reason, ...messages } = left(earlier[i]!);
      return { ...entry, ...messages, was: { ...entry.was, text, reason } };
    });
    const same = { _id, text: update.text, reason: update.reason, history: { $size: update.history.length } };
    const changes = { ...left(wordsOf(update, update)), history };
    const { matchedCount } = await models.updates.updateOne(same, { $set: changes });
    if (matchedCount === 1) return;
  }
}
