/** The bot's own messages in a group are remembered: who replies to one speaks to the bot. */
import type { Models } from '../../models/index.ts';
import { insertOnce } from '../database/once.ts';

/** `person`: whom they answer; '' for nobody in particular. */
export type NoteSaid = (group: string, person: string, messageIds: string[]) => Promise<void>;

export function createNoteSaid({ seenMessages }: Models, now: () => number): NoteSaid {
  return async (group, person, messageIds) => {
    const at = new Date(now());
    const row = { group, kind: 'bot' as const, person: person || null, at, album: null, gone: false };
    await Promise.all(messageIds.map((_id) => insertOnce(seenMessages, { _id, ...row })));
  };
}
