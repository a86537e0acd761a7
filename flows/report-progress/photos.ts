/** What happens when photos and files arrive, at whatever question. */
import { burstLines } from '../../src/line/messages/report/burst.ts';
import { stillFetching } from '../../src/line/messages/report/receipt.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import type { FlowEvent, IncomingFile, IncomingPhoto } from '../flow.ts';
import {
  isComplete,
  isFetching,
  MAX_PIECES,
  QUIET_SECONDS,
  receive,
  record,
  SLOW_SECONDS,
  settle,
  unsavedIds,
} from './album.ts';
import { hasWords, miss, move } from './answers.ts';
import type { ReportContext } from './context.ts';
import { strayTyped } from './evidence-answers.ts';
import { findLinks } from './links.ts';
import { goes, report, says } from './setup.ts';
import { takenBack } from './typed.ts';

type Sent = { photo: IncomingPhoto } | { file: IncomingFile };

/** Starts the download of each at once, and waits for more. */
const receiving = (sent: (context: ReportContext, event: FlowEvent) => Sent[]) =>
  report.enqueueActions(({ context, event, enqueue }) => {
    let album = context.album;
    for (const one of sent(context, event)) {
      const received = receive(album, one);
      album = received.album;
      if (received.fetch) enqueue({ type: 'fetch-evidence', params: downloadOf(one) });
    }
    if (album === context.album) return;
    enqueue.assign({ album, touched: true });
    enqueue({ type: 'later', params: { name: `quiet-${album.timer}`, seconds: QUIET_SECONDS } });
  });

const downloadOf = (sent: Sent) =>
  'photo' in sent
    ? {
        messageId: sent.photo.messageId,
        kind: 'photo' as const,
        name: null,
        externalUrl: sent.photo.externalUrl,
      }
    : { messageId: sent.file.messageId, kind: 'file' as const, name: sent.file.name, externalUrl: null };

/** What the report was started with. */
export const receiveFirst = receiving(({ start }) => [
  ...(Array.isArray(start.photos) ? start.photos.map((photo) => ({ photo })) : []),
  ...(start.files ?? []).map((file) => ({ file })),
]);

const receiveOne = receiving((_, event) =>
  event.type === 'photo' ? [{ photo: event.photo }] : event.type === 'file' ? [{ file: event.file }] : [],
);

const noteResult = report.assign(({ context, event }) =>
  event.type === 'evidence' ? { album: record(context.album, event.result) } : {},
);

const noteQuiet = report.assign(({ context }) => ({ album: { ...context.album, quiet: true } }));

type Args = { context: ReportContext; event: FlowEvent };
const isTimer = ({ context, event }: Args, name: string) =>
  event.type === 'timer' && event.name === `${name}-${context.album.timer}` && context.album.burst.length > 0;
const isLastResult = ({ context, event }: Args) =>
  event.type === 'evidence' && isComplete(record(context.album, event.result));

/** Notes what comes in, without answering. */
export const noting = {
  photo: { actions: receiveOne },
  file: { actions: receiveOne },
  evidence: { actions: noteResult },
  timer: { guard: (args: Args) => isTimer(args, 'quiet'), actions: noteQuiet },
} as const;

/** The same, and one answer for all that came together. */
export const arriving = {
  photo: noting.photo,
  file: noting.file,
  evidence: [
    { guard: isLastResult, target: '#report-progress.settling', actions: noteResult },
    { actions: noteResult },
  ],
  timer: [
    {
      guard: (args: Args) => isTimer(args, 'quiet') && !isFetching(args.context.album),
      target: '#report-progress.settling',
      actions: noteQuiet,
    },
    {
      guard: (args: Args) => isTimer(args, 'quiet'),
      actions: [
        noteQuiet,
        {
          type: 'later' as const,
          params: ({ context }: { context: ReportContext }) => ({
            name: `slow-${context.album.timer}`,
            seconds: SLOW_SECONDS,
          }),
        },
      ],
    },
    {
      guard: (args: Args) => isTimer(args, 'slow') && isFetching(args.context.album),
      actions: says(stillFetching),
    },
  ],
};

/** What the person took back is no part of the report any more. */
export const letGo = report.assign(({ context, event }) =>
  event.type === 'taken-back' ? { album: takenBack(context, event.messageId).album ?? context.album } : {},
);

const after = ({ context, event }: Args) =>
  event.type === 'taken-back' ? { ...context, ...takenBack(context, event.messageId) } : context;

