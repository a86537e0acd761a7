/**
 * Photos and files while they come in. Whatever is sent within a short time is one burst and gets one answer, however
 * LINE orders or splits it: when the album is complete, or after a quiet time.
 */
import type { EvidenceProblem } from '../../models/evidence.ts';
import type { IncomingFile, IncomingPhoto } from '../flow.ts';
import type { EarlierUse, EvidenceResult } from '../views/evidence.ts';

/** Seconds without a further photo after which a burst is answered. */
export const QUIET_SECONDS = 2.5;
/** Seconds after the quiet time until a word is said about downloads that still run. */
export const SLOW_SECONDS = 5.5;
/** Photos and files of one report. */
export const MAX_PIECES = 30;
/** UTF-16 units of a caption: a few lines under the photo in the printed report. */
export const MAX_CAPTION = 500;

/** Evidence that is part of the report. */
export interface Piece {
  id: string;
  kind: 'photo' | 'file' | 'link';
  /** File name or address. */
  name: string | null;
  caption: string | null;
  thumbnailUrl: string | null;
  /** Message in which its caption, or the link itself, was typed. */
  typedIn: string | null;
  /** Already part of the saved report that is corrected. */
  saved: boolean;
}

/** A photo or file of the burst that is not answered yet. */
export interface Arrival {
  id: string;
  kind: 'photo' | 'file';
  name: string | null;
  set: IncomingPhoto['set'];
  /** Null while it is fetched. */
  outcome: 'stored' | EvidenceProblem | 'too-many' | null;
  thumbnailUrl: string | null;
  sameAs: EarlierUse | null;
}

export interface Album {
  pieces: Piece[];
  burst: Arrival[];
  /** Number of the newest timer; an older one means nothing. */
  timer: number;
  /** The quiet time of the burst is over. */
  quiet: boolean;
}

/** What one burst brought, for its answer. Positions count from 1, in the order of the album. */
export interface Burst {
  photos: number;
  files: number;
  refused: {
    position: number;
    kind: 'photo' | 'file';
    name: string | null;
    problem: EvidenceProblem | 'too-many';
  }[];
  /** Sent twice within this report; kept once. */
  repeated: number[];
  /** Kept, though already used in an earlier report. */
  usedBefore: { position: number; label: string | null; month: string | null }[];
  /** Photos that LINE announced and that have not come. */
  absent: number;
}

export const emptyAlbum = (pieces: Piece[] = []): Album => ({ pieces, burst: [], timer: 0, quiet: false });

export const isFetching = (album: Album): boolean => album.burst.some(({ outcome }) => outcome === null);

/** Evidence that no saved report has: to be dropped when the draft is given up. */
export const unsavedIds = ({ pieces, burst }: Album): string[] => [
  ...pieces.filter(({ saved }) => !saved).map(({ id }) => id),
  ...burst.filter(({ outcome }) => outcome !== 'too-many').map(({ id }) => id),
];

/** Adds what was sent. `fetch` is false when there is no room for it, or when it is here already. */
export function receive(
  album: Album,
  sent: { photo: IncomingPhoto } | { file: IncomingFile },
): { album: Album; fetch: boolean } {
  const [id, kind] =
    'photo' in sent ? [sent.photo.messageId, 'photo' as const] : [sent.file.messageId, 'file' as const];
  if ([...album.pieces, ...album.burst].some((known) => known.id === id)) return { album, fetch: false };
  const room = album.burst.filter((arrival) => arrival.outcome !== 'too-many').length + album.pieces.length;
  const fits = room < MAX_PIECES;
  const arrival: Arrival = {
    id,
    kind,
    name: 'file' in sent ? sent.file.name : null,
    set: 'photo' in sent ? sent.photo.set : null,
    outcome: fits ? null : 'too-many',
    thumbnailUrl: null,
    sameAs: null,
  };
  return {
    album: { ...album, burst: [...album.burst, arrival], timer: album.timer + 1, quiet: false },
    fetch: fits,
  };
}

