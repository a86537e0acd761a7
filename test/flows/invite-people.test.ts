import { invitePeople } from '../../flows/invite-people.ts';
import { factsOf, health, NOW, registry, works } from '../support/people.ts';
import { type World, walk } from '../support/walk.ts';

const world = (changes: Partial<World> = {}): World => ({
  facts: factsOf({ role: 'coordinator', divisions: [] }),
  answers: { divisions: [registry, works, health] },
  results: {
    'make-invitation': [
      { ok: true, code: 'K7M2-9QXD', expiresAt: NOW },
      { ok: false, problem: 'not-allowed' },
    ],
  },
  texts: ['ทะเบียน โยธา', '๑๒ คน', '3'],
  events: ({ value }) => (value === 'people' ? [{ type: 'tap', name: 'people', value: '30' }] : []),
  ...changes,
});

test('every path of a coordinator', () => {
  const { ends, states } = walk(invitePeople, world());
  expect(ends).toEqual(['cancelled', 'made', 'notAllowed']);
  const made = states.filter(({ value }) => value === 'made').map(({ context }) => context);
  expect(made).toContainEqual(expect.objectContaining({ role: 'coordinator', chosen: [], people: 30 }));
  expect(made).toContainEqual(
    expect.objectContaining({ role: 'officer', chosen: [registry.id, works.id], people: 12 }),
  );
  // a number is the number of people there, never the place in the list
  expect(made.map(({ people }) => people)).toContain(3);
});

test('nobody else can invite', () => {
  expect(walk(invitePeople, world({ facts: factsOf({ role: 'head' }) })).ends).toEqual(['notAllowed']);
});
