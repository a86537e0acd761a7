/** What is said in several flows about groups. */
import type { Button } from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import type { GroupView } from '../facts.ts';
import { startData } from '../tap.ts';
import { divisionNames } from './people.ts';

export const LINK: Button = { label: 'เชื่อมกลุ่ม', data: startData('link-group') };

/** How one joins: the account of the bot can be found in the group's list of members, also by who cannot scan a code. */
export const HOW_TO_JOIN = 'แตะชื่อบัญชี "รายงาน" ในกลุ่มนี้ กด "เพิ่มเพื่อน" แล้วเปิดแชต ทำตามที่ถามไม่กี่ข้อ';

/** "ฝ่ายทะเบียน และฝ่ายโยธา", "ทุกฝ่าย". */
export const servedBy = ({ divisions }: Pick<GroupView, 'divisions'>): string =>
  divisions.length === 0 ? 'ทุกฝ่าย' : divisionNames(divisions);

/** The name of a group as people gave it in LINE. */
export const groupName = ({ name }: Pick<GroupView, 'name'>): string =>
  shorten(name ?? '', 40) || 'กลุ่มที่ไม่มีชื่อ';