/** Nothing is said, but what only waited for the photo that was taken back goes on. */
export const takingBack = [
  {
    guard: (args: Args) => args.context.at === 'waiting' && after(args).album.burst.length === 0,
    target: '#report-progress.saving',
    actions: letGo,
  },
  {
    guard: (args: Args) => isComplete(after(args).album) && !isComplete(args.context.album),
    target: '#report-progress.settling',
    actions: letGo,
  },
  {
    guard: (args: Args) => after(args).at !== args.context.at,
    ...goes((context, event) => (event.type === 'taken-back' ? takenBack(context, event.messageId) : {})),
  },
  {
    actions: report.assign(({ context, event }) =>
      event.type === 'taken-back' ? takenBack(context, event.messageId) : {},
    ),
  },
];

/** Ends the burst: its answer stands on top of the next question. */
export const settleBurst = report.enqueueActions(({ context, enqueue }) => {
  const { album, burst, drop } = settle(context.album, context.replaces);
  if (drop.length > 0) enqueue({ type: 'drop-evidence', params: { ids: drop } });
  const trouble = burst.refused.length > 0;
  const at =
    context.at === 'collecting' ? 'picking' : context.at === 'waiting' && trouble ? 'summary' : context.at;
  enqueue.assign({ album, at, misses: 0, notice: burstLines(burst, album) });
});

/** Gives up the photos that still come, and goes on with those that are here. */
export const dropMissing = report.enqueueActions(({ context: { album, replaces }, enqueue }) => {
  const here = album.burst.filter(({ outcome }) => outcome === 'stored');
  const missing = album.burst.filter((arrival) => !here.includes(arrival));
  const settled = settle({ ...album, burst: here }, replaces);
  const ids = [...unsavedIds({ ...album, pieces: [], burst: missing }), ...settled.drop];
  if (ids.length > 0) enqueue({ type: 'drop-evidence', params: { ids } });
  enqueue.assign({ album: settled.album });
});

/** Drops all that no saved report has. */
export const dropAll = report.enqueueActions(({ context, enqueue }) => {
  const ids = unsavedIds(context.album);
  if (ids.length > 0) enqueue({ type: 'drop-evidence', params: { ids } });
});

/** Takes one piece out of the report, or with an empty id all of them. */
export const takeOut = report.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'tap') return;
  const { album } = context;
  const gone = album.pieces.filter(({ id }) => event.name === 'remove-all' || id === event.value);
  const pieces = album.pieces.filter((piece) => !gone.includes(piece));
  const ids = gone.filter(({ saved }) => !saved).map(({ id }) => id);
  if (ids.length > 0) enqueue({ type: 'drop-evidence', params: { ids } });
  enqueue.assign(
    move(pieces.length > 0 ? 'remove' : 'photos', {
      album: { ...album, pieces },
      touched: true,
      notice: gone.length > 0 ? ['เอาออกแล้ว'] : [],
    }),
  );
});

/** A text of links: they are kept as evidence; anything else is asked about. */
export const keepLinks = report.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'text') return;
  const { album, run } = context;
  const { urls, rest } = findLinks(event.text);
  const known = new Set(album.pieces.map(({ name }) => name));
  const room = Math.max(0, MAX_PIECES - album.pieces.length - album.burst.length);
  const fresh = urls.filter((url) => !known.has(url)).slice(0, room);
  if (urls.length === 0) {
    enqueue.assign(strayTyped(context, event.text, event.messageId));
    return;
  }
  const links = fresh.map((url, i) => ({
    id: `${run}-link-${event.messageId}-${i}`,
    kind: 'link' as const,
    name: url,
    caption: hasWords(rest) ? rest.slice(0, 500) : null,
    thumbnailUrl: null,
    typedIn: event.messageId,
    saved: false,
  }));
  for (const { id, name } of links)
    enqueue({ type: 'keep-link', params: { id, url: name, typedIn: event.messageId } });
  const next = { ...album, pieces: [...album.pieces, ...links] };
  enqueue.assign(
    links.length > 0
      ? move(context.at, { album: next, touched: true, notice: ['เก็บลิงก์แล้ว'] })
      : miss(context, room > 0 ? 'ลิงก์นี้มีอยู่ในรายงานแล้ว' : `รายงานหนึ่งเก็บได้ไม่เกิน ${thai(MAX_PIECES)} ชิ้น`),
  );
});
