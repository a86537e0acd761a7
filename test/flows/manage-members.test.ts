import { manageMembers } from '../../flows/manage-members.ts';
import { drive } from '../support/drive.ts';
import { factsOf, member, registry, works } from '../support/people.ts';
import { type World, walk } from '../support/walk.ts';

const requests = [
  member({ id: 'rom-yen/U1', name: 'มะลิ', state: 'pending' }),
  member({ id: 'rom-yen/U2', name: 'กล้า', asksFor: [works] }),
];
const members = [
  member(),
  member({ id: 'rom-yen/U3', name: 'ปราณี', role: 'coordinator', divisions: [] }),
  member({ id: 'rom-yen/U4', name: 'กล้า', state: 'left' }),
];
const world = (changes: Partial<World> = {}): World => ({
  facts: factsOf({ role: 'coordinator', divisions: [] }),
  answers: { requests, members, divisions: [registry, works] },
  results: {
    'change-member': [
      ...[member(), member({ role: 'coordinator', divisions: [] }), member({ state: 'left' })].map(
        (changed) => ({
          ok: true as const,
          member: changed,
        }),
      ),
      ...(['not-allowed', 'gone', 'last-coordinator'] as const).map((problem) => ({
        ok: false as const,
        problem,
      })),
    ],
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

/** Which of many people is looked at makes no difference. */
const byPage = ({ misses, heard: _, officer, ...context }: Record<string, unknown>) => ({
  ...context,
  misses: Math.min(Number(misses), 3),
  officer: officer !== null,
});

test('every path of a coordinator with two requests', () => {
  expect(walk(manageMembers, world()).ends).toEqual([
    'changed',
    'decided',
    'left',
    'notChanged',
    'notDecided',
  ]);
});

test('every path where nobody waits', () => {
  const answers = { requests: [], members: [member()], divisions: [registry, works] };
  expect(walk(manageMembers, world({ answers })).ends).toEqual(['changed', 'left', 'notChanged']);
});

test('many members and requests are paged within the limits', () => {
  const many = Array.from({ length: 16 }, (_, i) =>
    member({ id: `rom-yen/U${i}`, name: `คนที่ ${i} ${'ชื่อยาว'.repeat(9)}` }),
  );
  const { states } = walk(
    manageMembers,
    world({ answers: { requests: many.slice(0, 9), members: many, divisions: [registry] }, same: byPage }),
  );
  expect(new Set(states.map(({ context }) => context.from))).toEqual(new Set([0, 8]));
});

test.each(['approve', 'refuse'])('%s by one tap on the notification', (decision) => {
  const start = { officer: 'rom-yen/U1', decision };
  expect(walk(manageMembers, world({ start })).ends).toEqual(['decided', 'notDecided']);
});

test.each(['officer', 'head', 'director'] as const)('a %s cannot decide', (role) => {
  const start = { officer: 'rom-yen/U1', decision: 'approve' };
  expect(walk(manageMembers, world({ facts: factsOf({ role }), start })).ends).toEqual(['notAllowed']);
});

test('a member is found by a part of the name, and divisions are taken and left by words', () => {
  const run = drive(manageMembers, {
    facts: factsOf({ role: 'coordinator', divisions: [] }),
    answers: {
      requests: () => [],
      members: () => members,
      divisions: () => [registry, works],
    },
  });
  run.type('ปราณ');
  expect(run.choices().map(({ label }) => label)).toEqual(['ปราณี', 'ดูทุกคน']);
  run.type('ดูทุกคน');
  run.type('มะลิ');
  run.tap('เปลี่ยนฝ่าย');
  run.type('ทะเบียน โยธา');
  expect(run.context()).toMatchObject({ chosen: [works.id] });
  run.type('ทะเบียน');
  run.type('โยธา');
  run.type('ทะเบียน');
  expect(run.choices().map(({ label }) => label)).not.toContain('บันทึก');
  run.type('โยธา');
  const change = { officer: member().id, change: { divisions: [works.id] } };
  expect(run.tap('บันทึก').effects).toEqual([{ type: 'change-member', params: change }]);
});
