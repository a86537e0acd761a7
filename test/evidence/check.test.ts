import readExif from 'exif-reader';
import sharp from 'sharp';
import { checkContent, MAX_FILE_BYTES, MAX_PHOTO_BYTES } from '../../src/evidence/check.ts';
import { bomb, docx, FROM_A_PHONE, jpeg, PDF } from '../support/photos.ts';

const accepted = async (bytes: Buffer) => {
  const content = await checkContent(bytes);
  if ('problem' in content) throw new Error(content.problem);
  return content;
};

describe('a photo', () => {
  test('loses place, device and name, and keeps the time it was taken', async () => {
    const received = await jpeg({ exif: FROM_A_PHONE });
    const { exif } = await sharp(received).metadata();
    expect(readExif(exif!)).toMatchObject({ GPSInfo: { GPSLatitudeRef: 'N' }, Image: { Artist: 'Malee' } });

    const photo = await accepted(received);
    for (const bytes of [photo.bytes, photo.thumbnail!]) {
      const { exif, xmp, iptc, icc, format } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, format }).toEqual({ format: 'jpeg' });
      expect(bytes.includes('Malee')).toBe(false);
    }
    expect(photo.takenAt).toEqual(new Date('2026-11-05T09:30:00+07:00'));
  });

  test('was taken by the clock of its own offset, where it names one', async () => {
    const exif = { IFD2: { DateTimeOriginal: '2026:11:05 09:30:00', OffsetTimeOriginal: '+09:00' } };
    expect((await accepted(await jpeg({ exif }))).takenAt).toEqual(new Date('2026-11-05T00:30:00Z'));
  });

  test.each([
    ['no time', {}],
    ['the time of a camera that was never set', { IFD2: { DateTimeOriginal: '1970:01:01 00:00:00' } }],
    ['a time that is none', { IFD2: { DateTimeOriginal: '0000:00:00 00:00:00' } }],
  ])('%s is kept as unknown', async (_, exif) => {
    expect((await accepted(await jpeg({ exif }))).takenAt).toBeNull();
  });

  test('is turned upright', async () => {
    const photo = await accepted(await jpeg({ width: 200, height: 100, orientation: 6 }));
    expect(photo).toMatchObject({ width: 100, height: 200 });
    expect(await sharp(photo.thumbnail!).metadata()).toMatchObject({ width: 100, height: 200 });
  });

  test('is made smaller than 4096, its thumbnail smaller than 480 px and 60 kB', async () => {
    const photo = await accepted(await jpeg({ width: 6000, height: 3000 }));
    expect(photo).toMatchObject({ width: 4096, height: 2048, mime: 'image/jpeg' });
    expect(await sharp(photo.thumbnail!).metadata()).toMatchObject({ width: 480, height: 240 });
    expect(photo.thumbnail!.length).toBeLessThan(60_000);
  });

  test('of pure noise still fits into a document of the database', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
    const received = await sharp({
      create: { width: 4096, height: 4096, channels: 3, background: 'gray', noise },
    })
      .jpeg({ quality: 70 })
      .toBuffer();
    expect((await accepted(received)).bytes.length).toBeLessThan(12_000_000);
  });

  test.each(['png', 'webp', 'gif'] as const)(
    'may be %s, with nothing behind its transparent parts',
    async (format) => {
      const image = sharp({ create: { width: 9, height: 9, channels: 4, background: '#0000' } });
      const photo = await accepted(await image.toFormat(format).toBuffer());
      const { data } = await sharp(photo.bytes).raw().toBuffer({ resolveWithObject: true });
      expect([photo.kind, data[0]]).toEqual(['photo', 255]);
    },
  );
});

describe('a file', () => {
  test('PDF is kept as it came', async () => {
    expect(await accepted(PDF)).toMatchObject({
      kind: 'file',
      mime: 'application/pdf',
      bytes: PDF,
      thumbnail: null,
    });
  });
});

test('a Word document is a file', async () => {
  expect(await accepted(docx())).toMatchObject({
    kind: 'file',
    mime: expect.stringContaining('wordprocessingml'),
  });
});

describe('refused, with the reason', () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1');
  const cases: [string, () => Promise<Buffer>, string][] = [
    ['nothing at all', async () => Buffer.alloc(0), 'broken'],
    ['a JPEG that ends in the middle', async () => half(await jpeg({ width: 400, height: 400 })), 'broken'],
    ['only the beginning of a PNG', async () => half(await png()), 'broken'],
    ['text, whatever it is called', async () => Buffer.from('not a photo at all'), 'not-supported'],
    ['a web page', async () => Buffer.from('<svg onload="alert(1)"></svg>'), 'not-supported'],
    ['HEIC', async () => heic, 'not-supported'],
    ['a program', async () => Buffer.from('MZ'.padEnd(200, '\0')), 'not-supported'],
    ['a photo of 21 MB', async () => padded(await jpeg(), MAX_PHOTO_BYTES + 1_000_000), 'too-large'],
    ['a PDF of 11 MB', async () => padded(PDF, MAX_FILE_BYTES + 1_000_000), 'too-large'],
    ['a small file of 400 megapixels', () => bomb(20_000), 'too-large'],
    ['a small file that promises what it does not hold', () => bomb(3_000), 'broken'],
  ];
  test.each(cases)('%s', async (_, make, problem) => {
    expect(await checkContent(await make())).toEqual({ problem });
  });

  const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));
  const padded = (bytes: Buffer, size: number) => Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
  const png = () =>
    sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 99, sigma: 9 },
      },
    })
      .png()
      .toBuffer();
});
