/** LINE's limits: what just fits is taken, one more is refused, in LINE's words. */
import { describe, expect, test } from '@jest/globals';
import { bodyError, REQUESTS } from '../../src/simulator/validation/requests.ts';

type Json = Record<string, unknown>;
const refused = (message: Json) => bodyError(REQUESTS.validate, { messages: [message] });

const text = (content: string) => ({ type: 'text', text: content });
const flex = (contents: Json, altText = 'แจ้ง') => ({ type: 'flex', altText, contents });
const bubble = (...contents: Json[]) => ({
  type: 'bubble',
  body: { type: 'box', layout: 'vertical', contents },
});
const inFlex = (component: Json) => flex(bubble(component));
const postback = (more: Json = {}) => ({ type: 'postback', label: 'ต่อไป', data: 'd', ...more });
const button = (action: Json) => inFlex({ type: 'button', action });
const quick = (...actions: Json[]) => ({
  ...text('เลือก'),
  quickReply: { items: actions.map((action) => ({ type: 'action', action })) },
});
const image = (url: string) => inFlex({ type: 'image', url });
const link = (uri: string) => button({ type: 'uri', label: 'เปิด', uri });
/** `n` grapheme clusters, each of two UTF-16 units. */
const clusters = (n: number) => 'กี่'.slice(0, 2).repeat(n);
const bubbleOf = (bytes: number) => {
  const empty = bubble({ type: 'text', text: '' });
  const room = bytes - Buffer.byteLength(JSON.stringify(empty));
  return bubble({ type: 'text', text: 'x'.repeat(room) });
};
const carousel = (...contents: Json[]) => flex({ type: 'carousel', contents });
const template = (content: Json) => ({ type: 'template', altText: 'แจ้ง', template: content });
const confirm = (content: string) =>
  template({ type: 'confirm', text: content, actions: [postback(), postback()] });

describe('what just fits and what is one too much', () => {
  test.each<[string, Json, Json]>([
    ['text 5000 units', text('x'.repeat(5000)), text('x'.repeat(5001))],
    ['altText 1500', flex(bubble(), 'x'.repeat(1500)), flex(bubble(), 'x'.repeat(1501))],
    [
      'button label 40 clusters',
      button(postback({ label: clusters(40) })),
      button(postback({ label: clusters(41) })),
    ],
    [
      'quick reply label 20',
      quick(postback({ label: clusters(20) })),
      quick(postback({ label: clusters(21) })),
    ],
    ['quick replies 13', quick(...Array(13).fill(postback())), quick(...Array(14).fill(postback()))],
    [
      'postback data 300',
      button(postback({ data: 'x'.repeat(300) })),
      button(postback({ data: 'x'.repeat(301) })),
    ],
    [
      'displayText 300 clusters',
      button(postback({ displayText: clusters(300) })),
      button(postback({ displayText: clusters(301) })),
    ],
    ['uri 1000', link(`https://a/${'x'.repeat(990)}`), link(`https://a/${'x'.repeat(991)}`)],
    ['bubble 30 KB', flex(bubbleOf(30 * 1024)), flex(bubbleOf(30 * 1024 + 1))],
    ['12 bubbles', carousel(...Array(12).fill(bubble())), carousel(...Array(13).fill(bubble()))],
    [
      'carousel 50 KB',
      carousel(bubbleOf(25_000), bubbleOf(25_000)),
      carousel(bubbleOf(26_000), bubbleOf(26_000)),
    ],
    ['confirm text 240', confirm(clusters(240)), confirm(clusters(241))],
    [
      'one width in a carousel',
      carousel(bubble(), { ...bubble(), size: 'mega' }),
      carousel(bubble(), { ...bubble(), size: 'kilo' }),
    ],
    ['https pictures', image('https://a.example/x.png'), image('http://a.example/x.png')],
    [
      'http pictures of this machine',
      image('http://127.0.0.1:3000/x.png'),
      image('http://127.0.0.1.example/x.png'),
    ],
    ['links', link('tel:021234567'), link('javascript:alert(1)')],
    ['percent-encoded links', link('https://a.example/%E0%B8%81'), link('https://a.example/ก')],
    [
      'an icon in a baseline box',
      inFlex({ type: 'box', layout: 'baseline', contents: [{ type: 'icon', url: 'https://a/x.png' }] }),
      inFlex({ type: 'icon', url: 'https://a/x.png' }),
    ],
    [
      'camera in quick replies only',
      quick({ type: 'camera', label: 'ถ่าย' }),
      button({ type: 'camera', label: 'ถ่าย' }),
    ],
    ['the label of a button', button(postback()), button({ type: 'postback', data: 'd' })],
    [
      'colours',
      inFlex({ type: 'text', text: 'x', color: '#0B7A5B' }),
      inFlex({ type: 'text', text: 'x', color: 'red' }),
    ],
    [
      'sizes',
      inFlex({ type: 'text', text: 'x', margin: '4px' }),
      inFlex({ type: 'text', text: 'x', margin: '4' }),
    ],
  ])('%s', (_what, fits, tooMuch) => {
    expect(refused(fits)).toBeNull();
    expect(refused(tooMuch)).toEqual({
      message: expect.stringMatching(/^(The request body has|A message \(messages\[0\]\))/),
      details: expect.arrayContaining([expect.objectContaining({ message: expect.any(String) })]),
    });
  });

  test('5 messages', () => {
    expect(bodyError(REQUESTS.validate, { messages: Array(5).fill(text('x')) })).toBeNull();
    expect(bodyError(REQUESTS.validate, { messages: Array(6).fill(text('x')) })).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'Size must be between 1 and 5', property: 'messages' }],
    });
  });
});

describe('LINE’s words, as they were seen from LINE', () => {
  test('an empty text and an unknown kind of message', () => {
    const error = bodyError(REQUESTS.validate, { messages: [text(''), { type: 'foo' }] });
    expect(error).toEqual({
      message: 'The request body has 2 error(s)',
      details: [
        { message: 'May not be empty', property: 'messages[0].text' },
        {
          message: expect.stringMatching(/^Must be one of the following values: \[text, /),
          property: 'messages[1].type',
        },
      ],
    });
  });

  test.each<[string, Json, string, string]>([
    [
      'an empty text in a Flex Message',
      bubble({ type: 'text', text: '' }),
      'must be non-empty text',
      '/body/contents/0/text',
    ],
    [
      'a spacer',
      bubble({ type: 'text', text: 'x' }, { type: 'spacer', size: 'md' }),
      'invalid property',
      '/body/contents/1',
    ],
    [
      'a wrong scheme',
      { type: 'bubble', hero: { type: 'image', url: 'res' } },
      'invalid uri scheme',
      '/hero/url',
    ],
    ['an empty bubble', { type: 'bubble' }, 'At least one block must be specified', '/'],
    [
      'a value that is not known',
      { type: 'bubble', hero: { type: 'image', url: 'https://a/x.png', aspectMode: 'contain' } },
      'invalid property',
      '/hero/aspectMode',
    ],
  ])('%s', (_what, contents, message, property) => {
    expect(refused(flex(contents))).toEqual({
      message: 'A message (messages[0]) in the request body is invalid',
      details: [{ message, property }],
    });
  });

  test('a property that LINE does not know', () => {
    expect(bodyError(REQUESTS.push, { to: 'x', messages: [text('x')], silent: true })).toEqual({
      message: "The property, 'silent', in the request body is invalid (line: -, column: -)",
    });
    expect(refused({ ...text('x'), colour: 'red' })).not.toBeNull();
  });
});
