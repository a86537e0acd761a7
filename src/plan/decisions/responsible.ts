/** Who is responsible where the document does not say: asked by indicator, and one by one where that is wanted. */
import { toThaiDigits as thai } from '../../thai/digits.ts';
import { ALL_DIVISIONS } from '../divisions.ts';
import type { ReadActivity, ReadItem, Reading } from '../reading.ts';
import { labelOf } from './edits.ts';
import { divisionChoices, EVERY_DIVISION, NOBODY } from './kinds.ts';
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
  return [...Map.groupBy(openIn(reading), ({ items }) => items[0]!.indicator)].flatMap(
    ([indicator, open]) => {
      const id = ofIndicator(indicator);
      const name = reading.indicators.find(({ number }) => number === indicator)?.name ?? '';
      const where = indicator === null ? 'รายการที่ไม่อยู่ในตัวชี้วัดใด' : `ตัวชี้วัดที่ ${thai(indicator)} ${name}`.trim();
      const whole = question(id, `${where} ไม่ได้ระบุผู้รับผิดชอบ ${thai(open.length)} กิจกรรม`, open, world);
      if (open.length > 1) whole.choices.push(EACH);
      const each = decisions.findLast(({ question }) => question === id)?.choice === EACH.value;
      return [
        whole,
        ...(each
          ? open.map((one) =>
              question(ofLine(one.activity.lines[0]!), `${where} ไม่ได้ระบุผู้รับผิดชอบ`, [one], world),
            )
          : []),
      ];
    },
  );
}

/** Names whoever was chosen; an answer about one activity counts before that about its indicator. */
export function assignResponsible(reading: Reading, decisions: Decision[], world: World): void {
  const answers = new Map(decisions.map(({ question, choice }) => [question, choice]));
  for (const { activity, items } of openIn(reading)) {
    const answer =
      answers.get(ofLine(activity.lines[0]!)) ?? answers.get(ofIndicator(items[0]!.indicator)) ?? '';
    const names = namesOf(answer, world);
    for (const item of items) {
      item.responsible = [...new Set([...item.responsible, ...names])];
      for (const one of item.activities)
        if (one.lines.join() === activity.lines.join()) one.responsible = names;
    }
  }
}

function openIn(reading: Reading): Open[] {
  const found = new Map<string, Open>();
  reading.items.forEach((item) => {
    for (const activity of item.activities.filter(({ responsible }) => responsible.length === 0)) {
      const key = activity.lines.join();
      const known = found.get(key);
      if (known) known.items.push(item);
      else found.set(key, { activity, items: [item] });
    }
  });
  return [...found.values()];
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

function namesOf(answer: string, { divisions }: World): string[] {
  if (answer === EVERY_DIVISION.value) return [ALL_DIVISIONS];
  const ids = answer.split(' ');
  return divisions.filter(({ _id }) => ids.includes(_id)).map(({ name }) => name);
}
