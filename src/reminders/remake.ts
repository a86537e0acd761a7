/** A reminder that waited for a person's next reply, as it reads at that moment: nothing stale is shown. */
import type { LineMessage } from '../../flows/facts.ts';
import type { OutboundMessage } from '../../models/outbound-message.ts';
import type { ReminderRule } from '../../models/reminder-run.ts';
import { findById } from '../database/once.ts';
import { monthOf } from '../thai/calendar.ts';
import { monthAfter, reminderDays } from './days.ts';
import { changeIn, lastDigest, type Warning, warningsOf } from './decide.ts';
import type { Desk } from './desk.ts';
import { ruleOf, sameAudience } from './hand-over.ts';
import { type Office, readOffice } from './office.ts';
import { settingsOf } from './settings.ts';
import { tell } from './telling.ts';

/** The messages by the ids of the rows, which are of one person; what has nothing to say any more is left out. */
export async function remakeReminders(
  desk: Desk,
  rows: OutboundMessage[],
): Promise<Map<string, LineMessage[]>> {
  const newestFirst = rows.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const anew = new Map<string, LineMessage[]>();
  const told: ReminderRule[] = [];
  for (const row of newestFirst) {
    const rule = ruleOf(row.reminder!);
    if (told.some((one) => sameAudience(one, rule))) continue;
    told.push(rule);
    const message = await messageOf(desk, row);
    if (message) anew.set(row._id, [message]);
  }
  return anew;
}

async function messageOf(desk: Desk, { to, reminder }: OutboundMessage): Promise<LineMessage | null> {
  const [district, period] = reminder!.split('/') as [string, string];
  const rule = ruleOf(reminder!);
  if (rule === 'quota-low' || rule === 'quota-changed') return warningNow(desk, reminder!, rule);
  const office = await officeOf(desk, district, period);
  if (!office || isOver(office)) return null;
  const before = rule === 'digest' ? await lastDigest(desk.models, district, period) : null;
  return tell(rule, office, before).find(({ person }) => person.userId === to)?.message ?? null;
}

/** A warning about the month's messages, while it is true. */
async function warningNow(
  { quota, now }: Desk,
  run: string,
  rule: Warning['rule'],
): Promise<LineMessage | null> {
  const left = await quota.read();
  const isOfThisMonth = run.split('/')[1] === monthOf(now());
  const change = changeIn(run);
  const [warning] =
    rule === 'quota-low'
      ? warningsOf(isOfThisMonth ? left : null, null)
      : warningsOf(null, left && left.limit === change.now ? change : null);
  return warning?.message ?? null;
}

async function officeOf(
  { models, now, defaults }: Desk,
  slug: string,
  period: string,
): Promise<Office | null> {
  const district = await findById(models.districts, slug);
  if (!district) return null;
  return readOffice(models, district, settingsOf(district, defaults), { period, now: now() });
}

/** The next month's reminders have begun. */
function isOver({ period, today, settings }: Office): boolean {
  const { first, due } = reminderDays(monthAfter(period), settings);
  return today >= (first ?? due);
}
