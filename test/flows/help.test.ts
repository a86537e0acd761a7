import { commands } from '../../flows/commands/index.ts';
import { help } from '../../flows/help.ts';
import { Role } from '../../models/officer.ts';
import { factsOf } from '../support/people.ts';
import { walk } from '../support/walk.ts';

const buttonsIn = (messages: unknown) =>
  [...JSON.stringify(messages).matchAll(/"data":"s=([a-z-]+)/g)].map(([, flow]) => flow);

test.each(Role.options)('a %s can start every command of the role by a button', (role) => {
  const { said, ends } = walk(help, { facts: factsOf({ role }) });
  expect(ends).toEqual(['told']);
  for (const command of commands.filter(({ roles }) => !roles || roles.includes(role)))
    expect(buttonsIn(said)).toContain(command.flow);
});

test.each(['report', 'photos', 'fix', 'pc', 'privacy', 'no-such-topic'])('about %s', (about) => {
  for (const facts of [factsOf({}), factsOf(null), factsOf({ state: 'pending' })])
    expect(buttonsIn(walk(help, { facts, start: { about } }).said)).not.toEqual([]);
});
