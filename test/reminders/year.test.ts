/**
 * A year of reminders of a whole office on the real database: everybody is late once a month, while processes, LINE and
 * the database fail at random. The messages of each month are printed.
 */
import type { Connection } from 'mongoose';
import { months } from '../../flows/wording/work.ts';
import { createModels, type Models } from '../../models/index.ts';
import { cleanUp } from '../../src/conversation/housekeeping.ts';
import { connect } from '../../src/database/connect.ts';
import { addDays, workCalendar } from '../../src/reminders/calendar.ts';
import { reminderDays } from '../../src/reminders/days.ts';
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts';
import { momentOf, monthOf } from '../../src/thai/calendar.ts';
import { countingLine, type Mood } from '../support/counting-line.ts';
import { testModels } from '../support/database.ts';
import { reminding } from '../support/reminding.ts';
import { COORDINATORS, DIVISIONS, OFFICERS, openTenDivisions, reportAll } from '../support/ten-divisions.ts';

const PERIODS = Array.from({ length: 12 }, (_, i) =>
  new Date(Date.UTC(2026, 9 + i)).toISOString().slice(0, 7),
);
/** Local hours at which something happens on a day, and on one far from all reminders. */
const HOURS = [8, 9, 9.25, 11, 15, 19.75];
const QUIET_HOURS = [8];
/** Counted messages a month, fewer than. */
const GOAL = 60;
const TROUBLES: Mood[] = ['deaf', 'gone', 'rate', 'error'];

/** The reminders as people read them. */
const KINDS = {
  first: /เหลือ .* ภายใน/,
  due: /เหลือ .* ครบกำหนด/,
  digest: /^สรุปเดือน/,
  coordinator: /^ยังไม่รายงาน/,
};
type Kind = keyof typeof KINDS;
const kindOf = (words: string): Kind =>
  (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind].test(words))!;

interface Seen {
  to: string;
  kind: Kind;
  period: string;
}

test.each([
  { dueDay: 20, seed: 1 },
  { dueDay: 31, seed: 2 },
])(
  'with the due day $dueDay nobody is missed, nothing comes twice, and a month stays under sixty messages',
  async ({ dueDay, seed }) => {
    const database = await testModels();
    const clock = { now: momentOf('2026-09-30', 12) };
    await openTenDivisions(database.models, dueDay, new Date(clock.now));
    // what happens outside is the same in every run, whatever order the processes ask in
    const [outside, random] = [randomOf(seed), randomOf(seed + 100)];
    const now = () => clock.now;
    const line = countingLine(now);
    const trouble = { share: 0, met: 0 };
    const connections = await Promise.all([connect(database.uri), connect(database.uri)]);
    const processes = connections.map((connection) => {
      const models = failing(connection, trouble, random);
      return reminding({ models, line, now, random });
    });
    const reports = reportDays(dueDay);
    const busy = daysWithReminders(dueDay);
    const longOutage = reminderDays('2027-01', { ...DEFAULT_REMINDERS, dueDay }).due;
    const seen: Seen[] = [];
    const open = new Set<string>();
    let downUntil = 0;

    for (let day = '2026-10-01'; day <= '2027-10-15'; day = addDays(day, 1)) {
      for (const hour of busy.has(day) ? HOURS : QUIET_HOURS) {
        clock.now = momentOf(day, 0) + hour * 3_600_000;
        if (day === longOutage && hour === 9) downUntil = momentOf(addDays(day, 2), 12);
        else if (clock.now > downUntil && outside() < 0.05)
          downUntil = clock.now + (1 + outside() * 8) * 3_600_000;
        // what LINE left open in the evening can be asked of it in the morning, within the life of a retry key
        const isMorning = hour === 8;
        line.mood = !isMorning && outside() < 0.25 ? pick(TROUBLES, outside) : 'ok';
        trouble.share = !isMorning && outside() < 0.2 ? 0.15 : 0;
        // mostly one process, at times two at the same moment
        const up = clock.now < downUntil ? [] : outside() < 0.3 ? processes : [pick(processes, outside)];
        await Promise.all(up.map((one) => one.step().catch(() => {})));
      }
      trouble.share = 0;
      if (day.endsWith('5')) await cleanUp(database.models, clock.now);
      for (const { division, period } of reports.get(day) ?? []) {
        for (const { userId } of OFFICERS.filter((officer) => officer.division === division)) {
          for (const message of await processes[0]!.contact(userId)) seen.push(seenOf(userId, message));
          // LINE never answered whether it arrived: it is not shown again, for it would come twice
          const left = await database.models.outbox
            .find({ to: userId, state: 'waiting', uncertain: true })
            .lean();
          for (const { reminder } of left) open.add(`${reminder!.split('/')[1]} ${userId}`);
        }
        await reportAll(database.models, division, period, clock.now);
      }
    }
    seen.push(...line.delivered.map(({ to, message }) => seenOf(to, message)));

    const keys = seen.map(({ to, kind, period }) => `${period} ${kind} ${to}`);
    const duplicates = keys.filter((key, i) => keys.indexOf(key) !== i);
    const missed = PERIODS.flatMap((period) =>
      missedIn(seen.filter((one) => one.period === period)).map((who) => `${period} ${who}`),
    ).filter((who) => !open.has(who));
    const rows = [...PERIODS, '2027-10'].map((month) => {
      const sent = line.delivered
        .filter(({ at }) => monthOf(at) === month)
        .map(({ message }) => kindOf(String(message.altText)));
      return { month, ...counts(sent), counted: sent.length };
    });
    print(dueDay, rows, {
      duplicates: duplicates.length,
      missed: missed.length,
      'open when they wrote': open.size,
      'shown with a reply': seen.length - line.delivered.length,
      requests: line.requests.length,
      'database errors': trouble.met,
    });

    expect(duplicates).toEqual([]);
    expect(missed).toEqual([]);
    expect(rows.filter(({ counted }) => counted >= GOAL)).toEqual([]);
    expect(trouble.met).toBeGreaterThan(5);
    expect(open.size).toBeLessThan(PERIODS.length);
    const states = await database.models.outbox.distinct('state');
    expect(states.filter((state) => state === 'waiting' || state === 'failed')).toEqual([]);
    await Promise.all(connections.map((connection) => connection.close()));
    await database.close();
  },
  120_000,
);

