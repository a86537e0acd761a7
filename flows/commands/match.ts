/** Which command a typed text is. */
import { oneSpelling, plain, withoutPolite } from '../typed.ts';
import type { Command } from './command.ts';
import { commands } from './index.ts';

export interface Match {
  flow: string;
  start: Record<string, string>;
  /**
   * False when free words follow the command or it is only a code ("รายงาน ประชุมเมื่อวาน", "O15"): at a question that
   * waits for a text of the person's own, that is an answer and no command.
   */
  certain: boolean;
}

/** Words of commands with which titles of measures begin, too. */
const OF_TITLES = new Set(['คู่มือ']);
/** What people put before a command ("ขอดูงานของฉันหน่อย"). */
const BEFORE = /^(?:ขอ|อยาก|ต้องการ|ช่วย)?(?:ดู|เปิด|พิมพ์|กด)?/u;
const AFTER = /(?:หน่อย|ด้วย|ที|ได้ไหม|ได้มั้ย|เลย|นะ)+$/u;
/** A code of an item as typed: "O15", "o 15", "E๑๔", "I3.1". The letter is needed: a bare number chooses. */
const CODE = /^[eio]\s?[0-9]{1,2}(?:\.[0-9]{1,2})?$/i;

/** The command that `text` is, or null. Blanks, quotes, polite endings, Thai digits and usual misspellings are allowed. */
export function matchCommand(text: string): Match | null {
  const typed = plain(text);
  if (typed === '') return null;
  const short = typed.replace(AFTER, '');
  const whole = exactly(typed) ?? exactly(short) ?? exactly(short.replace(BEFORE, ''));
  if (whole) return { flow: whole.flow, start: whole.start, certain: !OF_TITLES.has(typed) };
  return withWords(text);
}

function exactly(typed: string): Command | undefined {
  return typed === '' ? undefined : byWord.get(typed);
}

function withWords(text: string): Match | null {
  const clean = withoutPolite(oneSpelling(text).replace(/["'“”]/gu, ' ')).replace(/\s+/gu, ' ');
  if (CODE.test(clean)) return { flow: 'report-progress', start: { search: code(clean) }, certain: false };
  for (const command of commands) {
    if (!command.takes) continue;
    for (const word of [command.word, ...command.also]) {
      if (!clean.toLowerCase().startsWith(word)) continue;
      const rest = clean.slice(word.length);
      const words = rest.trim().replace(/^(?:ของ|เรื่อง|ข้อ|มาตรการ)\s*(?=[eio]\s?[0-9])/iu, '');
      if (CODE.test(words))
        return {
          flow: command.flow,
          start: { ...command.start, [command.takes]: code(words) },
          certain: true,
        };
      if (rest.startsWith(' ') && words !== '')
        return {
          flow: command.flow,
          start: { ...command.start, [command.takes]: words.slice(0, 100) },
          certain: false,
        };
    }
  }
  return null;
}

const code = (typed: string) => typed.replace(/\s/g, '').toUpperCase();

const byWord = new Map(
  commands.flatMap((command) =>
    [command.word, ...command.also].map((word) => [plain(word), command] as const),
  ),
);
