/**
 * Gives a JPEG the Exif data that a phone would: when and where it was taken. So a test photo has a time to keep and a
 * place to strip. Layout: Exif 2.32, sections 4.5 and 4.6; little-endian. Pure.
 */

export interface Taken {
  /** Epoch ms; written in Bangkok time with its offset. */
  at: number;
  latitude: number;
  longitude: number;
}

type Field = { tag: number; type: 2 | 4 | 5; value: string | number | number[] };

/** The JPEG with one Exif segment after its first marker. Throws a RangeError when it is no JPEG. */
export function withExif(jpeg: Uint8Array, taken: Taken): Uint8Array {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new RangeError('not a JPEG');
  const tiff = tiffOf(taken);
  const segment = new Uint8Array(10 + tiff.length);
  segment.set([0xff, 0xe1, (tiff.length + 8) >> 8, (tiff.length + 8) & 0xff]);
  segment.set(ascii('Exif\0\0'), 4);
  segment.set(tiff, 10);
  const out = new Uint8Array(jpeg.length + segment.length);
  out.set(jpeg.subarray(0, 2));
  out.set(segment, 2);
  out.set(jpeg.subarray(2), 2 + segment.length);
  return out;
}

function tiffOf({ at, latitude, longitude }: Taken): Uint8Array {
  const time = `${new Date(at + 7 * 3_600_000).toISOString().slice(0, 19).replace(/-/gu, ':').replace('T', ' ')}\0`;
  const exif: Field[] = [
    { tag: 0x9003, type: 2, value: time },
    { tag: 0x9011, type: 2, value: '+07:00\0' },
  ];
  const gps: Field[] = [
    { tag: 1, type: 2, value: latitude < 0 ? 'S\0' : 'N\0' },
    { tag: 2, type: 5, value: degrees(latitude) },
    { tag: 3, type: 2, value: longitude < 0 ? 'W\0' : 'E\0' },
    { tag: 4, type: 5, value: degrees(longitude) },
  ];
  const root = (exifAt: number, gpsAt: number): Field[] => [
    { tag: 0x010f, type: 2, value: 'Simulator\0' },
    { tag: 0x8769, type: 4, value: exifAt },
    { tag: 0x8825, type: 4, value: gpsAt },
  ];
  const start = 8;
  const exifAt = start + directory(root(0, 0), start).length;
  const exifBytes = directory(exif, exifAt);
  const gpsAt = exifAt + exifBytes.length;
  return join([
    [0x49, 0x49, 0x2a, 0, ...u32(start)],
    directory(root(exifAt, gpsAt), start),
    exifBytes,
    directory(gps, gpsAt),
  ]);
}

/** A directory at `offset`, followed by the values that do not fit into its four-byte fields. */
function directory(fields: Field[], offset: number): number[] {
  const entries: number[] = [...u16(fields.length)];
  const values: number[] = [];
  const valuesAt = offset + 2 + fields.length * 12 + 4;
  for (const { tag, type, value } of fields) {
    const bytes =
      typeof value === 'string' ? ascii(value) : typeof value === 'number' ? u32(value) : value.flatMap(u32);
    const count = type === 2 ? bytes.length : type === 5 ? bytes.length / 8 : 1;
    entries.push(...u16(tag), ...u16(type), ...u32(count));
    if (bytes.length <= 4) entries.push(...bytes, ...new Array<number>(4 - bytes.length).fill(0));
    else {
      entries.push(...u32(valuesAt + values.length));
      values.push(...bytes, ...(bytes.length % 2 ? [0] : []));
    }
  }
  return [...entries, ...u32(0), ...values];
}

/** Degrees, minutes, seconds as six numbers: three fractions. */
function degrees(value: number): number[] {
  const seconds = Math.round(Math.abs(value) * 3600 * 100);
  return [Math.floor(seconds / 360_000), 1, Math.floor((seconds % 360_000) / 6000), 1, seconds % 6000, 100];
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
const join = (parts: number[][]): Uint8Array => Uint8Array.from(parts.flat());
