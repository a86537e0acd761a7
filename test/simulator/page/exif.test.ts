import exifReader from 'exif-reader';
import sharp from 'sharp';
import { withExif } from '../../../src/simulator/page/exif.ts';

const plain = async () =>
  new Uint8Array(
    await sharp({ create: { width: 8, height: 6, channels: 3, background: '#0b7a5b' } })
      .jpeg()
      .toBuffer(),
  );

describe('Exif data of test photos', () => {
  it('says when and where, and leaves the picture as it was', async () => {
    const at = Date.UTC(2026, 10, 21, 3, 42, 7);
    const before = await plain();
    const after = withExif(before, { at, latitude: 13.75, longitude: -100.5 });
    const { exif, width, height } = await sharp(after).metadata();
    const read = exifReader(exif!);
    expect([width, height]).toEqual([8, 6]);
    expect(read.Image).toMatchObject({ Make: 'Simulator' });
    expect(read.Photo).toMatchObject({ OffsetTimeOriginal: '+07:00' });
    // The reader takes the local time as if it were UTC.
    expect(read.Photo?.DateTimeOriginal).toEqual(new Date(at + 7 * 3_600_000));
    expect(read.GPSInfo).toMatchObject({
      GPSLatitudeRef: 'N',
      GPSLatitude: [13, 45, 0],
      GPSLongitudeRef: 'W',
      GPSLongitude: [100, 30, 0],
    });
    expect(await sharp(after).raw().toBuffer()).toEqual(await sharp(before).raw().toBuffer());
  });

  it('refuses what is no JPEG', () => {
    expect(() => withExif(new TextEncoder().encode('%PDF'), { at: 0, latitude: 0, longitude: 0 })).toThrow(
      RangeError,
    );
  });
});
