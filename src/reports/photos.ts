/** Photos as they are printed: small enough that a report of many stays easy to send. */
import sharp from 'sharp';

/** A photo is printed up to 6 cm wide and 4.1 cm high: 200 dots an inch of that, and some more to look closer. */
const MOST = { width: 480, height: 400 };
const QUALITY = 75;

/** An upright sRGB JPEG; a photo that is smaller keeps its size. */
export const photoForPrint = (photo: Buffer): Promise<Buffer> =>
  sharp(photo)
    .autoOrient()
    .resize({ ...MOST, fit: 'inside', withoutEnlargement: true })
    .toColorspace('srgb')
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY, mozjpeg: true })
    .toBuffer();
