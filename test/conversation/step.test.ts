/** What each input leads to, wherever the conversation stands. The conversation goes through JSON between the steps. */
import { choiceData, startData } from '../../flows/tap.ts';
import { Chat, DAY, HOUR } from './small-chat.ts';
import { smallFlows } from './small-flows.ts';

let chat: Chat;
beforeEach(() => {
  chat = new Chat();
});

describe('with nothing open', () => {
  test('commands, other words, stickers, cancel and back', async () => {
    expect(await chat.types('help')).toEqual(['help']);
    expect(await chat.types('hm')).toEqual(['fallback text hm']);
    expect(await chat.gives({ kind: 'other', what: 'sticker' })).toEqual(['fallback other sticker']);
    expect(await chat.types('ยกเลิก')).toEqual(['fallback nothing-to-cancel']);
    expect(await chat.types('ย้อนกลับ')).toEqual(['fallback nothing-to-go-back']);
    expect(chat.active).toBeNull();
    expect(chat.conversation.finished).toEqual([]);
  });

  test('a photo or file starts a report with it', async () => {
    expect(await chat.sendsPhoto('p1')).toEqual([
      'report {"photos":[{"messageId":"p1","set":null,"externalUrl":null}]}',
    ]);
    chat = new Chat();
    expect(await chat.gives({ kind: 'file', file: { messageId: 'f', name: 'a.pdf', size: 1 } })).toEqual([
      'report {"files":[{"messageId":"f","name":"a.pdf","size":1}]}',
    ]);
  });

  test('questions are answered in the same step', async () => {
    expect(await chat.types('work')).toEqual(['work w1,w2']);
    expect(chat.active).toBe('my-work');
  });

  test('buttons that start a flow; unknown and foreign ones', async () => {
    expect(await chat.taps(startData('help'))).toEqual(['help']);
    expect(await chat.taps(startData('report-progress', { assignment: 'a' }))).toEqual([
      'report {"assignment":"a"}',
    ]);
    expect(await chat.taps(startData('no-such-flow'))).toEqual(['stale unknown']);
    expect(await chat.taps('from=elsewhere')).toEqual(['stale unknown']);
    expect(await chat.taps(choiceData('gone', 'a', 'b'))).toEqual(['stale unknown']);
  });

  test('follow welcomes; unfollow and what cannot be answered are silent', async () => {
    expect(await chat.gives({ kind: 'follow' })).toEqual([
      '[note-follow]',
      'join {"reason":"follow","text":null}',
    ]);
    expect(await chat.gives({ kind: 'unfollow' })).toEqual(['[note-follow]']);
    expect(await chat.gives({ kind: 'none' })).toEqual([]);
  });
});

describe('in a flow with questions', () => {
  beforeEach(() => chat.types('report'));

  test('text goes to it, a choice by number, label or words is a tap, uncertain commands are text', async () => {
    expect(await chat.types('done a lot')).toEqual(['report done a lot']);
    expect(await chat.types('report done')).toEqual(['report done a lot|report done']);
    expect(await chat.types('๑')).toEqual(['[save-update]']);
    expect(await chat.answered({ ok: true, update: 'u' })).toEqual(['saved']);
    expect(chat.active).toBeNull();
    expect(chat.conversation.finished).toMatchObject([
      { flow: 'report-progress', output: { saved: { update: 'done a lot|report done' } } },
    ]);
  });

  test('a one-shot command leaves it open', async () => {
    await chat.types('done');
    expect(await chat.types('help')).toEqual(['help']);
    expect(chat.active).toBe('report-progress');
    expect(await chat.types('more')).toEqual(['report done|more']);
  });

  test('back and cancel are its own', async () => {
    expect(await chat.types('ย้อนกลับค่ะ')).toEqual(['back']);
    expect(await chat.types('ยกเลิก')).toEqual(['cancelled']);
    expect(chat.active).toBeNull();
  });

  test('its buttons; one it does not handle now repeats the question; never silent', async () => {
    const run = chat.conversation.active!.id;
    await chat.types('done');
    expect(await chat.taps(choiceData(run, 'gone-question', '1'))).toEqual(['report done']);
    expect(await chat.taps(choiceData(run, 'silent', '1'))).toEqual(['fallback other button']);
    expect(await chat.gives({ kind: 'other', what: 'video' })).toEqual(['fallback other video']);
    expect(await chat.taps(choiceData(run, 'save', '1'))).toEqual(['[save-update]']);
    await chat.answered({ ok: true, update: 'u' });
    expect(await chat.taps(choiceData(run, 'save', '1'))).toEqual([
      'stale report-progress {"saved":{"update":"done"}}',
    ]);
  });

  test('a photo that sets a timer is answered later, by the timer', async () => {
    expect(await chat.sendsPhoto('p1')).toEqual(['[later]']);
    const { id } = chat.conversation.active!;
    const timer = { type: 'timer', name: 'quiet' } as const;
    expect(await chat.gives({ kind: 'internal', run: id, event: timer })).toEqual(['photos complete']);
    expect(await chat.gives({ kind: 'internal', run: 'over', event: timer })).toEqual([]);
  });

  test('a flow without cancel is ended by cancel', async () => {
    await chat.types('ยกเลิก');
    await chat.types('work');
    expect(await chat.types('ยกเลิก')).toEqual(['fallback nothing-to-cancel']);
    expect(chat.active).toBeNull();
  });
});

