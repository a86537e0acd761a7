/** What a coordinator looks at in requests and members, and what can be chosen there. Pure. */
import type { Role } from '../../models/officer.ts';
import { comparable } from '../../src/thai/text.ts';
import { type Asking, withWayOut } from '../asking.ts';
import type { Effects } from '../effects.ts';
import type { DivisionView, Facts, MemberView } from '../facts.ts';
import type { Choice, FlowEvent } from '../flow.ts';
import { divisionWords, namedDivisions } from '../named.ts';
import { nearest } from '../near.ts';
import * as say from '../wording/manage-members.ts';
import { ROLE_NAMES } from '../wording/people.ts';

/** With `officer` and `decision` the request is decided at once: the buttons of the notification. */
export interface MembersStart {
  officer?: string;
  decision?: string;
}

export type Change = Effects['change-member']['params']['change'];

export interface MembersContext extends Asking {
  facts: Facts;
  requests: MemberView[];
  members: MemberView[];
  /** First member or request shown. */
  from: number;
  /** What the list of members was searched for. */
  query: string | null;
  /** The request or member that is looked at. */
  officer: string | null;
  decision: 'approve' | 'refuse' | null;
  decided: MemberView | null;
  problem: 'not-allowed' | 'gone' | 'decided-before' | null;
  /** Those of the district, and the ids that are chosen for the member. */
  divisions: DivisionView[];
  chosen: string[];
  change: Change | null;
  changed: MemberView | null;
  refusal: 'not-allowed' | 'gone' | 'last-coordinator' | null;
}

export const A_PAGE = 8;

const BACK_TO_LIST: Choice = { name: 'list', value: '', label: 'คำขอทั้งหมด', words: ['คำขอ', 'กลับไปคำขอ'] };
const MEMBERS: Choice = { name: 'members', value: '', label: 'รายชื่อสมาชิก', words: ['สมาชิก', 'รายชื่อ'] };
const MORE: Choice = { name: 'more', value: '', label: 'หน้าถัดไป', words: ['ต่อไป', 'ถัดไป', 'ดูต่อ'] };

export const turn = (from: number, total: number) => (from + A_PAGE < total ? from + A_PAGE : 0);

const pageOf = (context: MembersContext, people: MemberView[]): MemberView[] =>
  people.slice(context.from, context.from + A_PAGE);

export const requestChoices = (context: MembersContext): Choice[] =>
  withWayOut(context, [
    ...pageOf(context, context.requests).map((request) => ({
      name: 'request',
      value: request.id,
      label: say.requestLabel(request),
      words: [request.name],
    })),
    ...(context.requests.length > A_PAGE ? [MORE] : []),
    MEMBERS,
  ]);

export const decisionChoices = (context: MembersContext): Choice[] =>
  withWayOut(context, [
    { name: 'decide', value: 'approve', label: 'อนุมัติ', words: ['รับ', 'ได้', 'ตกลง', 'ใช่', 'อนุญาต'] },
    { name: 'decide', value: 'refuse', label: 'ไม่อนุมัติ', words: ['ไม่รับ', 'ไม่', 'ปฏิเสธ', 'ไม่ใช่'] },
    BACK_TO_LIST,
  ]);

/** The members that the list is about: all, or those whose name the words are part of or near to. */
export function listedMembers({ members, query }: Pick<MembersContext, 'members' | 'query'>): MemberView[] {
  if (query === null) return members;
  const having = members.filter(({ name }) => comparable(name).includes(comparable(query)));
  return having.length > 0 ? having : nearest(query, members, ({ name }) => [name]);
}

export const memberChoices = (context: MembersContext): Choice[] => {
  const people = listedMembers(context);
  return withWayOut(context, [
    ...pageOf(context, people).map((member) => ({
      name: 'member',
      value: member.id,
      label: say.memberLabel(member),
      words: [member.name],
    })),
    ...(people.length > A_PAGE ? [MORE] : []),
    ...(context.query === null
      ? [BACK_TO_LIST]
      : [{ name: 'members', value: '', label: 'ดูทุกคน', words: ['ทุกคน', 'ทั้งหมด', 'รายชื่อ'] }]),
  ]);
};

