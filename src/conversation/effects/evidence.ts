/** The effects on evidence of a draft: fetch a photo or file, keep a link, drop what is not used. */
import type { Evidence } from '../../../models/evidence.ts';
import { insertOnce } from '../../database/once.ts';
import { releaseBlob } from '../../evidence/store.ts';
import { activeOfficer, audit, type Perform, type Performer, type Scope } from './performer.ts';

/** LINE opens no longer address from a button. */
const LONGEST_LINK = 1000;

export const fetchEvidence: Perform<'fetch-evidence'> = async (performer, scope, params) => {
  const { messageId, kind, name, externalUrl } = params;
  await keep(performer, scope, {
    _id: messageId,
    kind,
    state: 'fetching',
    name: name?.slice(0, 255) ?? null,
    externalUrl,
    nextAttemptAt: new Date(performer.now()),
  });
  performer.wakeFetcher();
  return null;
};

/** Keeps nothing when it is no address of the web, or longer than LINE could show. */
export const keepLink: Perform<'keep-link'> = async (performer, scope, params) => {
  const { id, url, typedIn = null } = params;
  if (isWebAddress(url))
    await keep(performer, scope, { _id: id, kind: 'link', state: 'stored', name: url, typedIn });
  return null;
};

export const dropEvidence: Perform<'drop-evidence'> = async (performer, scope, { ids }) => {
  const { models } = performer;
  const evidence = await models.evidence.find({ _id: { $in: ids } }).lean();
  const drafts = evidence.filter(
    ({ conversation, update }) => conversation === scope.conversation && update === null,
  );
  for (const { _id, blob, district } of drafts) {
    await models.evidence.updateOne({ _id, update: null }, { $set: { state: 'removed' } });
    if (blob) await releaseBlob(models, blob);
    await models.evidence.updateOne({ _id, state: 'removed' }, { $set: NOTHING_LEFT });
    await audit(
      performer,
      { ...scope, key: `${scope.key}/${_id}` },
      {
        district,
        action: 'evidence.dropped',
        subject: _id,
      },
    );
  }
  return null;
};

/** That something was here stays known, not what it was. */
export const NOTHING_LEFT = { blob: null, name: null, caption: null, externalUrl: null, takenAt: null };

async function keep(
  performer: Performer,
  scope: Scope,
  given: Pick<Evidence, '_id' | 'kind' | 'state' | 'name'> & Partial<Evidence>,
): Promise<void> {
  const officer = await activeOfficer(performer, scope);
  if (!officer) return;
  await insertOnce(performer.models.evidence, {
    district: officer.district,
    conversation: scope.conversation,
    run: scope.run,
    sentBy: officer.userId,
    problem: null,
    attempts: 0,
    nextAttemptAt: null,
    externalUrl: null,
    blob: null,
    mime: null,
    bytes: null,
    width: null,
    height: null,
    takenAt: null,
    receivedAt: new Date(performer.now()),
    caption: null,
    update: null,
    ...given,
  });
  await audit(performer, scope, {
    district: officer.district,
    action: 'evidence.received',
    subject: given._id,
  });
}

function isWebAddress(text: string): boolean {
  if (text.length > LONGEST_LINK || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && !username && !password;
}
