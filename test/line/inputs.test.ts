import type { LineEvent } from '../../src/line/events.ts';
import { inputOf } from '../../src/line/inputs.ts';

const event = (more: object): LineEvent => ({
  type: 'message',
  webhookEventId: 'e',
  timestamp: 1,
  source: { type: 'user', userId: 'U1' },
  ...more,
});
const message = (more: object) => inputOf(event({ message: { id: 'm', ...more } }));

test('texts, buttons, follow and unfollow', () => {
  expect(message({ type: 'text', text: 'รายงาน' })).toEqual({
    ...{ kind: 'text', text: 'รายงาน', messageId: 'm', quoted: null },
  });
  expect(inputOf(event({ type: 'postback', postback: { data: 's=help' } }))).toEqual({
    kind: 'tap',
    data: 's=help',
  });
  expect(inputOf(event({ type: 'follow', follow: { isUnblocked: true } }))).toEqual({ kind: 'follow' });
  expect(inputOf(event({ type: 'unfollow' }))).toEqual({ kind: 'unfollow' });
});

test('a tab of a rich menu is answered only when LINE could not open it', () => {
  const tab = (status: string) => {
    const params = { newRichMenuAliasId: 'raingan-coordinator-own', status };
    return inputOf(event({ type: 'postback', postback: { data: 's=help', params } }));
  };
  expect(tab('SUCCESS')).toEqual({ kind: 'none' });
  expect(tab('RICHMENU_ALIAS_ID_NOTFOUND')).toEqual({ kind: 'tap', data: 's=help' });
  const date = { data: 't=1', params: { date: '2026-11-21' } };
  expect(inputOf(event({ type: 'postback', postback: date }))).toEqual({ kind: 'tap', data: 't=1' });
});

test('photos: alone, of an album, of an old Android, from elsewhere', () => {
  const photo = (more: object) => message({ type: 'image', contentProvider: { type: 'line' }, ...more });
  expect(photo({})).toEqual({ kind: 'photo', photo: { messageId: 'm', set: null, externalUrl: null } });
  expect(photo({ imageSet: { id: 's', index: 2, total: 10 } })).toMatchObject({
    photo: { set: { id: 's', index: 2, total: 10 } },
  });
  expect(photo({ imageSet: { id: 's' } })).toMatchObject({
    photo: { set: { id: 's', index: null, total: null } },
  });
  const external = { type: 'external', originalContentUrl: 'https://example.test/1.jpg' };
  expect(photo({ contentProvider: external })).toMatchObject({
    photo: { externalUrl: 'https://example.test/1.jpg' },
  });
});

test('files, and what no report can hold', () => {
  expect(message({ type: 'file', fileName: 'งาน.pdf', fileSize: 9 })).toEqual({
    kind: 'file',
    file: { messageId: 'm', name: 'งาน.pdf', size: 9 },
  });
  for (const type of ['sticker', 'audio', 'video', 'location', 'hologram'])
    expect(message({ type })).toEqual({ kind: 'other', what: type });
});

test('in a group: what was said to the bot, and to which message it is a reply', () => {
  const quoting = { type: 'text', text: '# เสร็จ', quotedMessageId: 'p' };
  expect(message(quoting)).toMatchObject({ text: '# เสร็จ', quoted: { messageId: 'p', kind: null } });
  const heard = { text: 'เสร็จ', quoted: 'photo' };
  expect(inputOf(event({ message: { id: 'm', ...quoting }, heard }))).toEqual({
    ...{ kind: 'text', text: 'เสร็จ', messageId: 'm', quoted: { messageId: 'p', kind: 'photo' } },
  });
});

test('edited and taken back', () => {
  const edited = event({
    type: 'messageEdited',
    timestamp: 7,
    message: { id: 'm', type: 'text', text: 'ใหม่' },
  });
  expect(inputOf(edited)).toEqual({ kind: 'edited', text: 'ใหม่', messageId: 'm' });
  const heard = { text: 'สั้น', quoted: null };
  expect(inputOf({ ...edited, heard })).toEqual({ kind: 'edited', text: 'สั้น', messageId: 'm' });
  expect(inputOf({ ...edited, heard: { ...heard, isNew: true } })).toMatchObject({
    kind: 'text',
    text: 'สั้น',
  });
  expect(inputOf(event({ type: 'unsend', unsend: { messageId: 'm' } }))).toEqual({
    ...{ kind: 'unsent', messageId: 'm' },
  });
});

test('coming and going: the bot and people, in groups and old rooms', () => {
  const group = { source: { type: 'group', groupId: 'C1' } };
  const room = { source: { type: 'room', roomId: 'R1' } };
  expect(inputOf(event({ type: 'join', ...group }))).toEqual({ kind: 'bot-joined', chat: 'C1', room: false });
  expect(inputOf(event({ type: 'leave', ...room }))).toEqual({ kind: 'bot-left', chat: 'R1', room: true });
  const members = [{ type: 'user', userId: 'U1' }, { type: 'user' }];
  expect(inputOf(event({ type: 'memberJoined', ...group, joined: { members } }))).toEqual({
    ...{ kind: 'members-joined', people: ['U1'] },
  });
  expect(inputOf(event({ type: 'memberLeft', ...group, left: { members } }))).toEqual({
    ...{ kind: 'members-left', people: ['U1'] },
  });
  expect(inputOf(event({ type: 'memberJoined', ...group }))).toEqual({ kind: 'members-joined', people: [] });
});

test('what is not answered, and what cannot be read, is no error', () => {
  for (const type of ['unsend', 'beacon', 'accountLink', 'messageEdited', 'join', 'later'])
    expect(inputOf(event({ type }))).toEqual({ kind: 'none' });
  expect(inputOf(event({ type: 'postback' }))).toEqual({ kind: 'none' });
  expect(inputOf(event({}))).toEqual({ kind: 'other', what: 'unknown' });
  expect(inputOf(event({ message: { type: 'text', id: 5 } }))).toEqual({ kind: 'other', what: 'text' });
});
