/**
 * Where transcripts are played: the bot on a fresh database, people who talk to it alone and in groups, and a clock that
 * is moved.
 *
 *     const mali = await stage.person('มะลิ', { divisions: ['registration'] });
 *     const somsri = await stage.person('สมศรี', { divisions: ['registration'] });
 *     await mali.types('รายงาน');                        // in her own chat with the bot
 *
 *     const office = await stage.group('กลุ่มงานเขต', { linked: { divisions: [] }, members: [mali, somsri] });
 *     const inGroup = mali.in(office);                   // what มะลิ does in the group
 *     const [photo] = await somsri.in(office).sendsPhotos(1);
 *     await inGroup.quotes(photo!, 'รายงาน O8');         // replies to a message; 'bot': to the bot's newest for her
 *     await inGroup.mentions('สถานะ');                   // @รายงาน สถานะ
 *     await inGroup.taps('กำลังทำ', { of: somsri });      // a button that was made for somebody else
 *     const said = await inGroup.types('# เสร็จแล้ว');
 *     await inGroup.edits('# เกือบเสร็จ', said);          // and inGroup.unsends(said)
 *     await stage.talks(office, [[mali, 'พรุ่งนี้ประชุมไหม'], [somsri, 'ประชุมค่ะ']]); // fails if the bot says a word
 *     await stage.atOnce(() => [inGroup.types('รายงาน O8'), somsri.in(office).types('รายงาน O7')]);
 *     await office.removesBot();                         // invitesBot(), joins(person), leaves(person)
 *     await office.somebody().types('# รายงาน');          // LINE does not tell who it is
 *
 * A group without `linked` is one that the bot was invited into and nobody linked; with `bot: false` it is not in it yet.
 * With `room: true` it is one of LINE's old rooms.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LineMessage } from '../../flows/facts.ts';
import type { Models } from '../../models/index.ts';
import type { Officer } from '../../models/officer.ts';
import type { LineEvent } from '../../src/line/events.ts';
import { loadSample, SAMPLE_DISTRICT } from '../../src/plan/sample.ts';
import { momentOf, shortDate, weekday } from '../../src/thai/calendar.ts';
import { checkLimits } from './check-limits.ts';
import { testModels } from './database.ts';
import { addOfficer } from './office.ts';
import { render, type Tappable, tappables } from './render.ts';
import { stageBot, type Writing } from './stage-bot.ts';
import { type Month, type Room, type Sent, stageLine } from './stage-line.ts';
import { type Actor, actorOn, type Boards, type Group, type Where } from './stage-people.ts';

export type { Actor, Group, InGroup, Message } from './stage-people.ts';

/** 21 November 2026, 10:00 in Bangkok. */
const START = Date.UTC(2026, 10, 21, 3);
/** Timers up to so far ahead are waited for after each step. */
const SOON_MS = 30_000;
const PATIENCE_MS = 20_000;

type Membership = Partial<Pick<Officer, 'role' | 'divisions' | 'state' | 'follows'>>;

export interface Stage {
  models: Models;
  /** Somebody in LINE; with a membership he or she is in the database already. */
  person(name: string, membership?: Membership): Promise<Actor>;
  group(name: string, options?: GroupOptions): Promise<Group>;
  /** People talk among themselves: the bot says nothing, and takes nothing in. */
  talks(group: Group, talk: [who: Actor, text: string][]): Promise<void>;
  /** What these do reaches the bot at the same moment. */
  atOnce(deeds: () => Promise<unknown>[]): Promise<void>;
  /** A line of the narrator. */
  tell(line: string): void;
  passes(time: { days?: number; hours?: number; minutes?: number }): Promise<void>;
  /** The clock goes forward to this hour of an ISO date; what is due then goes out. */
  comes(date: string, hour?: number): Promise<void>;
  /** How the files of reports are written from now on; at once, unless told otherwise. */
  writes(how: Writing): Promise<void>;
  /** LINE's plan has so many counted messages a month, of which so many are used. */
  messages(limit: number, used: number): void;
  /** The last invitation code that was said. */
  code(): string;
  text(): string;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Where people reach the bot; without it they get no links. */
  publicUrl?: string | null;
}

interface GroupOptions {
  /** Linked already; `divisions` are slugs, all of the district when left out. */
  linked?: { divisions?: string[]; district?: string };
  members?: Actor[];
  /** False: the bot is not in it yet. */
  bot?: boolean;
  room?: boolean;
}

