/** Makes the file of a report: reads the database, sets the content in its layout, and has it written. */
import type { Models } from '../../models/index.ts';
import { toBuffer } from '../database/bytes.ts';
import { shortMonth } from '../thai/calendar.ts';
import { assemble } from './assemble.ts';
import { type Counts, countsOf } from './counts.ts';
import type { Digits } from './digits.ts';
import type { Format } from './formats.ts';
import type { LayoutName } from './layouts/layout.ts';
import { layoutNamed } from './layouts.ts';
import type { Period } from './period.ts';
import { limitPhotos, photosIn } from './photo-limit.ts';
import { printed } from './print.ts';
import { USUAL_SIGNATURES } from './signatures.ts';
import type { PrintedReport } from './table.ts';

export interface Wanted {
  /** Slug. */
  district: string;
  layout: LayoutName;
  period: Period;
  format: Format;
  digits: Digits;
  draft: boolean;
}

export interface Made {
  bytes: Buffer;
  /** As people save it: "รายงานผล เขตร่มเย็น ต.ค. 69 - มี.ค. 70.pdf" */
  name: string;
  counts: Counts;
}

/** Writes a report; `photos` are JPEG bytes by evidence id. */
export type Render = (
  report: PrintedReport,
  photos: ReadonlyMap<string, Buffer>,
  how: { format: Format; digits: Digits },
) => Promise<Buffer>;

interface Means {
  models: Models;
  render: Render;
  /** A stored photo as it is printed. */
  forPrint: (photo: Buffer) => Promise<Buffer>;
}

/** Null when the district has no plan of the fiscal year. */
export async function makeReport({ models, render, forPrint }: Means, wanted: Wanted): Promise<Made | null> {
  const { district, layout: name, period, format, digits, draft } = wanted;
  const layout = layoutNamed(name)!;
  const [assembled, office] = await Promise.all([
    assemble(models, { district, period, asPlanned: layout.isPlan }),
    models.districts.findById(district).lean(),
  ]);
  if (!assembled || !office) return null;
  const content = limitPhotos(assembled.content);
  const signatures = office.signatures ?? USUAL_SIGNATURES;
  const report = printed({ ...assembled, content }, { layout, digits, draft, signatures });
  const photos = layout.isPlan ? new Map() : await photosOf(models, photosIn(content), forPrint);
  return {
    bytes: await render(report, photos, { format, digits }),
    name: nameOf(office.name, wanted),
    counts: countsOf(assembled),
  };
}

/** One after another: a photo as it is stored may have 12 MB. */
async function photosOf(
  models: Models,
  ids: string[],
  forPrint: Means['forPrint'],
): Promise<Map<string, Buffer>> {
  const photos = new Map<string, Buffer>();
  const found = await models.evidence.find({ _id: { $in: ids } }, { blob: 1 }).lean();
  for (const { _id, blob: id } of found) {
    const blob = id === null ? null : await models.blobs.findById(id, { bytes: 1 }).lean();
    if (blob) photos.set(_id, await forPrint(toBuffer(blob.bytes)));
  }
  return photos;
}

const month = (one: string) => `${shortMonth(one)} ${(Number(one.slice(0, 4)) + 543) % 100}`;

function nameOf(office: string, { layout, period: { from, to }, format, draft }: Wanted): string {
  const months = from === to ? month(from) : `${month(from)} - ${month(to)}`;
  const about = layoutNamed(layout)!.isPlan ? 'แผน' : 'รายงานผล';
  return `${about} ${office.replace(/^สำนักงาน/u, '')} ${months}${draft ? ' (ร่าง)' : ''}.${format}`.replace(
    /[\\/:*?"<>|]/g,
    ' ',
  );
}
