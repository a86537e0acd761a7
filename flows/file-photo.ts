/**
 * A photo in the group was quoted to be filed as evidence of a measure, by whoever sent it. The measure is named at once
 * or chosen; then the photo is fetched, and only when it is kept this is said.
 *
 *     looking -> searching -> [picking ->] [album ->] filing -> fetching -> told
 */
import { assign } from 'xstate';
import { saying, tapped, unasked, unclear, waiting } from './asking.ts';
import {
  albumChoices,
  type FilePhotoContext,
  filing,
  initialContext,
  pickChoices,
} from './file-photo/setup.ts';
import type { Flow } from './flow.ts';
import * as say from './wording/file-photo.ts';

/** After so long it is said that the photo is still on its way: the reply token is young then. */
const SLOW_SECONDS = 25;

const machine = filing.createMachine({
  id: 'file-photo',
  context: initialContext,
  initial: 'arriving',
  on: { cancel: '.dropped' },
  states: {
    arriving: { always: [{ guard: 'servesNobody', target: 'notForYou' }, { target: 'looking' }] },
    looking: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'seen-photo', params: { messageId: context.photo } }),
      },
      on: {
        'answered.seen-photo': [
          { guard: 'isSeen', target: 'finding', actions: 'noteAlbum' },
          { target: 'notThere', actions: 'noteProblem' },
        ],
      },
    },

    finding: { always: [{ guard: 'searches', target: 'searching' }, { target: 'listing' }] },
    searching: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'find-work', params: { text: context.search } }),
      },
      on: {
        'answered.find-work': [
          { guard: 'isOne', target: 'chosen', actions: 'takeHit' },
          { guard: 'isSome', target: 'picking', actions: 'listHits' },
          { guard: 'isForeign', target: 'foreign', actions: 'noteForeign' },
          {
            target: 'listing',
            actions: assign(({ context }) => ({ page: 0, note: say.notFound(context) })),
          },
        ],
      },
    },
    listing: {
      entry: { type: 'ask', params: { question: 'work', params: {} } },
      on: {
        'answered.work': [
          { guard: 'hasWork', target: 'picking', actions: 'listWork' },
          { target: 'notForYou' },
        ],
      },
    },
    picking: {
      entry: saying<FilePhotoContext>((context) => say.picking(context, pickChoices(context))),
      on: {
        ...unclear('picking'),
        text: { target: 'searching', actions: 'searchFor' },
        tap: [
          { guard: tapped('pick'), target: 'opening', actions: 'open' },
          {
            guard: tapped('page'),
            target: 'listing',
            actions: assign(({ event }) => ({
              ...unasked,
              page: event.type === 'tap' ? Math.max(0, Math.trunc(Number(event.value)) || 0) : 0,
            })),
          },
          { guard: tapped('drop'), target: 'dropped' },
          { guard: tapped('leave'), target: 'dropped' },
          unclear('picking').tap,
        ],
        back: { target: 'picking', reenter: true, actions: 'understood' },
      },
    },
    opening: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'assignment', params: { id: context.opens } }),
      },
      on: {
        'answered.assignment': [
          { guard: 'isThere', target: 'chosen', actions: 'takeItem' },
          { target: 'listing', actions: assign({ page: 0 }) },
        ],
      },
    },
    chosen: { always: [{ guard: 'isAlbum', target: 'album' }, { target: 'filing' }] },
    album: {
      entry: saying<FilePhotoContext>((context) => say.album(context, albumChoices(context))),
      on: {
        ...unclear('album'),
        tap: [
          { guard: tapped('album', 'one'), target: 'filing', actions: 'understood' },
          { guard: tapped('album', 'all'), target: 'filing', actions: 'wantAll' },
          { guard: tapped('leave'), target: 'dropped' },
          unclear('album').tap,
        ],
        back: { target: 'listing', actions: assign({ ...unasked, page: 0 }) },
      },
    },

    filing: {
      entry: {
        type: 'file-evidence',
        params: ({ context: { item, month, wanted } }) => ({
          assignment: item?.id ?? '',
          month,
          photos: wanted,
        }),
      },
      on: {
        ...waiting(say.WAIT),
        'done.file-evidence': [
          { guard: 'hasNew', target: 'fetching', actions: 'noteFiled' },
          { guard: 'isDone', target: 'told', actions: 'noteFiled' },
          { target: 'refused', actions: 'noteFiled' },
        ],
      },
    },
    fetching: {
      entry: { type: 'later', params: { name: 'slow', seconds: SLOW_SECONDS } },
      on: {
        ...waiting(say.WAIT),
        evidence: [{ guard: 'isLast', target: 'told', actions: 'noteResult' }, { actions: 'noteResult' }],
        timer: { actions: saying<FilePhotoContext>(say.slow) },
      },
    },

    told: { type: 'final', entry: saying<FilePhotoContext>(say.told) },
    notThere: { type: 'final', entry: saying<FilePhotoContext>(say.notThere) },
    foreign: { type: 'final', entry: saying<FilePhotoContext>(say.foreign) },
    refused: { type: 'final', entry: saying<FilePhotoContext>(say.refused) },
    notForYou: { type: 'final', entry: saying<FilePhotoContext>(say.notForYou) },
    dropped: { type: 'final', entry: saying<FilePhotoContext>(say.dropped) },
  },
  output: ({ context }) => (context.resumes ? { resume: { replay: [] } } : {}),
});

export const filePhoto: Flow = {
  name: 'file-photo',
  version: 1,
  purpose:
    'Files a photo that somebody sent to the group as evidence of a measure, when a colleague quotes it.',
  place: 'group',
  aside: true,
  machine,
  awaits: () => ({ media: false, words: false }),
  choices: ({ value, context }) => {
    const state = { picking: pickChoices, album: albumChoices };
    const choices = state[value as keyof typeof state];
    return choices ? choices(context as FilePhotoContext) : [];
  },
};
