/** Reading in a process of its own: the same as here, and whatever is in a file, it ends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { readAside } from '../../../src/plan/pending/read-aside.ts';
import { readPlan } from '../../../src/plan/read.ts';
import { CLEAR_PLAN, HOSTILE, inWord, SAMPLE } from '../../support/plan-files.ts';

test('gives what reading it here gives', async () => {
  expect(await readAside(Buffer.from(SAMPLE))).toEqual(readPlan(SAMPLE));
  expect((await readAside(inWord(CLEAR_PLAN))).items).toEqual(
    readPlan(CLEAR_PLAN).items.map((item) => ({
      ...item,
      lines: expect.anything(),
      activities: expect.anything(),
    })),
  );
});

test.each(Object.entries(HOSTILE))('%s is refused with the reason', async (code, bytes) => {
  await expect(readAside(bytes)).rejects.toMatchObject({ name: 'PlanProblem', code });
});

test.each([
  ['takes too long', { timeoutMs: 1 }],
  ['takes too much memory', { memoryMb: 20 }],
])('a file that %s is given up, while everything else goes on', async (_, limits) => {
  let ticks = 0;
  let reading = true;
  const clock = (async () => {
    for (; reading; await sleep(5)) ticks++;
  })();
  const huge = Buffer.from(SAMPLE + SAMPLE.split('\n').slice(4).join('\n').repeat(150));
  await expect(readAside(huge, limits)).rejects.toMatchObject({ code: 'unreadable' });
  reading = false;
  await clock;
  expect(ticks).toBeGreaterThan(0);
});
