import type { FlowOutput } from '../../../flows/flow.ts';
import { isFetching } from '../../../flows/report-progress/album.ts';
import type { ReportContext } from '../../../flows/report-progress/context.ts';
import { reportProgress } from '../../../flows/report-progress.ts';
import type { WorkItem } from '../../../flows/views/work.ts';
import { factsOf, works } from '../../support/people.ts';
import { type Walked, type World, walk } from '../../support/walk.ts';
import { current, workItem } from '../../support/work-items.ts';

const o15 = workItem('o15', { codes: ['O15'], title: 'สถิติการให้บริการ', current: current() });
const satisfaction = workItem('satisfaction', { indicator: 6, title: 'ความพึงพอใจ', asks: 'percent' });
const visits = workItem('visits', { title: 'ออกหน่วย', asks: 'count', unit: 'ครั้ง', target: 12 });
const roads = workItem('roads', { division: works, codes: ['O20'], title: 'ใบอนุญาตก่อสร้าง' });

/*
 * What decides where a run goes on, once as far as its answers do, once as far as its photos do: every state is met
 * with every event, so the states told apart must be few. That a run holds the right things is for the transcripts.
 */
function byAnswers(context: Record<string, unknown>): unknown {
  const { at, cancelAt, item, text, status, ...report } = context as unknown as ReportContext;
  const aside = at === 'stray' || at === 'confirmCancel';
  return {
    ...{ at, item: item?.id, list: at === 'picking' ? report.list?.page : null },
    aside: at === 'stray' ? report.strayAt : at === 'confirmCancel' ? cancelAt : null,
    misses: at === 'status' ? Math.min(report.misses, 2) : 0,
    editing: report.editing && !aside,
    ...{ replaces: report.replaces, photosDone: report.photosDone },
    status: status === 'in-progress' ? 'done' : status,
    text: text === null || text === '' ? text : 'some',
    reason: report.reason !== null && (report.untilFrom !== null ? 'dated' : 'undated'),
    number: report.percent !== null || report.count !== null || report.numberSkipped,
    pieces: report.album.pieces.length > 0,
  };
}

/** Enough for what differs from the usual way in one question only. */
const byQuestion = (context: Record<string, unknown>): unknown => {
  const { at, editing, replaces, item, percent, count, numberSkipped } = context as unknown as ReportContext;
  return {
    at,
    editing,
    replaces,
    item: item?.id,
    percent,
    count,
    numberSkipped,
  };
};

function byPhotos(context: Record<string, unknown>): unknown {
  const { at, item, captioning, album } = context as unknown as ReportContext;
  return {
    ...{ at, item: item?.id },
    captioning: at === 'caption' ? captioning : null,
    kinds: [...new Set(album.pieces.map(({ kind }) => kind))].sort(),
    many: album.pieces.length > 1,
    burst: album.burst.length > 0 && { fetching: isFetching(album), quiet: album.quiet },
  };
}

/** The results of what is being fetched: kept, and refused. */
function arriving({ context }: Walked) {
  const { burst } = (context as unknown as ReportContext).album;
  const next = burst.find(({ outcome }) => outcome === null);
  if (!next) return [];
  const { id } = next;
  return [
    {
      type: 'evidence' as const,
      result: { id, ok: true as const, takenAt: null, thumbnailUrl: null, sameAs: null },
    },
    { type: 'evidence' as const, result: { id, ok: false as const, problem: 'broken' as const } },
  ];
}

function world(work: WorkItem[], start: unknown, changes: Partial<World> = {}): World {
  return {
    facts: factsOf({}),
    start,
    answers: {
      work,
      assignment: ({ id }) => [...work, roads].find((item) => item.id === id) ?? null,
      'find-work': ({ text }) => ({
        own: work.filter(({ codes, title }) => codes.includes(text) || title.includes(text)),
        others: text === 'O20' ? [roads] : [],
      }),
      update: ({ id }) =>
        id === 'gone'
          ? null
          : {
              item: o15,
              update: {
                ...current()!,
                id,
                assignment: 'o15',
                authorName: 'มานี',
                mine: id !== 'of-manee',
                corrections: 1,
                evidence: [],
              },
            },
    },
    results: {
      'save-update': [
        { ok: true, update: 'u1' },
        { ok: false, problem: 'retired' },
      ],
      'ask-for-measure': [{ told: 'now' }, { told: 'before' }],
    },
    same: byAnswers,
    ...changes,
  };
}

