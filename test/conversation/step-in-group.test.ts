/** What each input leads to in a group: for whom the bot is there, and where it keeps silent. */
import fc from 'fast-check';
import type { GroupView } from '../../flows/facts.ts';
import { choiceData, startData } from '../../flows/tap.ts';
import { isOfSomebodyElse, runIdOf } from '../../src/conversation/places.ts';
import type { Quoted } from '../../src/line/inputs.ts';
import { Chat } from './small-chat.ts';
import { slowPhoto, smallFlows } from './small-flows.ts';

const registry = { id: 'rom-yen/registration', name: 'ฝ่ายทะเบียน', shortName: 'ทะเบียน' };
const linked: GroupView = { id: 'C1', name: 'งานเขต', state: 'linked', district: 'rom-yen', divisions: [] };

let chat: Chat;
beforeEach(() => {
  chat = inGroup('U1');
});

function inGroup(userId: string, group: GroupView = linked): Chat {
  const made = new Chat();
  made.conversation._id = userId === '' ? 'C1' : `C1+${userId}`;
  made.group = group;
  made.divisions = [registry];
  return made;
}

const guide = (reason: string, flow: string | null) => [`group-guide ${JSON.stringify({ reason, flow })}`];
const quotes = (text: string, kind: Quoted['kind']) =>
  chat.gives({ kind: 'text', text, messageId: 'm', quoted: { messageId: 'q', kind } });

describe('where nothing can be done, the way on is said', () => {
  const unlinked: GroupView = { ...linked, state: 'unlinked', district: null };

  test.each<[string, () => Chat, string]>([
    ['nobody is told by LINE', () => inGroup(''), 'no-user'],
    ['an unlinked group', () => inGroup('U1', unlinked), 'unlinked'],
    ['a newcomer', () => Object.assign(inGroup('U1'), { member: null }), 'not-a-member'],
    ['somebody who waits', () => Object.assign(inGroup('U1'), { member: 'pending' }), 'not-a-member'],
    [
      'the group of another district',
      () => inGroup('U1', { ...linked, district: 'thung-thong' }),
      'not-of-this-group',
    ],
    [
      'a group that serves none of the divisions',
      () => Object.assign(inGroup('U1'), { divisions: [] }),
      'not-of-this-group',
    ],
  ])('%s', async (_, open, reason) => {
    chat = open();
    expect(await chat.types('report')).toEqual(guide(reason, 'report-progress'));
    expect(await chat.types('what is this')).toEqual(
      guide(reason, chat.member === 'active' ? 'fallback' : 'join'),
    );
    expect(await chat.taps(startData('help'))).toEqual(guide(reason, 'help'));
    expect(chat.active).toBeNull();
    await chat.sendsPhoto('p');
    expect(chat.wroteNothing).toBe(true);
  });

  test('a group is linked by anybody; what belongs into a 1:1 chat is said to', async () => {
    chat = Object.assign(inGroup('U1', unlinked), { member: null });
    expect(await chat.types('link')).toEqual(['link']);
    expect(await inGroup('U1').types('invite')).toEqual(guide('private-only', 'invite-people'));
    expect(await inGroup('').types('link')).toEqual(guide('no-user', 'link-group'));
  });

  test('who may no longer be here loses what was open, with its photos', async () => {
    await chat.types('report');
    await chat.types('something');
    chat.divisions = [];
    expect(await chat.types('more')).toEqual(['[drop-evidence]', ...guide('not-of-this-group', 'fallback')]);
    expect(chat.active).toBeNull();
  });
});

describe('photos', () => {
  test('are taken only while the open question waits for them', async () => {
    await chat.sendsPhoto('p0');
    expect(chat.wroteNothing).toBe(true);
    await chat.types('report');
    await chat.sendsPhoto('p1');
    expect(chat.wroteNothing).toBe(true);
    await chat.types('words');
    expect(await chat.sendsPhoto('p2')).toEqual(['[later]']);
    expect(chat.conversation.active?.context).toMatchObject({ heard: ['words', 'p2'] });
  });

  test('are the group’s again after hours without a word', async () => {
    await chat.types('report');
    await chat.types('words');
    chat.now += 7 * 3_600_000;
    await chat.sendsPhoto('p');
    expect(chat.wroteNothing).toBe(true);
  });
});

