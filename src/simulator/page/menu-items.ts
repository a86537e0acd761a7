/** What can be done with a message, after what LINE offers when it is held. Pure. */
import type { ChatMessage, Group } from '../control-api.ts';

export type MessageDeed = 'reply' | 'edit' | 'unsend' | 'mention';

export const DEEDS: Record<MessageDeed, string> = {
  reply: 'ตอบกลับ',
  edit: 'แก้ไข',
  unsend: 'ยกเลิกการส่ง',
  mention: 'กล่าวถึง @',
};

/** What `person` can do with the message, in the order shown; nothing for grey lines and tapped buttons. */
export function deedsOf(message: ChatMessage, person: string, group: Group | null): MessageDeed[] {
  if (message.from === 'line') return [];
  if (message.from === 'bot') return group?.bot ? ['reply', 'mention'] : ['reply'];
  const { content, unsent, by } = message;
  if (unsent || (content.type === 'text' && content.postback)) return [];
  if (by !== person) return ['reply'];
  return content.type === 'text' && group ? ['reply', 'edit', 'unsend'] : ['reply', 'unsend'];
}
