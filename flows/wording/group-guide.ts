/** What `group-guide` says: one short message for each reason. */
import { card, text } from '../../src/line/messages/kit.ts';
import { commands } from '../commands/index.ts';
import type { Facts, LineMessage } from '../facts.ts';
import type { GroupGuideStart } from '../starts.ts';
import { HOW_TO_JOIN, LINK, servedBy } from './groups.ts';

export function guide(facts: Facts, { reason, flow }: GroupGuideStart): LineMessage {
  switch (reason) {
    case 'no-user':
      return text(
        'LINE ไม่ได้แจ้งว่าใครเป็นผู้ส่ง จึงทำให้ในกลุ่มไม่ได้ ลองใหม่จาก LINE ในโทรศัพท์ หรือทำในแชตส่วนตัวกับบัญชี "รายงาน"',
      );
    case 'not-a-member':
      return text(notAMember(facts));
    case 'unlinked':
      return card({
        title: 'กลุ่มนี้ยังไม่ได้เชื่อมกับเขต',
        body: [
          'ผู้ประสานงานของเขตกดปุ่มนี้ หรือใครก็ได้พิมพ์ #เชื่อมกลุ่ม ตามด้วยรหัส',
          'ระหว่างนี้ส่งงานในแชตส่วนตัวกับรายงานได้ตามปกติ',
        ],
        buttons: [LINK],
      });
    case 'not-of-this-group':
      return text(notOfThisGroup(facts));
    case 'not-yours':
      return text('ปุ่มนั้นเป็นของคนที่ถามไว้ ถ้าจะทำของคุณเอง พิมพ์ #รายงาน');
    case 'private-only':
      return text(privateOnly(flow));
  }
}

function notAMember({ person }: Facts): string {
  switch (person?.state) {
    case 'pending':
      return 'คำขอของคุณยังรอผู้ประสานงานอนุมัติ เมื่ออนุมัติแล้วใช้ในกลุ่มนี้ได้เลย';
    case 'blocked':
      return 'ตอนนี้บัญชีของคุณยังใช้งานไม่ได้ สอบถามผู้ประสานงาน ITA ของเขตได้';
    case undefined:
      return `คุณยังไม่ได้เข้าร่วม: ${HOW_TO_JOIN}`;
    default:
      return 'ตอนนี้คุณยังไม่อยู่ในรายชื่อของเขต เปิดแชตส่วนตัวกับบัญชี "รายงาน" แล้วพิมพ์ "เข้าร่วม" เพื่อขอเข้าใหม่ ถ้าบล็อกบัญชีนี้ไว้ ปลดบล็อกแล้วใช้ต่อได้เลย';
  }
}

function notOfThisGroup({ group, district }: Facts): string {
  const privately = 'งานของคุณทำได้ในแชตส่วนตัวกับบัญชี "รายงาน"';
  if (!group || group.district !== district?.slug) return `กลุ่มนี้เป็นของเขตอื่น ${privately}`;
  return `กลุ่มนี้ใช้กับงานของ${servedBy(group)} ${privately}`;
}

function privateOnly(flow: string | null): string {
  const word = commands.find((command) => command.flow === flow)?.word;
  return word ? `เรื่องนี้ทำในแชตส่วนตัว เปิดแชตกับบัญชี "รายงาน" แล้วพิมพ์ "${word}"` : 'เรื่องนี้ทำในแชตส่วนตัวกับบัญชี "รายงาน"';
}
