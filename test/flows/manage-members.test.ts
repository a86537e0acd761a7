import { manageMembers } from '../../flows/manage-members.ts';
import { factsOf, member, registry, works } from '../support/people.ts';
import { type World, walk } from '../support/walk.ts';

const requests = [
  member({ id: 'rom-yen/U1', name: 'มะลิ', state: 'pending' }),
  member({ id: 'rom-yen/U2', name: 'กล้า', asksFor: [works] }),
];
const world = (changes: Partial<World> = {}): World => ({
  facts: factsOf({ role: 'coordinator', divisions: [] }),
  answers: { requests, members: [member()] },
  results: {
    'decide-membership': [
      { ok: true, member: member({ state: 'active' }) },
      { ok: true, member: member({ state: 'refused', divisions: [registry] }) },
      ...(['not-allowed', 'gone', 'decided-before'] as const).map((problem) => ({
        ok: false as const,
        problem,
      })),
    ],
  },
  texts: ['มะลิ'],
  ...changes,
});

test('every path of a coordinator with two requests', () => {
  expect(walk(manageMembers, world()).ends).toEqual(['decided', 'left', 'notDecided']);
});

test('every path where nobody waits', () => {
  const answers = { requests: [], members: [member()] };
  expect(walk(manageMembers, world({ answers })).ends).toEqual(['left']);
});

test('many members and requests are paged within the limits', () => {
  const many = Array.from({ length: 16 }, (_, i) =>
    member({ id: `rom-yen/U${i}`, name: `คนที่ ${i} ${'ชื่อยาว'.repeat(9)}` }),
  );
  const { states } = walk(manageMembers, world({ answers: { requests: many.slice(0, 9), members: many } }));
  expect(new Set(states.map(({ context }) => context.from))).toEqual(new Set([0, 8, 15]));
});

test.each(['approve', 'refuse'])('%s by one tap on the notification', (decision) => {
  const start = { officer: 'rom-yen/U1', decision };
  expect(walk(manageMembers, world({ start })).ends).toEqual(['decided', 'notDecided']);
});

test.each(['officer', 'head', 'director'] as const)('a %s cannot decide', (role) => {
  const start = { officer: 'rom-yen/U1', decision: 'approve' };
  expect(walk(manageMembers, world({ facts: factsOf({ role }), start })).ends).toEqual(['notAllowed']);
});