export const memberOf = ({ members, officer }: MembersContext): MemberView | null =>
  members.find(({ id }) => id === officer) ?? null;

export const changeChoices = (context: MembersContext): Choice[] =>
  withWayOut(context, [
    ...(memberOf(context)?.state === 'left'
      ? [{ name: 'change', value: 'restore', label: 'คืนสิทธิ์', words: ['คืน', 'กลับมา', 'ให้กลับมา'] }]
      : [
          { name: 'change', value: 'role', label: 'เปลี่ยนหน้าที่', words: ['หน้าที่', 'เปลี่ยนบทบาท'] },
          { name: 'change', value: 'divisions', label: 'เปลี่ยนฝ่าย', words: ['ฝ่าย', 'แก้ฝ่าย'] },
          {
            name: 'change',
            value: 'remove',
            label: 'ให้ออกจากสมาชิก',
            words: ['ให้ออก', 'เอาออก', 'ลบ', 'ออก'],
          },
        ]),
    MEMBERS,
  ]);

const ROLES: [Role, string[]][] = [
  ['officer', ['จนท', 'จนท.']],
  ['head', ['หัวหน้า', 'หน.ฝ่าย']],
  ['coordinator', ['ประสานงาน', 'แอดมิน']],
  ['director', ['ผู้อำนวยการ', 'ผอ.', 'ผอ', 'ผอ.เขต']],
];

/** Those that the member does not have. */
export const roleChoices = (context: MembersContext): Choice[] =>
  withWayOut(
    context,
    ROLES.filter(([role]) => role !== memberOf(context)?.role).map(([role, words]) => ({
      name: 'role',
      value: role,
      label: ROLE_NAMES[role],
      words,
    })),
  );

const isOfDivisions = (role: Role | undefined) => role === 'officer' || role === 'head';

/** Each division is taken or left by a tap; officers and heads serve one at least. */
export const divisionChoices = (context: MembersContext): Choice[] => {
  const enough = context.chosen.length > 0 || !isOfDivisions(memberOf(context)?.role);
  return withWayOut(context, [
    ...context.divisions.map((division) => ({
      name: 'division',
      value: division.id,
      label: context.chosen.includes(division.id) ? `✓ ${division.name}` : division.name,
      words: divisionWords(division),
    })),
    ...(enough
      ? [{ name: 'save', value: '', label: 'บันทึก', words: ['ครบ', 'ครบแล้ว', 'เสร็จ', 'ตกลง', 'ต่อไป'] }]
      : []),
  ]);
};

/** The divisions with those that the event names taken in, or left out when they were chosen before. */
export function toggled({ chosen, divisions }: MembersContext, event: FlowEvent): string[] | null {
  const named =
    event.type === 'text'
      ? namedDivisions(event.text, divisions).map(({ id }) => id)
      : event.type === 'tap' && event.name === 'division'
        ? divisions.filter(({ id }) => id === event.value).map(({ id }) => id)
        : [];
  if (named.length === 0) return null;
  const after = divisions.map(({ id }) => id).filter((id) => chosen.includes(id) !== named.includes(id));
  return after;
}

export const confirmChoices = (context: MembersContext): Choice[] =>
  withWayOut(context, [
    { name: 'confirm', value: 'no', label: 'ไม่ ให้อยู่ต่อ', words: ['ไม่', 'ให้อยู่', 'อยู่ต่อ', 'ไม่ใช่'] },
    { name: 'confirm', value: 'yes', label: 'ให้ออก', words: ['ใช่', 'ยืนยัน', 'ออก', 'ตกลง'] },
  ]);