/** Everybody reports late: six divisions on the day of the digest, the others only after the last escalation. */
function reportDays(dueDay: number): Map<string, { division: string; period: string }[]> {
  const settings = { ...DEFAULT_REMINDERS, dueDay };
  const { addWorkdays } = workCalendar(settings);
  const all = PERIODS.flatMap((period) => {
    const { digest, coordinator } = reminderDays(period, settings);
    return DIVISIONS.map((division, i) => {
      const day = addWorkdays(i < 6 ? digest : coordinator!, i < 6 ? 1 : 3);
      return { day, division, period };
    });
  });
  return Map.groupBy(all, ({ day }) => day);
}

/** The days of all reminders, and the working days after them. */
function daysWithReminders(dueDay: number): Set<string> {
  const settings = { ...DEFAULT_REMINDERS, dueDay };
  const { addWorkdays } = workCalendar(settings);
  return new Set(
    PERIODS.flatMap((period) => {
      const { month: _, ...days } = reminderDays(period, settings);
      return Object.values(days).flatMap((day) => [0, 1].map((n) => addWorkdays(day!, n)));
    }),
  );
}

/** Officers who read of their own work neither before nor after the due day, coordinators who read nothing. */
function missedIn(seen: Seen[]): string[] {
  const heard = (to: string, kinds: Kind[]) => seen.some((one) => one.to === to && kinds.includes(one.kind));
  return [
    ...OFFICERS.map(({ userId }) => userId).filter((to) => !heard(to, ['first', 'due'])),
    ...COORDINATORS.filter((to) => !heard(to, ['digest', 'coordinator'])),
  ];
}

function seenOf(to: string, message: Record<string, unknown>): Seen {
  const text = JSON.stringify(message);
  const period = PERIODS.find((month) => text.includes(` · ${months.long(month)}`))!;
  return { to, kind: kindOf(String(message.altText)), period };
}

/** The models of a connection whose writes fail at times: before they are done, or after. */
function failing(
  connection: Connection,
  trouble: { share: number; met: number },
  random: () => number,
): Models {
  const models = createModels(connection);
  const fail = () => {
    if (random() >= trouble.share) return;
    trouble.met++;
    throw new Error('connection lost');
  };
  for (const model of [models.outbox, models.reminderRuns, models.quotaStates]) {
    const collection = model.collection as unknown as Record<
      string,
      (...given: unknown[]) => Promise<unknown>
    >;
    for (const method of ['insertMany', 'updateOne', 'updateMany', 'bulkWrite']) {
      const original = collection[method]!.bind(collection);
      collection[method] = async (...given) => {
        fail();
        const result = await original(...given);
        fail();
        return result;
      };
    }
  }
  return models;
}

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(list: T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

const counts = (kinds: Kind[]): Record<Kind, number> => {
  const of = (wanted: Kind) => kinds.filter((kind) => kind === wanted).length;
  return { first: of('first'), due: of('due'), digest: of('digest'), coordinator: of('coordinator') };
};

function print(dueDay: number, rows: Record<string, unknown>[], sums: Record<string, number>): void {
  const columns = Object.keys(rows[0]!);
  const line = (cells: unknown[]) => cells.map((cell) => String(cell).padStart(11)).join(' ');
  const table = [columns, ...rows.map(Object.values)].map(line);
  const totals = Object.entries(sums).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(
    `\nDue day ${dueDay}, counted messages by month\n${table.join('\n')}\n${totals.join(', ')}\n`,
  );
}
