import type { Facts, GroupView } from '../../flows/facts.ts';
import { greetGroup } from '../../flows/greet-group.ts';
import { groupGuide } from '../../flows/group-guide.ts';
import type { GroupGuideStart } from '../../flows/starts.ts';
import { welcomeMembers } from '../../flows/welcome-members.ts';
import { drive } from '../support/drive.ts';
import { factsOf, registry } from '../support/people.ts';
import { walk } from '../support/walk.ts';

const GROUP = `C${'1'.repeat(32)}`;
const unlinked: GroupView = { id: GROUP, name: null, state: 'unlinked', district: null, divisions: [] };
const linked: GroupView = { ...unlinked, state: 'linked', district: 'rom-yen', divisions: [registry] };
const facts: Facts = { ...factsOf(null), userId: '', group: unlinked };
const start = { chat: GROUP, room: false };

test('it ends whether the group is left, linked meanwhile, or gone', () => {
  const results = { 'note-group': [{ group: unlinked }, { group: linked }] };
  const after = (group: GroupView | null) =>
    walk(greetGroup, { facts, start, results, answers: { group } }).ends;
  for (const group of [unlinked, linked, null]) expect(after(group)).toEqual(['done', 'linkedStill']);
});

test('it stays for seven days, and names the last one', () => {
  const run = drive(greetGroup, { facts, start, answers: { group: () => unlinked } });
  const { said, effects } = run.send({ type: 'done.note-group', answer: { group: unlinked } });
  expect(effects).toEqual([{ type: 'later', params: { name: 'unlinked', seconds: 604_800 } }]);
  expect(JSON.stringify(said)).toContain('วันที่ ๒๘ พ.ย.');
  const leaving = run.send({ type: 'timer', name: 'unlinked' });
  expect(leaving.effects).toMatchObject([
    { type: 'leave-chat', params: { chat: GROUP, goodbye: [{}] } },
    { type: 'later', params: { seconds: 86_400 } },
  ]);
  // it would be a push to everybody: whether it is said is decided with the quota in sight
  expect(leaving.said).toEqual([]);
  // LINE was away: once more, but goodbye is said once
  const again = run.send({ type: 'timer', name: 'unlinked' }).effects[0];
  expect(again).toEqual({ type: 'leave-chat', params: { chat: GROUP } });
});

test.each([
  ['linked meanwhile', linked],
  ['gone', null],
])('a group that is %s is not left', (_, now) => {
  const run = drive(greetGroup, { facts, start, answers: { group: () => now } });
  run.send({ type: 'done.note-group', answer: { group: unlinked } });
  expect(run.send({ type: 'timer', name: 'unlinked' })).toEqual({ said: [], effects: [] });
  expect(run.ended()).toBe(true);
});

test('an old room is left at once', () => {
  expect(walk(greetGroup, { facts, start: { chat: 'R1', room: true } }).ends).toEqual(['leftRoom']);
});

test('newcomers are greeted in one message, those who were here before not at all', () => {
  const people = { group: GROUP, joined: ['U1', 'U2'], left: [] };
  const greets = (greet: string[]) => {
    const run = drive(welcomeMembers, { facts: { ...facts, group: linked }, start: people, answers: {} });
    return run.send({ type: 'done.note-members', answer: { greet } }).said.length;
  };
  expect([greets(['U1', 'U2']), greets([])]).toEqual([1, 0]);
  const results = { 'note-members': [{ greet: ['U1'] }] };
  expect(walk(welcomeMembers, { facts, start: people, results }).ends).toEqual(['welcomed']);
});

const REASONS: GroupGuideStart[] = [
  ...(['no-user', 'not-a-member', 'unlinked', 'not-of-this-group', 'not-yours'] as const).map((reason) => ({
    reason,
    flow: null,
  })),
  { reason: 'private-only', flow: 'join' },
  { reason: 'private-only', flow: 'no-command-leads-to-it' },
];

test.each(REASONS)('the guide has one short message for $reason, to everybody', (reason) => {
  const everybody = [
    null,
    {},
    ...(['pending', 'refused', 'blocked', 'withdrawn', 'left'] as const).map((state) => ({ state })),
  ];
  for (const person of everybody) {
    const { said, ends } = walk(groupGuide, { facts: { ...factsOf(person), group: linked }, start: reason });
    expect(said).toHaveLength(1);
    expect(ends).toEqual(['told']);
    if (said[0]?.type === 'text') expect(String(said[0].text).length).toBeLessThan(160);
  }
});
