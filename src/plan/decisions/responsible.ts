/** Who is responsible where the document does not say: asked by indicator, and one by one where that is wanted. */
import { toThaiDigits as thai } from '../../thai/digits.ts';
import { ALL_DIVISIONS } from '../divisions.ts';
import type { ReadActivity, ReadItem, Reading } from '../reading.ts';
import { gatherWork, itemAt, labelOf } from './edits.ts';
import { divisionChoices, divisionNames, EVERY_DIVISION, NOBODY } from './kinds/kind.ts';
import type { Decision, ImportChoice, ImportQuestion, World } from './question.ts';

const EACH: ImportChoice = { value: 'each', label: 'กำหนดทีละรายการ', words: ['ทีละรายการ', 'ทีละข้อ', 'แยก'] };

/** An activity that nobody is named for, with the items that share it. */
interface Open {
  activity: ReadActivity;
  items: ReadItem[];
}

export function responsibleQuestions(
  reading: Reading,
  decisions: Decision[],
  world: World,
): ImportQuestion[] {
  const unnamed = reading.document.kind === 'compilation' ? 'ไม่ได้ระบุฝ่ายของเขต' : 'ไม่ได้ระบุผู้รับผิดชอบ';
  return [...Map.groupBy(openIn(reading, world), ({ items }) => items[0]!.indicator)].flatMap(
    ([indicator, open]) => {
      const id = ofIndicator(indicator);
      const name = reading.indicators.find(({ number }) => number === indicator)?.name ?? '';
      const where = indicator === null ? 'รายการที่ไม่อยู่ในตัวชี้วัดใด' : `ตัวชี้วัดที่ ${thai(indicator)} ${name}`.trim();
      const whole = question(id, `${where} ${unnamed} ${thai(open.length)} กิจกรรม`, open, world);
      if (open.length > 1) whole.choices.push(EACH);
      const each = decisions.findLast(({ question }) => question === id)?.choice === EACH.value;
      return [
        whole,
        ...(each
          ? open.map((one) => question(ofLine(one.activity.lines[0]!), `${where} ${unnamed}`, [one], world))
          : []),
      ];
    },
  );
}

/**
 * Names whoever was chosen for the activities that nobody is named for in `known`, the reading before any answer; an
 * answer about one activity counts before that about its indicator.
 */
export function assignResponsible(
  decided: Reading,
  known: Reading,
  decisions: Decision[],
  world: World,
): void {
  const answers = new Map(decisions.map(({ question, choice }) => [question, choice]));
  for (const { activity, items } of openIn(known, world)) {
    const answer =
      answers.get(ofLine(activity.lines[0]!)) ?? answers.get(ofIndicator(items[0]!.indicator)) ?? '';
    const names = divisionNames(answer, world);
    const isOpen = openness(decided, world);
    for (const item of items) {
      const after = itemAt(decided, item.lines[0]!);
      const isOf = ({ lines, apart }: ReadActivity) =>
        apart || lines.some((line) => activity.lines.includes(line));
      for (const one of after?.activities.filter((each) => isOpen(each) && isOf(each)) ?? [])
        if (names.length > 0) one.responsible = names;
      if (after) gatherWork(after);
    }
  }
}

function openIn(reading: Reading, world: World): Open[] {
  const found = new Map<string, Open>();
  const isOpen = openness(reading, world);
  reading.items.forEach((item) => {
    for (const activity of item.activities.filter(isOpen)) {
      const key = activity.lines.join();
      const known = found.get(key);
      if (known) known.items.push(item);
      else found.set(key, { activity, items: [item] });
    }
  });
  return [...found.values()];
}

/** In the work of a whole city, other offices are nobody of the district. */
function openness({ document }: Reading, { divisions }: World): (activity: ReadActivity) => boolean {
  if (document.kind !== 'compilation') return ({ responsible }) => responsible.length === 0;
  const own = new Set([ALL_DIVISIONS, ...divisions.flatMap(({ name, aliases }) => [name, ...aliases])]);
  return ({ responsible }) => !responsible.some((name) => own.has(name));
}

const question = (id: string, text: string, open: Open[], world: World): ImportQuestion => ({
  id,
  kind: 'divisions',
  text,
  ask: 'ให้ฝ่ายใดรับผิดชอบ เลือกได้หลายฝ่าย',
  items: open.flatMap(({ items }) => items.map(labelOf)),
  choices: [NOBODY, ...divisionChoices(world), EVERY_DIVISION],
  required: false,
});

const ofIndicator = (indicator: number | null) => `responsible-${indicator ?? 'none'}`;
const ofLine = (line: number) => `responsible-line-${line}`;
