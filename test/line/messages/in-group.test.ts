import fc from 'fast-check';
import type { LineMessage } from '../../../flows/facts.ts';
import { type Answering, inGroup } from '../../../src/line/messages/in-group.ts';
import { card, cards, text } from '../../../src/line/messages/kit.ts';
import { checkLimits, refusals } from '../../support/check-limits.ts';
import { render, tappables } from '../../support/render.ts';

const plainly: Answering = { name: 'มะลิ', quote: null, waitsForWords: false, mark: '#' };
const quick = [{ label: 'ยกเลิก', text: 'ยกเลิก' }];
const HINT = /ใส่ # ไว้หน้าข้อความ/;

test('a question names whom it asks, and says how to answer with words instead of quick replies', () => {
  const question = card({ title: 'ทำอะไรไปบ้าง', body: ['เขียนสั้น ๆ'], quickReplies: quick });
  const [asked] = inGroup([question], { ...plainly, waitsForWords: true });
  expect(render(asked!)).toEqual([
    ...['ถึง มะลิ', 'ทำอะไรไปบ้าง', 'เขียนสั้น ๆ'],
    'ถ้าพิมพ์ตอบ ใส่ # ไว้หน้าข้อความ หรือกดตอบกลับข้อความนี้',
    'พิมพ์ได้: #ยกเลิก',
  ]);
  expect(render(inGroup([question], { ...plainly, mark: '!' })[0]!).at(-1)).toBe('พิมพ์ได้: !ยกเลิก');
});

test('a button that says something says it to the bot', () => {
  const [said] = inGroup(
    [card({ title: 'ก', buttons: [...quick, { label: 'ดู', data: 's=my-work' }] })],
    plainly,
  );
  expect(tappables(said!).map(({ action }) => action.text ?? action.data)).toEqual(['#ยกเลิก', 's=my-work']);
});

test('a text quotes what it answers, or names the person where nothing can be quoted', () => {
  const [quoting, second] = inGroup([text('บันทึกแล้ว', quick), text('ต่อไป', quick)], {
    ...{ ...plainly, quote: 'q' },
  });
  expect(quoting).toEqual({ type: 'text', text: 'บันทึกแล้ว', quoteToken: 'q' });
  expect(second).toEqual({ type: 'text', text: 'ต่อไป\nพิมพ์ได้: #ยกเลิก' });
  expect(inGroup([text('บันทึกแล้ว')], plainly)).toEqual([{ type: 'text', text: 'ถึง มะลิ\nบันทึกแล้ว' }]);
  expect(inGroup([text('บันทึกแล้ว')], { ...plainly, name: null })).toEqual([{ type: 'text', text: 'บันทึกแล้ว' }]);
});

test('only the last message of a question says how to answer', () => {
  const said = inGroup([text('ได้แล้ว'), cards('เลือก', [{ title: 'ก' }, { title: 'ข' }])], {
    ...plainly,
    waitsForWords: true,
  });
  const lines = said.map((message) => render(message));
  expect(lines[0]!.some((line) => HINT.test(line))).toBe(false);
  expect(lines[1]).toEqual(['ถึง มะลิ', 'ก', '┄┄┄', 'ข', expect.stringMatching(HINT)]);
});

const words = fc.string({ unit: fc.constantFrom(...'กขคงนมาเ่้ 12\n'), minLength: 1, maxLength: 2000 });
const message: fc.Arbitrary<LineMessage> = fc.oneof(
  words.map((content) => text(content.trim() || 'ก', quick)),
  fc.string({ minLength: 4990, maxLength: 5000, unit: fc.constant('ก') }).map((content) => text(content)),
  fc
    .record({ title: words, body: fc.array(words, { maxLength: 8 }), count: fc.nat(4) })
    .map(({ title, body, count }) => {
      const buttons = Array.from({ length: count }, (_, i) => ({ label: `ปุ่ม ${i}`, data: 's=help' }));
      return card({ title, body, buttons, quickReplies: quick });
    }),
  fc.array(words, { minLength: 2, maxLength: 12 }).map((titles) =>
    cards(
      'หลายใบ',
      titles.map((title) => ({ title, body: [title] })),
    ),
  ),
);

test('what LINE takes stays what LINE takes, with all of its buttons', () => {
  fc.assert(
    fc.property(
      fc.array(message, { minLength: 1, maxLength: 5 }),
      fc.record({
        name: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })),
        quote: fc.option(fc.constant('q')),
        waitsForWords: fc.boolean(),
        mark: fc.constant('#'),
      }),
      (messages, answering) => {
        fc.pre(refusals(messages).length === 0);
        const said = inGroup(messages, answering);
        checkLimits(said);
        expect(JSON.stringify(said)).not.toContain('quickReply');
        const buttons = (all: LineMessage[]) =>
          all.flatMap(tappables).flatMap(({ quickReply, label }) => (quickReply ? [] : label));
        expect(buttons(said)).toEqual(buttons(messages));
      },
    ),
    { numRuns: 60 },
  );
});
