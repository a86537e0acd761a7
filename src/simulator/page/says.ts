/** Messages in a few words: for the list of chats, for quotes, for LINE's grey lines. Pure. */
import type { ChatMessage } from '../control-api.ts';
import type { PageState, Room } from './state.ts';

type Notice = Extract<ChatMessage, { from: 'line' }>;
type Sent = Extract<ChatMessage, { from: 'person' }>;

/** The name that LINE shows; the bot's for null. */
export function nameOf({ server }: PageState, person: string | null): string {
  if (person === null) return server.bot.name;
  return server.people.find(({ id }) => id === person)?.name ?? 'คนที่ไม่รู้จัก';
}

/** LINE's own line in the middle of a chat. */
export function noticeWords(state: PageState, { notice, who }: Notice): string {
  switch (notice) {
    case 'follow':
      return 'เพิ่มเป็นเพื่อนแล้ว';
    case 'unblock':
      return 'เลิกบล็อกแล้ว';
    case 'block':
      return 'บล็อกแล้ว';
    case 'bot-joined':
    case 'member-joined':
      return `${nameOf(state, who)} เข้าร่วมกลุ่ม`;
    case 'bot-left':
    case 'member-left':
      return `${nameOf(state, who)} ออกจากกลุ่ม`;
  }
}

/** A message as one line, without who said it. */
export function inWords(state: PageState, message: ChatMessage): string {
  if (message.from === 'line') return noticeWords(state, message);
  if (message.from === 'person') return message.unsent ? 'ยกเลิกข้อความแล้ว' : sentWords(message);
  const { text, altText } = message.message;
  const words = text ?? altText;
  return typeof words === 'string' ? words : 'ส่งข้อความ';
}

/** One line for the list of chats: the newest message, in a group with its sender's name. */
export function preview(state: PageState, chat: Room | undefined, inGroup = false): string {
  const last = chat?.messages.at(-1);
  if (!last) return '';
  const words = inWords(state, last);
  if (!inGroup || last.from === 'line') return words;
  return `${nameOf(state, last.from === 'bot' ? null : last.by)}: ${words}`;
}

function sentWords({ content }: Sent): string {
  switch (content.type) {
    case 'text':
      return content.text;
    case 'image':
      return 'ส่งรูปภาพ';
    case 'file':
      return `ส่งไฟล์ ${content.fileName}`;
    case 'video':
      return 'ส่งวิดีโอ';
    case 'audio':
      return 'ส่งข้อความเสียง';
    case 'sticker':
      return 'ส่งสติกเกอร์';
    case 'location':
      return 'ส่งตำแหน่ง';
  }
}
