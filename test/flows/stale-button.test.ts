import { flows } from '../../flows/index.ts';
import { staleButton } from '../../flows/stale-button.ts';
import { factsOf, NOW } from '../support/people.ts';
import { walk } from '../support/walk.ts';

const said = (run: unknown, facts = factsOf({})) =>
  JSON.stringify(walk(staleButton, { facts, start: { run } }).said);
const run = (flow: string, output: unknown) => ({ id: 'r1', flow, at: NOW - 86_400_000, output });

test('a saved report can be corrected', () => {
  const message = said(run('report-progress', { saved: { update: 'e1#0' } }));
  expect(message).toContain('บันทึกไปแล้วเมื่อ ๒๐ พ.ย.');
  expect(message).toContain('s=report-progress&correct=e1%230');
});

test.each(flows.map(({ name }) => name))('a run of %s that is over leads somewhere', (name) => {
  for (const output of [null, {}, { saved: 'nonsense' }])
    expect(said(run(name, output))).toContain('"data":"s=');
});

test('a run that is not known any more, for a member and for somebody who is none', () => {
  expect(said(null)).toContain('s=report-progress');
  expect(said(null, factsOf(null))).toContain('s=join');
});
