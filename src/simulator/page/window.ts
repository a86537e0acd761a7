/** A person's screen in one chat, with the bot or in a group: messages, quick replies, composer, rich menu. */
import type { Action, ChatMessage, Group, Person } from '../control-api.ts';
import { botAvatar } from './avatars.ts';
import { press } from './buttons.ts';
import { Composer, type ComposerHandle } from './composer.ts';
import type { Component } from './flex-style.ts';
import { html, useEffect, useRef, useState, type View } from './html.ts';
import { deedsOf, type MessageDeed } from './menu-items.ts';
import { useMessageMenu } from './message-menu.ts';
import type { SentMessage } from './messages.ts';
import { Photo } from './photo.ts';
import { RichMenu, useRichMenu } from './rich-menu.ts';
import { rows } from './rows.ts';
import { type PageState, quickReplies } from './state.ts';
import { useStickyScroll } from './sticky-scroll.ts';
import { Welcome } from './welcome.ts';

interface WindowProps {
  state: PageState;
  person: Person;
  /** The group that is open; null for the chat with the bot. */
  group: Group | null;
  act(person: string, action: Action): Promise<void>;
  complain(problem: unknown): void;
}

/** What is being written: a reply to a message, or other words for one. */
export interface Writing {
  kind: 'reply' | 'edit';
  message: ChatMessage;
}

export function ChatWindow({ state, person, group, act, complain }: WindowProps): View {
  const chatId = group?.id ?? person.id;
  const chat = state.chats[chatId];
  const messages = chat?.messages ?? [];
  const composer = useRef<ComposerHandle | null>(null);
  const [photo, setPhoto] = useState<{ src: string; message: SentMessage | null } | null>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const richMenu = useRichMenu(person.id, person.friendship, state.menuChanges);
  const now = () => Date.now() + state.server.counters.clockOffset;
  const loadingUntil = chat?.loadingUntil ?? null;
  const sent = messages.findLast((message) => message.from === 'person' && message.by === person.id)?.id;
  const scroller = useStickyScroll(chatId, { length: messages.length, sent, loading: loadingUntil });

  const send = (action: Action) => act(person.id, group ? placed(action, group.id) : action);
  const doAction = (action: Component) =>
    press(action, { act: send, composer: composer.current, showMenu: richMenu.setOpen, complain });
  const doDeed = (deed: MessageDeed, message: ChatMessage) => {
    if (deed === 'unsend') send({ type: 'unsend', messageId: message.id });
    else if (deed === 'mention') composer.current?.mention();
    else setWriting({ kind: deed, message });
    if (deed === 'edit' && message.from === 'person' && message.content.type === 'text')
      composer.current?.write(message.content.text);
    else composer.current?.focus();
  };
  const deeds = (message: ChatMessage) => deedsOf(message, person.id, group);
  const { menu, menuOf, handlers } = useMessageMenu({
    botName: state.server.bot.name,
    find: (id) => messages.find((message) => message.id === id),
    deedsOf: deeds,
    onDeed: doDeed,
  });
  const jumpTo = (id: string) => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.animate([{ backgroundColor: 'rgb(255 255 255 / 0.7)' }, {}], 1200);
  };

  const replies = quickReplies(chat, person.device);
  const hasMenu = !group && person.device === 'mobile' && richMenu.menu !== null;
  const friend = person.friendship === 'friend';
  return html`<div class=${`window ${person.device}`}>
    <div class="messages" ref=${scroller} role="log" aria-live="polite" aria-label="ข้อความ" tabindex="0" ...${handlers}>
      ${
        messages.length === 0 && !group
          ? html`<${Welcome} state=${state} person=${person} onFollow=${() => send({ type: 'follow' })} />`
          : rows(messages, now(), { state, person: person.id, doAction, showPhoto: setPhoto, menuOf, jumpTo })
      }
      <${Loading} until=${loadingUntil} now=${now} />
    </div>
    ${
      replies.length > 0 &&
      html`<div class="quick" role="group" aria-label="ตัวเลือกด่วน">
        ${replies.map((action) => html`<button type="button" onClick=${() => doAction(action)}>${String(action.label ?? '')}</button>`)}
      </div>`
    }
    ${
      friend || group
        ? html`<${Composer}
            key=${`${person.id} ${chatId}`}
            state=${state}
            person=${person.id}
            group=${group}
            handle=${composer}
            writing=${writing}
            endWriting=${() => setWriting(null)}
            onInput=${() => richMenu.setOpen(false)}
            now=${now}
            send=${send}
            complain=${complain}
          />`
        : messages.length > 0 &&
          html`<div class="composer not-friend">
            <button type="button" class="main" onClick=${() => send({ type: 'follow' })}>${person.friendship === 'blocked' ? 'เลิกบล็อก' : 'เพิ่มเพื่อน'}</button>
          </div>`
    }
    ${hasMenu && html`<${RichMenu} menu=${richMenu.menu} open=${richMenu.open} onOpen=${richMenu.setOpen} doAction=${doAction} />`}
    ${menu}
    ${
      photo &&
      html`<${Photo}
        src=${photo.src}
        deeds=${photo.message ? deeds(photo.message) : []}
        onDeed=${(deed: MessageDeed) => photo.message && doDeed(deed, photo.message)}
        onClose=${() => setPhoto(null)}
      />`
    }
  </div>`;
}

/** The action, done in the group where it can be done there. */
function placed(action: Action, group: string): Action {
  switch (action.type) {
    case 'follow':
    case 'block':
    case 'reset':
    case 'switch-menu':
      return action;
    default:
      return { ...action, group };
  }
}

/** "The bot is writing": LINE shows it for the seconds that were asked for, or until the bot writes. */
function Loading({ until, now }: { until: number | null; now(): number }): View {
  const [, again] = useState(0);
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => again((count) => count + 1), Math.max(0, until - now()) + 50);
    return () => clearTimeout(timer);
  }, [until]);
  if (until === null || until <= now()) return null;
  return html`<div class="row-bot">
    ${botAvatar()}<div class="bubble bot loading" role="status" aria-label="บอตกำลังพิมพ์"><i></i><i></i><i></i></div>
  </div>`;
}
