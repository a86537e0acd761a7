/** Doubts about the codes and scores of items. */
import { meanings } from '../../codes.ts';
import type { DoubtCode } from '../../doubts.ts';
import { instrumentOf } from '../../indicators.ts';
import { belongs } from '../../items.ts';
import type { ReadItem, Reading, Warning } from '../../reading.ts';
import { itemAt } from '../edits.ts';
import type { ImportChoice } from '../question.ts';
import { choice, KEEP, type Kind, YES } from './kind.ts';

const NO_CODE = choice('none', 'ไม่ใส่รหัส', ['ไม่มีรหัส', 'ไม่ใส่']);
const ask = 'รหัสข้อที่ถูกคืออะไร';

const codesFor = ({ detail = '', line }: Warning, reading: Reading): ImportChoice[] => {
  const item = itemAt(reading, line);
  const all = meanings(detail);
  const here = item ? all.filter((code) => belongs(code, item)) : all;
  return (here.length > 0 ? here : all).map((code) => choice(code, code));
};

/** The codes that an answer stands for; null to leave them as they are. */
const codesIn = (answer: string): string[] | null => {
  if (answer === KEEP.value) return null;
  return answer === NO_CODE.value ? [] : answer.split(' ');
};

const setCodes: Kind['apply'] = (answer, { line }, { reading }) => {
  const item = itemAt(reading, line);
  const codes = codesIn(answer);
  if (item && codes) item.codes = codes;
};

/** Of an item with several codes only those in doubt change. */
const replaceCode: Kind['apply'] = (answer, { detail = '', line }, { reading }) => {
  const item = itemAt(reading, line);
  const codes = codesIn(answer);
  const [first, ...others] = detail.split(', ');
  if (!item || !codes) return;
  const left = item.codes.filter((code) => !others.includes(code));
  item.codes = [...new Set(left.flatMap((code) => (code === first ? codes : [code])))];
};

/** The same numbers of the instrument that the item belongs to. */
const ofItsPlace = (detail: string, { indicator, instrument }: ReadItem): ImportChoice[] => {
  const letter = (instrumentOf(indicator) ?? instrument)?.[0];
  if (!letter || letter === detail[0]) return [];
  const codes = detail.split(', ').map((code) => `${letter}${code.slice(1)}`);
  return [choice(codes.join(' '), codes.join(', '))];
};

export const codeKinds = {
  'code-assumed': {
    ask,
    choices: (warning, reading) => {
      const read = warning.read ?? '';
      const others = codesFor(warning, reading).filter(({ value }) => value !== read);
      return [choice(read, read, YES), ...others, NO_CODE];
    },
    apply: setCodes,
    typed: 'code',
  },
  'code-doubtful': {
    ask,
    choices: (warning, reading) => [NO_CODE, ...codesFor(warning, reading)],
    apply: setCodes,
    typed: 'code',
  },
  'code-range': {
    ask: 'รายการนี้มีรหัสข้อใดบ้าง',
    choices: ({ read = '' }) => {
      const codes = read.split(', ');
      const ends = codes.length > 1 ? [codes[0]!, codes.at(-1)!] : [];
      return [
        choice('keep', read, YES),
        ...ends.map((code) => choice(code, `เฉพาะ ${code}`, [code])),
        NO_CODE,
      ];
    },
    apply: setCodes,
    typed: 'codes',
  },
  'code-repeated': {
    ask,
    choices: () => [KEEP, NO_CODE],
    apply: replaceCode,
    typed: 'code',
  },
  'code-elsewhere': {
    ask,
    choices: ({ detail = '', line }, reading) => {
      const item = itemAt(reading, line);
      return [KEEP, ...(item ? ofItsPlace(detail, item) : []), NO_CODE];
    },
    apply: replaceCode,
    typed: 'codes',
  },
  'score-unreadable': {
    ask: 'คะแนนของรายการนี้คือเท่าใด',
    choices: () => [choice('none', 'ไม่ใส่คะแนน', ['ไม่ใส่', 'ไม่มีคะแนน', 'ไม่มี'])],
    apply: (answer, { line }, { reading }) => {
      const item = itemAt(reading, line);
      if (item && answer !== 'none') item.score = Number(answer);
    },
    typed: 'score',
  },
} satisfies Partial<Record<DoubtCode, Kind>>;
