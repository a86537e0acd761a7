/**
 * A photo as it is kept: upright, at a size that prints well, without the place and the device that phones write into
 * it, and a small picture for the chat. Pure apart from the work of libvips.
 */
import readExif from 'exif-reader';
import sharp from 'sharp';

export interface Photo {
  mime: 'image/jpeg';
  bytes: Buffer;
  /** JPEG, at most {@link THUMBNAIL_SIDE} px on the long side. */
  thumbnail: Buffer;
  width: number;
  height: number;
  /** When the photo was taken by the camera's clock; null when the photo does not say. */
  takenAt: Date | null;
}

/** Prints an A4 page at 300 dpi. */
const LONG_SIDE = 4096;
const THUMBNAIL_SIDE = 480;
/** A photo of 108 megapixels, the largest that common phones take, passes; a "decompression bomb" does not. */
const MAX_PIXELS = 120_000_000;
/** A document of the database holds 16 MB. */
const MAX_STORED_BYTES = 12_000_000;

// One thread an image: the machine also answers chats. Nothing is processed twice, so that a cache would only hold memory.
sharp.concurrency(1);
sharp.cache(false);

/** `broken` also for a picture that ends too early. Expects JPEG, PNG, WebP or GIF (of which the first frame counts). */
export async function readPhoto(received: Buffer): Promise<Photo | { problem: 'broken' | 'too-large' }> {
  try {
    const { width, height, exif } = await sharp(received, { limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) return { problem: 'too-large' };
    const photo = await normalized(received);
    const thumbnail = await sharp(photo.data)
      .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 70 })
      .toBuffer();
    return {
      mime: 'image/jpeg',
      bytes: photo.data,
      thumbnail,
      width: photo.info.width,
      height: photo.info.height,
      takenAt: exif ? timeTaken(exif) : null,
    };
  } catch {
    return { problem: 'broken' };
  }
}

/** Written anew, so that nothing but the pixels is left; smaller where noise makes the JPEG too big to store. */
async function normalized(received: Buffer) {
  const write = (side: number, quality: number) =>
    sharp(received, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true });
  const photo = await write(LONG_SIDE, 85);
  return photo.data.length <= MAX_STORED_BYTES ? photo : write(LONG_SIDE / 2, 80);
}

/** EXIF tells local time; phones add the offset since EXIF 2.31, all others are taken to be in Bangkok. */
function timeTaken(exif: Buffer): Date | null {
  try {
    const { Photo: tags } = readExif(exif);
    const local = tags?.DateTimeOriginal ?? tags?.DateTimeDigitized;
    if (!local) return null;
    const offset = /^[+-]\d\d:\d\d$/.exec(String(tags?.OffsetTimeOriginal ?? ''))?.[0] ?? '+07:00';
    const taken = new Date(`${local.toISOString().slice(0, 19)}${offset}`);
    return taken.getUTCFullYear() >= 2000 ? taken : null;
  } catch {
    return null;
  }
}
