/** Documents as flows see them: plain JSON, with only what the person may know. Pure. */
import type { DistrictView, DivisionView, Facts, GroupView, MemberView } from '../../flows/facts.ts';
import type { EvidenceView } from '../../flows/views/evidence.ts';
import type { WorkItem } from '../../flows/views/work.ts';
import type { Assignment } from '../../models/assignment.ts';
import type { District } from '../../models/district.ts';
import type { Division } from '../../models/division.ts';
import type { Evidence } from '../../models/evidence.ts';
import type { Group } from '../../models/group.ts';
import type { Officer } from '../../models/officer.ts';
import type { EvidenceLinks } from '../evidence/links.ts';
import { monthOf } from '../thai/calendar.ts';
import { isStalled } from './stalled.ts';

/** Divisions by id. */
export type Divisions = ReadonlyMap<string, DivisionView>;

export const districtView = ({ _id, name, reportDay }: District): DistrictView => ({
  slug: _id,
  name,
  reportDay,
});

export const divisionView = ({ _id, name, shortName }: Division): DivisionView => ({
  id: _id,
  name,
  shortName,
});

/** A division that is no longer there keeps its slug as its name. */
export const divisionOf = (divisions: Divisions, id: string): DivisionView =>
  divisions.get(id) ?? { id, name: id.slice(id.indexOf('/') + 1), shortName: id.slice(id.indexOf('/') + 1) };

/** As it is seen by the person of `facts`, at their time. */
export function workItem(
  assignment: Assignment,
  divisions: Divisions,
  { userId, now }: Pick<Facts, 'userId' | 'now'>,
): WorkItem {
  const { _id, division, current } = assignment;
  return {
    id: _id,
    division: divisionOf(divisions, division),
    codes: assignment.codes,
    indicator: assignment.indicator,
    indicatorName: assignment.indicatorName,
    title: assignment.title,
    text: assignment.text,
    outputs: assignment.outputs,
    channels: assignment.channels,
    due: assignment.due,
    cadence: assignment.cadence,
    asks: assignment.asks,
    unit: assignment.unit,
    target: assignment.target,
    current: current && {
      update: current.update,
      month: current.month,
      at: current.at.getTime(),
      mine: current.author === userId,
      photos: current.photos,
      files: current.files,
      status: current.status,
      text: current.text,
      reason: current.reason,
      percent: current.percent,
      count: current.count,
      until: current.until ?? null,
    },
    stalled: isStalled(assignment, monthOf(now)),
  };
}

export function evidenceView(evidence: Evidence, links: EvidenceLinks): EvidenceView {
  const { _id, kind, name, caption, takenAt } = evidence;
  return {
    id: _id,
    kind,
    name,
    caption,
    takenAt: takenAt?.getTime() ?? null,
    thumbnailUrl: kind === 'photo' ? links.to('thumbnail', _id) : null,
    url: kind === 'link' ? name : links.to('content', _id),
  };
}

export function memberView(officer: Officer, divisions: Divisions): MemberView {
  const ofDistrict = (slugs: string[]) =>
    slugs.map((slug) => divisionOf(divisions, divisionId(officer.district, slug)));
  return {
    id: officer._id,
    userId: officer.userId,
    name: officer.name,
    role: officer.role,
    state: officer.state,
    divisions: ofDistrict(officer.divisions),
    asksFor: ofDistrict(officer.asksFor ?? []),
    requestedAt: officer.requestedAt?.getTime() ?? null,
  };
}

/** A group that the bot is not in any more is not linked to anybody's eyes. `divisions` are those of its district. */
export function groupView(
  { _id, name, state, district, divisions: served }: Group,
  divisions: Divisions,
): GroupView {
  if (state !== 'linked' || district === null)
    return { id: _id, name, state: 'unlinked', district: null, divisions: [] };
  const views = served.map((slug) => divisionOf(divisions, divisionId(district, slug)));
  return { id: _id, name, state, district, divisions: views };
}

export const officerId = (district: string, userId: string): string => `${district}/${userId}`;

export const divisionId = (district: string, slug: string): string => `${district}/${slug}`;