describe('drafts', () => {
  beforeEach(async () => {
    await chat.types('report');
    await chat.types('half');
  });

  test('an untouched report is no draft', async () => {
    chat = new Chat();
    await chat.types('report');
    expect(await chat.types('report')).toEqual(['report ']);
    expect(chat.parked).toBeNull();
    chat.now += 7 * HOUR;
    expect(await chat.types('save')).toEqual(['[save-update]']);
  });

  test('parked while another flow asks; its button takes it up; words ask what becomes of it', async () => {
    const { id } = chat.conversation.active!;
    await chat.types('work');
    expect([chat.active, chat.parked]).toEqual(['my-work', 'report-progress']);
    expect(await chat.taps(choiceData(id, 'save', '1'))).toEqual(['[save-update]']);
    expect([chat.active, chat.parked]).toEqual(['report-progress', null]);
  });

  test('after hours a text is kept, asked about, and given to the draft', async () => {
    chat.now += 7 * HOUR;
    expect(await chat.types('more')).toEqual(['resume O15?']);
    expect([chat.active, chat.parked]).toEqual(['resume-draft', 'report-progress']);
    expect(await chat.types('ทำต่อ')).toEqual(['report half|more']);
    expect([chat.active, chat.parked]).toEqual(['report-progress', null]);
    expect(await chat.types('again')).toEqual(['report half|more|again']);
  });

  test('the kept text may be a choice of the draft', async () => {
    chat.now += 7 * HOUR;
    await chat.types('save');
    expect(await chat.types('ทำต่อ')).toEqual(['[save-update]']);
  });

  test('ten photos after hours are all kept', async () => {
    chat.now += 7 * HOUR;
    for (let i = 1; i <= 10; i++) expect(await chat.sendsPhoto(`p${i}`)).toEqual(['resume O15?']);
    await chat.types('๑');
    expect(chat.conversation.active!.context).toMatchObject({
      heard: ['half', ...Array.from({ length: 10 }, (_, i) => `p${i + 1}`)],
    });
  });

  test('after hours a tap on its own button just goes on', async () => {
    chat.now += 20 * HOUR;
    const { id } = chat.conversation.active!;
    expect(await chat.taps(choiceData(id, 'save', '1'))).toEqual(['[save-update]']);
  });

  test('another report is wanted: begin anew drops the evidence, go on keeps the draft', async () => {
    expect(await chat.types('report other')).toEqual(['report half|report other']);
    expect(await chat.types('report')).toEqual(['resume O15?']);
    expect(await chat.types('ทำต่อ')).toEqual(['report half|report other']);
    expect(await chat.taps(startData('report-progress', { assignment: 'b' }))).toEqual(['resume O15?']);
    expect(await chat.types('เริ่มใหม่')).toEqual(['[drop-evidence]', 'report {"assignment":"b"}']);
    expect([chat.active, chat.parked]).toEqual(['report-progress', null]);
  });

  test('left alone it stays parked; cancel with nothing open asks about it', async () => {
    chat.now += 7 * HOUR;
    await chat.types('more');
    expect(await chat.types('ยกเลิก')).toEqual(['left alone']);
    expect([chat.active, chat.parked]).toEqual([null, 'report-progress']);
    expect(await chat.types('ยกเลิก')).toEqual(['resume O15?']);
  });

  test.each([
    ['open', async () => {}],
    ['parked', () => chat.types('work')],
  ])('expired while %s: said once, evidence dropped, the input handled', async (_where, before) => {
    await before();
    const { id } = [chat.conversation.parked, chat.conversation.active].find(
      (run) => run?.flow === 'report-progress',
    )!;
    chat.now += 15 * DAY;
    expect(await chat.types('help')).toEqual(['[drop-evidence]', 'gone O15', 'help']);
    expect(await chat.types('help')).toEqual(['help']);
    expect(await chat.taps(choiceData(id, 'save', '1'))).toEqual(['stale report-progress null']);
  });

  test('a draft of another version of the flow is dropped politely', async () => {
    chat.flows = smallFlows.map((flow) => ({
      ...flow,
      version: flow.name === 'report-progress' ? 4 : flow.version,
    }));
    expect(await chat.types('save')).toEqual(['[drop-evidence]', 'gone O15', 'fallback text save']);
    expect(chat.parked).toBeNull();
  });

  test('events of jobs reach the parked draft', async () => {
    const { id } = chat.conversation.active!;
    await chat.types('work');
    const timer = { type: 'timer', name: 'quiet' } as const;
    expect(await chat.gives({ kind: 'internal', run: id, event: timer })).toEqual(['photos complete']);
    expect([chat.active, chat.parked]).toEqual(['my-work', 'report-progress']);
  });
});

