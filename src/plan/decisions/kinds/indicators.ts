/** Doubts about which indicator items belong to. */
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import type { DoubtCode } from '../../doubts.ts';
import { indicatorName, indicatorNamed, instrumentOf, LAST_INDICATOR } from '../../indicators.ts';
import type { ReadItem, Reading, Warning } from '../../reading.ts';
import { itemAt } from '../edits.ts';
import type { ImportChoice } from '../question.ts';
import { choice, type Kind } from './kind.ts';

/** The first of the items without an indicator that stand together. */
function runOf(reading: Reading, line: number | null): ReadItem[] {
  const at = reading.items.findIndex(({ lines }) => line !== null && lines.includes(line));
  if (at < 0) return [];
  const stops = (item: ReadItem | undefined) => item === undefined || item.indicator !== null;
  let from = at;
  while (!stops(reading.items[from - 1])) from--;
  let to = at;
  while (!stops(reading.items[to + 1])) to++;
  return reading.items.slice(from, to + 1);
}

/** The name first: a bare number that is typed is the number of the answer. */
const indicatorChoice = (number: number, name: string): ImportChoice =>
  choice(String(number), `${name} (ตัวชี้วัดที่ ${thai(number)})`.trim(), [name, `ตัวชี้วัดที่ ${number}`]);

function moveTo(indicator: number, items: ReadItem[]): void {
  for (const item of items) {
    item.indicator = indicator;
    item.instrument = instrumentOf(indicator) ?? item.instrument;
  }
}

/** The number that stands before the indicator's name, or alone. */
const numberIn = ({ detail = '' }: Warning): number => Number.parseInt(detail, 10);

/** The number of an indicator is another than was read. */
const indicatorNumber: Pick<Kind, 'ask' | 'choices' | 'apply'> = {
  ask: 'เป็นตัวชี้วัดที่เท่าใด',
  choices: (warning, reading) => {
    const read = numberIn(warning);
    const name = reading.indicators.find(({ number }) => number === read)?.name ?? '';
    const named = indicatorNamed(name);
    const all = Array.from({ length: LAST_INDICATOR }, (_, i) => i + 1);
    const others = all.filter((number) => number !== read && number !== named);
    const order = [read, ...(named && named !== read ? [named] : []), ...others];
    return order.map((number) => indicatorChoice(number, indicatorName(number)));
  },
  apply: (answer, warning, { reading }) => {
    const [read, number] = [numberIn(warning), Number(answer)];
    if (read === number) return;
    moveTo(
      number,
      reading.items.filter(({ indicator }) => indicator === read),
    );
    const [moved] = reading.indicators.filter((one) => one.number === read);
    const known = reading.indicators.some((one) => one.number === number);
    reading.indicators = reading.indicators
      .filter((one) => one !== moved || !known)
      .map((one) => (one === moved ? { ...one, number, instrument: instrumentOf(number) } : one));
  },
};

export const indicatorKinds = {
  'no-indicator': {
    ask: 'อยู่ในตัวชี้วัดใด',
    subject: ({ line }, reading) => String(runOf(reading, line)[0]?.lines[0] ?? line),
    text: (warnings) => `${warnings.length > 1 ? `${thai(warnings.length)} ` : ''}รายการนี้ไม่อยู่ภายใต้ตัวชี้วัดใด`,
    choices: (_, reading) => [
      choice('none', 'ไม่อยู่ในตัวชี้วัดใด', ['ไม่มี', 'ไม่อยู่', 'ใช่']),
      ...reading.indicators.map(({ number, name }) => indicatorChoice(number, name)),
    ],
    apply: (value, { line }, { reading }) => {
      const item = itemAt(reading, line);
      if (value !== 'none' && item) moveTo(Number(value), [item]);
    },
  },
  'indicator-name': indicatorNumber,
  'indicator-order': {
    ...indicatorNumber,
    text: ([warning]) => `ตัวชี้วัดที่ ${warning?.detail ?? ''} อยู่ผิดลำดับ เลขอาจอ่านผิด`,
  },
} satisfies Partial<Record<DoubtCode, Kind>>;
