/**
 * Opens a connection anew when the driver has stopped looking for the server. If the connection on which it checks the
 * server ends at the very moment of a check, the driver (7.8) waits for good for the closed socket to take more; from
 * then on every operation fails, although the server is back.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type mongoose from 'mongoose';

/** A check ends by itself within the driver's ten seconds between checks and ten to connect. */
export const CHECK_MS = 10_000;
const STUCK_MS = 2 * CHECK_MS + 2_000;

/** `open` opens the connection once more. Ends when somebody closes the connection. */
export function reopenWhenStuck(
  connection: mongoose.Connection,
  open: () => Promise<unknown>,
  stuckMs = STUCK_MS,
): void {
  const checks = new Map<string, NodeJS.Timeout>();
  let reopening = false;
  let closed = false;

  function over(address: string): void {
    clearTimeout(checks.get(address));
    checks.delete(address);
  }

  function watch(): void {
    const client = connection.getClient();
    client.on('serverHeartbeatStarted', ({ connectionId: address }) => {
      over(address);
      checks.set(address, setTimeout(reopen, stuckMs).unref());
    });
    client.on('serverHeartbeatSucceeded', ({ connectionId }) => over(connectionId));
    client.on('serverHeartbeatFailed', ({ connectionId }) => over(connectionId));
    client.on('serverClosed', ({ address }) => over(address));
  }

  async function reopen(): Promise<void> {
    if (reopening || closed) return;
    reopening = true;
    for (const address of checks.keys()) over(address);
    await connection.close().catch(() => {});
    while (!closed) {
      try {
        await open();
        watch();
        break;
      } catch {
        await sleep(1_000, undefined, { ref: false });
      }
    }
    reopening = false;
  }

  connection.on('close', () => {
    closed = !reopening;
    if (closed) for (const address of checks.keys()) over(address);
  });
  watch();
}
