/** The mark of a draft as a picture: large, pale and slanting, to lie behind the pages of Word and Excel. */
import { Resvg } from '@resvg/resvg-js';
import { SARABUN } from './fonts.ts';

/** Pixels. */
export const DRAFT_MARK = { width: 720, height: 480 };

export function draftMark(mark: string): Buffer {
  const { width, height } = DRAFT_MARK;
  const size = Math.min(240, (1.3 * width) / Math.max(1, [...mark].length));
  const place = `x="${width / 2}" y="${height / 2}" transform="rotate(-30 ${width / 2} ${height / 2})"`;
  const text = mark.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text ${place} text-anchor="middle" dominant-baseline="middle" font-family="Sarabun" font-weight="700" font-size="${size}" fill="#e1e1e1">${text}</text></svg>`;
  const font = { fontFiles: [SARABUN.bold], loadSystemFonts: false, defaultFontFamily: 'Sarabun' };
  return Buffer.from(new Resvg(svg, { font }).render().asPng());
}
