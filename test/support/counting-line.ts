/** A stand-in for LINE in the same process: it counts like LINE, knows retry keys, and can be away. */
import type { LineMessage } from '../../flows/facts.ts';
import type { LineClient, SendOutcome } from '../../src/line/client.ts';
import { monthOf } from '../../src/thai/calendar.ts';

/** `deaf`: it delivers and never answers; `gone`: neither. */
export type Mood = 'ok' | 'deaf' | 'gone' | 'rate' | 'error' | 'quota';

export interface Delivery {
  to: string;
  message: LineMessage;
  at: number;
  how: 'push' | 'multicast';
}

export interface CountingLine extends Pick<LineClient, 'push' | 'multicast' | 'quota' | 'consumption'> {
  mood: Mood;
  limit: number | null;
  delivered: Delivery[];
  /** Requests that came, delivered or not. */
  requests: { to: string[]; retryKey: string }[];
  /** Counted messages of a month, `YYYY-MM`. */
  counted(month: string): number;
}

const KEY_MS = 24 * 3_600_000;

export function countingLine(
  now: () => number,
  { limit = 300 }: { limit?: number | null } = {},
): CountingLine {
  const keys = new Map<string, number>();
  const counted = new Map<string, number>();

  function send(how: Delivery['how'], to: string[], messages: LineMessage[], retryKey: string): SendOutcome {
    line.requests.push({ to, retryKey });
    const unreachable = { kind: 'unreachable', problem: 'no answer in time' } as const;
    switch (line.mood) {
      case 'gone':
      case 'error':
        return unreachable;
      case 'rate':
        return { kind: 'rate-limited' };
      case 'quota':
        return { kind: 'quota' };
      default: {
        const used = keys.get(retryKey);
        const known = used !== undefined && now() - used < KEY_MS;
        const over = line.limit !== null && line.counted(monthOf(now())) + to.length > line.limit;
        if (!known && over) return { kind: 'quota' };
        if (!known) {
          keys.set(retryKey, now());
          const month = monthOf(now());
          counted.set(month, line.counted(month) + to.length);
          for (const one of to)
            for (const message of messages) line.delivered.push({ to: one, message, at: now(), how });
        }
        if (line.mood === 'deaf') return unreachable;
        return { kind: known ? 'already-sent' : 'ok' };
      }
    }
  }

  const line: CountingLine = {
    mood: 'ok',
    limit,
    delivered: [],
    requests: [],
    counted: (month) => counted.get(month) ?? 0,
    push: async (to, messages, retryKey) => send('push', [to], messages, retryKey),
    multicast: async (to, messages, retryKey) => send('multicast', to, messages, retryKey),
    async quota() {
      if (line.mood === 'gone') return { kind: 'unreachable', problem: 'away' };
      const type = line.limit === null ? 'none' : 'limited';
      return { kind: 'ok', body: { type, ...(line.limit !== null && { value: line.limit }) } } as never;
    },
    async consumption() {
      if (line.mood === 'gone') return { kind: 'unreachable', problem: 'away' };
      return { kind: 'ok', body: { totalUsage: line.counted(monthOf(now())) } };
    },
  };
  return line;
}
