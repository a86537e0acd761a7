/**
 * What a flow knows before it is asked anything: plain values that the engine reads before an event is given to a flow. All
 * are JSON, since they may stay in a run's context between two messages.
 */
import type { OfficerState, Role } from '../models/officer.ts';

/** Read before every event, by `_id` or one indexed field. */
export interface Facts {
  /** Epoch ms: the time of the event. */
  now: number;
  userId: string;
  /** Null until the person asked to join or used a code. */
  person: Person | null;
  district: DistrictView | null;
  /** The group that it was said in; left out in a 1:1 chat. In a group, `userId` is '' when LINE does not tell it. */
  group?: GroupView;
}

/** A LINE group, as the people in it may know it. */
export interface GroupView {
  /** LINE's group id. */
  id: string;
  /** As LINE tells it; null when it did not. */
  name: string | null;
  state: 'unlinked' | 'linked';
  /** Slug of the district that it is linked to; null while unlinked. */
  district: string | null;
  /** The divisions that it serves; empty for all of the district's. */
  divisions: DivisionView[];
}

export interface Person {
  name: string;
  role: Role;
  state: OfficerState;
  /** The divisions the person serves, or asked for while `pending`. */
  divisions: DivisionView[];
}

export interface DistrictView {
  slug: string;
  /** "สำนักงานเขตร่มเย็น" */
  name: string;
  /** Day of the month by which each ฝ่าย reports. */
  reportDay: number;
}

export interface DivisionView {
  /** `district/slug` */
  id: string;
  /** "ฝ่ายทะเบียน" */
  name: string;
  /** "ทะเบียน" */
  shortName: string;
}

/** Somebody who waits for approval, or a member. */
export interface MemberView {
  /** Id of the officer document. */
  id: string;
  userId: string;
  name: string;
  role: Role;
  state: OfficerState;
  divisions: DivisionView[];
  /** Further divisions that an active member asked for; empty for others. */
  asksFor: DivisionView[];
  requestedAt: number | null;
}

/** A LINE message object (text or flex) as sent to the Messaging API. */
export type LineMessage = { type: string } & Record<string, unknown>;
