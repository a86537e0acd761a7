import type { IncomingPhoto } from '../../flows/flow.ts';
import { resumeDraft } from '../../flows/resume-draft.ts';
import { factsOf, NOW } from '../support/people.ts';
import { type Walked, type World, walk } from '../support/walk.ts';

const draft = {
  flow: 'report-progress',
  title: 'O15 สถิติการให้บริการ',
  step: 'ข้อ ๓ (ส่งภาพ)',
  touchedAt: NOW - 86_400_000,
};
const photo: IncomingPhoto = { messageId: 'p0', set: null, externalUrl: null };
const world = (start: unknown): World => ({
  facts: factsOf({}),
  draft,
  start,
  same: ({ replay, ...context }) => ({
    ...context,
    misses: Math.min(Number(context.misses), 3),
    replay: Math.min((replay as unknown[]).length, 2),
    output: null,
  }),
});
const outputs = (states: Walked[], end: string) =>
  states.filter(({ value }) => value === end).map(({ output }) => output);

test('every path when something else was asked for', () => {
  const wanted = { flow: 'invite-people', start: {} };
  const { ends, states } = walk(resumeDraft, world({ wanted, replay: [] }));
  expect(ends).toEqual(['anew', 'discarded', 'left', 'resumed']);
  expect(outputs(states, 'anew')[0]).toEqual({ discardDraft: true, next: wanted });
  expect(outputs(states, 'resumed')[0]).toEqual({ resume: { replay: [] } });
  expect(outputs(states, 'left')[0]).toEqual({});
});

test('every path with photos that came first: they go into the draft or into a new report', () => {
  const { states } = walk(resumeDraft, world({ wanted: null, replay: [{ type: 'photo', photo }] }));
  expect(outputs(states, 'resumed')[0]).toEqual({ resume: { replay: [{ type: 'photo', photo }] } });
  expect(outputs(states, 'anew')[0]).toEqual({
    discardDraft: true,
    next: { flow: 'report-progress', start: { photos: [photo] } },
  });
});

test('a draft that is gone is told once', () => {
  expect(walk(resumeDraft, world({ expired: draft })).ends).toEqual(['gone']);
});
