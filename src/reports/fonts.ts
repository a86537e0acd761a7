/** Where the font of the reports lies: Sarabun, the open successor of TH Sarabun. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/sarabun/package.json'));

export const SARABUN = {
  regular: join(folder, '400Regular/Sarabun_400Regular.ttf'),
  bold: join(folder, '700Bold/Sarabun_700Bold.ttf'),
};
