/** Photos made for a test, as phones make them. */
import { crc32 } from 'node:zlib';
import sharp, { type Exif } from 'sharp';

/** A JPEG of random pixels, so that two with different seeds differ; `exif` as sharp takes it. */
export async function jpeg({
  width = 64,
  height = 48,
  seed = 1,
  exif = {},
  orientation,
}: {
  width?: number;
  height?: number;
  seed?: number;
  exif?: Exif;
  orientation?: number;
} = {}): Promise<Buffer> {
  const background = { r: seed % 256, g: (seed * 7) % 256, b: (seed * 31) % 256 };
  return sharp({ create: { width, height, channels: 3, background } })
    .withExif(exif)
    .withMetadata(orientation ? { orientation, exif } : { exif })
    .jpeg()
    .toBuffer();
}

/** Taken at 09:30 before the city hall, as a phone of some years ago writes it. */
export const FROM_A_PHONE: Exif = {
  IFD0: { Make: 'Phone', Model: 'X1', Artist: 'Malee' },
  IFD2: { DateTimeOriginal: '2026:11:05 09:30:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '13/1 45/1 13/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '100/1 30/1 5/1',
  },
};

/** A PDF of one empty page. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** A Word document as far as its type is told by it: a zip archive that says so. */
export function docx(): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return zip(
    '[Content_Types].xml',
    `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
  );
}

/** An archive of one file that is not compressed. */
function zip(name: string, text: string): Buffer {
  const [path, content] = [Buffer.from(name), Buffer.from(text)];
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt32LE(crc32(content), 10);
  head.writeUInt32LE(content.length, 14);
  head.writeUInt32LE(content.length, 18);
  head.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, path, content]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), head, Buffer.alloc(14), path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, entry, Buffer.from('PK\x05\x06'), end]);
}

/** A PNG of 70 bytes that promises `side` x `side` pixels. */
export async function bomb(side: number): Promise<Buffer> {
  const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}
