/**
 * The rich menus when the bot starts: with the simulator they are brought there at once, in a real channel that is the
 * operator's to do, who is told when it is due. Beside the start, which does not wait for it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'winston';
import type { Models } from '../../models/index.ts';
import type { RichMenuCalls } from '../line/rich-menus/calls.ts';
import { areSynced, syncRichMenus } from '../line/rich-menus/sync.ts';
import { menuPeople } from './rich-menu-links.ts';

interface AtStart {
  line: RichMenuCalls;
  models: Models;
  /** LINE is the simulator, whose menus are the bot's alone. */
  own: boolean;
  say: (line: string) => void;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** Never throws: the bot does all without menus. `stop` resolves when nothing is under way. */
export function richMenusAtStart({ line, models, own, say, log }: AtStart): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => sleep(ms, undefined, { signal });
  const sync = () =>
    syncRichMenus({
      ...{ line, pause, people: menuPeople(models) },
      say(what) {
        log.info('rich-menu.sync', { what });
        // it may be left anywhere: the next start completes it
        signal.throwIfAborted();
      },
    });
  const work = (own ? sync() : warn()).catch(({ message }: Error) => {
    if (!signal.aborted) log.warn('rich-menu.not-synced', { problem: message });
  });

  async function warn(): Promise<void> {
    if ((await areSynced(line)) === false)
      say('The rich menus in LINE are not those of this version: run "npm run rich-menu:sync".');
  }

  return {
    async stop() {
      stopping.abort();
      await work;
    },
  };
}
