import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { photoForPrint } from '../../src/reports/photos.ts';
import { jpeg } from '../support/photos.ts';

test.each([
  ['a large one is made smaller', { width: 4000, height: 3000 }, { width: 480, height: 360 }],
  ['an upright one too', { width: 3000, height: 4000 }, { width: 300, height: 400 }],
  [
    'one that lies on its side is turned',
    { width: 800, height: 600, orientation: 6 },
    { width: 300, height: 400 },
  ],
  ['a small one stays', { width: 64, height: 48 }, { width: 64, height: 48 }],
])('%s', async (_, given, size) => {
  const printed = await photoForPrint(await jpeg(given));
  const { format, width, height, orientation = 1, exif } = await sharp(printed).metadata();
  expect({ format, width, height, orientation, exif }).toEqual({
    format: 'jpeg',
    ...size,
    orientation: 1,
    exif: undefined,
  });
});

test('120 of the busiest photos stay under 15 MB in all', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const busy = await sharp({
    create: { width: 2000, height: 1500, channels: 3, background: '#808080', noise },
  })
    .jpeg({ quality: 95 })
    .toBuffer();
  expect(120 * (await photoForPrint(busy)).length).toBeLessThan(15_000_000);
});
