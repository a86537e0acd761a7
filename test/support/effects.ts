/** Effects performed on the test's database, with a stand-in for what LINE knows of people and groups. */
import type { Effects } from '../../flows/effects.ts';
import type { Models } from '../../models/index.ts';
import { createEffects } from '../../src/conversation/effects/index.ts';
import type { DataEffect, Performer } from '../../src/conversation/effects/performer.ts';
import type { MenuFollower } from '../../src/conversation/rich-menu-follower.ts';
import type { SendOutcome } from '../../src/line/client.ts';
import { createLog } from '../../src/log.ts';
import { createReminders, type Reminders } from '../../src/reminders/runner.ts';
import { factsOf, NOW } from './office.ts';

export interface Office {
  models: Models;
  /** Performs an effect for a person, in that person's own chat or in a group. */
  perform<E extends DataEffect>(
    userId: string,
    key: string,
    type: E,
    params: Effects[E]['params'],
    group?: string,
    run?: string,
  ): Promise<Effects[E]['answer']>;
  /** Names in LINE by user id; null: LINE does not answer. */
  names: Map<string, string | null>;
  /** The members of each group that LINE knows. */
  groups: Map<string, string[]>;
  /** What LINE was asked to do, e.g. `leave C…`. */
  done: string[];
  quota: { limit: number | null; used: number };
  /** LINE takes no message and lets the bot leave nothing. */
  isLineAway: boolean;
  clock: { now: number };
  reminders: Reminders;
  /** How often the fetcher was woken. */
  woken: number;
}

/** `checkMenus` hears of people whose rich menu may have to change. */
export function effectsOn(models: Models, checkMenus?: MenuFollower['check']): Office {
  const names = new Map<string, string | null>();
  const groups = new Map<string, string[]>();
  const done: string[] = [];
  const quota: Office['quota'] = { limit: null, used: 0 };
  const notThere = { kind: 'rejected', status: 404, problem: 'Not found' } as const;
  const does = async (what: string, chat: string): Promise<SendOutcome> => {
    if (office.isLineAway) return { kind: 'unreachable', problem: 'no answer in time' };
    done.push(`${what} ${chat}`);
    return { kind: 'ok' };
  };
  const clock = { now: NOW };
  const line: Performer['line'] = {
    async profile(userId) {
      const displayName = names.get(userId) ?? null;
      return displayName === null
        ? { kind: 'unreachable', problem: 'no answer in time' }
        : { kind: 'ok', body: { userId, displayName } };
    },
    async groupSummary(groupId) {
      return groups.has(groupId) ? { kind: 'ok', body: { groupId, groupName: 'กลุ่มเขต' } } : notThere;
    },
    async groupMembersCount(groupId) {
      return { kind: 'ok', body: { count: groups.get(groupId)?.length ?? 0 } };
    },
    async groupMember(groupId, userId) {
      const isThere = groups.get(groupId)?.includes(userId);
      return isThere ? { kind: 'ok', body: { userId, displayName: `${userId} in a group` } } : notThere;
    },
    push: (to) => does('push', to),
    leaveGroup: (group) => does('leave', group),
    leaveRoom: (room) => does('leave', room),
    quota: async () => ({
      kind: 'ok',
      body: quota.limit === null ? { type: 'none' } : { type: 'limited', value: quota.limit },
    }),
    consumption: async () => ({ kind: 'ok', body: { totalUsage: quota.used } }),
  };
  const now = () => clock.now;
  const log = createLog('error');
  const reminders = createReminders({ models, line, now, log, wakeOutbox() {} });
  const performer: Performer = {
    ...{ models, line, now, log, reminders },
    wakeExports() {},
    wakeImports() {},
    wakeFetcher: () => {
      office.woken++;
    },
  };
  const effects = createEffects(performer, checkMenus);
  const office: Office = {
    models,
    names,
    groups,
    done,
    quota,
    isLineAway: false,
    clock,
    reminders,
    woken: 0,
    async perform(userId, key, type, params, group, run = 'run-1') {
      const facts = await factsOf(models, userId, clock.now, group);
      const conversation = group ? `${group}+${userId}` : userId;
      return effects({ facts, key, conversation, run }, type, params);
    },
  };
  return office;
}
