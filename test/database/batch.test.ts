import { batched } from '../../src/database/batch.ts';

test('calls of one turn go together, those made meanwhile in the next, each gets its own result', async () => {
  const runs: number[][] = [];
  const double = batched(async (items: number[]) => {
    runs.push(items);
    await new Promise((resolve) => setTimeout(resolve, 10));
    return items.map((item) => item * 2);
  }, 3);
  const first = Promise.all([1, 2, 3, 4].map(double));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await Promise.all([first, double(5)])).toEqual([[2, 4, 6, 8], 10]);
  expect(runs).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

test('a failure fails its batch only', async () => {
  let fails = true;
  const work = batched(async (items: number[]) => {
    if (fails) throw new Error('no');
    return items;
  });
  await expect(Promise.all([work(1), work(2)])).rejects.toThrow('no');
  fails = false;
  expect(await work(3)).toBe(3);
});
