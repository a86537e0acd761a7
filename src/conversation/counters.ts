/** What the engine counts for Prometheus. */
import { Counter, Histogram, Registry } from 'prom-client';

export interface Counters {
  /** By `outcome`: new, duplicate, ignored. */
  received: Counter<'outcome'>;
  /** By `outcome`: handled, retried, set-aside. */
  events: Counter<'outcome'>;
  /** From the receipt of an event (or the time a timer is due) until all of its effects are done. */
  seconds: Histogram;
  /** By `how` (reply, push) and `outcome` of LINE's client. */
  sent: Counter<'how' | 'outcome'>;
}

/** Counters on the registry; without one they are counted for nobody. */
export function createCounters(registry = new Registry()): Counters {
  const registers = [registry];
  return {
    received: new Counter({
      name: 'raingan_events_received_total',
      help: 'Webhook events received.',
      labelNames: ['outcome'],
      registers,
    }),
    events: new Counter({
      name: 'raingan_events_total',
      help: 'Events worked on, timers and results of jobs included.',
      labelNames: ['outcome'],
      registers,
    }),
    seconds: new Histogram({
      name: 'raingan_event_seconds',
      help: 'Time from the receipt of an event until it is answered.',
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
    sent: new Counter({
      name: 'raingan_messages_total',
      help: 'Requests to send messages.',
      labelNames: ['how', 'outcome'],
      registers,
    }),
  };
}
