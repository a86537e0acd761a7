/** To whom a reminder speaks, and what it says to each, as the district stands now. Pure. */
import type { LineMessage } from '../../flows/facts.ts';
import type { Officer } from '../../models/officer.ts';
import type { ReminderRule } from '../../models/reminder-run.ts';
import { headReminder, personalReminder } from '../line/messages/reminder.ts';
import { digest, lateDivisions, type Report } from '../line/messages/reminder-coordinator.ts';
import { type DueWork, type Standing, standings } from './due-work.ts';
import { type Office, reportersOf, servedBy } from './office.ts';

export interface Told {
  person: Officer;
  message: LineMessage;
  work: DueWork[];
}

/** The rules that tell of work; the others of messages that are left. */
export type WorkRule = Exclude<ReminderRule, 'quota-low' | 'quota-changed'>;

/** Everybody the rule speaks to who has something to be told. `before`: the digest of last month. */
export function tell(rule: WorkRule, office: Office, before: Standing[] | null = null): Told[] {
  switch (rule) {
    case 'first':
    case 'due':
    case 'manual':
      return tellReporters(office, rule === 'manual');
    case 'head':
      return tellHeads(office);
    case 'digest':
      return tellCoordinators(office, digest(reportOf(office), before));
    case 'coordinator':
      return office.due.length === 0 ? [] : tellCoordinators(office, lateDivisions(reportOf(office)));
  }
}

const whenOf = ({ period, days, today }: Office) => ({ month: period, due: days.due, today });

function tellReporters(office: Office, byHand: boolean): Told[] {
  const theirs = new Map<string, Set<string>>();
  for (const division of new Set(office.due.map(({ item }) => item.division.id)))
    for (const { _id } of reportersOf(office, division))
      theirs.set(_id, (theirs.get(_id) ?? new Set()).add(division));
  return office.people.flatMap((person) => {
    const divisions = theirs.get(person._id);
    if (!divisions) return [];
    const work = office.due.filter(({ item }) => divisions.has(item.division.id));
    return { person, work, message: personalReminder(work, { ...whenOf(office), byHand }) };
  });
}

function tellHeads(office: Office): Told[] {
  return office.people.flatMap((person) => {
    const divisions = person.role === 'head' ? servedBy(person) : [];
    const work = office.due.filter(({ item }) => divisions.includes(item.division.id));
    if (work.length === 0) return [];
    const reporters = new Map(
      work
        .flatMap(({ item }) => reportersOf(office, item.division.id))
        .filter(({ _id }) => _id !== person._id)
        .map((one) => [one._id, { name: one.name, reachable: one.follows }]),
    );
    return { person, work, message: headReminder(work, whenOf(office), [...reporters.values()]) };
  });
}

function tellCoordinators(office: Office, message: LineMessage): Told[] {
  const coordinators = office.people.filter(({ role }) => role === 'coordinator');
  return coordinators.map((person) => ({ person, message, work: office.due }));
}

function reportOf(office: Office): Report {
  const { period, days, today, divisions, people } = office;
  return {
    month: period,
    ...{ due: days.due, today, divisions },
    standings: standingsOf(office),
    withoutReporters: new Set([...divisions.keys()].filter((id) => reportersOf(office, id).length === 0)),
    unreachable: people.filter(({ role, follows }) => !follows && role !== 'director'),
  };
}

export const standingsOf = ({ work, divisions, period, today }: Office): Standing[] =>
  standings(work, [...divisions.values()], period, today);
