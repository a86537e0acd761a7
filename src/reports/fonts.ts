/** Where the fonts of the reports lie: Sarabun, the open successor of TH Sarabun, and the pictures that people type in LINE. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);
const folderOf = (font: string) => dirname(resolve(`@expo-google-fonts/${font}/package.json`));

export const SARABUN = {
  regular: join(folderOf('sarabun'), '400Regular/Sarabun_400Regular.ttf'),
  bold: join(folderOf('sarabun'), '700Bold/Sarabun_700Bold.ttf'),
};

/** For PDF alone: Word and Excel have such letters themselves. */
export const EMOJI = join(folderOf('noto-emoji'), '400Regular/NotoEmoji_400Regular.ttf');
