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
  expect(message({ type: 'text', text: 'รายงาน' })).toEqual({ kind: 'text', text: 'รายงาน', messageId: 'm' });
  expect(inputOf(event({ type: 'postback', postback: { data: 's=help' } }))).toEqual({
    kind: 'tap',
    data: 's=help',
  });
  expect(inputOf(event({ type: 'follow', follow: { isUnblocked: true } }))).toEqual({ kind: 'follow' });
  expect(inputOf(event({ type: 'unfollow' }))).toEqual({ kind: 'unfollow' });
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

test('what is not answered, and what cannot be read, is no error', () => {
  for (const type of ['unsend', 'beacon', 'accountLink', 'messageEdited', 'later'])
    expect(inputOf(event({ type }))).toEqual({ kind: 'none' });
  expect(inputOf(event({ type: 'postback' }))).toEqual({ kind: 'none' });
  expect(inputOf(event({}))).toEqual({ kind: 'other', what: 'unknown' });
  expect(inputOf(event({ message: { type: 'text', id: 5 } }))).toEqual({ kind: 'other', what: 'text' });
});
