/** Tells that something is still going on, so that nobody waits before a silent screen. */

/** Says one line to the operator. */
export type Say = (line: string) => void;

/** Gives what `work` gives; when it takes longer than a second, says so, and again every five seconds. */
export async function withProgress<T>(say: Say, what: string, work: Promise<T>): Promise<T> {
  const began = Date.now();
  let timer = setTimeout(tell, 1000);
  function tell() {
    const seconds = Math.round((Date.now() - began) / 1000);
    say(seconds > 1 ? `${what} … ${seconds} s` : `${what} …`);
    timer = setTimeout(tell, 5000);
  }
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
