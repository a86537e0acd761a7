/**
 * Brings the rich menus of this version to LINE, also while the bot runs; see {@link USAGE}. Exit 1 and one line when
 * it cannot be done; run again, it goes on where it stopped.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import winston from 'winston';
import { readConfig, readEnvironment } from '../src/config.ts';
import { menuPeople } from '../src/conversation/rich-menu-links.ts';
import { StartProblem, startProblemText } from '../src/errors.ts';
import { createLineClient } from '../src/line/client.ts';
import { drawn } from '../src/line/rich-menus/image.ts';
import { RichMenuProblem } from '../src/line/rich-menus/patience.ts';
import { richMenus } from '../src/line/rich-menus/rich-menu.ts';
import { syncRichMenus } from '../src/line/rich-menus/sync.ts';
import { withModels } from './with-models.ts';

export const USAGE = `usage: npm run rich-menu:sync [-- --dry-run | --images DIR]

  --dry-run     says what would be done in LINE, and does nothing
  --images DIR  writes the pictures of the menus into a folder, in half their size, and does nothing in LINE`;

const LINE_TIMEOUT_MS = 20_000;

interface Options {
  dryRun: boolean;
  images: string | undefined;
}

/** @throws RichMenuProblem for an option that is none */
export function readOptions(args: string[]): Options {
  try {
    const options = { 'dry-run': { type: 'boolean', default: false }, images: { type: 'string' } } as const;
    const { values } = parseArgs({ args, options });
    return { dryRun: values['dry-run'], images: values.images };
  } catch (error) {
    throw new RichMenuProblem(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** Half of what LINE gets: sharp on any screen. */
const IMAGE_WIDTH = 1250;

/** Writes a PNG for each menu; gives their paths. */
export async function writeImages(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const { menu, svg } of richMenus()) {
    const path = join(folder, `rich-menu-${menu}.png`);
    await sharp(await drawn(svg))
      .resize(IMAGE_WIDTH)
      .png({ palette: true })
      .toFile(path);
    paths.push(path);
  }
  return paths;
}

async function sync(dryRun: boolean): Promise<void> {
  const { line: channel } = readConfig(readEnvironment());
  if (!channel)
    throw new StartProblem(
      'There is no LINE channel: set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN. With the simulator the bot brings its menus there at every start.',
    );
  const { richMenus: line } = createLineClient({
    ...channel,
    timeoutMs: LINE_TIMEOUT_MS,
    // what goes wrong is said in a sentence
    log: winston.createLogger({ silent: true }),
  });
  const say = (what: string) => console.log(what);
  await withModels((models) =>
    syncRichMenus({ line, people: menuPeople(models), say, pause: (ms) => sleep(ms), dryRun }),
  );
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return console.log(USAGE);
  const { dryRun, images } = readOptions(process.argv.slice(2));
  if (images === undefined) return sync(dryRun);
  for (const path of await writeImages(images)) console.log(path);
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof RichMenuProblem ? error.message : startProblemText(error));
    process.exitCode = 1;
  });
}
