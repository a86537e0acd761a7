/** What is said about photos and files that came in: how many, which ones failed, and what to do about them. */
import { type Album, type Burst, MAX_PIECES, type Piece } from '../../../../flows/report-progress/album.ts';
import { months } from '../../../../flows/wording/work.ts';
import type { EvidenceProblem } from '../../../../models/evidence.ts';
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import { shorten } from '../shorten.ts';

type Problem = EvidenceProblem | 'too-many';

const PHOTO_PROBLEMS: Record<Problem, string> = {
  'too-large': 'ใหญ่เกินไป (เกิน ๒๐ MB) ย่อแล้วส่งใหม่ได้เลย',
  broken: 'เปิดไม่ได้ ส่งใหม่อีกครั้งได้เลย',
  'not-supported': 'ไม่ใช่ภาพที่เปิดได้ ส่งใหม่เป็น JPG หรือ PNG ได้เลย',
  gone: 'ถูกลบจากแชตแล้ว ถ้ายังใช้อยู่ ส่งใหม่ได้เลย',
  unreachable: 'รับไม่ได้ ส่งใหม่ได้เลย',
  'too-many': `เกิน ${thai(MAX_PIECES)} ชิ้นต่อรายงาน จึงไม่ได้เก็บ เอาภาพที่ไม่ใช้ออกก่อนได้`,
};
const FILE_PROBLEMS: Record<Problem, string> = {
  ...PHOTO_PROBLEMS,
  'too-large': 'ใหญ่เกินไป (เกิน ๑๐ MB) ย่อแล้วส่งใหม่ หรือวางลิงก์แทนได้',
  'not-supported': 'เก็บไม่ได้ ใช้ได้เฉพาะ PDF Word Excel PowerPoint และภาพ',
};

/** The answer to a burst; the first line says what was received. `album` is what the report now holds. */
export function burstLines(burst: Burst, album: Album): string[] {
  const sent = sentIn(burst);
  return [
    received(burst, album),
    ...refusals(burst, sent),
    ...repeats(burst, sent),
    ...usedBefore(burst, sent),
    ...(burst.absent > 0 ? [`อีก ${thai(burst.absent)} ภาพยังมาไม่ถึง ถ้ามาถึงจะเพิ่มให้เอง`] : []),
  ];
}

/** How many photos and files the burst had, kept or not. */
const sentIn = ({ photos, files, refused, repeated }: Burst) =>
  photos + files + refused.length + repeated.length;

/** "๓ ภาพ · ๑ ไฟล์ · ๒ ลิงก์"; null for nothing. */
export function evidenceText(count: { photos: number; files: number; links?: number }): string | null {
  const parts = [
    count.photos > 0 ? `${thai(count.photos)} ภาพ` : null,
    count.files > 0 ? `${thai(count.files)} ไฟล์` : null,
    count.links ? `${thai(count.links)} ลิงก์` : null,
  ];
  return parts.filter(Boolean).join(' · ') || null;
}

/** {@link evidenceText} of what the report holds, with so many photos that were filed from the group. */
export function evidenceOf({ pieces }: Pick<Album, 'pieces'>, filed = 0): string | null {
  const having = (kind: Piece['kind']) => pieces.filter((piece) => piece.kind === kind).length;
  return evidenceText({ photos: having('photo') + filed, files: having('file'), links: having('link') });
}

/** Photos that colleagues filed from the group, and that go into the report. */
export const filedText = (filed: number): string => `มีภาพที่เก็บไว้จากกลุ่มแล้ว ${thai(filed)} ภาพ`;

function received(burst: Burst, album: Album): string {
  const now = evidenceText(burst);
  if (!now) return burst.refused.length > 0 ? 'ยังไม่ได้ภาพหรือไฟล์ในครั้งนี้' : 'ไม่มีภาพใหม่ในครั้งนี้';
  const all = evidenceOf(album);
  if (all !== now) return `ได้เพิ่ม ${now} รวมเป็น ${all}`;
  const lost = burst.refused.length + burst.absent;
  return lost > 0 && burst.files === 0
    ? `ได้ ${thai(burst.photos)} จาก ${thai(burst.photos + lost)} ภาพ`
    : `ได้ ${now}แล้ว`;
}

/** One line a problem; files by their names. */
function refusals({ refused }: Burst, sent: number): string[] {
  const lines: string[] = [];
  for (const problem of Object.keys(PHOTO_PROBLEMS) as Problem[]) {
    const photos = refused.filter((one) => one.problem === problem && one.kind === 'photo');
    if (photos.length > 0)
      lines.push(
        `${which(
          photos.map(({ position }) => position),
          sent,
        )}${PHOTO_PROBLEMS[problem]}`,
      );
    for (const file of refused.filter((one) => one.problem === problem && one.kind === 'file').slice(0, 5)) {
      lines.push(`ไฟล์ ${shorten(file.name ?? '', 40)} ${FILE_PROBLEMS[problem]}`);
    }
  }
  return lines;
}

function repeats({ repeated }: Burst, sent: number): string[] {
  return repeated.length > 0 ? [`${which(repeated, sent)}มีอยู่ในรายงานแล้ว นับครั้งเดียว`] : [];
}

function usedBefore(burst: Burst, sent: number): string[] {
  if (burst.usedBefore.length === 0) return [];
  const { label, month } = burst.usedBefore[0]!;
  const report = [label ? shorten(label, 30) : null, month ? `เดือน ${months.short(month)}` : null].filter(
    Boolean,
  );
  const where = burst.usedBefore.length === 1 && report.length > 0 ? ` ${report.join(' ')} ` : 'ก่อนหน้านี้';
  const positions = burst.usedBefore.map(({ position }) => position);
  const file = sent === 1 && burst.files === 1;
  return [`${file ? 'ไฟล์นี้' : which(positions, sent)}เคยใช้ในรายงาน${where}แล้ว เก็บไว้ให้ ถ้าส่งผิดเอาออกได้`];
}

/** "ภาพที่ ๔ ", "ภาพที่ ๒, ๔ และ ๗ "; of a single photo "ภาพนี้". */
function which(positions: number[], sent: number): string {
  if (sent === 1) return 'ภาพนี้';
  const numbers = positions.map((position) => thai(position));
  if (numbers.length < 2) return `ภาพที่ ${numbers[0]} `;
  return `ภาพที่ ${numbers.slice(0, -1).join(', ')} และ ${numbers.at(-1)} `;
}
