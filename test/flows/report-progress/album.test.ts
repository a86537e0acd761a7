import fc from 'fast-check';
import {
  type Album,
  emptyAlbum,
  isComplete,
  MAX_PIECES,
  receive,
  record,
  settle,
  unsavedIds,
} from '../../../flows/report-progress/album.ts';
import type { EvidenceResult } from '../../../flows/views/evidence.ts';

const photo = (index: number, { set = 's', total = 10 as number | null } = {}) => ({
  photo: { messageId: `${set}${index}`, set: { id: set, index, total }, externalUrl: null },
});
const single = (id: string) => ({ photo: { messageId: id, set: null, externalUrl: null } });
const stored = (
  id: string,
  sameAs: Extract<EvidenceResult, { ok: true }>['sameAs'] = null,
): EvidenceResult => ({
  id,
  ok: true,
  takenAt: null,
  thumbnailUrl: null,
  sameAs,
});
const received = (album: Album, ...sent: Parameters<typeof receive>[1][]) =>
  sent.reduce((all, one) => receive(all, one).album, album);
const quiet = (album: Album): Album => ({ ...album, quiet: true });

describe('an album', () => {
  test('is complete once, at its last result, however it is ordered, and keeps its own order', () => {
    const events = fc.shuffledSubarray(
      Array.from({ length: 10 }, (_, i) => i + 1),
      { minLength: 10 },
    );
    fc.assert(
      fc.property(events, events, (arriving, results) => {
        let album = received(emptyAlbum(), ...arriving.map((index) => photo(index)));
        const completions = results.map((index) => {
          album = record(
            album,
            index === 4 ? { id: 's4', ok: false, problem: 'too-large' } : stored(`s${index}`),
          );
          return isComplete(album);
        });
        expect(completions).toEqual([...Array(9).fill(false), true]);
        const { album: after, burst } = settle(album, null);
        expect(after.pieces.map(({ id }) => id)).toEqual([1, 2, 3, 5, 6, 7, 8, 9, 10].map((i) => `s${i}`));
        expect(burst).toMatchObject({
          photos: 9,
          refused: [{ position: 4, problem: 'too-large' }],
          absent: 0,
        });
      }),
    );
  });

  test('of which photos never come is answered after the quiet time, and says how many are absent', () => {
    const album = [1, 2, 3, 5, 6, 7, 8, 9].reduce(
      (all, index) => record(receive(all, photo(index)).album, stored(`s${index}`)),
      emptyAlbum(),
    );
    expect(isComplete(album)).toBe(false);
    expect(isComplete(quiet(album))).toBe(true);
    expect(settle(quiet(album), null).burst).toMatchObject({ photos: 8, absent: 2 });
  });

  test('waits for downloads that still run, also after the quiet time', () => {
    expect(isComplete(quiet(received(emptyAlbum(), single('a'))))).toBe(false);
  });
});

describe('a burst', () => {
  test('of two albums and a single photo is one answer, in the order in which they began', () => {
    let album = received(
      emptyAlbum(),
      photo(2, { set: 'x', total: 2 }),
      photo(2, { set: 'y', total: 2 }),
      single('z'),
      photo(1, { set: 'y', total: 2 }),
      photo(1, { set: 'x', total: 2 }),
    );
    for (const id of ['x1', 'x2', 'y1', 'y2', 'z']) album = record(album, stored(id));
    expect(isComplete(album)).toBe(false);
    const { album: after } = settle(quiet(album), null);
    expect(after.pieces.map(({ id }) => id)).toEqual(['x1', 'x2', 'y1', 'y2', 'z']);
  });

  test('without index or total, as old phones send it, keeps the order of arrival', () => {
    const old = (id: string) => ({
      photo: { messageId: id, set: { id: 'old', index: null, total: null }, externalUrl: null },
    });
    let album = received(emptyAlbum(), old('b'), old('a'));
    for (const id of ['a', 'b']) album = record(album, stored(id));
    expect(settle(quiet(album), null).album.pieces.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('the same photo again', () => {
  const use = (evidence: string, update: string | null) => ({
    evidence,
    update,
    label: 'O15',
    month: '2026-10',
  });

  test('counts once within a report, and its copy is dropped', () => {
    let album = received(emptyAlbum(), single('a'), single('b'));
    album = record(record(album, stored('a')), stored('b', use('a', null)));
    const { album: after, burst, drop } = settle(quiet(album), null);
    expect(after.pieces.map(({ id }) => id)).toEqual(['a']);
    expect(burst).toMatchObject({ photos: 1, repeated: [2] });
    expect(drop).toEqual(['b']);
  });

  test('counts once when it is already in the report that is corrected', () => {
    const album = record(received(emptyAlbum(), single('a')), stored('a', use('old', 'u1')));
    expect(settle(quiet(album), 'u1').burst).toMatchObject({ photos: 0, repeated: [1] });
  });

  test('is kept, and said, when it was used in an earlier report', () => {
    const album = record(received(emptyAlbum(), single('a')), stored('a', use('old', 'u1')));
    expect(settle(quiet(album), null)).toMatchObject({
      album: { pieces: [{ id: 'a' }] },
      burst: { photos: 1, usedBefore: [{ position: 1, label: 'O15', month: '2026-10' }] },
      drop: [],
    });
  });

  test('under the same message id is taken once', () => {
    const album = received(emptyAlbum(), single('a'));
    expect(receive(album, single('a'))).toEqual({ album, fetch: false });
  });
});

test(`of more than ${MAX_PIECES} the rest is refused, and never fetched`, () => {
  let album = emptyAlbum();
  const fetched: boolean[] = [];
  for (let i = 1; i <= MAX_PIECES + 2; i++) {
    const next = receive(album, single(`p${i}`));
    fetched.push(next.fetch);
    album = record(next.album, stored(`p${i}`));
  }
  expect(fetched.filter(Boolean)).toHaveLength(MAX_PIECES);
  expect(
    settle(quiet(album), null).burst.refused.map(({ position, problem }) => [position, problem]),
  ).toEqual([
    [31, 'too-many'],
    [32, 'too-many'],
  ]);
});

test('what a saved report has is not dropped with a draft', () => {
  const saved = {
    id: 'old',
    kind: 'photo',
    name: null,
    caption: null,
    thumbnailUrl: null,
    typedIn: null,
    saved: true,
  } as const;
  expect(unsavedIds(received(emptyAlbum([saved]), single('new')))).toEqual(['new']);
});
