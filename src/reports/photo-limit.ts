/** Keeps a report printable when there are more photos than anybody looks at. Pure. */
import type { ReportContent, ReportEvidence } from './content.ts';

/** Photos of a report. */
export const MOST_PHOTOS = 360;

/** Ids of the photos, each once. */
export function photosIn({ items }: ReportContent): string[] {
  const evidence = items.flatMap(({ works }) => works.flatMap((work) => work.evidence));
  return [...new Set(evidence.flatMap(({ photos }) => photos.map(({ id }) => id)))];
}

/** The content with as many photos of each caption, its first ones, as let all captions have theirs. */
export function limitPhotos(content: ReportContent, most = MOST_PHOTOS): ReportContent {
  const works = new Map(content.items.flatMap((item) => item.works.map((work) => [work.id, work])));
  const captions = [...works.values()].flatMap(({ evidence }) => evidence);
  const total = (each: number) =>
    captions.reduce((sum, { photos }) => sum + Math.min(each, photos.length), 0);
  let each = Math.max(0, ...captions.map(({ photos }) => photos.length));
  while (each > 1 && total(each) > most) each--;
  const shorter = (evidence: ReportEvidence[]) =>
    evidence.map(({ caption, photos }) => ({ caption, photos: photos.slice(0, each) }));
  return {
    ...content,
    items: content.items.map((item) => ({
      ...item,
      works: item.works.map((work) => ({ ...work, evidence: shorter(work.evidence) })),
    })),
  };
}