describe('a reply to a message', () => {
  const filed = (search: string) => [`file-photo ${JSON.stringify({ photo: 'q', search })}`];

  test('to a photo files it, with a code, a title or nothing', async () => {
    expect(await quotes('report O15', 'photo')).toEqual(filed('O15'));
    expect(await quotes('คู่มือ', 'photo')).toEqual(filed('คู่มือ'));
    expect(await quotes('report', 'photo')).toEqual(filed(''));
    expect(await quotes('help', 'photo')).toEqual(['help']);
  });

  test('to what is not known says so only to who reports on it; to a text or the bot it is a text', async () => {
    expect(await quotes('report O15', null)).toEqual(filed('O15'));
    expect(await quotes('hm', null)).toEqual(['fallback text hm']);
    expect(await quotes('hm', 'bot')).toEqual(['fallback text hm']);
    expect(await quotes('report', 'text')).toEqual(['report ']);
    expect(await quotes('my words', 'bot')).toEqual(['report my words']);
    expect(await quotes('report by hand', null)).toEqual(['report my words|report by hand']);
  });
});

describe('a photo on its way', () => {
  const files = (photo: string) =>
    chat.gives({
      kind: 'text',
      text: 'report O1',
      messageId: 'm',
      quoted: { messageId: photo, kind: 'photo' },
    });
  const arrives = (run: string, id: string) =>
    chat.gives({
      kind: 'internal',
      run,
      event: { type: 'evidence', result: { id, ok: false, problem: 'gone' } },
    });

  beforeEach(() => {
    chat.flows = [...smallFlows.filter(({ name }) => name !== slowPhoto.name), slowPhoto];
  });

  test('is told of when it comes, whatever was begun since, and the report goes on after the last', async () => {
    await chat.types('report');
    await chat.types('words');
    expect(await files('p1')).toEqual(['[later]']);
    const first = chat.conversation.active!.id;
    expect(await files('p2')).toEqual(['[later]']);
    const second = chat.conversation.active!.id;
    expect(await arrives(first, 'p1')).toEqual(['told p1']);
    expect([chat.conversation.active!.id, chat.parked]).toEqual([second, 'report-progress']);
    expect(await arrives(first, 'p1')).toEqual([]);
    expect(await arrives(second, 'p2')).toEqual(['told p2', 'report words']);
    expect(chat.active).toBe('report-progress');
  });

  test('is not told of to who left', async () => {
    await files('p1');
    const first = chat.conversation.active!.id;
    await files('p2');
    await chat.gives({ kind: 'members-left', people: ['U1'] });
    expect(await arrives(first, 'p1')).toEqual([]);
  });
});

describe('buttons', () => {
  test('of somebody else are answered once for a run, and change nothing', async () => {
    await chat.types('report');
    const run = chat.conversation.active!.id;
    const other = inGroup('U2');
    expect(await other.taps(choiceData(run, 'save', '1'))).toEqual(guide('not-yours', null));
    expect(await other.taps(choiceData(run, 'save', '1'))).toEqual([]);
    expect(other.wroteNothing).toBe(true);
    const nobody = inGroup('');
    expect(await nobody.taps(choiceData(run, 'save', '1'))).toEqual(guide('no-user', null));
    expect(await nobody.taps(choiceData(run, 'save', '1'))).toEqual([]);
    expect(await chat.taps(choiceData(run, 'save', '1'))).toEqual(['[save-update]']);
  });

  test('carry whose they are: never taken for another’s by their owner', () => {
    const hex = fc.constantFrom(...'0123456789abcdef');
    const id = fc.string({ unit: hex, minLength: 32, maxLength: 32 }).map((digits) => `U${digits}`);
    fc.assert(
      fc.property(id, id, fc.uuid(), (one, other, run) => {
        const marked = runIdOf(run, `C1+${one}`);
        expect(isOfSomebodyElse(marked, `C1+${one}`)).toBe(false);
        expect(isOfSomebodyElse(runIdOf(run, one), `C1+${other}`)).toBe(false);
        expect(choiceData(marked, 'status', 'in-progress').length).toBeLessThan(100);
      }),
    );
    const people = Array.from({ length: 200 }, (_, i) => `U${String(i).padStart(32, '0')}`);
    const marks = new Set(people.map((userId) => runIdOf('r', `C1+${userId}`)));
    expect(marks.size).toBe(people.length);
  });
});

