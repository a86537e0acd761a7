import { withdrawConsent } from '../../flows/withdraw-consent.ts';
import { factsOf } from '../support/people.ts';
import { walk } from '../support/walk.ts';

const results = { 'withdraw-consent': [{ ok: true as const }] };

test('every path; a draft is given up only when the consent is withdrawn', () => {
  const { ends, states } = walk(withdrawConsent, { facts: factsOf({}), results });
  expect(ends).toEqual(['kept', 'withdrawn']);
  for (const { value, output } of states.filter(({ status }) => status === 'done'))
    expect(output).toEqual(value === 'withdrawn' ? { discardDraft: true } : {});
});

test('of somebody of whom nothing is stored', () => {
  expect(walk(withdrawConsent, { facts: factsOf(null), results }).ends).toEqual(['nothingStored']);
});
