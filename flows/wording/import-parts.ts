/** What the messages of an import have in common. */
import { COLORS, type FlexComponent, label } from '../../src/line/messages/kit.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import type { Choice } from '../flow.ts';
import type { ImportView } from '../views/imports.ts';

export const STEP = 'นำเข้าแผน';

export const progress = ({ questions, answered }: ImportView): string =>
  questions === 0
    ? 'ไม่มีข้อที่ต้องถาม'
    : answered === questions
      ? `ตอบครบ ${thai(questions)} ข้อแล้ว`
      : `ตอบแล้ว ${thai(answered)} จาก ${thai(questions)} ข้อ`;

/** Those that have buttons: the others are understood when they are typed. */
export const shown = (choices: Choice[]): Choice[] => choices.filter(({ hidden }) => !hidden);

export const warned = (words: string): FlexComponent => label(words, { size: 'sm', color: COLORS.late });
