/** The picture of a rich menu as SVG: one template for all of them, in the colours of the messages. Pure. */
import { COLORS } from '../messages/kit.ts';
import { ICONS } from './icons.ts';
import type { Box, Layout } from './layout.ts';

export const FONT_FAMILY = 'Sarabun';

/** Sizes in pixels of a picture of 2500; on a phone of 360 a label of 132 is 19. */
const WORD = 132;
const DETAIL = 82;
const TAB = 108;
const GAP = 18;
const CORNER = 44;

export function pictureOf({ width, height, fields, tabs }: Layout): string {
  const parts = [
    `<rect width="${width}" height="${height}" fill="${COLORS.soft}"/>`,
    ...tabs.flatMap(({ tab, selected, box }) => tabParts(tab.word, selected, box)),
    ...fields.flatMap(({ field, box }) => fieldParts(field, box)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
}

function fieldParts(
  { word, detail, icon, main = false }: Layout['fields'][number]['field'],
  box: Box,
): string[] {
  const { x, y, width, height } = inset(box);
  const middle = x + width / 2;
  const size = height * 0.28;
  // icon, word and detail together stand in the middle of the card
  const top = y + (height - (size + 50 + WORD + 52 + DETAIL)) / 2;
  const wordLine = top + size + 50 + WORD * 0.84;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${CORNER}" fill="${main ? COLORS.brand : WHITE}" stroke="${main ? COLORS.brand : COLORS.line}" stroke-width="4"/>`,
    `<path transform="translate(${middle - size / 2} ${top}) scale(${size / 24})" d="${ICONS[icon]}" fill="none" stroke="${main ? WHITE : COLORS.brand}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`,
    text(word, { x: middle, y: wordLine, size: WORD, weight: 600, color: main ? WHITE : COLORS.ink }),
    text(detail, {
      x: middle,
      y: wordLine + 52 + DETAIL,
      size: DETAIL,
      weight: 400,
      color: main ? COLORS.tint : COLORS.muted,
    }),
  ];
}

/** The tab that is open runs into the page below it; the others stand behind. */
function tabParts(word: string, selected: boolean, { x, y, width, height }: Box): string[] {
  const mark = { width: width - 2 * GAP, height: 16 };
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${selected ? COLORS.soft : COLORS.tint}"/>`,
    ...(selected
      ? [
          `<rect x="${x + GAP}" y="${y + height - mark.height}" width="${mark.width}" height="${mark.height}" rx="8" fill="${COLORS.brand}"/>`,
        ]
      : []),
    text(word, {
      x: x + width / 2,
      y: y + height / 2 + TAB * 0.33,
      size: TAB,
      weight: selected ? 600 : 400,
      color: selected ? COLORS.brand : COLORS.muted,
    }),
  ];
}

const WHITE = '#FFFFFF';

const inset = ({ x, y, width, height }: Box): Box => ({
  x: x + GAP,
  y: y + GAP,
  width: width - 2 * GAP,
  height: height - 2 * GAP,
});

function text(
  words: string,
  { x, y, size, weight, color }: { x: number; y: number; size: number; weight: number; color: string },
): string {
  return `<text x="${x}" y="${y}" text-anchor="middle" font-family="${FONT_FAMILY}" font-size="${size}" font-weight="${weight}" fill="${color}">${withSaraAmInParts(words)}</text>`;
}

/**
 * The drawing program lets the letter after a sara am (ำ) fall onto it. Written as the circle and the sara aa that it is
 * made of, the circle under the tone mark, it stands where it should.
 */
const withSaraAmInParts = (words: string) => words.replace(/([\u0e48-\u0e4b]?)\u0e33/g, '\u0e4d$1\u0e32');
