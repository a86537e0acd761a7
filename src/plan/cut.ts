/** Whether a text ends in the middle, as OCR and page ends leave it. */
import { isOpen } from './open-end.ts';

/** Words whose last letter OCR or a page end takes off. */
const CUT_WORDS = /(?<![\u0e40-\u0e44])(?:เข|ประชาช|เจ้าหน้าที|กรุงเทพมหานค|งบประมา)$/u;
/** A number at the end that numbers nothing named and counts nothing. */
const LONE_NUMBER = /[\u0e01-\u0e4e]\s+[0-9๐-๙]{1,2}$/u;
const NUMBERED =
  /(?:ที่|ข้อ|ชั้น|รุ่น|ระยะ|ปี|พ\.ศ\.|หมวด|ไตรมาส|ฉบับ|เลข|แบบ|ช่อง|สาย|อาคาร|โซน|ภาค|บท|วรรค|มาตรา|ตาราง|เดือน|ระดับ|ประเภท|กลุ่ม|ร้อยละ|จำนวน|น้อยกว่า|เกินกว่า|อย่างน้อย|ทุก|วัน)\s+[0-9๐-๙]{1,2}$/u;

export const isCut = (text: string): boolean =>
  isOpen(text) || CUT_WORDS.test(text) || (LONE_NUMBER.test(text) && !NUMBERED.test(text));
