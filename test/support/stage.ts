/** Where transcripts are played: the bot on a fresh database, people who talk to it, and a clock that is moved. */
import { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LineMessage } from '../../flows/facts.ts';
import { flows } from '../../flows/index.ts';
import type { Models } from '../../models/index.ts';
import type { Officer } from '../../models/officer.ts';
import { createEffects } from '../../src/conversation/effects/index.ts';
import { createEngine } from '../../src/conversation/engine.ts';
import { createQuestions } from '../../src/conversation/questions/index.ts';
import { createFetcher } from '../../src/evidence/fetcher.ts';
import type { LineClient } from '../../src/line/client.ts';
import type { LineEvent } from '../../src/line/events.ts';
import { createLog } from '../../src/log.ts';
import { loadSample } from '../../src/plan/sample.ts';
import { checkLimits } from './check-limits.ts';
import { testModels } from './database.ts';
import { addOfficer } from './office.ts';
import { jpeg } from './photos.ts';
import { render, type Tappable, tappables } from './render.ts';

/** 21 November 2026, 10:00 in Bangkok. */
const START = Date.UTC(2026, 10, 21, 3);
/** Timers up to so far ahead are waited for after each step. */
const SOON_MS = 30_000;
const PATIENCE_MS = 20_000;

type Membership = Partial<Pick<Officer, 'role' | 'divisions' | 'state'>>;

export interface Stage {
  models: Models;
  /** Somebody in LINE; with a membership he or she is in the database already. */
  person(name: string, membership?: Membership): Promise<Actor>;
  /** A line of the narrator. */
  tell(line: string): void;
  passes(time: { days?: number; hours?: number; minutes?: number }): Promise<void>;
  /** The last invitation code that was said. */
  code(): string;
  text(): string;
  close(): Promise<void>;
}

export interface Actor {
  follows(): Promise<void>;
  types(text: string): Promise<void>;
  /** Taps the newest button of this label; `oldest` the first one that was ever shown. */
  taps(label: string, which?: 'newest' | 'oldest'): Promise<void>;
  /** A sticker, a voice message, a video, a place. */
  sends(what: 'sticker' | 'audio' | 'video' | 'location'): Promise<void>;
  /**
   * So many photos at once; `broken` are the numbers (from 1) of those that are no photos, `order` the numbers in the
   * order in which LINE delivers them. Photos of the same seed are the same.
   */
  sendsPhotos(count: number, options?: { broken?: number[]; seed?: number; order?: number[] }): Promise<void>;
  /** A file with these first bytes, e.g. `%PDF-1.7`. */
  sendsFile(name: string, content: string): Promise<void>;
}

interface Sent {
  to: string;
  messages: LineMessage[];
  pushed: boolean;
}

