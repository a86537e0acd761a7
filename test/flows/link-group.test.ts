import type { Facts, GroupView } from '../../flows/facts.ts';
import { linkGroup } from '../../flows/link-group.ts';
import { linkedGroups } from '../../flows/linked-groups.ts';
import { drive } from '../support/drive.ts';
import { factsOf, health, NOW, registry, works } from '../support/people.ts';
import { type World, walk } from '../support/walk.ts';

const GROUP = `C${'1'.repeat(32)}`;
const unlinked: GroupView = { id: GROUP, name: 'กลุ่มเขต', state: 'unlinked', district: null, divisions: [] };
const linked: GroupView = { ...unlinked, state: 'linked', district: 'rom-yen', divisions: [registry] };
const other: GroupView = { ...linked, id: `C${'2'.repeat(32)}`, name: null };

const coordinator = (group?: GroupView): Facts => ({
  ...factsOf({ role: 'coordinator', divisions: [] }),
  ...(group && { group }),
});
const world = (changes: Partial<World> = {}): World => ({
  facts: coordinator(unlinked),
  answers: { divisions: [registry, works, health] },
  results: {
    'link-group': [
      { ok: true, group: linked },
      { ok: false, problem: 'not-allowed' },
      { ok: false, problem: 'other-district' },
      { ok: false, problem: 'taken', by: [other] },
    ],
    'redeem-group-code': [
      { ok: true, group: linked },
      { ok: false, problem: 'unknown' },
      { ok: false, problem: 'expired' },
      { ok: false, problem: 'other-district' },
      { ok: false, problem: 'taken', by: [other] },
    ],
    'make-group-code': [
      { ok: true, code: 'K7M2-9QXD', expiresAt: NOW },
      { ok: false, problem: 'not-allowed' },
    ],
  },
  texts: ['ทะเบียน โยธา', 'ทุกฝ่าย', '๑ ๓'],
  ...changes,
});

test('every path of a coordinator in a group', () => {
  const { ends, states } = walk(linkGroup, world());
  expect(ends).toEqual(['cancelled', 'failed', 'linked']);
  const asked = states.filter(({ value }) => value === 'linking').map(({ context }) => context.chosen);
  for (const chosen of [[], [registry.id, works.id], [registry.id, health.id]])
    expect(asked).toContainEqual(chosen);
});

test('every path of a coordinator in the own chat', () => {
  expect(walk(linkGroup, world({ facts: coordinator() })).ends).toEqual(['cancelled', 'made', 'notAllowed']);
});

test('every path of a code in a group, whoever types it', () => {
  const typed = { facts: { ...factsOf(null), group: unlinked }, start: { code: 'k7m2 9qxd' } };
  expect(walk(linkGroup, world(typed)).ends).toEqual(['failed', 'linked']);
});

test('divisions typed behind the command are chosen already', () => {
  const run = drive(linkGroup, {
    facts: coordinator(unlinked),
    start: { code: 'ทะเบียน โยธา' },
    answers: { divisions: () => [registry, works, health] },
  });
  expect(run.tap('ครบแล้ว').effects).toEqual([
    { type: 'link-group', params: { group: GROUP, divisions: [registry.id, works.id], instead: false } },
  ]);
});

test('a group whose divisions were taken over is left', () => {
  const run = drive(linkGroup, {
    facts: coordinator(unlinked),
    answers: { divisions: () => [registry, works, health] },
  });
  run.type('ทุกฝ่าย');
  run.send({ type: 'done.link-group', answer: { ok: false, problem: 'taken', by: [other] } });
  expect(run.tap('ย้ายมากลุ่มนี้').effects[0]?.params).toMatchObject({ divisions: [], instead: true });
  const { effects } = run.send({ type: 'done.link-group', answer: { ok: true, group: linked } });
  expect(effects).toMatchObject([{ type: 'leave-chat', params: { chat: other.id } }]);
});

test.each([
  ['an officer in a group', { ...factsOf({}), group: unlinked }, {}, 'notAllowed'],
  [
    'an officer with words that are no code',
    { ...factsOf({}), group: unlinked },
    { code: 'ทะเบียน' },
    'notAllowed',
  ],
  ['an officer in the own chat', factsOf({}), {}, 'notAllowed'],
  ['a code in the own chat', coordinator(), { code: 'K7M2-9QXD' }, 'typeItThere'],
  [
    "a coordinator in another district's group",
    coordinator({ ...linked, district: 'suan-son' }),
    {},
    'failed',
  ],
])('%s is told at once what to do', (_, facts, start, end) => {
  expect(walk(linkGroup, world({ facts, start })).ends).toEqual([end]);
});

test('every path of unlinking', () => {
  const results = { 'unlink-group': [{ ok: true }, { ok: false }] };
  const own = walk(linkedGroups, { facts: coordinator(), answers: { groups: [linked, other] }, results });
  expect(own.ends).toEqual(['closed', 'left', 'notLinked']);
  const here = walk(linkedGroups, { facts: coordinator(linked), results });
  expect(here.ends).toEqual(['closed', 'left', 'notLinked']);
  const none = walk(linkedGroups, { facts: coordinator(), answers: { groups: [] }, results });
  expect(none.ends).toEqual(['none']);
  expect(walk(linkedGroups, { facts: factsOf({ role: 'head' }) }).ends).toEqual(['notAllowed']);
});