export async function openStage({ publicUrl = null }: StageOptions = {}): Promise<Stage> {
  const database = await testModels();
  const { models } = database;
  const clock = { now: START };
  const now = () => clock.now;
  await loadSample({ models, now });

  const names = new Map<string, string>();
  const groups = new Map<string, Room>();
  const tokens = new Map<string, Where & { order: number }>();
  const contents = new Map<string, Buffer | Promise<Buffer>>();
  const sent: Sent[] = [];
  const lines: string[] = [];
  const codes: string[] = [];
  let ids = 0;
  const newId = () => `id${++ids}`;

  const month: Month = { limit: null, used: 0 };
  const line = stageLine({ names, groups, tokens, contents, sent, month, saidIn, botLeaves });

  const bot = stageBot({ models, line, now, publicUrl, newId });
  const { engine } = bot;
  await bot.start();

  /** Waits until nothing is under way; timers that are due soon are brought about by moving the clock. */
  async function settled(): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(15)) {
      const making = await bot.isMaking();
      const waiting = await models.inbox.find({ queue: { $ne: null } }).lean();
      const busy = waiting.some(({ dueAt }) => dueAt.getTime() <= clock.now);
      const sending = await models.outbox.countDocuments({ state: 'waiting' });
      const fetching = await models.evidence.countDocuments({ state: 'fetching' });
      // what began meanwhile counts as well
      if (busy || sending > 0 || fetching > 0 || making || (await bot.isMaking())) continue;
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

  let shownPlace = '';
  /** Where there are groups, a line tells in which chat it goes on. */
  function place(chat: string): void {
    if (groups.size === 0 || chat === shownPlace) return;
    shownPlace = chat;
    const group = groups.get(chat);
    lines.push(group ? `  ── ${group.name} ──` : `  ── ${names.get(chat)} คุยกับรายงาน ──`);
  }

  /** Writes down what the bot said since the last step: in this chat first, to the one who acted, then to others. */
  function listen(chat: string | null): void {
    const heard = sent.splice(0);
    for (const { messages } of heard) {
      checkLimits(messages);
      for (const [code] of JSON.stringify(messages).matchAll(/\b[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}\b/g))
        if (!codes.includes(code)) codes.push(code);
    }
    const first = (one: Sent) => (one.chat === chat ? '' : one.chat);
    heard.sort((a, b) => first(a).localeCompare(first(b)) || a.order - b.order);
    for (const { chat: where, to, messages, pushed } of heard) {
      const aside = where === chat || groups.has(where) ? '' : ` ถึง${names.get(to)}`;
      if (groups.has(where)) place(where);
      for (const message of messages) {
        const answers = quotedPerson(message, where);
        note(`รายงาน${aside}${answers}${pushed ? ' (แจ้งเตือน)' : ''}`, render(message));
        for (const button of tappables(message)) shownAt(where).push({ button, to });
      }
    }
    for (const group of departures.splice(0)) lines.push(`    (รายงานออกจาก${group})`);
    lines.push('');
  }

  /** A message that quotes is only taken in the chat of what it quotes. */
  function quotedPerson({ quoteToken }: LineMessage, chat: string): string {
    if (quoteToken === undefined) return '';
    const quoted = quotes.get(String(quoteToken));
    if (quoted?.chat !== chat) throw new Error(`LINE would refuse this: nothing to quote by ${quoteToken}`);
    return ` (ตอบกลับ${quoted.name})`;
  }

  const shown = new Map<string, { button: Tappable; to: string }[]>();
  const shownAt = (chat: string) => {
    if (!shown.has(chat)) shown.set(chat, []);
    return shown.get(chat)!;
  };

  const said: { id: string; group: string; to: string }[] = [];
  function saidIn(group: string | null, to: string): string {
    const id = newId();
    if (group !== null) said.push({ id, group, to });
    return id;
  }

  const quotes = new Map<string, { chat: string; name: string }>();

  function eventOf(where: Where, { replyToken, ...event }: Record<string, unknown>): LineEvent {
    const { group, userId } = where;
    clock.now += 1;
    const token = newId();
    if (replyToken !== null) tokens.set(token, { ...where, order: ++ids });
    const quoteToken = (event.message as { quoteToken?: string } | undefined)?.quoteToken;
    if (quoteToken) quotes.set(quoteToken, { chat: group ?? userId, name: names.get(userId) ?? SOMEBODY });
    const user = userId === '' ? {} : { userId };
    const chat =
      group === null
        ? { type: 'user' }
        : group.startsWith('R')
          ? { type: 'room', roomId: group }
          : { type: 'group', groupId: group };
    return {
      ...{ webhookEventId: newId(), timestamp: clock.now, mode: 'active' },
      ...(replyToken !== null && { replyToken: token }),
      deliveryContext: { isRedelivery: false },
      source: { ...chat, ...user },
      ...event,
    } as unknown as LineEvent;
  }

  /** Deeds that are to reach the bot together. */
  let gathered: { chat: string; events: LineEvent[] } | null = null;

  async function act(where: Where, what: string, events: Record<string, unknown>[]): Promise<void> {
    const { group, userId } = where;
    const chat = group ?? userId;
    if (!gathered) clock.now += 20_000;
    place(chat);
    if (what !== '') note(names.get(userId) ?? SOMEBODY, [what]);
    const there = group === null || groups.get(group)!.bot;
    const made = there ? events.map((event) => eventOf(where, event)) : [];
    if (gathered) {
      gathered.chat = chat;
      gathered.events.push(...made);
      return;
    }
    await engine.accept(made);
    await settled();
    listen(chat);
  }

  /** Something happens to a group that nobody in it says. */
  async function happens(group: string, what: string, event: Record<string, unknown>): Promise<void> {
    place(group);
    lines.push(`    (${what})`);
    await act({ group, userId: '' }, '', [event]);
  }

  const departures: string[] = [];
  async function botLeaves(chat: string): Promise<{ kind: 'ok' }> {
    const group = groups.get(chat)!;
    group.bot = false;
    departures.push(group.name);
    await engine.accept([eventOf({ group: chat, userId: '' }, { type: 'leave', replyToken: null })]);
    return { kind: 'ok' };
  }

  const boards: Boards = {
    ...{ newId, act, contents },
    shownIn: ({ group, userId }) => shownAt(group ?? userId),
    saidIn: (group) => said.filter((one) => one.group === group),
    nameOf: (userId) => names.get(userId) ?? SOMEBODY,
  };

  async function laterOn(moment: number, what: string): Promise<void> {
    clock.now = moment;
    lines.push(`    (${what})`);
    engine.wake();
    await bot.reminders.look();
    await settled();
    listen(null);
  }

  return {
    models,
    async person(name, membership) {
      const userId = `U${String(names.size + 1).padStart(32, '0')}`;
      names.set(userId, name);
      if (membership) await addOfficer(models, { userId, name, ...membership });
      return actorOn(boards, { group: null, userId });
    },

    async group(name, { linked, members = [], bot = true, room = false } = {}) {
      const id = `${room ? 'R' : 'C'}${String(groups.size + 1).padStart(32, '0')}`;
      const there = { name, bot, members: new Set(members.map((member) => member.id)) };
      groups.set(id, there);
      if (bot && !room) {
        const { district = SAMPLE_DISTRICT.slug, divisions = [] } = linked ?? {};
        await models.groups.create({
          ...{ _id: id, name, state: linked ? 'linked' : 'unlinked', divisions: linked ? divisions : [] },
          ...{
            district: linked ? district : null,
            linkedBy: null,
            linkedAt: linked ? new Date(clock.now) : null,
          },
          ...{ joinedAt: new Date(clock.now), members: [...there.members], greeted: [...there.members] },
        });
      }
      const peopleOf = (people: Actor[]) => people.map((one) => ({ type: 'user', userId: one.id }));
      const namesOf = (people: Actor[]) => people.map((one) => one.name).join(' ');
      return {
        ...{ id, name },
        async invitesBot() {
          there.bot = true;
          await happens(id, 'เชิญรายงานเข้ากลุ่ม', { type: 'join' });
        },
        async removesBot() {
          await happens(id, 'เอารายงานออกจากกลุ่ม', { type: 'leave', replyToken: null });
          there.bot = false;
        },
        async joins(...people) {
          for (const one of people) there.members.add(one.id);
          const event = { type: 'memberJoined', joined: { members: peopleOf(people) } };
          await happens(id, `${namesOf(people)} เข้ากลุ่ม`, event);
        },
        async leaves(...people) {
          for (const one of people) there.members.delete(one.id);
          const event = { type: 'memberLeft', replyToken: null, left: { members: peopleOf(people) } };
          await happens(id, `${namesOf(people)} ออกจากกลุ่ม`, event);
        },
        somebody: () => actorOn(boards, { group: id, userId: '' }),
      };
    },

    async talks(group, talk) {
      const before = await models.inbox.countDocuments();
      const heard: LineEvent[] = [];
      place(group.id);
      for (const [who, text] of talk) {
        note(who.name, [text]);
        const message = { id: newId(), type: 'text', text, quoteToken: newId() };
        heard.push(eventOf({ group: group.id, userId: who.id }, { type: 'message', message }));
      }
      await engine.accept(heard);
      await settled();
      lines.push('    (รายงานเงียบ)', '');
      if (sent.length > 0 || (await models.inbox.countDocuments()) > before)
        throw new Error(`the bot listened to the talk in ${group.name}`);
    },

    async atOnce(deeds) {
      clock.now += 20_000;
      gathered = { chat: '', events: [] };
      await Promise.all(deeds());
      const { chat, events } = gathered;
      gathered = null;
      await Promise.all(events.map((event) => engine.accept([event])));
      await settled();
      listen(chat);
    },

    tell: (text) => void lines.push(`    (${text})`, ''),
    async passes({ days = 0, hours = 0, minutes = 0 }) {
      const what = [days && `${days} วัน`, hours && `${hours} ชั่วโมง`, minutes && `${minutes} นาที`];
      const later = clock.now + ((days * 24 + hours) * 60 + minutes) * 60_000;
      await laterOn(later, `ผ่านไป ${what.filter(Boolean).join(' ')}`);
    },
    comes: (date, hour = 9) =>
      laterOn(momentOf(date, hour), `${weekday(date)}ที่ ${shortDate(date, { year: true })} ${hour}:00 น.`),
    async writes(how) {
      bot.writes(how);
      await settled();
    },
    messages: (limit, used) => void Object.assign(month, { limit, used }),
    code: () => codes.at(-1) ?? '',
    text: () => `${lines.join('\n').trimEnd()}\n`,
    async close() {
      await bot.stop();
      await database.close();
    },
  };
}

const SOMEBODY = 'ใครบางคน';
