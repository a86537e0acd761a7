/** The month's counted messages as LINE tells them, kept for some minutes; what it told last while it does not answer. */
import { Gauge, type Registry } from 'prom-client';
import type { MessageQuota } from '../../flows/views/reminders.ts';
import type { Models } from '../../models/index.ts';
import type { QuotaState } from '../../models/quota-state.ts';
import { findById, insertOnce, setFields } from '../database/once.ts';
import type { LineClient } from '../line/client.ts';
import { monthOf } from '../thai/calendar.ts';

export interface QuotaWatch {
  /** Null when LINE never told. */
  read(): Promise<MessageQuota | null>;
  /** So many were handed over just now; LINE counts them some time later. */
  spent(count: number): void;
  /** The limit that the coordinators know of, and the one that holds; null while these are the same. */
  change(): Promise<{ before: number | null; now: number | null } | null>;
  /** The coordinators know of the limit. */
  known(limit: number | null): Promise<void>;
}

interface Means {
  models: Models;
  line: Pick<LineClient, 'quota' | 'consumption'>;
  now: () => number;
  registry?: Registry | undefined;
}

const KEPT_MS = 5 * 60_000;
const ID = 'line';

export function createQuotaWatch({ models, line, now, registry }: Means): QuotaWatch {
  let asked: { at: number; quota: MessageQuota | null } | null = null;
  if (registry) gauge(registry, () => asked?.quota ?? null);

  async function read(): Promise<MessageQuota | null> {
    const at = now();
    // a clock that was set back, or a new month, asks anew
    const kept = asked && at >= asked.at && at - asked.at < KEPT_MS && monthOf(at) === monthOf(asked.at);
    if (asked && kept) return asked.quota;
    const told = await ask(at);
    const quota = told ?? (await lastTold(at));
    asked = { at, quota };
    return quota;
  }

  async function ask(at: number): Promise<MessageQuota | null> {
    const [plan, use] = await Promise.all([line.quota(), line.consumption()]);
    if (plan.kind !== 'ok' || use.kind !== 'ok') return null;
    const limit = plan.body.type === 'limited' ? (plan.body.value ?? 0) : null;
    const used = use.body.totalUsage;
    const state = { month: monthOf(at), limit, used, at: new Date(at) };
    const kept = await findById(models.quotaStates, ID);
    if (!kept) await insertOnce(models.quotaStates, { _id: ID, ...state, known: limit });
    else if (isOther(kept, state)) await setFields(models.quotaStates, ID, state);
    return quotaOf(limit, used);
  }

  async function lastTold(at: number): Promise<MessageQuota | null> {
    const state = await findById(models.quotaStates, ID);
    return state && quotaOf(state.limit, state.month === monthOf(at) ? state.used : 0);
  }

  return {
    read,
    spent(count) {
      if (asked?.quota) asked = { ...asked, quota: quotaOf(asked.quota.limit, asked.quota.used + count) };
    },
    async change() {
      const state = await findById(models.quotaStates, ID);
      return state && isChanged(state) ? { before: state.known, now: state.limit } : null;
    },
    async known(limit) {
      await setFields(models.quotaStates, ID, { known: limit });
    },
  };
}

const isOther = (one: Told, other: Told) =>
  (one.limit ?? null) !== other.limit || one.used !== other.used || one.month !== other.month;

type Told = Pick<QuotaState, 'limit' | 'used' | 'month'>;

const isChanged = ({ limit, known }: QuotaState) => (limit ?? null) !== (known ?? null);

const quotaOf = (limit: number | null, used: number): MessageQuota => ({
  limit,
  used,
  left: limit === null ? null : Math.max(0, limit - used),
});

/** As far as LINE told; nothing before, and no limit where the plan has none. */
function gauge(registry: Registry, last: () => MessageQuota | null): void {
  new Gauge({
    name: 'raingan_line_messages',
    help: "The month's counted messages as LINE tells them.",
    labelNames: ['what'],
    registers: [registry],
    collect() {
      this.reset();
      const quota = last();
      if (!quota) return;
      this.set({ what: 'used' }, quota.used);
      if (quota.limit !== null) this.set({ what: 'limit' }, quota.limit);
    },
  });
}
