/**
 * What of the events that LINE sends is taken in at all. In a 1:1 chat everything. Of a group only what is meant for the
 * bot, photos and files of linked groups (they may be waited for, or quoted later), and who comes and goes; the talk of
 * people among themselves is stored nowhere.
 */
import type { Group } from '../../models/group.ts';
import type { InboundEvent } from '../../models/inbound-event.ts';
import type { Models } from '../../models/index.ts';
import type { SeenMessage } from '../../models/seen-message.ts';
import { findById, insertOnce, setFields } from '../database/once.ts';
import { isAddressed, isBareCommand, saidToBot } from '../line/addressed.ts';
import type { Heard, LineEvent } from '../line/events.ts';
import { inputOf, textOf } from '../line/inputs.ts';
import { type Chat, chatOfEvent, isRoom } from './chat.ts';
import { receivedEvent } from './inbox.ts';

interface Options {
  models: Models;
  /** What a text in a group begins with when it is meant for the bot. */
  prefixes: readonly string[];
  /** Epoch ms. */
  now: () => number;
}

/** The event as it is to be stored; none when it is not. What is to be known of its message later is stored by then. */
export type TakeIn = (event: LineEvent) => Promise<InboundEvent[]>;

type Text = NonNullable<ReturnType<typeof textOf>>;

export function createIntake({ models, prefixes, now }: Options): TakeIn {
  async function ofGroup(event: LineEvent, chat: Chat & { group: string }): Promise<LineEvent | null> {
    switch (event.type) {
      case 'join':
      case 'leave':
      case 'postback':
        return event;
      case 'memberJoined':
      case 'memberLeft':
        return (await linked(chat.group)) ? event : null;
      case 'message':
        return (await textIn(event, chat)) ?? photoIn(event, chat);
      case 'messageEdited':
        return editIn(event, chat);
      case 'unsend':
        return unsendIn(event, chat);
      default:
        return null;
    }
  }

  async function textIn(event: LineEvent, chat: Chat & { group: string }): Promise<LineEvent | null> {
    const text = textOf(event);
    if (!text) return null;
    const called = isAddressed(text.text, text.mentions, prefixes);
    // talk that quotes nothing is left at once, without a look into the database
    if (!called && text.quotedId === null) return null;
    const quoted = text.quotedId === null ? null : await seen(text.quotedId, chat);
    const meant =
      called ||
      (quoted?.kind === 'bot' && isFor(chat.userId, quoted)) ||
      (quoted?.kind === 'photo' && isBareCommand(text.text));
    if (!meant) return null;
    const group = isRoom(chat) ? null : await linked(chat.group);
    if (group) await meet(group, chat.userId);
    const isThere = !group || (await remember(text.id, 'text', event, chat));
    return isThere ? hears(event, text, quoted?.kind ?? null) : null;
  }

  async function photoIn(event: LineEvent, chat: Chat & { group: string }): Promise<LineEvent | null> {
    const input = inputOf(event);
    if (input.kind !== 'photo' && input.kind !== 'file') return null;
    if (!(await linked(chat.group))) return null;
    const { kind } = input;
    const { messageId, set } = kind === 'photo' ? input.photo : { ...input.file, set: null };
    const album = set && `${chat.group}/${set.id}`;
    const isThere = await remember(messageId, kind, event, chat, album);
    return isThere && chat.userId !== '' ? event : null;
  }

  /**
   * An edit is taken of a text that was taken. One that calls the bot, of a text that it never had, is that text itself:
   * the person put right what was said before, or it came before its message. The newest counts, whatever comes when.
   */
  async function editIn(event: LineEvent, chat: Chat & { group: string }): Promise<LineEvent | null> {
    const text = textOf(event);
    if (!text || chat.userId === '') return null;
    const known = await seen(text.id, chat);
    if (known && known.at.getTime() < event.timestamp) {
      if (known.gone || (known.editedAt?.getTime() ?? 0) > event.timestamp) return null;
      await setFields(models.seenMessages, text.id, { editedAt: new Date(event.timestamp) });
      return hears(event, text, null);
    }
    if (!isAddressed(text.text, text.mentions, prefixes)) return null;
    const isThere = !(await linked(chat.group)) || (await remember(text.id, 'text', event, chat));
    return isThere ? hears(event, text, null, { isNew: true }) : null;
  }

  /** What is not known yet may still arrive: it is known as gone by then. */
  async function unsendIn(event: LineEvent, chat: Chat & { group: string }): Promise<LineEvent | null> {
    const input = inputOf(event);
    if (input.kind !== 'unsent') return null;
    const { messageId } = input;
    if (!(await seen(messageId, chat))) {
      if (!(await linked(chat.group))) return null;
      const gone = messageOf(messageId, 'text', event, chat, null, true);
      if (await insertOnce(models.seenMessages, gone)) return null;
    }
    await setFields(models.seenMessages, messageId, { gone: true });
    return chat.userId === '' ? null : event;
  }

  const linked = async (id: string): Promise<Group | null> => {
    const group = await findById(models.groups, id);
    return group?.state === 'linked' ? group : null;
  };

  /** Who speaks to the bot is known to be in the group. */
  async function meet({ _id, members }: Group, userId: string): Promise<void> {
    if (userId === '' || members.includes(userId)) return;
    await models.groups.updateOne({ _id }, { $addToSet: { members: userId } });
  }

  async function seen(messageId: string, chat: Chat): Promise<SeenMessage | null> {
    const found = await findById(models.seenMessages, messageId);
    return found?.group === chat.group ? found : null;
  }

  /** Notes that the message was there; false when its sender has taken it back or changed it already. */
  async function remember(
    id: string,
    kind: SeenMessage['kind'],
    event: LineEvent,
    chat: Chat & { group: string },
    album: string | null = null,
  ): Promise<boolean> {
    const isNew = await insertOnce(models.seenMessages, messageOf(id, kind, event, chat, album, false));
    if (isNew) return true;
    const earlier = await findById(models.seenMessages, id);
    return earlier?.gone === false && earlier.at.getTime() <= event.timestamp;
  }

  const hears = (
    event: LineEvent,
    { text, mentions }: Text,
    quoted: Heard['quoted'],
    more: Pick<Heard, 'isNew'> = {},
  ): LineEvent => {
    const heard: Heard = { text: saidToBot(text, mentions, prefixes), quoted, ...more };
    return { ...event, heard };
  };

  return async (event) => {
    const chat = event.mode === 'standby' ? null : chatOfEvent(event);
    if (!chat) return [];
    const taken = chat.group === null ? event : await ofGroup(event, { ...chat, group: chat.group });
    if (!taken) return [];
    const { group } = chat;
    const input = inputOf(taken);
    const leavers = input.kind === 'members-left' ? input.people : [];
    return [
      receivedEvent(taken, chat, now()),
      ...leavers.map((userId) => ({
        ...receivedEvent(taken, { group, userId }, now()),
        _id: `${taken.webhookEventId}+${userId}`,
      })),
    ];
  };
}

/** What colleagues reply to an answer that was another's is their talk about it. */
const isFor = (userId: string, { person }: SeenMessage): boolean => person === null || person === userId;

function messageOf(
  id: string,
  kind: SeenMessage['kind'],
  { timestamp }: LineEvent,
  { group, userId }: Chat & { group: string },
  album: string | null,
  gone: boolean,
): SeenMessage {
  return { _id: id, group, kind, person: userId || null, at: new Date(timestamp), album, gone };
}