/** Notes the result of a download; anything not of this burst is left out. */
export function record(album: Album, result: EvidenceResult): Album {
  const burst = album.burst.map((arrival): Arrival => {
    if (arrival.id !== result.id || arrival.outcome !== null) return arrival;
    return result.ok
      ? { ...arrival, outcome: 'stored', thumbnailUrl: result.thumbnailUrl, sameAs: result.sameAs }
      : { ...arrival, outcome: result.problem };
  });
  return { ...album, burst };
}

/** Without the photo or file that this message was, and without links that were typed in it. */
export const drop = (album: Album, message: string): Album => ({
  ...album,
  pieces: album.pieces.filter(
    ({ id, kind, typedIn }) => id !== message && !(kind === 'link' && typedIn === message),
  ),
  burst: album.burst.filter(({ id }) => id !== message),
});

/** The burst can be answered: all results are here, and it is one whole album or the quiet time is over. */
export function isComplete(album: Album): boolean {
  if (album.burst.length === 0 || isFetching(album)) return false;
  return album.quiet || isOneWholeAlbum(album.burst);
}

function isOneWholeAlbum(burst: Arrival[]): boolean {
  const set = burst[0]?.set;
  return set?.total === burst.length && burst.every((arrival) => arrival.set?.id === set.id);
}

/** Ends the burst: what can be kept joins the pieces in the order of the album; `drop` names what is not needed. */
export function settle(
  album: Album,
  replaces: string | null,
): { album: Album; burst: Burst; drop: string[] } {
  const arrivals = inOrder(album.burst);
  const sets = new Set(arrivals.map(({ set }) => set?.id));
  const pieces = [...album.pieces];
  const notNeeded: string[] = [];
  const answer: Burst = { photos: 0, files: 0, refused: [], repeated: [], usedBefore: [], absent: 0 };
  arrivals.forEach((arrival, i) => {
    const { id, name, outcome, sameAs } = arrival;
    const kind = PHOTO_NAME.test(name ?? '') ? 'photo' : arrival.kind;
    const position = (sets.size === 1 && arrival.set?.index) || i + 1;
    if (outcome !== 'stored') {
      answer.refused.push({ position, kind, name, problem: outcome ?? 'unreachable' });
      return;
    }
    const here = sameAs && (pieces.some((piece) => piece.id === sameAs.evidence) || isOwn(sameAs, replaces));
    if (here) {
      answer.repeated.push(position);
      notNeeded.push(id);
      return;
    }
    if (sameAs?.update) answer.usedBefore.push({ position, label: sameAs.label, month: sameAs.month });
    answer[kind === 'photo' ? 'photos' : 'files']++;
    pieces.push({
      id,
      kind,
      name,
      caption: null,
      thumbnailUrl: arrival.thumbnailUrl,
      typedIn: null,
      saved: false,
    });
  });
  answer.absent = absentOf(arrivals);
  return { album: { ...emptyAlbum(pieces), timer: album.timer + 1 }, burst: answer, drop: notNeeded };
}

/** A photo that was sent as a file is a photo all the same. */
const PHOTO_NAME = /\.(?:jpe?g|png|webp|gif)$/i;

const isOwn = (use: EarlierUse, replaces: string | null) => replaces !== null && use.update === replaces;

/** Albums in the order in which they began to come, each by its own order. */
function inOrder(burst: Arrival[]): Arrival[] {
  const began = new Map<string, number>();
  burst.forEach(({ id, set }, i) => {
    const key = set?.id ?? id;
    if (!began.has(key)) began.set(key, i);
  });
  const start = ({ id, set }: Arrival) => began.get(set?.id ?? id)!;
  return burst.toSorted((a, b) => start(a) - start(b) || (a.set?.index ?? 0) - (b.set?.index ?? 0));
}

/** Late photos of an album whose others were answered make a burst of their own, so only a first burst can tell. */
function absentOf(arrivals: Arrival[]): number {
  const sets = new Map(arrivals.flatMap(({ set }) => (set?.total ? [[set.id, set.total] as const] : [])));
  let absent = 0;
  for (const [id, total] of sets) {
    const came = arrivals.filter(({ set }) => set?.id === id).length;
    if (came * 2 > total) absent += Math.max(0, total - came);
  }
  return absent;
}
