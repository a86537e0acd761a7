/** How a text ends that was cut, and how its rest begins. */

/** At the end of a text: words and signs that want something after them. "ติดตาม", "กำกับ" and "สิ่งของ" do not. */
export const WANTS_MORE =
  'และ|หรือ|(?<!สิ่ง|ข้าว)ของ|เพื่อ|ได้แก่|เช่น|โดย|ซึ่ง|จาก|(?<!กำ)กับ|(?<!ติด)ตาม|แก่|ระหว่าง|เกี่ยวกับ|[,(/–-]';

/** "ภายใน" also ends a name ("ร้องเรียนภายใน"): it is open where it stands apart. */
const OPEN_END = new RegExp(`(?:${WANTS_MORE}|(?<![\\u0e01-\\u0e4e])ภายใน)$`, 'u');

/** A text that cannot end here: an open bracket, or a word that wants another. */
export function isOpen(text: string): boolean {
  const open = text.split('(').length - text.split(')').length;
  return open > 0 || OPEN_END.test(text.trim());
}

const GOES_ON = /^(?:และ|หรือ|ของ|ที่|ซึ่ง|โดย|เพื่อ|ต่อ|ตาม|แก่|กับ|จาก|รวมทั้ง|ตลอดจน|ให้|ใน|ๆ|\)|,|[a-z])/u;

/** A text that begins like this goes on with the one before. */
export const goesOn = (text: string): boolean => GOES_ON.test(text);
