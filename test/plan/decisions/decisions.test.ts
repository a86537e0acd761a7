/** What is asked about a reading, and what each answer makes of it. */
import fc from 'fast-check';
import { KINDS } from '../../../src/plan/decisions/kinds.ts';
import { isOwnOffice } from '../../../src/plan/decisions/office.ts';
import { type Decision, REST } from '../../../src/plan/decisions/question.ts';
import { decide, isAnswer, openQuestions, questionsOf } from '../../../src/plan/decisions.ts';
import { readPlan } from '../../../src/plan/read.ts';
import type { Reading } from '../../../src/plan/reading.ts';
import { planDocuments } from '../../../src/plan/tasks.ts';
import { answered, asked, item, withAnswer, world } from '../../support/decisions.ts';
import { CLEAR_PLAN, corrected, REPORT, SAMPLE } from '../../support/plan-files.ts';

const sample = readPlan(SAMPLE);
const report = readPlan(REPORT);

describe('for any answers', () => {
  /** Any of the questions, each with any of its answers, in any order. */
  const answersTo = (reading: Reading) => {
    const questions = questionsOf(reading, [], world);
    return fc
      .tuple(
        fc.shuffledSubarray(questions),
        fc.array(fc.nat(), { minLength: questions.length, maxLength: questions.length }),
      )
      .map(([some, numbers]) =>
        some.map(({ id, choices }, i) => ({
          question: id,
          choice: choices[numbers[i]! % choices.length]!.value,
        })),
      );
  };

  test.each([
    ['a plan', sample],
    ['a report', report],
    ['a plan without a doubt', readPlan(CLEAR_PLAN)],
  ])('%s keeps its items, and the order of the answers does not matter', (_, reading) => {
    const before = JSON.stringify(reading);
    fc.assert(
      fc.property(answersTo(reading), (decisions) => {
        const decided = decide(reading, decisions, world);
        expect(decided.reading.items.map(({ lines }) => lines)).toEqual(
          reading.items.map(({ lines }) => lines),
        );
        expect(decide(reading, decisions.toReversed(), world)).toEqual(decided);
        const open = openQuestions(questionsOf(reading, decisions, world), decisions);
        const said = new Set(decisions.map(({ question }) => question));
        expect(open.filter(({ id }) => said.has(id))).toEqual([]);
        expect(openQuestions(open, [...decisions, REST]).every(({ required }) => required)).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(JSON.stringify(reading)).toBe(before);
  });

  test('what is taken as it was read changes nothing but the doubts', () => {
    const first = questionsOf(sample, [], world).map(({ id, choices }) => ({
      question: id,
      choice: choices[0]!.value,
    }));
    const { reading, aliases, units } = decide(sample, first, world);
    expect(reading.items).toEqual(sample.items);
    expect([aliases, units]).toEqual([[], []]);
    // an unknown name that nobody is assigned to stays in doubt
    const left = reading.warnings.filter(({ code }) => code in KINDS).map(({ code }) => code);
    expect(left).toEqual(['responsible-unknown']);
    expect(decide(sample, [REST], world).reading).toEqual(sample);
  });

  test('each question is asked once, with answers that it takes and nothing else', () => {
    const questions = questionsOf(sample, [], world);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const question of questions) {
      for (const { value } of question.choices) expect(isAnswer(question, value)).toBe(true);
      expect(isAnswer(question, 'something else')).toBe(false);
      expect(question.choices.length).toBeGreaterThan(1);
    }
  });
});

test('a code is taken as read, as something else, or left out', () => {
  const own = (decided: ReturnType<typeof decide>) => item(decided.reading, 'ความเสี่ยงการทุจริต').codes;
  expect(own(withAnswer(sample, 'code-assumed', 'O12'))).toEqual(['O12']);
  expect(own(withAnswer(sample, 'code-assumed', 'O11'))).toEqual(['O11']);
  expect(own(withAnswer(sample, 'code-assumed', 'none'))).toEqual([]);
  expect(isAnswer(asked(sample, 'code-assumed'), 'X7')).toBe(false);
  const twoReadings = readPlan(corrected(SAMPLE, ['\t๑๒ ', '\t1๓ ']));
  expect(asked(twoReadings, 'code-').choices.map(({ value }) => value)).toContain('O13');
});

describe('somebody responsible whom nobody knows', () => {
  const named = 'คณะทำงานพัฒนาบริการ';
  const who = ({ reading }: ReturnType<typeof decide>) => item(reading, 'ลดขั้นตอน').activities[0]!.responsible;

  test('is one of the divisions, which is remembered', () => {
    const decided = withAnswer(sample, 'responsible-unknown', 'rom-yen/registration');
    expect(who(decided)).toEqual(['ฝ่ายทะเบียน']);
    expect(decided.aliases).toEqual([{ printed: named, division: 'rom-yen/registration' }]);
    const divisions = world.divisions.map((one) =>
      one.slug === 'registration' ? { ...one, aliases: [named] } : one,
    );
    const later = { ...world, divisions };
    expect(questionsOf(sample, [], later).some(({ id }) => id.startsWith('responsible-unknown'))).toBe(false);
    expect(who(decide(sample, [], later))).toEqual(['ฝ่ายทะเบียน']);
  });

  test('is everybody, a unit of its own, or nobody', () => {
    expect(who(withAnswer(sample, 'responsible-unknown', 'all'))).toEqual(['ทุกฝ่าย']);
    expect(withAnswer(sample, 'responsible-unknown', 'new').units).toEqual([named]);
    const nobody = withAnswer(sample, 'responsible-unknown', 'none');
    expect(nobody).toMatchObject({ aliases: [], units: [] });
    expect(nobody.reading.warnings.some(({ code }) => code === 'responsible-unknown')).toBe(true);
  });

  test('with a letter misread is confirmed, or somebody else', () => {
    const misread = readPlan(corrected(CLEAR_PLAN, ['\tฝ่ายการคลัง', '\tฝ่ายการคลง']));
    const of = (choice: string) => withAnswer(misread, 'responsible-likely', choice);
    expect(of('read').aliases).toEqual([{ printed: 'ฝ่ายการคลง', division: 'rom-yen/finance' }]);
    expect(item(of('rom-yen/revenue').reading, 'เปิดเผย').responsible).toEqual(['ฝ่ายรายได้']);
    expect(item(of('none').reading, 'เปิดเผย').activities[0]!.responsible).toEqual([]);
  });
});

test('merged cells are shared, or each item has its own', () => {
  const tasks = (choice: string) =>
    planDocuments(
      { plan: 'p', district: 'rom-yen', fiscalYearBE: 2570 },
      withAnswer(sample, 'merged-cells', choice).reading,
      world.divisions as never,
    ).tasks.filter(({ title }) => /รถของทางราชการ|น้ำมัน/u.test(title));
  expect(tasks('shared')).toHaveLength(2);
  expect(tasks('own')).toHaveLength(4);
  expect(new Set(tasks('own').map(({ title }) => title)).size).toBe(2);
});

test('points of a text are one measure or several', () => {
  const measure = (choice: string) => item(withAnswer(sample, 'sub-points', choice).reading, 'รับสาย');
  expect(measure('one').measures).toHaveLength(1);
  expect(measure('several').measures).toHaveLength(3);
  expect(measure('several').activities[0]!.measure?.split('\n')).toHaveLength(3);
});

test('a paragraph goes on with the one before, or is a measure of its own', () => {
  const joined = readPlan(
    corrected(CLEAR_PLAN, ['สรุปยอดเบิกจ่ายทุกเดือน', '<p>๑. สรุปยอดเบิกจ่าย</p><p>ติดประกาศหน้าห้อง</p>']),
  );
  const measures = (choice: string) =>
    item(withAnswer(joined, 'paragraph-joined', choice).reading, 'เปิดเผย').measures;
  expect(measures('one')).toEqual(['สรุปยอดเบิกจ่าย ติดประกาศหน้าห้อง']);
  expect(measures('two')).toEqual(['สรุปยอดเบิกจ่าย', 'ติดประกาศหน้าห้อง']);
});

test("another district's name stays, or becomes the own", () => {
  const title = (choice: string) =>
    item(withAnswer(sample, 'other-district', choice).reading, 'แผนการใช้จ่าย').title;
  expect(title('keep')).toContain('สำนักงานเขตร่มไทร');
  expect(title('replace')).toContain('สำนักงานเขตร่มเย็น');
});

test('a text of another item stays, or is left out', () => {
  const channels = (choice: string) =>
    item(withAnswer(sample, 'refers-to-nothing', choice).reading, 'ขยะชิ้นใหญ่').channels;
  expect(channels('keep')).toHaveLength(1);
  expect(channels('out')).toEqual([]);
});

test('words printed twice stay, or stand once', () => {
  const twice = readPlan(corrected(CLEAR_PLAN, ['จัดบัตรคิวกลาง', 'จัดบัตรคิวกลาง จัดบัตรคิว กลาง']));
  const measure = (choice: string) =>
    item(withAnswer(twice, 'repeated-words', choice).reading, 'มาตรฐาน').measures[0];
  expect(measure('keep')).toContain('จัดบัตรคิวกลาง จัดบัตรคิว กลาง');
  expect(measure('once')).toBe('จัดบัตรคิวกลางสำหรับทุกงานบริการ');
});

test('a sum that does not agree is kept, and marked where that is wanted', () => {
  const marked = (choice: string) =>
    withAnswer(sample, 'wrong-sum', choice).reading.warnings.filter(({ code }) => code === 'wrong-sum')
      .length;
  expect([marked('keep'), marked('mark')]).toEqual([0, 1]);
});

describe('the year', () => {
  const unclear = readPlan(corrected(CLEAR_PLAN, ['ประจำปีงบประมาณ พ.ศ. ๒๕๗๑', 'ประจำปีงบประมาณ พ.ศ. ๒๕๗๐']));

  test('is asked where the days are of another one, and then the days are in no doubt', () => {
    expect(asked(unclear, 'year').choices.map(({ value }) => value)).toEqual(['2570', '2571']);
    expect(asked(unclear, 'due-outside-year').items).toHaveLength(2);
    const said = [answered(unclear, 'year', '2571')];
    expect(openQuestions(questionsOf(unclear, said, world), said)).toEqual([]);
    expect(decide(unclear, said, world).reading).toMatchObject({
      document: { fiscalYearBE: 2571 },
      warnings: [],
    });
  });

  test('is kept, and the days are left out', () => {
    const { reading } = withAnswer(unclear, 'due-outside-year', 'none');
    expect(reading.items.map(({ due }) => due)).toEqual([null, null]);
    expect(reading.items.flatMap(({ activities }) => activities.map(({ due }) => due))).toEqual([null, null]);
  });

  test('that nothing tells cannot be taken for granted', () => {
    const none = readPlan(
      corrected(CLEAR_PLAN, [' ประจำปีงบประมาณ พ.ศ. ๒๕๗๑', ''], ['๓๐ พ.ย. ๗๐', ''], ['๒๕ ธ.ค. ๗๐', '']),
    );
    expect(asked(none, 'year')).toMatchObject({ required: true });
    expect(openQuestions(questionsOf(none, [REST], world), [REST])).toHaveLength(1);
  });
});

test("another district's document, and one that names none, must be confirmed", () => {
  for (const office of ['สำนักงานเขตปทุมวัน', 'สำนักงานเขตธารใส', 'สำนักงานเขตร่มไทร', 'หน่วยงาน']) {
    const other = readPlan(corrected(CLEAR_PLAN, ['สำนักงานเขตร่มเย็น', office]));
    expect(asked(other, 'office')).toMatchObject({ required: true });
    expect(decide(other, [answered(other, 'office', 'own')], world).reading.document.organisation).toBe(
      world.office,
    );
  }
});

test.each([
  ['สำนักงานเขตร่มเยน', 'สำนักงานเขตร่มเย็น', true],
  ['สำนักงานเขตรมเยน', 'สำนักงานเขตร่มเย็น', true],
  ['สำนักงานเขต ร่มเย็ม', 'สำนักงานเขตร่มเย็น', true],
  ['สำนักงานเขตร่มเย็นน', 'สำนักงานเขตร่มเย็น', true],
  ['สำนักงานเขตบางกอกใหญ่', 'สำนักงานเขตบางกอกน้อย', false],
  ['สำนักงานเขตบางแค', 'สำนักงานเขตบางเขน', false],
  ['สำนักงานเขตสาทร', 'สำนักงานเขตสายไหม', false],
  ['กรุงเทพมหานคร', 'สำนักงานเขตบางนา', false],
])('a document of %s is one of %s: %s', (organisation, office, own) => {
  expect(isOwnOffice(organisation, { office })).toBe(own);
});

describe('a report', () => {
  const start: Decision = { question: 'plan-of', choice: '2571' };

  test('starts the plan of a year: scores, problems, measures; its results are what was before', () => {
    const { reading } = decide(report, [start], world);
    expect(reading.document).toMatchObject({
      ...{ kind: 'plan', fiscalYearBE: 2571, period: null },
      startedFrom: { title: report.document.title, period: { from: '2025-10', to: '2026-03' } },
    });
    const { items } = planDocuments({ plan: 'p', district: 'd', fiscalYearBE: 2571 }, reading, []);
    expect(items.map(({ score }) => score)).toEqual([94.7, 0, 88.1]);
    expect(items.map(({ problem }) => problem !== null)).toEqual([true, true, true]);
    expect(items[2]!.history).toMatchObject({ results: ['สรุปและติดประกาศทุกเดือน'] });
  });

  test('offers the year after its own first, and cannot do without an answer', () => {
    expect(asked(report, 'plan-of')).toMatchObject({ required: true });
    expect(asked(report, 'plan-of').choices[0]!.value).toBe('2570');
  });

  test('says by indicator who is responsible, or item by item', () => {
    const who = (decisions: Decision[]) =>
      decide(report, [start, ...decisions], world).reading.items.map(({ responsible }) => responsible);
    const both = 'rom-yen/registration rom-yen/public-works';
    expect(isAnswer(asked(report, 'responsible-1'), both)).toBe(true);
    expect(isAnswer(asked(report, 'responsible-1'), 'elsewhere/registration')).toBe(false);
    expect(
      who([
        { question: 'responsible-1', choice: both },
        { question: 'responsible-2', choice: 'all' },
      ]),
    ).toEqual([['ฝ่ายทะเบียน', 'ฝ่ายโยธา'], ['ฝ่ายทะเบียน', 'ฝ่ายโยธา'], ['ทุกฝ่าย']]);
    expect(who([{ question: 'responsible-1', choice: 'none' }])).toEqual([[], [], []]);

    const apart = readPlan(
      corrected(REPORT, ['ที่นั่งรอสำหรับผู้สูงอายุ\t\t', 'ที่นั่งรอสำหรับผู้สูงอายุ\t1. จัดที่นั่ง\t1. จัดแล้ว']),
    );
    const each = [{ question: 'responsible-1', choice: 'each' }];
    const lines = questionsOf(apart, each, world).filter(({ id }) => id.startsWith('responsible-line-'));
    expect(lines).toHaveLength(2);
    const decisions = [...each, { question: lines[1]!.id, choice: 'rom-yen/finance' }];
    expect(decide(apart, decisions, world).reading.items.map(({ responsible }) => responsible)).toEqual([
      [],
      ['ฝ่ายการคลัง'],
      [],
    ]);
  });
});
