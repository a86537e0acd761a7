import type { Models } from '../../models/index.ts';
import type { Lease } from '../../models/lease.ts';
import { PARTITIONS, partitionOf } from '../../src/conversation/inbox.ts';
import { createPartitions, type Partitions, shareOf } from '../../src/conversation/partitions.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { silent, until } from './small-bot.ts';

let database: TestDatabase;
let models: Models;
beforeAll(async () => {
  database = await testModels();
  models = database.models;
});
afterAll(() => database.close());

test('conversations spread evenly, and a conversation stays in its partition', () => {
  const counts = new Map(PARTITIONS.map((partition) => [partition, 0]));
  for (let i = 0; i < 32_000; i++) {
    const partition = partitionOf(`U${i.toString(16).padStart(32, '0')}`);
    counts.set(partition, counts.get(partition)! + 1);
  }
  expect(Math.min(...counts.values())).toBeGreaterThan(800);
  expect(Math.max(...counts.values())).toBeLessThan(1200);
  expect(partitionOf('U0123456789abcdef0123456789abcdef')).toBe('p00');
});

test('shares add up to all partitions, whoever is alive', () => {
  for (let live = 1; live <= 40; live++) {
    const leases: Lease[] = Array.from({ length: live }, (_, i) => ({
      _id: `worker:w${i}`,
      owner: `w${i}`,
      until: new Date(100),
    }));
    const gone = { _id: 'worker:gone', owner: 'gone', until: new Date(50) };
    const shares = leases.map(({ owner }) => shareOf(owner, [...leases, gone], 60));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(32);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    expect(shareOf('gone', [...leases, gone], 60)).toBe(0);
  }
});

test('processes share; one that stops or dies is replaced; no partition is held twice', async () => {
  const leaseMs = 600;
  const drained: string[] = [];
  const worker = (owner: string, clock = Date.now): Partitions =>
    createPartitions({
      ...{ models, owner, leaseMs, clock, log: silent, gained: () => {} },
      drain: async (partition) => void drained.push(partition),
    });
  const held = (...all: Partitions[]) => all.map((one) => one.owned().length);
  const disjoint = (...all: Partitions[]) => {
    const owned = all.flatMap((one) => one.owned());
    expect(new Set(owned).size).toBe(owned.length);
  };

  const a = worker('a');
  await a.start();
  expect(held(a)).toEqual([32]);
  const b = worker('b');
  await b.start();
  await until('half each', () => {
    disjoint(a, b);
    return held(a, b).join() === '16,16';
  });
  expect(drained).toHaveLength(16);
  let alive = true;
  const c = worker('c', () => (alive ? Date.now() : 0));
  await c.start();
  await until('a third each', () => {
    disjoint(a, b, c);
    return held(a, b, c).join() === '11,11,10';
  });
  await b.stop();
  await until('two left', () => held(a, c).join() === '16,16');
  // a process that hangs does not renew; its clock no longer matters to the others
  alive = false;
  await until('one left', () => held(a)[0] === 32);
  await a.stop();
  expect(held(a)).toEqual([0]);
  await c.stop();
});
