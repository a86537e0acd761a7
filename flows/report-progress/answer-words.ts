/** Words that answer a question of a report. Said elsewhere they are no text of a report and name no measure. */
import { plain } from '../typed.ts';

const ONWARD = /^(?:ต่อ|ต่อไป|ถัดไป|ข้าม|เสร็จ|เสร็จแล้ว|ครบแล้ว|หมดแล้ว|พอแล้ว|พอ|เรียบร้อย|บันทึก|บันทึกเลย|ส่งเลย)$/u;
const OTHERS = /^(?:แล้วเสร็จ|กำลังทำ|ยังไม่เริ่ม|เลื่อน|ทำต่อ|ใช่|ไม่|ไม่ใช่|ไม่ใช้|ทิ้ง|แก้|แก้ไข|ยังไม่มีภาพ|ไม่มีภาพ)$/u;

/** Said to go on. */
export const isOnward = (text: string): boolean => ONWARD.test(plain(text));

/** Any answer that stands for itself. */
export const isAnswer = (text: string): boolean => isOnward(text) || OTHERS.test(plain(text));
