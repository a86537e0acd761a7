/** What `help` says: the commands as a list, and a card for each topic. */
import { type Button, type Card, card, type Option } from '../../src/line/messages/kit.ts';
import { commands } from '../commands/index.ts';
import type { Facts, LineMessage } from '../facts.ts';
import { startData } from '../tap.ts';
import { privacy } from './join.ts';
import { firstSteps, roleOf, START } from './people.ts';

/** What the help can tell about. */
export type Topic = 'report' | 'photos' | 'fix' | 'pc' | 'privacy';

const about = (topic: Topic, label: string): Button => ({ label, data: startData('help', { about: topic }) });

const TOPIC_BUTTONS: Button[] = [
  about('report', 'วิธีส่งรายงาน'),
  about('photos', 'วิธีส่งภาพและไฟล์'),
  about('fix', 'แก้ ย้อนกลับ ยกเลิก'),
  about('pc', 'ใช้บนคอมพิวเตอร์'),
];

export function helpMessages(facts: Facts, topic: Topic | null): LineMessage[] {
  const { person } = facts;
  const next = person?.state === 'active' ? firstSteps(person.role).slice(0, 2) : [START.join];
  if (topic === 'privacy') return [privacy(next)];
  if (topic !== null) return [card({ ...TOPICS[topic], buttons: [...next, START.help] })];
  return person?.state === 'active' ? [commandList(facts)] : [howToJoin(facts)];
}

function commandList({ person, district }: Facts): LineMessage {
  const role = person!.role;
  const shown = commands.filter(({ roles }) => !roles || roles.includes(role));
  const looksOn = role === 'coordinator' || role === 'director';
  // who looks after the district looks for that first
  const ordered = looksOn ? shown.toSorted((a, b) => Number(!a.roles) - Number(!b.roles)) : shown;
  const options: Option[] = ordered.map(({ word, does, flow, start }) => ({
    label: word,
    detail: does,
    data: startData(flow, start),
  }));
  return card({
    step: 'วิธีใช้',
    title: 'แตะรายการ หรือพิมพ์คำนั้นก็ได้',
    subtitle: [roleOf(person!), district?.name].filter(Boolean).join(' '),
    options,
    body: ['พิมพ์ "ย้อนกลับ" หรือ "ยกเลิก" ได้ทุกเมื่อ'],
    buttons: TOPIC_BUTTONS,
  });
}

function howToJoin({ person }: Facts): LineMessage {
  return card({
    step: 'วิธีใช้',
    title:
      person?.state === 'pending'
        ? 'คำขอยังรอผู้ประสานงานอนุมัติ เมื่ออนุมัติจะแจ้งที่นี่'
        : 'ที่นี่ใช้ส่งผลงานและภาพกิจกรรมตามมาตรการ ITA',
    body: [
      person?.state === 'pending'
        ? 'ถ้าได้รหัสเชิญมา พิมพ์รหัสได้เลย จะใช้ได้ทันที'
        : 'ถ้ามีรหัสเชิญ พิมพ์รหัสได้เลย ถ้าไม่มี กด "เข้าร่วม" แล้วเลือกฝ่าย ผู้ประสานงานจะอนุมัติให้',
      'เมื่อเข้าร่วมแล้ว พิมพ์ "รายงาน" เพื่อส่งผลงาน หรือส่งภาพเข้ามาได้เลย',
    ],
    buttons: [{ ...START.join, look: 'primary' }, about('report', 'วิธีส่งรายงาน'), START.privacy],
  });
}

const TOPICS: Record<Exclude<Topic, 'privacy'>, Card> = {
  report: {
    step: 'วิธีส่งรายงาน',
    title: 'พิมพ์ "รายงาน" แล้วตอบ ๔ ข้อ',
    body: [
      '๑ เลือกเรื่อง แล้วบอกว่าทำถึงไหน\n๒ เขียนสั้น ๆ ว่าทำอะไร\n๓ ส่งภาพหรือไฟล์ PDF\n๔ ตรวจแล้วกดบันทึก',
      'รู้เรื่องอยู่แล้ว พิมพ์ "รายงาน" ตามด้วยรหัสหรือคำในชื่อเรื่อง เช่น "รายงาน คู่มือ" ได้เลย',
      'ทำค้างไว้ได้ กลับมาแล้วจะถามว่าทำต่อจากเดิมไหม',
    ],
  },
  photos: {
    step: 'วิธีส่งภาพและไฟล์',
    title: 'ส่งเข้ามาได้เลย แล้วค่อยบอกว่าเป็นของเรื่องใด',
    body: [
      'เลือกหลายภาพแล้วส่งพร้อมกันได้ ใช้ภาพ JPEG หรือ PNG ไฟล์ PDF หรือวางลิงก์ก็ได้',
      'ตำแหน่งที่ถ่ายจะถูกลบออกจากภาพ ภาพใดรับไม่ได้จะบอกชื่อและวิธีแก้ ภาพอื่นเก็บไว้ให้แล้ว',
    ],
  },
  fix: {
    step: 'แก้ ย้อนกลับ ยกเลิก',
    title: 'แก้ได้ทั้งก่อนและหลังบันทึก',
    body: [
      'ระหว่างตอบ พิมพ์ "ย้อนกลับ" เพื่อกลับข้อก่อน หรือ "ยกเลิก" เพื่อเลิก',
      'ก่อนบันทึกจะมีหน้าสรุป แก้ได้ทุกบรรทัด',
      'บันทึกแล้ว พิมพ์ "ประวัติ" ตามด้วยรหัสหรือชื่อเรื่อง เพื่อเปิดดูและแก้รายงานที่ส่งเอง ของเดิมยังเก็บไว้',
    ],
  },
  pc: {
    step: 'ใช้บนคอมพิวเตอร์',
    title: 'LINE บนคอมพิวเตอร์ใช้ได้ครบทุกอย่าง',
    body: [
      'พิมพ์คำสั่งแทนการแตะเมนู เช่น รายงาน งานของฉัน ประวัติ ช่วยเหลือ',
      'ทุกคำถามตอบได้โดยกดปุ่มในข้อความ พิมพ์หมายเลข (๑ หรือ 1) หรือพิมพ์คำตอบ',
      'ลากภาพหรือไฟล์ PDF มาวางในหน้าต่างแชตเพื่อส่ง',
    ],
  },
};
