import { join } from '../../flows/join.ts';
import type { OfficerState } from '../../models/officer.ts';
import { factsOf, health, member, registry, romYen, suanSon, works } from '../support/people.ts';
import { type World, walk } from '../support/walk.ts';

const world = (state: OfficerState | null, changes: Partial<World> = {}): World => ({
  facts: factsOf(state && { state }),
  answers: { districts: [romYen], divisions: [registry, works] },
  results: {
    'redeem-invitation': [
      { ok: true, role: 'officer', district: romYen, divisions: [registry] },
      ...(['unknown', 'expired', 'used-up', 'blocked'] as const).map((problem) => ({
        ok: false as const,
        problem,
      })),
    ],
    'request-membership': [
      { ok: true, request: member({ state: 'pending' }) },
      { ok: false, problem: 'blocked' },
      { ok: false, problem: 'already-member' },
    ],
  },
  same: ({ media: _, misses, heard, ...context }) => ({
    ...context,
    misses: Math.min(Number(misses), 3),
    heard: misses === 1 ? heard : null,
  }),
  texts: ['k7m2 9qxd', 'ทะเบียน', 'ทะเบยน', 'ร่มเย็น'],
  ...changes,
});

const EVERY_END = ['alreadyMember', 'cancelled', 'joined', 'requested', 'turnedAway'];

test('every path of somebody new', () => {
  expect(walk(join, world(null)).ends).toEqual([...EVERY_END, 'notNow'].sort());
});

test('every path of somebody new where there are several districts', () => {
  const answers = { districts: [romYen, suanSon], divisions: [registry] };
  expect(walk(join, world(null, { answers, texts: ['สวนสน'] })).ends).toContain('requested');
});

test('every path of a member who asks for a further division', () => {
  const answers = { districts: [suanSon, romYen], divisions: [registry, works, health] };
  const { ends, states } = walk(join, world('active', { answers }));
  expect(ends).toEqual(EVERY_END);
  expect(states.every(({ context }) => !JSON.stringify(context.divisions).includes(registry.id))).toBe(true);
});

test.each(['pending', 'refused', 'withdrawn'] as const)('every path of somebody %s', (state) => {
  expect(walk(join, world(state)).ends).toEqual(expect.arrayContaining(['joined', 'requested']));
});

test('a blocked person is told kindly and nothing is asked', () => {
  expect(walk(join, world('blocked')).ends).toEqual(['turnedAway']);
});

test('a member who adds the account again is greeted', () => {
  expect(walk(join, world('active', { start: { reason: 'follow', text: null } })).ends).toEqual([
    'backAgain',
  ]);
});

test('no district yet: a code still works, and the first message says so', () => {
  const answers = { districts: [], divisions: [] };
  expect(walk(join, world(null, { answers })).ends).toContain('noDistrictYet');
  const withCode = world(null, { answers, start: { reason: 'input', text: 'K7M2-9QXD' } });
  expect(walk(join, withCode).ends).toContain('joined');
});
