/**
 * Which partitions of the conversations this process works on. Every live process takes its share; the share of one
 * that has gone is taken over when its leases have run out, at once when it stopped in order.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'winston';
import type { Models } from '../../models/index.ts';
import type { Lease } from '../../models/lease.ts';
import { collectionOf, insertNew } from '../database/once.ts';
import { PARTITIONS } from './inbox.ts';

export interface Partitions {
  /** Those with a lease that has not run out. */
  owned(): string[];
  owns(partition: string): boolean;
  /** Every event comes through this process: another one that starts lets a while pass before it takes any in. */
  alone(): boolean;
  /** Resolves when the first share is held and every other process knows of this one. */
  start(): Promise<void>;
  /** Gives everything back. */
  stop(): Promise<void>;
}

interface Options {
  models: Models;
  /** Names this process; unique. */
  owner: string;
  /** Real time, epoch ms: other processes compare with it. */
  clock: () => number;
  leaseMs: number;
  log: Logger;
  /** Finishes what is under way in a partition before it is given to another process. */
  drain(partition: string): Promise<void>;
  gained(partitions: string[]): void;
}

/** A process whose lease ran out may only have stalled, and still take events in; after so many leases it is gone. */
const STALLED_LEASES = 20;

export function createPartitions(options: Options): Partitions {
  const { models, owner, clock, leaseMs, log, drain, gained } = options;
  const leases = collectionOf(models.leases);
  const heartbeat = `worker:${owner}`;
  let held = new Set<string>();
  let heldUntil = 0;
  let aloneUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> | null = null;
  let stopped = false;

  const inTime = () => clock() < heldUntil;

  function beat(): Promise<void> {
    beating ??= share()
      .catch((error) => {
        log.warn('partitions.unread', { problem: (error as Error).message });
      })
      .finally(() => {
        beating = null;
        if (!stopped) timer = setTimeout(beat, leaseMs / 3);
      });
    return beating;
  }

  async function share(): Promise<void> {
    clearTimeout(timer);
    const now = clock();
    const until = new Date(now + leaseMs);
    // renews the heartbeat and the partitions that nobody took meanwhile
    await insertNew(models.leases, [{ _id: heartbeat, owner, until }]);
    await leases.updateMany({ owner }, { $set: { until } });
    const all = await leases.find({}).toArray();
    const mine = new Set(
      all.filter((lease) => lease.owner === owner && !isHeartbeat(lease)).map(({ _id }) => _id),
    );
    held = mine;
    heldUntil = until.getTime();
    aloneUntil = liveOwners(all, now - STALLED_LEASES * leaseMs).length > 1 ? 0 : now + leaseMs / 2;

    const due = shareOf(owner, all, now);
    if (mine.size > due) await giveBack([...mine].sort().slice(due));
    if (mine.size < due) await take(due - mine.size, all, now, until);
  }

  async function take(count: number, all: Lease[], now: number, until: Date): Promise<void> {
    const known = new Map(all.map((lease) => [lease._id, lease]));
    const taken: string[] = [];
    for (const partition of PARTITIONS) {
      if (taken.length === count) break;
      const lease = known.get(partition);
      if (lease && lease.until.getTime() > now) continue;
      const won = lease
        ? (await leases.updateOne(lease, { $set: { owner, until } })).matchedCount === 1
        : (await insertNew(models.leases, [{ _id: partition, owner, until }])).size === 0;
      if (won) taken.push(partition);
    }
    if (taken.length === 0) return;
    for (const partition of taken) held.add(partition);
    log.info('partitions.taken', { owner, count: taken.length, held: held.size });
    gained(taken);
  }

  async function giveBack(partitions: string[]): Promise<void> {
    for (const partition of partitions) held.delete(partition);
    await Promise.all(partitions.map(drain));
    await leases.updateMany({ _id: { $in: partitions }, owner }, { $set: { owner: '', until: new Date(0) } });
    log.info('partitions.given', { owner, count: partitions.length, held: held.size });
  }

  return {
    owned: () => (inTime() ? [...held] : []),
    owns: (partition) => held.has(partition) && inTime(),
    alone: () => clock() < aloneUntil,
    async start() {
      await beat();
      if (aloneUntil === 0) await sleep(leaseMs / 2);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await beating;
      clearTimeout(timer);
      await giveBack([...held]);
      await leases.deleteOne({ _id: heartbeat });
    },
  };
}

const isHeartbeat = ({ _id }: Lease) => _id.startsWith('worker:');

/** How many partitions fall to `owner`: all live processes get the same number, the first ones one more. */
export function shareOf(owner: string, leases: Lease[], now: number): number {
  const live = liveOwners(leases, now);
  const rank = live.sort().indexOf(owner);
  if (rank < 0) return 0;
  return Math.floor(PARTITIONS.length / live.length) + (rank < PARTITIONS.length % live.length ? 1 : 0);
}

const liveOwners = (leases: Lease[], now: number): string[] =>
  leases.filter((lease) => isHeartbeat(lease) && lease.until.getTime() > now).map((lease) => lease.owner);