const reached = (states: Walked[]) =>
  new Set(
    states.flatMap(({ value }) => (typeof value === 'string' ? [value] : Object.keys(value as object))),
  );

test('every path of the answers, from the list, by a search, and to a measure of another division', () => {
  const { states, ends } = walk(reportProgress, world([o15], {}, { texts: ['O20'] }));
  expect(ends).toEqual(['ended']);
  expect([...reached(states)]).toEqual(
    expect.arrayContaining([
      ...['picking', 'elsewhere', 'telling', 'status', 'reason', 'until', 'text', 'photos', 'summary'],
      ...['stray', 'refused', 'saving', 'confirmCancel'],
    ]),
  );
});

test('every path with a percentage and with a count', () => {
  for (const item of [satisfaction, visits]) {
    const { states } = walk(
      reportProgress,
      world([item], { assignment: item.id }, { texts: ['๖๐'], same: byQuestion }),
    );
    expect(reached(states)).toContain('number');
  }
});

test('every path of photos that come first, and of their captions', () => {
  const photos = [{ messageId: 'p0', set: null, externalUrl: null }];
  const { states } = walk(
    reportProgress,
    world([visits], { photos }, { texts: ['https://example.test/report'], same: byPhotos, events: arriving }),
  );
  expect([...reached(states)]).toEqual(
    expect.arrayContaining(['collecting', 'captionHow', 'caption', 'remove', 'waiting', 'photos', 'stray']),
  );
});

test('every path of a correction, and who may not correct', () => {
  const { states } = walk(reportProgress, world([o15], { correct: 'u1' }));
  expect(states.some(({ output }) => (output as FlowOutput | undefined)?.saved?.update === 'u1')).toBe(true);
  for (const id of ['gone', 'of-manee']) {
    expect(walk(reportProgress, world([o15], { correct: id }, { same: byQuestion })).ends).toEqual(['ended']);
  }
});

test('every path of a second report in the month', () => {
  const reported = { ...o15, current: current({ month: '2026-11', update: 'u1' }) };
  const { states } = walk(reportProgress, world([reported], { assignment: 'o15' }, { same: byQuestion }));
  expect(reached(states)).toContain('again');
});

/** Which answers were typed, as far as the question that is open depends on them. */
function byMessages(context: Record<string, unknown>): unknown {
  const { at, status, album, ...report } = context as unknown as ReportContext;
  return {
    ...{ at, postponed: status === 'postponed', passing: report.passing },
    text: report.text !== null && report.textParts.some(({ message }) => message !== null),
    reason: report.reasonMessage !== null,
    ...{ until: report.untilMessage, number: report.numberMessage !== null },
    pieces: album.pieces.length > 0,
    burst: album.burst.length > 0 && isFetching(album),
  };
}

test('every path on which answers and photos are edited or taken back', () => {
  const changes = (state: Walked) => {
    const { album } = state.context as unknown as ReportContext;
    const ids = ['m1', ...[...album.pieces, ...album.burst].map(({ id }) => id)];
    return [
      ...arriving(state).slice(0, 1),
      ...ids.map((messageId) => ({ type: 'taken-back' as const, messageId })),
      ...['๓๐', '-'].map((text) => ({ type: 'edited' as const, messageId: 'm1', text })),
    ];
  };
  const { states } = walk(
    reportProgress,
    world([visits], { assignment: 'visits' }, { texts: ['๓๐'], same: byMessages, events: changes }),
  );
  expect([...reached(states)]).toEqual(expect.arrayContaining(['summary', 'saving', 'number', 'until']));
});
