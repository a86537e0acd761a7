/** What people do in the chat with the bot and in groups. */
import type { z } from 'zod';
import type { Action, ActionResult, ChatMessage, Person, SentContent } from './control-api.ts';
import type { Deliveries } from './deliveries.ts';
import * as events from './events.ts';
import { direct, type Heads, type Place, within } from './places.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';
import type { RichMenus } from './rich-menus.ts';
import { MENTION, type Speaking, textParts } from './speaking.ts';

type Doing = z.output<typeof Action>;
type Doings<T extends Doing['type']> = Extract<Doing, { type: T }>;
type SentMessage = Extract<ChatMessage, { from: 'person' }>;

export function createActions({
  platform,
  deliveries,
  speaking,
  richMenus,
  head,
}: {
  platform: Platform;
  deliveries: Deliveries;
  speaking: Speaking;
  richMenus: RichMenus;
  head: Heads;
}) {
  const { state } = platform;

  /** Where the person does something. Throws a {@link Refusal} when the person is not there. */
  function placeOf(person: Person, groupId: string | undefined): Place {
    if (groupId === undefined) {
      if (person.friendship !== 'friend') throw new Refusal(409, 'is not a friend of the account');
      return direct(person);
    }
    const group = platform.group(groupId);
    if (!group) throw new Refusal(404, 'no such group');
    if (!group.members.includes(person.id)) throw new Refusal(409, 'is not a member of the group');
    return within(group, person.userId);
  }

  /** A message that can be quoted. */
  function quotable({ chat }: Place, id: string): string {
    const found = platform.chat(chat).find((message) => message.id === id);
    const there =
      found && found.from !== 'line' && !(found.from === 'person' && (found.unsent || isTap(found)));
    if (!there) throw new Refusal(409, 'there is no such message to reply to');
    return id;
  }

  function text(place: Place, person: Person, doing: Doings<'text'>): ActionResult {
    const { quote, mention } = doing;
    if (mention && place.source.type === 'user')
      throw new Refusal(409, 'the bot can be mentioned in groups only');
    const quotes = quote === undefined ? null : quotable(place, quote);
    const words = mention ? `${MENTION} ${doing.text}` : doing.text;
    return speaking.send(place, person, textOf(words), { quotes, mention });
  }

  /** A message of the person's own that is still there. */
  function own({ chat }: Place, person: Person, id: string): SentMessage {
    const found = platform.chat(chat).find((message) => message.id === id);
    if (found?.from !== 'person' || found.by !== person.id || found.unsent || isTap(found))
      throw new Refusal(409, 'there is no such message of this person');
    return found;
  }

  function unsend(place: Place, person: Person, messageId: string): ActionResult {
    const sent = own(place, person, messageId);
    sent.unsent = true;
    if (state.contents[messageId]) state.contents[messageId].gone = true;
    platform.show(place.chat, sent);
    if (place.heard) deliveries.send([events.unsendEvent(head(place, { reply: false }), messageId)]);
    return { messages: [] };
  }

  function edit(place: Place, person: Person, { messageId, text }: Doings<'edit'>): ActionResult {
    const sent = own(place, person, messageId);
    if (sent.content.type !== 'text') throw new Refusal(409, 'only a text can be edited');
    const mention = sent.content.text.startsWith(MENTION) && text.startsWith(MENTION);
    Object.assign(sent, { content: textOf(text), edited: true });
    platform.show(place.chat, sent);
    if (place.heard) {
      const parts = textParts(text, { quotes: sent.quotes, mention });
      const quoteToken = platform.quoteToken(place.chat, messageId);
      deliveries.send([events.messageEditedEvent(head(place), messageId, quoteToken, parts)]);
    }
    return { messages: [] };
  }

  function postback(place: Place, person: Person, { data, displayText }: Doings<'postback'>): ActionResult {
    const shown = displayText ? [speaking.show(place, person, textOf(displayText, { postback: true }))] : [];
    if (place.heard) deliveries.send([events.postbackEvent(head(place), data)]);
    return { messages: shown };
  }

  function switchMenu(place: Place, person: Person, { alias, data }: Doings<'switch-menu'>): ActionResult {
    const status = richMenus.switchTo(person, alias);
    deliveries.send([events.menuSwitchEvent(head(place), data, alias, status)]);
    return { messages: [] };
  }

  function follow(person: Person): ActionResult {
    if (person.friendship === 'friend') throw new Refusal(409, 'is a friend already');
    const unblocked = person.friendship === 'blocked';
    platform.changePerson(person, { friendship: 'friend' });
    platform.notice(person.id, unblocked ? 'unblock' : 'follow');
    deliveries.send([events.followEvent(head(direct(person)), unblocked)]);
    return { messages: [] };
  }

  function block(person: Person): ActionResult {
    platform.changePerson(person, { friendship: 'blocked' });
    platform.notice(person.id, 'block');
    deliveries.send([events.unfollowEvent(head(direct(person), { reply: false }))]);
    return { messages: [] };
  }

  function reset(person: Person): ActionResult {
    platform.changePerson(person, { friendship: 'stranger' });
    platform.setLoading(person.id, null);
    platform.empty(person.id);
    richMenus.forget(person);
    return { messages: [] };
  }

  /** Does what the person asked for; the webhook follows. Throws a {@link Refusal}. */
  return async function act(person: Person, doing: Doing): Promise<ActionResult> {
    if (doing.type === 'follow') return follow(person);
    if (doing.type === 'reset') return reset(person);
    const place = placeOf(person, 'group' in doing ? doing.group : undefined);
    switch (doing.type) {
      case 'text':
        return text(place, person, doing);
      case 'sticker':
      case 'location': {
        const { group: _, ...content } = doing;
        return speaking.send(place, person, content);
      }
      case 'photos':
        return speaking.photos(place, person, doing);
      case 'file': {
        const { fileName } = doing;
        const { id, contentUrl, bytes } = await speaking.keep(
          doing.upload,
          'file',
          'application/octet-stream',
        );
        return speaking.send(place, person, { type: 'file', contentUrl, fileName, fileSize: bytes }, { id });
      }
      case 'video':
      case 'audio': {
        const { type, upload, duration } = doing;
        const kept = await speaking.keep(upload, type, type === 'video' ? 'video/mp4' : 'audio/m4a');
        const { id, contentUrl } = kept;
        return speaking.send(place, person, { type, contentUrl, duration }, { id });
      }
      case 'postback':
        return postback(place, person, doing);
      case 'switch-menu':
        return switchMenu(place, person, doing);
      case 'unsend':
        return unsend(place, person, doing.messageId);
      case 'edit':
        return edit(place, person, doing);
      case 'block':
        return block(person);
    }
  };
}

const textOf = (text: string, { postback = false } = {}): SentContent => ({ type: 'text', text, postback });

/** Words that a tapped button showed: no message to LINE. */
const isTap = ({ content }: SentMessage) => content.type === 'text' && content.postback;