export async function openStage(): Promise<Stage> {
  const database = await testModels();
  const { models } = database;
  const clock = { now: START };
  const now = () => clock.now;
  const log = createLog('error');
  await loadSample({ models, now });

  const names = new Map<string, string>();
  const tokens = new Map<string, string>();
  const contents = new Map<string, Buffer>();
  const sent: Sent[] = [];
  const lines: string[] = [];
  const codes: string[] = [];
  let ids = 0;
  const newId = () => `id${++ids}`;

  const line: LineClient = {
    async reply(token, messages) {
      const to = tokens.get(token);
      if (!to) return { kind: 'invalid-token' };
      tokens.delete(token);
      sent.push({ to, messages, pushed: false });
      return { kind: 'ok' };
    },
    async push(to, messages) {
      sent.push({ to, messages, pushed: true });
      return { kind: 'ok' };
    },
    profile: async (userId) => ({ kind: 'ok', body: { userId, displayName: names.get(userId) ?? '?' } }),
    async content(messageId) {
      const bytes = contents.get(messageId);
      const body = bytes ? (ReadableStream.from([bytes]) as never) : null;
      return { status: bytes ? 200 : 404, contentType: 'image/jpeg', body };
    },
    groupSummary: async (groupId) => ({ kind: 'ok', body: { groupId, groupName: names.get(groupId) ?? '?' } }),
    groupMembersCount: async () => ({ kind: 'ok', body: { count: names.size } }),
    groupMember: async (_, userId) => ({
      kind: 'ok',
      body: { userId, displayName: names.get(userId) ?? '?' },
    }),
    leaveGroup: async () => ({ kind: 'ok' }),
    leaveRoom: async () => ({ kind: 'ok' }),
    quota: async () => ({ kind: 'ok', body: { type: 'none' } }) as never,
    consumption: async () => ({ kind: 'ok', body: { totalUsage: 0 } }),
  };

  const means = { models, line, now, log, publicUrl: null, linkKey: Buffer.alloc(32, 7) };
  const fetcher = createFetcher({ ...means, wake: () => engine.wake(), pollMs: 50 });
  const engine = createEngine({
    ...means,
    flows,
    answerQuestion: createQuestions(means),
    performEffect: createEffects({ ...means, wakeFetcher: () => fetcher.wake() }),
    newId,
  });
  await engine.start();
  fetcher.start();

  /** Waits until nothing is under way; timers that are due soon are brought about by moving the clock. */
  async function settled(): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(15)) {
      const waiting = await models.inbox.find({ queue: { $ne: null } }).lean();
      const busy = waiting.some(({ dueAt }) => dueAt.getTime() <= clock.now);
      const sending = await models.outbox.countDocuments({ state: 'waiting' });
      const fetching = await models.evidence.countDocuments({ state: 'fetching' });
      if (busy || sending > 0 || fetching > 0) continue;
      const next = Math.min(...waiting.map(({ dueAt }) => dueAt.getTime()));
      if (next > clock.now + SOON_MS) return;
      clock.now = next;
      engine.wake();
    }
    throw new Error('The bot did not come to rest.');
  }

  const hide = (text: string): string =>
    codes.reduce((hidden, code, i) => {
      const [first, second] = code.split('-') as [string, string];
      return hidden.replace(new RegExp(`${first}([\\s-]?)${second}`, 'gi'), (typed, gap) => {
        const shown = `CODE${gap}000${i + 1}`;
        return typed === typed.toUpperCase() ? shown : shown.toLowerCase();
      });
    }, text);

  function note(who: string, text: string[]): void {
    const [first = '', ...rest] = text.map(hide);
    lines.push(`    ${who}: ${first}`, ...rest.map((one) => `        ${one}`));
  }

  /** Writes down what the bot said since the last step: to the one who acted first, then to others. */
  function listen(actor: string | null): void {
    const heard = sent.splice(0);
    for (const { messages } of heard) {
      checkLimits(messages);
      for (const [code] of JSON.stringify(messages).matchAll(/\b[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}\b/g))
        if (!codes.includes(code)) codes.push(code);
    }
    const order = ({ to }: Sent) => (to === actor ? '' : to);
    for (const { to, messages, pushed } of heard.sort((a, b) => order(a).localeCompare(order(b)))) {
      const aside = to === actor ? '' : ` ถึง${names.get(to)}`;
      for (const message of messages) note(`รายงาน${aside}${pushed ? ' (แจ้งเตือน)' : ''}`, render(message));
      for (const one of messages.flatMap(tappables)) shownTo(to).push(one);
    }
    lines.push('');
  }

  const shown = new Map<string, Tappable[]>();
  const shownTo = (userId: string) => {
    if (!shown.has(userId)) shown.set(userId, []);
    return shown.get(userId)!;
  };

  function eventOf(userId: string, event: Record<string, unknown>): LineEvent {
    const token = newId();
    tokens.set(token, userId);
    clock.now += 1;
    const common = { webhookEventId: newId(), timestamp: clock.now, mode: 'active', replyToken: token };
    return {
      ...common,
      deliveryContext: { isRedelivery: false },
      source: { type: 'user', userId },
      ...event,
    } as unknown as LineEvent;
  }

  async function does(userId: string, what: string, events: Record<string, unknown>[]): Promise<void> {
    clock.now += 20_000;
    note(names.get(userId)!, [what]);
    await engine.accept(events.map((event) => eventOf(userId, event)));
    await settled();
    listen(userId);
  }

  const message = (content: Record<string, unknown>) => ({
    type: 'message',
    message: { id: newId(), ...content },
  });

  function actor(userId: string): Actor {
    return {
      follows: () => does(userId, '(เพิ่มเพื่อน)', [{ type: 'follow', follow: { isUnblocked: false } }]),
      types: (text) => does(userId, text, [message({ type: 'text', text, quoteToken: 'q' })]),
      async taps(label, which = 'newest') {
        const all = shownTo(userId);
        const find = (one: Tappable) => one.label === label || one.label.startsWith(`${label} `);
        const found = which === 'newest' ? all.findLast(find) : all.find(find);
        if (!found)
          throw new Error(`"${label}" was not offered. Offered: ${all.map((one) => one.label).join(', ')}`);
        const { action, quickReply } = found;
        const mark = quickReply ? '◦' : '▸';
        const old = which === 'oldest' ? ' (ปุ่มเก่า)' : '';
        await does(userId, `${mark} ${label}${old}`, [
          action.type === 'postback'
            ? { type: 'postback', postback: { data: action.data } }
            : message({ type: 'text', text: action.text, quoteToken: 'q' }),
        ]);
      },
      sends: (what) =>
        does(userId, { sticker: '(สติกเกอร์)', audio: '🎤', video: '🎬', location: '📍' }[what], [
          message({ ...OTHERS[what], type: what }),
        ]),
      async sendsPhotos(count, { broken = [], seed = 1, order } = {}) {
        const id = newId();
        const photos = await Promise.all(
          Array.from({ length: count }, async (_, i) => {
            const photo = message({
              type: 'image',
              contentProvider: { type: 'line' },
              quoteToken: 'q',
              ...(count > 1 && { imageSet: { id, index: i + 1, total: count } }),
            });
            const bytes = broken.includes(i + 1) ? Buffer.from('no photo') : await jpeg({ seed: seed + i });
            contents.set(String(photo.message.id), bytes);
            return photo;
          }),
        );
        const how = count > 1 ? ' (ส่งพร้อมกัน)' : '';
        const delivered = order?.map((number) => photos[number - 1]!) ?? photos;
        await does(userId, `${'📷'.repeat(count)}${how}`, delivered);
      },
      async sendsFile(name, content) {
        const file = message({ type: 'file', fileName: name, fileSize: content.length });
        contents.set(String(file.message.id), Buffer.from(content));
        await does(userId, `📄 ${name}`, [file]);
      },
    };
  }

  return {
    models,
    async person(name, membership) {
      const userId = `U${String(names.size + 1).padStart(32, '0')}`;
      names.set(userId, name);
      if (membership) await addOfficer(models, { userId, name, ...membership });
      return actor(userId);
    },
    tell: (text) => void lines.push(`    (${text})`, ''),
    async passes({ days = 0, hours = 0, minutes = 0 }) {
      clock.now += ((days * 24 + hours) * 60 + minutes) * 60_000;
      const what = [days && `${days} วัน`, hours && `${hours} ชั่วโมง`, minutes && `${minutes} นาที`];
      lines.push(`    (ผ่านไป ${what.filter(Boolean).join(' ')})`);
      engine.wake();
      await settled();
      listen(null);
    },
    code: () => codes.at(-1) ?? '',
    text: () => `${lines.join('\n').trimEnd()}\n`,
    async close() {
      await fetcher.stop();
      await engine.stop();
      await database.close();
    },
  };
}

const OTHERS = {
  sticker: { packageId: '446', stickerId: '1988', stickerResourceType: 'STATIC', quoteToken: 'q' },
  audio: { duration: 3000, contentProvider: { type: 'line' } },
  video: { duration: 3000, contentProvider: { type: 'line' }, quoteToken: 'q' },
  location: { title: 'สำนักงานเขต', address: 'กรุงเทพฯ', latitude: 13.75, longitude: 100.5 },
};
