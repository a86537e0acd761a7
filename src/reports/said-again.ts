/** Whether one sentence of a report says again what another one says. Pure. */
import { toArabicDigits } from '../thai/digits.ts';
import { cleanText } from '../thai/text.ts';

/** Words with or without which a sentence says the same. */
const FILLERS = /แล้ว|เรียบร้อย|ได้|ทำการ|มีการ|ดำเนินการ|ครับ|ค่ะ|คะ/gu;
/** Marks mean nothing, except between digits: "1.5", "12-15". */
const MARKS = /(?<!\d)[\s\p{P}ฯๆ]+|[\s\p{P}ฯๆ]+(?!\d)/gu;
const TONES = /[่-์]/gu;
/** In a sentence so long a tone mark left out is a slip; in a short one it may make another word. */
const LONG_ENOUGH = 24;

/** What sentences are compared by; no fact is lost in it: numbers, months and every "not" stay. */
export function bare(text: string): string {
  const clean = toArabicDigits(cleanText(text)).toLowerCase();
  const letters = clean.replace(MARKS, '');
  return letters.replace(FILLERS, '') || letters || clean;
}

/** The same sentence, whatever its blanks, marks, words of politeness and forgotten tone marks. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  if (a === b) return true;
  return Math.min(a.length, b.length) >= LONG_ENOUGH && a.replace(TONES, '') === b.replace(TONES, '');
}

/**
 * `fuller` begins with all of `text` and tells more: "…ของทุกจุดบริการ", "…ของทุกจุดบริการ และเผยแพร่". A second time of the
 * same is not more of it.
 */
export function goesOnFrom(text: string, fuller: string): boolean {
  const [a, b] = [bare(text), bare(fuller)];
  if (a.length < LONG_ENOUGH || b.length <= a.length || !b.startsWith(a)) return false;
  return !/^(?:[\d.,]|ครั้งที่|รอบที่|รุ่นที่)/.test(b.slice(a.length));
}
