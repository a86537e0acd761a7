/** Draws the picture of a rich menu: SVG to PNG, with the font that comes with the project and no other. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';
import { FONT_FAMILY } from './picture.ts';

const PACKAGES = new URL('../../../node_modules/', import.meta.url);
const FONT_FILES = ['400Regular/Sarabun_400Regular.ttf', '600SemiBold/Sarabun_600SemiBold.ttf'].map((file) =>
  fileURLToPath(new URL(`@expo-google-fonts/sarabun/${file}`, PACKAGES)),
);

/** No font of the machine: the pictures are the same everywhere. */
export const FONT = { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: FONT_FAMILY };

/** A PNG of the size of the SVG; the same bytes for the same SVG. Drawn beside the event loop. */
export async function drawn(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, { font: FONT });
  return image.asPng();
}

/** What the picture depends on beside its SVG: the versions of font and program. */
export function drawnWith(): string {
  return ['@resvg/resvg-js', '@expo-google-fonts/sarabun'].map(versionOf).join(' ');
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(new URL(`${name}/package.json`, PACKAGES), 'utf8')) as {
    version: string;
  };
  return `${name}@${version}`;
}
