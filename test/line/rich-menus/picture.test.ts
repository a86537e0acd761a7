import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { MENUS } from '../../../src/line/rich-menus/definitions.ts';
import { drawn, FONT } from '../../../src/line/rich-menus/image.ts';
import { layoutOf } from '../../../src/line/rich-menus/layout.ts';
import { pictureOf } from '../../../src/line/rich-menus/picture.ts';

const MOST_BYTES = 1_000_000;
/** A small phone, in its own pixels. */
const PHONE = 360;

test.each(MENUS)('the picture of $name: as LINE takes it, and the same each time', async (menu) => {
  const layout = layoutOf(menu);
  const png = await drawn(pictureOf(layout));
  expect(png.length).toBeLessThanOrEqual(MOST_BYTES);
  const { format, width, height } = await sharp(png).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: layout.width, height: layout.height });
  expect(width).toBe(2500);
  expect((await drawn(pictureOf(layout))).equals(png)).toBe(true);
});

interface Text {
  content: string;
  size: number;
  x: number;
  svg: string;
}

function textsOf(svg: string): Text[] {
  return [...svg.matchAll(/<text x="([\d.]+)"[^>]*font-size="(\d+)"[^>]*>([^<]*)<\/text>/g)].map((found) => ({
    ...{ svg: found[0], content: found[3]!, size: Number(found[2]), x: Number(found[1]) },
  }));
}

test.each(MENUS)('the words of $name are large, and stay within their fields', (menu) => {
  const layout = layoutOf(menu);
  const boxes = [...layout.tabs, ...layout.fields].map(({ box }) => box);
  const texts = textsOf(pictureOf(layout));
  expect(texts).toHaveLength(layout.tabs.length + 2 * layout.fields.length);
  for (const { svg, size, x } of texts) {
    expect((size * PHONE) / layout.width).toBeGreaterThanOrEqual(11.5);
    const alone = `<svg xmlns="http://www.w3.org/2000/svg" width="2500" height="1686">${svg}</svg>`;
    const drawnBox = new Resvg(alone, { font: FONT }).getBBox()!;
    const box = boxes.find((one) => Math.abs(one.x + one.width / 2 - x) < 1)!;
    expect({ svg, fits: drawnBox.width <= box.width - 80 }).toEqual({ svg, fits: true });
  }
  const words = texts.filter(({ size }) => (size * PHONE) / layout.width >= 15);
  expect(words).toHaveLength(layout.tabs.length + layout.fields.length);
});

test('the letter after a sara am stands beside it', () => {
  const widthOf = (word: string) => {
    const menu = { name: 'newcomer' as const, columns: 3 as const, fields: [] };
    const [{ svg }] = textsOf(
      pictureOf(layoutOf({ ...menu, fields: [{ word, detail: '', icon: 'help' }] })),
    ) as [Text];
    const alone = `<svg xmlns="http://www.w3.org/2000/svg" width="2500" height="1686">${svg}</svg>`;
    return new Resvg(alone, { font: FONT }).getBBox()!.width;
  };
  expect(widthOf('กำก')).toBeGreaterThan(widthOf('กาก') - 2);
  expect(widthOf('น้ำน')).toBeGreaterThan(widthOf('นาน') - 2);
});

test('the tab that is open looks different', async () => {
  const tabBar = async (name: string) => {
    const layout = layoutOf(MENUS.find((menu) => menu.name === name)!);
    const { x, y, width, height } = layout.tabs[0]!.box;
    const picture = sharp(await drawn(pictureOf(layout)));
    return picture.extract({ left: x, top: y, width, height }).raw().toBuffer();
  };
  const [open, behind] = [await tabBar('coordinator'), await tabBar('coordinator-own')];
  const different = open.filter((value, i) => Math.abs(value - behind[i]!) > 8).length;
  expect(different / open.length).toBeGreaterThan(0.5);
});
