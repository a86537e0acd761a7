/**
 * Photos go into a PDF as they are. Typst reads every pixel of a photo before it stores the photo unchanged, which takes
 * half of its time: so it is given one white pixel in place of each, and the photos take their places afterwards.
 */
import { type PdfFile, readPdfFile, writePdfFile } from './pdf-file.ts';

/** What stands between the comment and the end of a JPEG of one white pixel: tables, frame and scan. */
const PIXEL = [
  `ffdb004300${'ff'.repeat(64)}ffdb004301${'ff'.repeat(64)}`,
  'ffc00011080001000103012200021101031101',
  `ffc40015000101${'00'.repeat(15)}03`,
  `ffc400141001${'00'.repeat(16)}ffc400140101${'00'.repeat(16)}ffc400141101${'00'.repeat(16)}`,
  'ffda000c03010002110311003f00a000ffd9',
].join('');
const NAME = 'photo ';

/** What stands for the photo of this number: the pixel, with the number in a comment. */
function placeholder(number: number): Buffer {
  const name = Buffer.from(`${NAME}${number}`);
  const comment = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, name.length + 2]);
  return Buffer.concat([comment, name, Buffer.from(PIXEL, 'hex')]);
}

const NUMBERED = new RegExp(`^.{6}${NAME}(\\d+)\\xff`, 's');

/** Puts the photos, by their numbers, where their placeholders are. */
export function putPhotos({ objects }: PdfFile, photos: Buffer[]): void {
  for (const object of objects.values()) {
    if (!object.stream || !object.text.includes('/DCTDecode')) continue;
    const [, number] = NUMBERED.exec(object.stream.toString('latin1', 0, 30)) ?? [];
    if (number === undefined) continue;
    const photo = photos[Number(number)]!;
    const { width, height } = frameOf(photo)!;
    object.stream = photo;
    object.text = object.text
      .replace(/\/Width \d+/, `/Width ${width}`)
      .replace(/\/Height \d+/, `/Height ${height}`);
  }
}

/** What Typst is given for the photos: a pixel for each that can take its place afterwards. */
export const standIns = (photos: ReadonlyMap<string, Buffer>): Map<string, Buffer> =>
  new Map([...photos].map(([id, photo], i) => [id, isPlain(photo) ? placeholder(i) : photo]));

/** The PDF that was made of their stand-ins, with the photos in it. */
export function withPhotos(pdf: Buffer, photos: ReadonlyMap<string, Buffer>): Buffer {
  const file = readPdfFile(pdf);
  putPhotos(file, [...photos.values()]);
  return writePdfFile(file);
}

/** Whether a photo can take the place of the pixel: a JPEG in three colours, without a profile, and upright. */
const isPlain = (photo: Buffer): boolean => frameOf(photo) !== null;

const FRAMES = [0xc0, 0xc1, 0xc2];
/** Exif with its orientation, colour profiles, and what Adobe says of the colours. */
const SPECIAL = [0xe1, 0xe2, 0xee];

/** Pixels; null for what is not plain. */
function frameOf(photo: Buffer): { width: number; height: number } | null {
  if (photo.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < photo.length && photo[at] === 0xff; at += 2 + photo.readUInt16BE(at + 2)) {
    const kind = photo[at + 1]!;
    if (SPECIAL.includes(kind)) return null;
    if (!FRAMES.includes(kind)) continue;
    if (photo[at + 4] !== 8 || photo[at + 9] !== 3) return null;
    return { width: photo.readUInt16BE(at + 7), height: photo.readUInt16BE(at + 5) };
  }
  return null;
}