describe.each([null, 'pending', 'refused', 'blocked', 'withdrawn'] as const)('somebody %s', (state) => {
  beforeEach(() => {
    chat.member = state;
  });

  test('is led to joining, but can read the help', async () => {
    expect(await chat.types('help')).toEqual(['help']);
    expect(await chat.types('ABCD-2345')).toEqual(['join {"reason":"input","text":"ABCD-2345"}']);
    expect(await chat.types('XXXX')).toEqual(['bad code']);
    expect(await chat.types('help')).toEqual(['help']);
    expect(await chat.types('report')).toEqual(['code again']);
    expect(await chat.sendsPhoto('p')).toEqual(['code again']);
    expect(await chat.gives({ kind: 'other', what: 'sticker' })).toEqual(['code again']);
    expect(await chat.taps(startData('report-progress'))).toEqual(['code again']);
    expect(await chat.types('ยกเลิก')).toEqual(['left']);
    expect(await chat.types('ยกเลิก')).toEqual(['fallback nothing-to-cancel']);
    expect(await chat.sendsPhoto('p')).toEqual(['join {"reason":"input","text":null}']);
  });

  test('loses a report that was open, without a word about it', async () => {
    chat.member = 'active';
    await chat.types('report');
    await chat.types('half');
    chat.member = state;
    expect(await chat.types('more')).toEqual(['[drop-evidence]', 'join {"reason":"input","text":"more"}']);
  });
});

test('effects have the keys of their event, those of an answer the key of its effect', async () => {
  await chat.types('everything');
  const keys = () => chat.conversation.effects.map(({ key }) => key);
  expect(keys()).toEqual(Array.from({ length: 13 }, (_, i) => `e1#${i + 1}`));
  while (chat.conversation.effects[0]!.type !== 'save-update') chat.conversation.effects.shift();
  await chat.answered({ ok: true, update: 'u' });
  expect(keys()).toEqual(['e1#13', 'e1#12.1']);
});

test('of what was finished and handled, the newest are kept', async () => {
  for (let i = 0; i < 300; i++) await chat.types(i % 2 ? 'ยกเลิก' : 'work');
  expect(chat.conversation.finished).toHaveLength(20);
  expect(chat.conversation.handled).toHaveLength(200);
  expect(chat.conversation.handled.at(-1)).toBe('e300');
});
