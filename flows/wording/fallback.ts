/** What `fallback` says. */
import { type Button, card, type Option } from '../../src/line/messages/kit.ts';
import { namesOf } from '../../src/line/messages/measure-name.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { commands } from '../commands/index.ts';
import type { LineMessage } from '../facts.ts';
import type { FallbackContext } from '../fallback.ts';
import { isAnswer } from '../report-progress/answer-words.ts';
import { startData } from '../tap.ts';
import { plain } from '../typed.ts';
import type { WorkItem } from '../views/work.ts';
import { divisionNames, firstSteps, START } from './people.ts';

/** So many measures are offered; the rest is behind "ดูทั้งหมด". */
const MEASURES = 3;

const ways = ({ facts: { person } }: FallbackContext): Button[] =>
  person?.state === 'active' ? firstSteps(person.role) : [{ ...START.join, look: 'primary' }, START.help];

/** The kind answer to thanks, greetings, and a number or an answer to nothing; null for everything else. */
export function smallTalk(context: FallbackContext): LineMessage | null {
  const said = plain(context.text);
  if (/^(?:ขอบคุณ|ขอบใจ|ขอบพระคุณ|thank|แต๊ง)/u.test(said))
    return card({ title: 'ยินดีค่ะ', body: ['มีอะไรเพิ่ม พิมพ์ "รายงาน" หรือส่งภาพมาได้เลย'] });
  if (/^(?:สวัสดี|หวัดดี|ดีครับ|ดีค่ะ|อรุณสวัสดิ์|hello|hi$|ทดสอบ|test)/u.test(said))
    return card({ title: 'สวัสดีค่ะ วันนี้จะทำอะไรดีคะ', buttons: ways(context) });
  if (
    /^(?:โอเค|ok|okay|รับทราบ|ทราบ|ได้|ตกลง|ใช่|อืม|อือ|เค|จบ|เรียบร้อย|55+)$/u.test(said) ||
    !/[\p{L}\p{N}]/u.test(said)
  )
    return card({ title: 'รับทราบค่ะ', body: ['เมื่อพร้อม เริ่มได้จากปุ่มด้านล่าง'], buttons: ways(context) });
  if (/^[0-9]{1,3}$/u.test(said) || isAnswer(said))
    return card({
      title: `ได้รับ "${thai(said)}" แต่ตอนนี้ไม่มีคำถามค้างอยู่`,
      body: ['รายงานที่บันทึกแล้วยังอยู่ครบ เริ่มเรื่องใหม่ได้จากปุ่มด้านล่าง'],
      buttons: ways(context),
    });
  return null;
}

/** The measures and commands that the text may mean, or what can be done when nothing is near. */
export function nearestTo(context: FallbackContext): LineMessage {
  const { own, others, words, text, facts } = context;
  const near = [...measures(own.slice(0, MEASURES)), ...wordOptions(words)];
  const quoted = shorten(text, 40) || 'ข้อความนี้';
  if (near.length > 0)
    return card({
      title: own.length > 0 ? 'ยังไม่แน่ใจว่าหมายถึงเรื่องไหน' : `ยังไม่แน่ใจว่า "${quoted}" หมายถึงอะไร`,
      body: ['ใกล้เคียงที่สุดคือ'],
      options: near,
      buttons: own.length > 0 ? [{ ...START.work, label: 'ดูทั้งหมด' }, START.help] : [START.help],
    });
  if (others[0]) return ofAnother(context, others[0]);
  const byTyping = 'พิมพ์ "รายงาน" ตามด้วยรหัสหรือชื่อเรื่อง เช่น "รายงาน คู่มือ"';
  return card({
    title: `ยังไม่เข้าใจ "${quoted}"`,
    body: [facts.group ? byTyping : `${byTyping} หรือส่งภาพเข้ามาได้เลย`],
    buttons: ways(context),
  });
}

function measures(items: WorkItem[]): Option[] {
  const names = namesOf(items);
  return items.map((item, i) => ({
    label: names[i]!,
    detail: `รายงาน · ${item.division.name}`,
    data: startData('report-progress', { assignment: item.id }),
  }));
}

const wordOptions = (words: string[]): Option[] =>
  commands
    .filter(({ word }) => words.includes(word))
    .map(({ word, does, flow, start }) => ({ label: word, detail: does, data: startData(flow, start) }));

/** The measure exists, but for another division. */
function ofAnother({ facts }: FallbackContext, item: WorkItem): LineMessage {
  const own = facts.person?.divisions ?? [];
  return card({
    title: `เรื่องนี้เป็นของ${item.division.name}`,
    subtitle: namesOf([item])[0]!,
    body: own.length > 0 ? [`ถ้า${divisionNames(own)}ทำด้วย แจ้งผู้ประสานงานให้เพิ่มในแผนได้`] : [],
    buttons: [{ ...START.join, label: 'ขอดูแลฝ่ายนี้ด้วย' }, START.work],
  });
}

const NAMES: Record<string, string> = {
  sticker: 'สติกเกอร์',
  audio: 'ข้อความเสียง',
  video: 'วิดีโอ',
  location: 'ตำแหน่งที่ตั้ง',
  photo: 'ภาพ',
  file: 'ไฟล์',
};
const INSTEAD: Record<string, string> = {
  audio: 'ยังฟังเสียงไม่ได้ พิมพ์เป็นข้อความได้เลย หรือกดไมโครโฟนบนแป้นพิมพ์ให้พิมพ์แทน',
  video: 'รายงานของเขตใช้ภาพนิ่ง ส่งภาพจากวิดีโอ ๑-๓ ภาพ หรือวางลิงก์วิดีโอแทนได้',
  location: 'ไม่เก็บตำแหน่งที่ตั้ง ถ้าสถานที่สำคัญ พิมพ์ชื่อสถานที่ในรายงานได้',
};

/** A sticker, voice, video or place, and what to send instead. */
export function cannotTake(context: FallbackContext): LineMessage {
  const { what } = context;
  if (what === 'sticker')
    return card({ title: 'ได้รับสติกเกอร์แล้ว', body: ['จะทำอะไรต่อดีคะ'], buttons: ways(context) });
  if (what === 'button')
    return card({ title: 'ปุ่มนี้ใช้ตอนนี้ไม่ได้', body: ['เริ่มใหม่ได้จากที่นี่'], buttons: ways(context) });
  return card({
    title: `ยังเก็บ${NAMES[what] ?? 'ข้อความชนิดนี้'}ในรายงานไม่ได้`,
    body: [INSTEAD[what] ?? 'ส่งเป็นข้อความ ภาพ หรือไฟล์ PDF ได้'],
    buttons: ways(context),
  });
}

export const nothingOpen = (context: FallbackContext): LineMessage =>
  card({
    title: context.reason === 'nothing-to-go-back' ? 'ตอนนี้ไม่มีคำถามให้ย้อนกลับ' : 'ตอนนี้ไม่มีอะไรค้างให้ยกเลิก',
    body: ['รายงานที่บันทึกแล้วยังอยู่ครบ'],
    buttons: ways(context),
  });
