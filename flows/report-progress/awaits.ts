/** What the open question of a report waits for: in a group, all else that is sent there is not for the report. */
import type { Question, ReportContext } from './context.ts';

const WORDS: ReadonlySet<Question> = new Set([
  ...([
    'collecting',
    'picking',
    'elsewhere',
    'reason',
    'until',
    'text',
    'number',
    'photos',
    'caption',
  ] as const),
]);
const MEDIA: ReadonlySet<Question> = new Set([
  ...(['collecting', 'photos', 'captionHow', 'caption', 'remove', 'waiting'] as const),
]);

/**
 * Photos of a burst that has begun belong to it, even when the report has gone on; so do those that come right behind a
 * text that was written while photos were waited for.
 */
export function awaits({ at, strayAt, album }: Pick<ReportContext, 'at' | 'strayAt' | 'album'>): {
  words: boolean;
  media: boolean;
} {
  const waiting = at === 'stray' ? strayAt : at;
  return { words: WORDS.has(at), media: MEDIA.has(waiting) || album.burst.length > 0 };
}
