/** Lets many conversations that run side by side share one read or one write of the database. */

/**
 * Calls made while an earlier batch is under way, or in the same turn of the event loop, go together in one `run`.
 * `run` gives one result for each item, in order; what it throws fails every call of the batch.
 *
 *     const load = batched((ids: string[]) => findAll(ids));
 *     await Promise.all([load('a'), load('b')]); // one find
 */
export function batched<T, R>(run: (items: T[]) => Promise<R[]>, maxSize = 200): (item: T) => Promise<R> {
  let waiting: { item: T; resolve: (result: R) => void; reject: (error: unknown) => void }[] = [];
  let busy = false;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxSize);
      waiting = waiting.slice(maxSize);
      try {
        const results = await run(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, i) => {
          resolve(results[i]!);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    busy = false;
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (busy) return;
      busy = true;
      setImmediate(work);
    });
}
