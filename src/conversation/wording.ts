/** The few things that the engine itself says. */
import { text } from '../line/messages/kit.ts';

/** After several tries in vain. */
export const apology = () =>
  text('ขออภัย เมื่อสักครู่ทำไม่สำเร็จ สิ่งที่ส่งไว้ก่อนหน้ายังอยู่ครบ ลองอีกครั้งได้เลย หรือพิมพ์ "ช่วยเหลือ"');

/** In place of an answer that LINE refused to show. */
export const notShown = () => text('ขออภัย แสดงคำตอบนี้ไม่ได้ พิมพ์ "งานของฉัน" เพื่อดูงาน หรือ "ช่วยเหลือ" เพื่อดูวิธีใช้');

/** Before what is said in a 1:1 chat because it came too late for the group. */
export const tooLateForGroup = (group: string | null) =>
  text(`ตอบใน${group ? `กลุ่ม ${group}` : 'กลุ่ม'} ไม่ทัน จึงส่งมาที่นี่ ทำต่อในกลุ่มได้ตามเดิม`);
