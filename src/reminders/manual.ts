/** Reminders by a coordinator's hand: what one would be, and sending it. */
import type { DivisionView } from '../../flows/facts.ts';
import type { MessageQuota, ReminderPreview, ReminderScope } from '../../flows/views/reminders.ts';
import type { ReminderNotice, ReminderRun } from '../../models/reminder-run.ts';
import { findById, insertOnce } from '../database/once.ts';
import { dateOf, hourOf } from '../thai/calendar.ts';
import { isQuiet } from './bounds.ts';
import { type Desk, officeNow } from './desk.ts';
import { handOver, sameAudience } from './hand-over.ts';
import { type Office, reportersOf, worstFirst } from './office.ts';
import { chosen, planManualRun, scoped } from './plan-run.ts';
import { type Told, tell } from './telling.ts';

/** Null for a district that is not there. */
export async function previewReminders(
  desk: Desk,
  district: string,
  scope: ReminderScope,
): Promise<ReminderPreview | null> {
  const now = await officeNow(desk, district, 'manual');
  if (!now) return null;
  const { runs, allowed, reminded, quota } = now;
  const office = scoped(now.office, scope);
  const told = tell('manual', office);
  const today = remindedOn(runs, office.today);
  const { settings } = office;
  const quiet = isQuiet(hourOf(desk.now()), settings);
  return {
    month: office.period,
    divisions: worstFirst(office.due).map((id) => ({
      division: divisionOf(office, id),
      missing: itemsOf(office, id, 'missing'),
      stalled: itemsOf(office, id, 'stalled'),
      people: reportersOf(office, id).map(({ userId }) => userId),
    })),
    people: told.map((one) => ({
      userId: one.person.userId,
      name: one.person.name,
      divisions: divisionsOf(one),
      reachable: one.person.follows,
      remindedToday: today.has(one.person.userId),
    })),
    counted: quiet ? 0 : chosen(office, told, reminded, allowed).size,
    quota,
    quietUntil: quiet ? settings.quietTo : null,
  };
}

export interface Sent {
  /** Names of the people it was pushed to, of those who see it at their next contact, and of those nobody reaches. */
  sent: string[];
  waiting: string[];
  unreachable: string[];
  quota: MessageQuota | null;
}

/**
 * Reminds now; a repeat with the same key changes nothing and gives the same answer. Within quiet hours nothing is
 * pushed, all of it waits for the next contact.
 * @returns null when there is nothing to remind of
 */
export async function sendReminders(
  desk: Desk,
  { key, district, scope, by }: { key: string; district: string; scope: ReminderScope; by: string },
): Promise<Sent | null> {
  const { models } = desk;
  const now = await officeNow(desk, district, 'manual');
  if (!now) return null;
  const { office } = now;
  // the effect may be repeated in the next month
  const known = now.runs.find(({ _id, by: whose }) => whose === by && _id.endsWith(`/manual/${key}`));
  const planned = known ?? planManualRun({ ...now, now: desk.now() }, { key, by, scope });
  if (planned.notices.length === 0) return null;
  if (!known) await insertOnce(models.reminderRuns, planned);
  const run = known ?? (await findById(models.reminderRuns, planned._id))!;
  if (run.state === 'open') await handOver(models, run, office.settings, desk.now());
  desk.wakeOutbox();
  const sent = await sentOf(desk, run);
  if (run.state === 'open') desk.quota.spent(sent.sent.length);
  return { ...sent, quota: await desk.quota.read() };
}

async function sentOf({ models }: Desk, run: ReminderRun): Promise<Omit<Sent, 'quota'>> {
  const ids = run.notices.map(({ to }) => `${run.district}/${to}`);
  const rows = run.notices.map(({ to }) => `${run._id}/${to}`);
  const [people, queued] = await Promise.all([
    models.officers.find({ _id: { $in: ids } }).lean(),
    models.outbox.find({ _id: { $in: rows } }).lean(),
  ]);
  const held = new Set(queued.filter(({ state }) => state === 'held').map(({ to }) => to));
  const names = (how: (notice: ReminderNotice) => boolean) =>
    run.notices.filter(how).map(({ to }) => people.find(({ userId }) => userId === to)?.name ?? '');
  return {
    sent: names(({ how, to }) => how === 'push' && !held.has(to)),
    waiting: names(({ how, to }) => how === 'next-contact' || (how === 'push' && held.has(to))),
    unreachable: names(({ how }) => how === 'unreachable'),
  };
}

const remindedOn = (runs: ReminderRun[], day: string): Set<string> =>
  new Set(
    runs
      .filter(({ rule, decidedAt }) => sameAudience(rule, 'manual') && dateOf(decidedAt.getTime()) === day)
      .flatMap(({ notices }) => notices.filter(({ how }) => how === 'push').map(({ to }) => to)),
  );

const divisionOf = ({ due }: Office, id: string): DivisionView =>
  due.find(({ item }) => item.division.id === id)!.item.division;

const itemsOf = ({ due }: Office, division: string, wanted: 'missing' | 'stalled') =>
  due.filter(({ item, alarm }) => item.division.id === division && alarm === wanted).map(({ item }) => item);

const divisionsOf = ({ work }: Told): DivisionView[] => [
  ...new Map(work.map(({ item }) => [item.division.id, item.division])).values(),
];
