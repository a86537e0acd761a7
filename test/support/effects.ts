/** Effects performed on the test's database, with a stand-in for LINE's profiles. */
import type { Effects } from '../../flows/facts.ts';
import type { Models } from '../../models/index.ts';
import { createEffects } from '../../src/conversation/effects/index.ts';
import type { DataEffect } from '../../src/conversation/effects/performer.ts';
import { createLog } from '../../src/log.ts';
import { factsOf, NOW } from './office.ts';

export interface Office {
  models: Models;
  /** Performs an effect for a person, in that person's own chat. */
  perform<E extends DataEffect>(
    userId: string,
    key: string,
    type: E,
    params: Effects[E]['params'],
  ): Promise<Effects[E]['answer']>;
  /** Names in LINE by user id; null: LINE does not answer. */
  names: Map<string, string | null>;
  clock: { now: number };
  /** How often the fetcher was woken. */
  woken: number;
}

export function effectsOn(models: Models): Office {
  const names = new Map<string, string | null>();
  const clock = { now: NOW };
  const effects = createEffects({
    models,
    line: {
      async profile(userId) {
        const displayName = names.get(userId) ?? null;
        return displayName === null
          ? { kind: 'unreachable', problem: 'no answer in time' }
          : { kind: 'ok', body: { userId, displayName } };
      },
    },
    now: () => clock.now,
    log: createLog('error'),
    wakeFetcher: () => {
      office.woken++;
    },
  });
  const office: Office = {
    models,
    names,
    clock,
    woken: 0,
    async perform(userId, key, type, params) {
      const facts = await factsOf(models, userId, clock.now);
      return effects({ facts, key, conversation: userId, run: 'run-1' }, type, params);
    },
  };
  return office;
}
