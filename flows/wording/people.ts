/** Names of roles and what each can do: used wherever people join, are approved or ask for help. */
import type { Role } from '../../models/officer.ts';
import { type Button, card } from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import type { DivisionView, LineMessage } from '../facts.ts';
import { startData } from '../tap.ts';

export const ROLE_NAMES: Record<Role, string> = {
  officer: 'เจ้าหน้าที่',
  head: 'หัวหน้าฝ่าย',
  coordinator: 'ผู้ประสานงาน',
  director: 'ผู้อำนวยการเขต',
};

export const START = {
  report: { label: 'รายงาน', data: startData('report-progress') },
  work: { label: 'งานของฉัน', data: startData('my-work') },
  overview: { label: 'ภาพรวมทุกฝ่าย', data: startData('district-overview') },
  invite: { label: 'เชิญเจ้าหน้าที่', data: startData('invite-people') },
  requests: { label: 'คำขอและสมาชิก', data: startData('manage-members') },
  export: { label: 'ส่งออกรายงาน', data: startData('export-report') },
  join: { label: 'เข้าร่วม', data: startData('join') },
  help: { label: 'วิธีใช้', data: startData('help') },
  privacy: { label: 'ข้อมูลที่เก็บ', data: startData('help', { about: 'privacy' }) },
} satisfies Record<string, Button>;

/** What a person of the role does most, as buttons; the first is the main one. */
export function firstSteps(role: Role): Button[] {
  const [main, ...others] = {
    officer: [START.report, START.work, START.help],
    head: [START.report, START.work, START.help],
    coordinator: [START.invite, START.overview, START.requests, START.help],
    director: [START.overview, START.help],
  }[role] as [Button, ...Button[]];
  return [{ ...main, look: 'primary' }, ...others];
}

/** "ฝ่ายทะเบียน และฝ่ายโยธา"; for the whole district when there is none. */
export function divisionNames(divisions: DivisionView[]): string {
  const names = divisions.map((division) => division.name);
  if (names.length < 2) return names[0] ?? 'ทั้งเขต';
  return `${names.slice(0, -1).join(' ')} และ${names.at(-1)}`;
}

/** "เจ้าหน้าที่ ฝ่ายทะเบียน", "หัวหน้าฝ่ายทะเบียน", "ผู้อำนวยการเขต". */
export function roleOf({ role, divisions }: { role: Role; divisions: DivisionView[] }): string {
  if (divisions.length === 0) return ROLE_NAMES[role];
  const names = divisionNames(divisions);
  // the ฝ่าย of the division's own name is enough
  return role === 'head' && names.startsWith('ฝ่าย') ? `หัวหน้า${names}` : `${ROLE_NAMES[role]} ${names}`;
}

/** Said when somebody has become a member, by a code or by a coordinator's approval. */
export function welcome(
  member: { role: Role; divisions: DivisionView[] },
  districtName: string | null,
): LineMessage {
  return card({
    step: 'เข้าร่วมแล้ว',
    title: [roleOf(member), districtName].filter(Boolean).join(' '),
    body: [WHAT_NOW[member.role]],
    buttons: firstSteps(member.role),
  });
}

const WHAT_NOW: Record<Role, string> = {
  officer: 'พิมพ์ "รายงาน" เพื่อส่งผลงาน หรือส่งภาพเข้ามาได้เลย แล้วค่อยบอกว่าเป็นของเรื่องใด',
  head: 'พิมพ์ "งานของฉัน" เพื่อดูงานของฝ่าย และส่งรายงานเองได้ด้วย',
  coordinator: 'เริ่มจากเชิญเจ้าหน้าที่ของแต่ละฝ่าย คนที่ไม่มีรหัสจะส่งคำขอมาให้อนุมัติที่นี่',
  director: 'พิมพ์ "ภาพรวม" เพื่อดูความคืบหน้าของทุกฝ่ายได้ทุกเมื่อ',
};

/** Typed, these work at every question; on a phone they can be tapped as well. */
export const QUICK: Button[] = [
  { label: 'ย้อนกลับ', text: 'ย้อนกลับ' },
  { label: 'ยกเลิก', text: 'ยกเลิก' },
];

/** A person's name as LINE has it, made fit to show; LINE allows anything in it. */
export const nameOf = ({ name }: { name: string }): string => shorten(name, 40) || 'ผู้ไม่มีชื่อ';
