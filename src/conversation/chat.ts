/**
 * Whose conversation it is, by its key: in a 1:1 chat `userId`; in a group `groupId+userId`, since each member has a
 * conversation of his own there; `groupId` for what concerns the group as a whole, or when LINE does not tell who it was.
 */
import type { LineEvent } from '../line/events.ts';

export interface Chat {
  /** Id of the group (`C…`) or of an old room (`R…`); null in a 1:1 chat. */
  group: string | null;
  /** '' for nobody in particular. */
  userId: string;
}

/** What happens to a group and not to somebody in it. */
const OF_THE_GROUP = new Set(['join', 'leave', 'memberJoined', 'memberLeft']);

/** The chat of an event; null when it is of nobody. */
export function chatOfEvent({ type, source }: LineEvent): Chat | null {
  const group = source?.groupId ?? source?.roomId ?? null;
  const userId = OF_THE_GROUP.has(type) ? '' : (source?.userId ?? '');
  return group === null && userId === '' ? null : { group, userId };
}

export const keyOf = ({ group, userId }: Chat): string => [group, userId].filter(Boolean).join('+');

export function chatOf(key: string): Chat {
  const [first = '', second] = key.split('+');
  if (second !== undefined) return { group: first, userId: second };
  return /^[CR]/.test(first) ? { group: first, userId: '' } : { group: null, userId: first };
}

/** LINE's old rooms are groups of another kind: nobody can link one. */
export const isRoom = ({ group }: Chat): boolean => group?.startsWith('R') ?? false;
