/** What is said about photos and files that came in: how many, which ones failed, and what to do about them. */
import { type Album, type Burst, MAX_PIECES, type Piece } from '../../../../flows/report-progress/album.ts';
import { months } from '../../../../flows/wording/work.ts';
import type { EvidenceProblem } from '../../../../models/evidence.ts';
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import { shorten } from '../shorten.ts';

type Problem = EvidenceProblem | 'too-many';

const WHAT_TO_DO: Record<Problem, (which: string) => string> = {
  'too-large': (which) => `${which} ใหญ่เกินไป (เกิน ๒๐ MB) ย่อแล้วส่งใหม่ได้เลย`,
  broken: (which) => `${which} เปิดไม่ได้ ส่งใหม่อีกครั้งได้เลย`,
  'not-supported': (which) => `${which} เก็บไม่ได้ ใช้ได้เฉพาะภาพกับไฟล์ PDF`,
  gone: (which) => `${which} ถูกลบจากแชตแล้ว ถ้ายังใช้อยู่ ส่งใหม่ได้เลย`,
  unreachable: (which) => `${which} รับไม่ได้ ส่งใหม่ได้เลย`,
  'too-many': (which) => `${which} เกิน ${thai(MAX_PIECES)} ชิ้นต่อรายงาน จึงไม่ได้เก็บ เอาภาพที่ไม่ใช้ออกก่อนได้`,
};

/** The answer to a burst; the first line says what was received. `album` is what the report now holds. */
export function burstLines(burst: Burst, album: Album): string[] {
  return [
    received(burst, album),
    ...refusals(burst),
    ...repeats(burst),
    ...usedBefore(burst),
    ...(burst.absent > 0 ? [`อีก ${thai(burst.absent)} ภาพยังมาไม่ถึง ถ้ามาถึงจะเพิ่มให้เอง`] : []),
  ];
}

/** "๓ ภาพ · ๑ ไฟล์ · ๒ ลิงก์"; null for nothing. */
export function evidenceText(count: { photos: number; files: number; links?: number }): string | null {
  const parts = [
    count.photos > 0 ? `${thai(count.photos)} ภาพ` : null,
    count.files > 0 ? `${thai(count.files)} ไฟล์` : null,
    count.links ? `${thai(count.links)} ลิงก์` : null,
  ];
  return parts.filter(Boolean).join(' · ') || null;
}

/** {@link evidenceText} of what the report holds. */
export function evidenceOf({ pieces }: Pick<Album, 'pieces'>): string | null {
  const having = (kind: Piece['kind']) => pieces.filter((piece) => piece.kind === kind).length;
  return evidenceText({ photos: having('photo'), files: having('file'), links: having('link') });
}

function received(burst: Burst, album: Album): string {
  const now = evidenceText(burst);
  if (!now) return burst.refused.length > 0 ? 'ยังไม่ได้ภาพหรือไฟล์ในครั้งนี้' : 'ภาพนี้มีอยู่ในรายงานแล้ว';
  const all = evidenceOf(album);
  return all === now ? `ได้ ${now}แล้ว` : `ได้เพิ่ม ${now} รวมเป็น ${all}`;
}

/** One line a problem; files by their names. */
function refusals({ refused }: Burst): string[] {
  const lines: string[] = [];
  for (const problem of Object.keys(WHAT_TO_DO) as Problem[]) {
    const photos = refused.filter((one) => one.problem === problem && one.kind === 'photo');
    if (photos.length > 0) lines.push(WHAT_TO_DO[problem](which(photos.map(({ position }) => position))));
    for (const file of refused.filter((one) => one.problem === problem && one.kind === 'file').slice(0, 5)) {
      lines.push(WHAT_TO_DO[problem](`ไฟล์ ${shorten(file.name ?? '', 40)}`.trim()));
    }
  }
  return lines;
}

function repeats({ repeated }: Burst): string[] {
  return repeated.length > 0 ? [`${which(repeated)} ซ้ำกับภาพที่ส่งแล้ว นับครั้งเดียว`] : [];
}

function usedBefore(burst: Burst): string[] {
  if (burst.usedBefore.length === 0) return [];
  const { label, month } = burst.usedBefore[0]!;
  const report = [label ? shorten(label, 30) : null, month ? `เดือน ${months.short(month)}` : null].filter(
    Boolean,
  );
  const where = burst.usedBefore.length === 1 && report.length > 0 ? ` ${report.join(' ')}` : 'ก่อนหน้านี้';
  const positions = burst.usedBefore.map(({ position }) => position);
  return [`${which(positions)} เคยใช้ในรายงาน${where}แล้ว เก็บไว้ให้ ถ้าส่งผิดเอาออกได้`];
}

/** "ภาพที่ ๔", "ภาพที่ ๒, ๔ และ ๗" */
function which(positions: number[]): string {
  const numbers = positions.map((position) => thai(position));
  if (numbers.length < 2) return `ภาพที่ ${numbers[0]}`;
  return `ภาพที่ ${numbers.slice(0, -1).join(', ')} และ ${numbers.at(-1)}`;
}
