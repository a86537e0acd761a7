/** What `greet-group` and `welcome-members` say. */
import { card, text } from '../../src/line/messages/kit.ts';
import { dateOf, shortDate } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import type { LineMessage } from '../facts.ts';
import type { GreetContext } from '../greet-group.ts';
import { HOW_TO_JOIN, LINK, servedBy } from './groups.ts';

/** So long the bot stays in a group that nobody links. */
export const UNLINKED_DAYS = 7;

export const NOT_LINKED_YET = 'กลุ่มนี้ยังไม่ได้เชื่อม ให้ผู้ประสานงานของเขตพิมพ์ #เชื่อมกลุ่ม';
export const ROOM_LEAVING = 'ใช้ในห้องนี้ไม่ได้ เชิญเข้ากลุ่มแทนได้เลย';

export function greeting({ facts }: GreetContext): LineMessage {
  const last = thai(shortDate(dateOf(facts.now + UNLINKED_DAYS * 86_400_000)));
  return card({
    step: 'รายงาน · ITA ของเขต',
    title: 'สวัสดีค่ะ ในกลุ่มนี้ใช้ส่งผลงานและเก็บภาพกิจกรรมได้',
    body: [
      'เก็บเฉพาะที่พิมพ์ถึงรายงาน และภาพที่มีคนสั่งให้เก็บ ภาพอื่นจำแค่หมายเลขไว้ ๓๐ วัน เรื่องอื่นที่คุยกันในกลุ่ม ไม่เก็บและไม่ตอบ',
      'เริ่มใช้: ผู้ประสานงานของเขตกดปุ่มด้านล่าง หรือใครก็ได้พิมพ์ #เชื่อมกลุ่ม ตามด้วยรหัสจากผู้ประสานงาน',
      'จะพูดกับรายงาน พิมพ์ # นำหน้า เช่น #รายงาน',
      `ถ้ายังไม่มีใครเชื่อม วันที่ ${last} รายงานจะออกจากกลุ่มเอง`,
    ],
    buttons: [{ ...LINK, look: 'primary' }],
    altText: 'รายงานเข้ากลุ่มแล้ว ให้ผู้ประสานงานเชื่อมกลุ่มก่อนใช้',
  });
}

export const linkedStill = ({ group }: GreetContext): LineMessage =>
  text(`กลับเข้ากลุ่มแล้ว ยังเชื่อมกับ${servedBy(group!)}เหมือนเดิม พิมพ์ #รายงาน ได้เลย`);

export const onlyGroups = (): LineMessage =>
  text('ห้องแชตแบบนี้ใช้กับรายงานไม่ได้ ขอให้สร้างกลุ่มใน LINE แล้วเชิญรายงานเข้ากลุ่มนั้น ตอนนี้ขอออกจากห้องก่อน');

export const goodbye = (): LineMessage =>
  text(`ครบ ${thai(UNLINKED_DAYS)} วันแล้วยังไม่มีใครเชื่อมกลุ่มนี้ รายงานขอออกก่อน เชิญกลับเข้ามาได้ทุกเมื่อ`);

/** For all who came in together. */
export const welcome = (): LineMessage =>
  text(
    [
      'ยินดีต้อนรับค่ะ กลุ่มนี้ส่งผลงานและภาพกิจกรรมผ่าน "รายงาน"',
      `ยังไม่เคยใช้: ${HOW_TO_JOIN}`,
      'ใช้อยู่แล้ว: พิมพ์ #รายงาน ในกลุ่มนี้ได้เลย',
    ].join('\n'),
  );
