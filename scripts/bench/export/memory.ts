/** How much memory the processes take that this one started, and those that they started. */
import { readdirSync, readFileSync } from 'node:fs';

/** The most megabytes that the processes of the work held at once; looking slows them. 0 where /proc is missing. */
export async function peakMegabytes(work: () => Promise<unknown>): Promise<number> {
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, megabytesBelow(process.pid));
  }, 20);
  try {
    await work();
    return peak;
  } finally {
    clearInterval(looking);
  }
}

/** What processes share is counted once, a part to each (Pss). */
function megabytesBelow(root: number): number {
  let parents: [pid: number, parent: number][];
  try {
    parents = readdirSync('/proc').flatMap((name) =>
      /^\d+$/.test(name) ? [[Number(name), parentOf(name)]] : [],
    );
  } catch {
    return 0;
  }
  const below = new Set([root]);
  for (let before = 0; before !== below.size; ) {
    before = below.size;
    for (const [pid, parent] of parents) if (below.has(parent)) below.add(pid);
  }
  below.delete(root);
  return [...below].reduce((sum, pid) => sum + kilobytes(pid), 0) / 1000;
}

function parentOf(pid: string): number {
  const stat = read(`/proc/${pid}/stat`);
  // the name before it stands in brackets and may hold anything
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

const kilobytes = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

/** Empty for a process that has ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
