/** The engine's own words, which work in every flow. */
import { plain } from '../typed.ts';

/** "ย้อนกลับ": one question back. The engine's own word, so it works in every flow. */
export const BACK_WORDS = ['ย้อนกลับ', 'ย้อน', 'กลับ', 'ถอยกลับ', 'ก่อนหน้า', 'ย้อนกลับไป', 'ยอนกลับ', 'ย้อนกับ', 'back'];
/** "ยกเลิก": gives up what is being done. */
export const CANCEL_WORDS = [
  'ยกเลิก',
  'เลิก',
  'ไม่ทำแล้ว',
  'ไม่เอาแล้ว',
  'หยุด',
  'ออก',
  'ยกเลีก',
  'ยกเลิค',
  'ยกเลก',
  'cancel',
  'exit',
];

export const isBack = (text: string): boolean => BACK_WORDS.includes(plain(text));
export const isCancel = (text: string): boolean => CANCEL_WORDS.includes(plain(text));
