/**
 * The rich menus, as data: what each role can tap at the bottom of the chat on a phone. A field means exactly what its
 * words mean when they are typed, since LINE for PC shows no rich menus; the picture so teaches the words.
 */
import type { IconName } from './icons.ts';

export interface Field {
  /** What stands on the picture, in large letters. It is a command (flows/commands/). */
  word: string;
  /** A few words under it. */
  detail: string;
  icon: IconName;
  /** On phones the keyboard opens with this in it, to be completed: a command that takes words. */
  typing?: string;
  /** What the role does most: filled with colour. */
  main?: boolean;
}

export interface Menu {
  /** Stands in the names that LINE keeps. */
  name: MenuName;
  /** Fields in a row. */
  columns: 3 | 4;
  /** Row by row; as many as fill the rows. */
  fields: Field[];
  /** The tabs on top, of which one is this menu; without for a single one. */
  tabs?: Tab[];
}

export interface Tab {
  menu: MenuName;
  word: string;
}

export type MenuName = 'newcomer' | 'officer' | 'head' | 'coordinator' | 'coordinator-own' | 'director';

const report: Field = { word: 'รายงาน', detail: 'ส่งผลงานเดือนนี้', icon: 'report', main: true };
const photos: Field = { word: 'ส่งภาพ', detail: 'เลือกเรื่องทีหลัง', icon: 'camera' };
const search: Field = {
  word: 'ค้นหาเรื่อง',
  detail: 'พิมพ์รหัสหรือชื่อ',
  icon: 'search',
  typing: 'รายงาน ',
};
const myWork: Field = { word: 'งานของฉัน', detail: 'ทำถึงไหนแล้ว', icon: 'list' };
const missing: Field = { word: 'งานค้าง', detail: 'ยังไม่ส่งเดือนนี้', icon: 'missing' };
const history: Field = { word: 'ประวัติ', detail: 'ที่รายงานไปแล้ว', icon: 'history', typing: 'ประวัติ ' };
const whoIsMissing: Field = { word: 'ยังไม่ส่ง', detail: 'ใครค้างเดือนนี้', icon: 'missing' };
const overview: Field = { word: 'ภาพรวม', detail: 'แผนของทุกฝ่าย', icon: 'chart' };
const help: Field = { word: 'วิธีใช้', detail: 'คำสั่งทั้งหมด', icon: 'help' };

const coordinatorTabs: Tab[] = [
  { menu: 'coordinator', word: 'ติดตามงาน' },
  { menu: 'coordinator-own', word: 'รายงานและตั้งค่า' },
];

/** Everybody without a role has the first: it is the default menu of the account. */
export const MENUS: Menu[] = [
  {
    name: 'newcomer',
    columns: 3,
    fields: [
      { word: 'เข้าร่วม', detail: 'มีรหัสหรือขอเข้าฝ่าย', icon: 'join', main: true },
      { ...help, detail: 'เริ่มอย่างไร' },
      { word: 'ข้อมูลส่วนตัว', detail: 'เก็บอะไร เพื่ออะไร', icon: 'shield' },
    ],
  },
  { name: 'officer', columns: 3, fields: [report, photos, search, myWork, missing, help] },
  {
    name: 'head',
    columns: 3,
    fields: [{ ...myWork, main: true }, missing, history, { ...report, main: false }, photos, help],
  },
  {
    name: 'coordinator',
    columns: 3,
    tabs: coordinatorTabs,
    fields: [
      { ...whoIsMissing, main: true },
      { word: 'เตือน', detail: 'ดูก่อนส่งได้', icon: 'bell' },
      overview,
      { word: 'สมาชิก', detail: 'คำขอและรายชื่อ', icon: 'people' },
      { word: 'เชิญ', detail: 'สร้างรหัสเข้าร่วม', icon: 'invite' },
      help,
    ],
  },
  {
    name: 'coordinator-own',
    columns: 3,
    tabs: coordinatorTabs,
    fields: [
      report,
      photos,
      myWork,
      history,
      { word: 'กลุ่ม', detail: 'กลุ่มที่เชื่อมไว้', icon: 'group' },
      { word: 'ตั้งค่าเตือน', detail: 'วันส่ง วันเตือน', icon: 'settings' },
    ],
  },
  { name: 'director', columns: 4, fields: [{ ...overview, main: true }, whoIsMissing, history, help] },
];
