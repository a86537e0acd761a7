import { help } from '../../flows/help.ts';
import { commands, flows, matchCommand } from '../../flows/index.ts';
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

test('every command names a flow that exists', () => {
  const names = flows.map(({ name }) => name);
  expect(commands.map(({ flow }) => flow).filter((flow) => !names.includes(flow))).toEqual([]);
});

test('every command is understood in each of its spellings, and none means two things', () => {
  for (const { flow, start, word, also } of commands)
    for (const typed of [word, ...also, ` ${word} ค่ะ`, `"${word}"`])
      expect({ typed, ...matchCommand(typed) }).toEqual({ typed, flow, start, certain: true });
});