describe('what is edited or taken back', () => {
  const edits = (messageId: string) => chat.gives({ kind: 'edited', text: 'other words', messageId });

  test('an edit goes to the run that has it, else to who looks for it', async () => {
    const followed = ['follow-edit {"messageId":"m","text":"other words"}'];
    expect(await edits('m')).toEqual(followed);
    await chat.types('report');
    expect(await edits('m')).toEqual(followed);
    await chat.types('words');
    expect(await edits('m')).toEqual([]);
    expect(chat.conversation.active?.context).toMatchObject({ heard: ['words', 'edited other words'] });
  });

  test.each(['group', '1:1'])(
    'a message taken back in a %s goes from the run and the database',
    async (where) => {
      if (where === '1:1') chat = new Chat();
      await chat.types('report');
      await chat.types('words');
      expect(await chat.gives({ kind: 'unsent', messageId: 'm' })).toEqual(['[take-back]']);
      expect(chat.conversation.active?.context).toMatchObject({ heard: ['words', 'taken-back'] });
    },
  );

  test('one that arrives after it was taken back is as if it had never been', async () => {
    chat = new Chat();
    await chat.types('report');
    await chat.gives({ kind: 'unsent', messageId: 'late' });
    const before = chat.conversation.active;
    const late = { kind: 'text' as const, text: 'words', messageId: 'late', quoted: null };
    expect(await chat.gives(late)).toEqual([]);
    expect(chat.conversation.active).toEqual(before);
    expect(await chat.gives({ ...late, messageId: 'another' })).toEqual(['report taken-back|words']);
  });
});

describe('coming and going', () => {
  test('the bot: greets, and notes that it is gone', async () => {
    chat = inGroup('');
    expect(await chat.gives({ kind: 'bot-joined', chat: 'C1', room: false })).toEqual([
      'greet-group {"chat":"C1","room":false}',
    ]);
    expect(await chat.gives({ kind: 'bot-left', chat: 'C1', room: false })).toEqual(['[note-group]']);
  });

  test('people: welcomed where the group is linked; to who left it is the end there', async () => {
    chat = inGroup('');
    expect(await chat.gives({ kind: 'members-joined', people: ['U2'] })).toEqual([
      'welcome-members {"group":"C1","joined":["U2"],"left":[]}',
    ]);
    expect(await chat.gives({ kind: 'members-left', people: ['U2'] })).toEqual([
      'welcome-members {"group":"C1","joined":[],"left":["U2"]}',
    ]);
    chat.group = { ...linked, state: 'unlinked' };
    expect(await chat.gives({ kind: 'members-joined', people: ['U2'] })).toEqual([]);
    chat = inGroup('U2');
    await chat.types('report');
    await chat.types('words');
    expect(await chat.gives({ kind: 'members-left', people: ['U2'] })).toEqual(['[drop-evidence]']);
    expect(chat.active).toBeNull();
  });

  test('in an old room the bot says the same to everything', async () => {
    chat.conversation._id = 'R1+U1';
    const said = ['greet-group {"chat":"R1","room":true}'];
    expect(await chat.gives({ kind: 'bot-joined', chat: 'R1', room: true })).toEqual(said);
    expect(await chat.types('report')).toEqual(said);
    expect(await chat.gives({ kind: 'bot-left', chat: 'R1', room: true })).toEqual([]);
  });
});
