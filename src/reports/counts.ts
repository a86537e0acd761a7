/** What a report holds, in numbers. Pure. */
import type { Assembled } from './gather.ts';
import { limitPhotos, photosIn } from './photo-limit.ts';

export interface Counts {
  items: number;
  /** Items with at least one result. */
  withResults: number;
  photos: number;
  /** Photos beyond what is printed. */
  photosLeftOut: number;
  /** Measures of divisions that lack something, and how many of them what. */
  missing: number;
  lacking: { results: number; photos: number; postponed: number };
}

export function countsOf({ content, missing }: Assembled): Counts {
  const lacking = (...kinds: (typeof missing)[number]['kind'][]) =>
    missing.filter(({ kind }) => kinds.includes(kind)).length;
  const photos = photosIn(limitPhotos(content)).length;
  return {
    items: content.items.length,
    withResults: content.items.filter(({ works }) => works.some(({ results }) => results.length > 0)).length,
    photos,
    photosLeftOut: photosIn(content).length - photos,
    missing: missing.length,
    lacking: {
      results: lacking('no-result', 'not-started', 'nobody'),
      photos: lacking('no-photo'),
      postponed: lacking('postponed'),
    },
  };
}
