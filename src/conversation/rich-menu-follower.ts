/**
 * Keeps the rich menu of each person that of the person's role. What changes who somebody is only writes down that the
 * menu has to be looked at; LINE is asked afterwards, beside the conversations, and again with growing pauses while it
 * is away. Nobody is linked to what he or she has.
 */
import type { Logger } from 'winston';
import type { Models } from '../../models/index.ts';
import { type RichMenuLink, UNKNOWN_MENU } from '../../models/rich-menu-link.ts';
import { createLookout } from '../database/lookout.ts';
import { findBy, insertOnce } from '../database/once.ts';
import { type Done, isLacking, type RichMenuCalls } from '../line/rich-menus/calls.ts';
import { aliasOf } from '../line/rich-menus/rich-menu.ts';
import { menuOf, newLink } from './rich-menu-links.ts';

export interface MenuFollower {
  /**
   * Who these people (LINE user ids) are may have changed. With `anew` they have just added the account, and LINE may
   * have another menu for them than it was told.
   */
  check(userIds: string[], options?: { anew?: boolean }): Promise<void>;
  start(): void;
  /** Resolves when nothing is under way. */
  stop(): Promise<void>;
}

interface FollowerOptions {
  models: Models;
  line: Pick<RichMenuCalls, 'aliases' | 'link' | 'unlink'>;
  now: () => number;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** How often to look for work that nobody woke it for, ms. */
  pollMs?: number;
}

/** While a process asks LINE for a person, others leave that person alone. */
const CLAIM_MS = 40_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** Menus are replaced now and then, by a command that gives everybody the new ones itself. */
const IDS_KEPT_MS = 10_000;

export function createMenuFollower(options: FollowerOptions): MenuFollower {
  const { models, line, now, log, pollMs = 10_000 } = options;
  const links = models.richMenuLinks;
  let known: { at: number; ids: Map<string, string> } | null = null;
  const lookout = createLookout({
    look,
    pollMs,
    failed: ({ message }) => log.error('rich-menu.queue-not-read', { problem: message }),
  });

  async function check(userIds: string[], { anew = false } = {}): Promise<void> {
    for (const userId of new Set(userIds)) {
      // somebody who never asked to join has the default menu, and never had another
      if ((await findBy(models.officers, 'userId', userId)).length === 0) continue;
      await insertOnce(links, newLink(userId));
      const due = { state: 'due' as const, attempts: 0, ...(anew && { linked: UNKNOWN_MENU }) };
      await links.updateOne({ _id: userId }, { $set: due, $inc: { asked: 1 } });
    }
    lookout.wake();
  }

  async function look(): Promise<void> {
    for (const link of await links.find({ state: 'due' }).lean())
      if ((link.nextAttemptAt?.getTime() ?? 0) <= now()) await follow(link);
  }

  async function follow(link: RichMenuLink): Promise<void> {
    const { _id, asked, attempts } = link;
    const claim = { attempts: attempts + 1, nextAttemptAt: new Date(now() + CLAIM_MS) };
    const claimed = await links.updateOne({ _id, state: 'due', asked, attempts }, { $set: claim });
    if (claimed.matchedCount === 0) return;

    const outcome = await tellLine(link);
    if ('linked' in outcome) return settle(link, outcome.linked);
    const { kind } = outcome;
    log.warn('rich-menu.not-linked', { userId: _id, attempt: attempts + 1, why: kind });
    // a request that LINE will never take is left to the next change
    if (kind === 'rejected' && !isLacking(outcome)) return settle(link, link.linked);
    const nextAttemptAt = new Date(now() + Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** attempts));
    await links.updateOne({ _id }, { $set: { nextAttemptAt } });
  }

  /** What the person has now, or why LINE could not be told. */
  async function tellLine({ _id: userId, linked }: RichMenuLink): Promise<{ linked: string | null } | Done> {
    const menu = menuOf(await findBy(models.officers, 'userId', userId));
    if (menu === null) {
      const outcome = linked === null ? OK : await line.unlink(userId);
      return outcome.kind === 'ok' ? { linked: null } : outcome;
    }
    const ids = await menuIds();
    if (!(ids instanceof Map)) return ids;
    const id = ids.get(aliasOf(menu));
    // without menus in LINE there is nothing to do: the command that makes them gives them to everybody who is there
    // by then, and those who come a moment later must not be told of menus that were missing before
    if (id === undefined) known = null;
    if (id === undefined || id === linked) return { linked };
    const outcome = await line.link(userId, id);
    if (outcome.kind === 'ok') return { linked: id };
    known = null;
    return outcome;
  }

  /** What became due meanwhile stays due. */
  async function settle({ _id, asked }: RichMenuLink, linked: string | null): Promise<void> {
    const done = { linked, attempts: 0, nextAttemptAt: null };
    const settled = await links.updateOne({ _id, asked }, { $set: { ...done, state: 'settled' } });
    if (settled.matchedCount === 1) return;
    await links.updateOne({ _id }, { $set: done });
    lookout.wake();
  }

  /** LINE's ids of our menus by alias. */
  async function menuIds(): Promise<Map<string, string> | Done> {
    if (known && now() - known.at < IDS_KEPT_MS) return known.ids;
    const answer = await line.aliases();
    if (answer.kind !== 'ok') return answer;
    const ids = new Map(answer.body.map((one) => [one.richMenuAliasId, one.richMenuId]));
    known = { at: now(), ids };
    return ids;
  }

  return { check, start: lookout.start, stop: lookout.stop };
}

const OK: Done = { kind: 'ok' };
