/** Looks for work that waits in the database: at once when woken, else after a pause. Never two looks at a time. */

export interface Lookout {
  start(): void;
  /**
   * Looks at once, or once more when a look is under way; nothing before the start and after the stop. Resolves when no
   * look is under way any more.
   */
  wake(): Promise<void>;
  /** Resolves when no look is under way. */
  stop(): Promise<void>;
}

/** `failed` hears of a look that threw; the next one comes all the same. */
export function createLookout(options: {
  look: () => Promise<void>;
  pollMs: number;
  failed: (error: Error) => void;
}): Lookout {
  const { look, pollMs, failed } = options;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let again = false;
  let stopped = true;

  async function wake(): Promise<void> {
    if (stopped) return;
    again = true;
    looking ??= lookAll().finally(() => {
      looking = null;
      if (!stopped) timer = setTimeout(wake, pollMs);
    });
    await looking;
  }

  async function lookAll(): Promise<void> {
    clearTimeout(timer);
    while (again && !stopped) {
      again = false;
      await look().catch(failed);
    }
  }

  return {
    wake,
    start() {
      stopped = false;
      wake();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
