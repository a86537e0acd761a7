/** What can be answered to the doubts about rows, columns, codes, days and responsible, and what each answer makes. */
import { readTyped } from '../../../src/plan/decisions/typed.ts';
import { decide, isAnswer, questionsOf, toldOf } from '../../../src/plan/decisions.ts';
import { readPlan } from '../../../src/plan/read.ts';
import { planDocuments } from '../../../src/plan/tasks.ts';
import { asked, clear, documentOf, item, withAnswer, world } from '../../support/decisions.ts';
import { corrected, REPORT, SAMPLE } from '../../support/plan-files.ts';

const sample = readPlan(SAMPLE);
const [QUEUE, SPENDING] = ['มาตรฐาน', 'เปิดเผย'];

describe('a column that nobody knows', () => {
  const unknown = (header: string, ...cells: [string, string]) =>
    clear(
      ['ระยะเวลากำกับติดตาม', `ระยะเวลากำกับติดตาม\t${header}`],
      ['ทุก ๑ เดือน\n', `ทุก ๑ เดือน\t${cells[0]}\n`],
      ['ฝ่ายการคลัง\tทุก ๑ เดือน', `ฝ่ายการคลัง\tทุก ๑ เดือน\t${cells[1]}`],
    );

  test('is not used, or is what the coordinator says', () => {
    const reading = unknown('จุดอ่อน', 'รอนาน', 'ไม่ทราบยอด');
    const problem = (choice: string) =>
      withAnswer(reading, 'column-unknown', choice).reading.items[0]!.problem;
    expect([problem('none'), problem('problem')]).toEqual([null, 'รอนาน']);
    expect(asked(reading, 'column-unknown').choices.map(({ value }) => value)).toEqual([
      'none',
      'problem',
      'result',
    ]);
  });

  test('with who is responsible is asked about as if it had been read', () => {
    const reading = readPlan(
      corrected(SAMPLE_WITHOUT_RESPONSIBLE, ['ผู้รับผิดชอบ', 'ใครทำ'], ['ฝ่ายการคลัง', 'งานพัสดุ']),
    );
    const { id } = asked(reading, 'column-unknown');
    const named = [{ question: id, choice: 'responsible' }];
    expect(decide(reading, named, world).reading.items.map(({ responsible }) => responsible)).toEqual([
      ['ฝ่ายทะเบียน'],
      ['งานพัสดุ'],
    ]);
    const before = questionsOf(reading, [], world).map((question) => question.id);
    const after = questionsOf(reading, named, world).map((question) => question.id);
    expect(before.some((one) => one.startsWith('responsible-1'))).toBe(true);
    expect(after.some((one) => one.startsWith('responsible-1'))).toBe(false);
    expect(after.some((one) => one.startsWith('responsible-unknown'))).toBe(true);
    const told = [[], named].map((decisions) => toldOf(reading, decisions, world).map(({ code }) => code));
    expect(told).toEqual([['column-missing'], []]);
  });
});

const SAMPLE_WITHOUT_RESPONSIBLE = [
  'แผนของสำนักงานเขตร่มเย็น ประจำปีงบประมาณ พ.ศ. ๒๕๗๑',
  'ตัวชี้วัด\tประเด็น\tกิจกรรมที่จะดำเนินการ\tระยะเวลาแล้วเสร็จ\tผู้รับผิดชอบ',
  '๑) การปฏิบัติหน้าที่\tI๑ ให้บริการ\tจัดบัตรคิว\t๓๐ พ.ย. ๗๐\tฝ่ายทะเบียน',
  '๒) การใช้งบประมาณ\tI๗ เปิดเผย\tสรุปยอด\t๓๐ พ.ย. ๗๐\tฝ่ายการคลัง',
].join('\n');

describe('a row without an issue', () => {
  const row = '\t\tติดป้ายบอกทาง\tป้าย ๒ ป้าย\t\t๓๐ ธ.ค. ๗๐\tฝ่ายโยธา\tทุก ๑ เดือน';
  const further = clear(['ฝ่ายทะเบียน\tทุก ๑ เดือน', `ฝ่ายทะเบียน\tทุก ๑ เดือน\n${row}`]);

  test('is a further activity, or goes on with the one above', () => {
    expect(asked(further, 'second-activity').text).toContain('ติดป้ายบอกทาง');
    const tasks = (choice: string) =>
      planDocuments(
        { plan: 'p', district: 'rom-yen', fiscalYearBE: 2571 },
        withAnswer(further, 'second-activity', choice).reading,
        world.divisions as never,
      ).tasks.filter(({ indicator }) => indicator === 1);
    expect(tasks('further').map(({ division, due }) => [division, due])).toEqual([
      ['rom-yen/registration', '2027-11-30'],
      ['rom-yen/public-works', '2027-12-30'],
    ]);
    const [first, second] = tasks('same');
    expect([first!.text, second!.text]).toEqual(Array(2).fill('- จัดบัตรคิวกลางสำหรับทุกงานบริการ\n- ติดป้ายบอกทาง'));
    expect(withAnswer(further, 'second-activity', 'same').reading.items[0]!.measures).toHaveLength(2);
  });

  test('and without who, until when and how often has those of the row above, or none', () => {
    const blank = documentOf('title-in-table');
    const who = (choice: string) =>
      withAnswer(blank, 'same-as-above', choice).reading.items.flatMap(({ activities }) =>
        activities.map(({ responsible, due }) => [responsible.length > 0, due !== null]),
      );
    const [same, none] = [who('same'), who('none')];
    expect(same.filter(([responsible]) => responsible)).toHaveLength(
      none.filter(([responsible]) => responsible).length + 1,
    );
  });
});

test('a row that may go on with the item above, or be one of its own', () => {
  const reading = readPlan(
    corrected(REPORT, ['I2 อำนวย', '\t\t1. จัดทำป้ายบอกทางทุกชั้น\t1. ติดตั้งป้ายแล้วทั้ง 4 ชั้น\t\nI2 อำนวย']),
  );
  const items = (choice: string) => withAnswer(reading, 'continuation-doubtful', choice).reading.items;
  expect(items('new')).toHaveLength(items('on').length + 1);
  const own = items('new').find(({ measures }) => measures.includes('จัดทำป้ายบอกทางทุกชั้น'))!;
  expect(own).toMatchObject({
    ...{ codes: [], title: '', measures: ['จัดทำป้ายบอกทางทุกชั้น'], results: ['ติดตั้งป้ายแล้วทั้ง 4 ชั้น'] },
    activities: [{ measure: 'จัดทำป้ายบอกทางทุกชั้น' }],
  });
  const whole = (all: typeof reading.items) =>
    all.flatMap(({ measures, results }) => [...measures, ...results]);
  expect(new Set(whole(items('new')))).toEqual(new Set(whole(items('on'))));
});

test('an item without a measure takes those of the one above or below', () => {
  const reading = documentOf('cells-missing');
  const { choices, items } = asked(reading, 'measure-missing');
  expect(choices.length).toBeGreaterThan(1);
  const of = (choice: string) =>
    item(withAnswer(reading, 'measure-missing', choice).reading, items[0]!.replace(/^\S+ /u, '')).measures;
  expect(of('none')).toEqual([]);
  for (const { value, label } of choices.slice(1)) {
    const other = reading.items.find(({ title }) => label.includes(title))!;
    expect(of(value)).toEqual(other.measures);
  }
});

test('a text of a missing page is left out, or is a measure of a neighbour', () => {
  const { choices } = asked(sample, 'orphan');
  const orphan = sample.warnings.find(({ code }) => code === 'orphan')!.detail!;
  const having = (choice: string) =>
    withAnswer(sample, 'orphan', choice).reading.items.filter(({ measures }) => measures.includes(orphan));
  expect(choices.map(({ value }) => having(value).length)).toEqual([0, 1, 1]);
  const [activity] = having(choices[2]!.value)[0]!.activities;
  expect(activity!.measure).toContain(orphan);
});

test('text that may be of a picture is left out, or a measure', () => {
  const text = sample.warnings.find(({ code }) => code === 'picture-text')!.detail!;
  const holds = (choice: string) =>
    withAnswer(sample, 'picture-text', choice).reading.items.some(({ measures }) => measures.includes(text));
  expect([holds('out'), holds('measures')]).toEqual([false, true]);
  const report = documentOf('report-half-year');
  const shown = report.warnings.find(({ code }) => code === 'picture-text')!.detail!;
  const captions = withAnswer(report, 'picture-text', 'captions').reading.items.map((one) => one.captions);
  expect(captions.flat()).toContain(shown);
});

describe('an indicator', () => {
  test('is said where an item stands under none', () => {
    const { choices } = asked(sample, 'no-indicator');
    expect(choices[0]!.value).toBe('none');
    const { items } = withAnswer(sample, 'no-indicator', '9').reading;
    const before = sample.items.findIndex(({ indicator }) => indicator === null);
    expect(items[before]).toMatchObject({ indicator: 9, instrument: 'OIT' });
  });

  test('whose number and name do not agree is the one or the other', () => {
    const misnumbered = clear(['๒) การใช้งบประมาณ', '๓) การใช้งบประมาณ']);
    const { choices } = asked(misnumbered, 'indicator-name');
    expect(choices.slice(0, 2).map(({ value }) => value)).toEqual(['3', '2']);
    const of = (choice: string) => {
      const { items, indicators } = withAnswer(misnumbered, 'indicator-name', choice).reading;
      return [items[1]!.indicator, indicators.map(({ number }) => number)];
    };
    expect([of('3'), of('2')]).toEqual([
      [3, [1, 3]],
      [2, [1, 2]],
    ]);
  });
});

describe('codes and scores', () => {
  test('a range that runs backwards is all of it, one of its ends, or what is typed', () => {
    const reading = clear(['I๗ เปิดเผย', 'O๙ - O๑ เปิดเผย'], ['๒) การใช้งบประมาณ', '๙) การเปิดเผยข้อมูล']);
    const question = asked(reading, 'code-range');
    const codes = (choice: string) => item(withAnswer(reading, 'code-range', choice).reading, SPENDING).codes;
    expect(question.choices.map(({ value }) => codes(value).length)).toEqual([
      item(reading, SPENDING).codes.length,
      1,
      1,
      0,
    ]);
    const typed = readTyped('codes', 'o1-o3, O11')!;
    expect(isAnswer(question, typed)).toBe(true);
    expect(codes(typed)).toEqual(['O1', 'O2', 'O3', 'O11']);
  });

  test('a code that two items have, or that is of another instrument, is kept, left out or another', () => {
    const repeated = clear(['I๗ เปิดเผย', 'I๑ เปิดเผย']);
    const codes = (choice: string) =>
      item(withAnswer(repeated, 'code-repeated', choice).reading, SPENDING).codes;
    expect([codes('keep'), codes('none'), codes('I7')]).toEqual([['I1'], [], ['I7']]);
    const elsewhere = clear(['I๗ เปิดเผย', 'O๗ เปิดเผย']);
    expect(asked(elsewhere, 'code-elsewhere').choices.map(({ value }) => value)).toEqual([
      'keep',
      'I7',
      'none',
    ]);
    expect(item(withAnswer(elsewhere, 'code-elsewhere', 'I7').reading, SPENDING).codes).toEqual(['I7']);
    const several = clear(['I๗ เปิดเผย', 'O๗ - O๙ เปิดเผย']);
    expect(item(withAnswer(several, 'code-elsewhere', 'I7 I8 I9').reading, SPENDING).codes).toEqual([
      'I7',
      'I8',
      'I9',
    ]);
  });

  test('a score that cannot be read is none, or typed', () => {
    const reading = readPlan(corrected(REPORT, ['(94.70 คะแนน)', '(947.0 คะแนน)']));
    const score = (choice: string) => withAnswer(reading, 'score-unreadable', choice).reading.items[0]!.score;
    expect([score('none'), score('94.7')]).toEqual([null, 94.7]);
  });

  test.each([
    ['code', ' o11 ', 'O11'],
    ['code', 'O1 O2', null],
    ['codes', 'O1, O3', 'O1 O3'],
    ['codes', 'ไม่รู้', null],
    ['day', '๓๑ มี.ค. ๗๐', '2027-03-31'],
    ['day', 'มีนาคม 2570', '2027-03-31'],
    ['day', '31 มี.ค.', null],
    ['day', 'ภายใน 31 มี.ค. 70', null],
    ['score', '๙๓.๘๖ คะแนน', '93.86'],
    ['score', '100', '100'],
    ['score', '101', null],
  ] as const)('a typed %s: %s', (kind, text, expected) => {
    expect(readTyped(kind, text)).toBe(expected);
  });
});

describe('days', () => {
  const dues = (reading: typeof sample, id: string, choice: string) =>
    withAnswer(reading, id, choice).reading.items.flatMap(({ activities }) =>
      activities.map(({ due }) => due),
    );

  test('that are missing are none, or one for all', () => {
    const reading = clear(['๓๐ พ.ย. ๗๐', ''], ['๒๕ ธ.ค. ๗๐', '']);
    expect(asked(reading, 'due-missing').items).toHaveLength(2);
    expect(dues(reading, 'due-missing', 'none')).toEqual([null, null]);
    expect(dues(reading, 'due-missing', '2028-09-30')).toEqual(['2028-09-30', '2028-09-30']);
  });

  test('that cannot be read are typed or chosen', () => {
    const reading = clear(['๒๕ ธ.ค. ๗๐', 'ภายในไตรมาสที่ ๒']);
    expect(asked(reading, 'due-unreadable').choices.map(({ value }) => value)).toEqual([
      'none',
      ...['2027-12-31', '2028-03-31', '2028-06-30', '2028-09-30'],
    ]);
    expect(isAnswer(asked(reading, 'due-unreadable'), '2028-01-15')).toBe(true);
    expect(dues(reading, 'due-unreadable', '2028-01-15')).toEqual(['2027-11-30', '2028-01-15']);
  });

  test.each([
    ['due-inexact', 'ธ.ค. ๒๕๗๐', '2027-12-31'],
    ['due-year-assumed', '๒๕ ธ.ค.', '2027-12-25'],
    ['due-several', '๕ ธ.ค. ๗๐, ๒๕ ธ.ค. ๗๐', '2027-12-25'],
  ])('%s', (id, printed, read) => {
    const reading = clear(['๒๕ ธ.ค. ๗๐', printed]);
    expect(dues(reading, id, 'keep')[1]).toBe(read);
    expect(dues(reading, id, 'none')[1]).toBeNull();
  });

  test('of following up are every month, or fewer', () => {
    const reading = clear(['ฝ่ายการคลัง\tทุก ๑ เดือน', 'ฝ่ายการคลัง\t']);
    const cadence = (choice: string) =>
      item(withAnswer(reading, 'cadence-missing', choice).reading, SPENDING).cadence;
    expect([cadence('none'), cadence('ทุก ๓ เดือน')]).toEqual([null, 'ทุก ๓ เดือน']);
  });
});

test('whom "ที่เกี่ยวข้อง" means is everybody who was read, or those who are chosen', () => {
  const reading = clear(['\tฝ่ายทะเบียน\t', '\tทุกฝ่ายที่เกี่ยวข้อง\t']);
  const who = (choice: string) =>
    item(withAnswer(reading, 'responsible-qualified', choice).reading, QUEUE).responsible;
  expect(asked(reading, 'responsible-qualified')).toMatchObject({ kind: 'divisions' });
  expect([who('read'), who('rom-yen/registration rom-yen/revenue')]).toEqual([
    ['ทุกฝ่าย'],
    ['ฝ่ายทะเบียน', 'ฝ่ายรายได้'],
  ]);
});

test('the work of a whole city is given to divisions by indicator, where it names none', () => {
  const city = documentOf('compilation');
  const question = asked(city, 'responsible-1');
  expect(question.text).toContain('ไม่ได้ระบุฝ่ายของเขต');
  const { items } = withAnswer(city, 'responsible-1', 'rom-yen/registration').reading;
  const first = items.filter(({ indicator }) => indicator === 1);
  expect(first.some(({ responsible }) => responsible.includes('ฝ่ายทะเบียน'))).toBe(true);
});

describe('texts', () => {
  describe('a result under the wrong item', () => {
    const moved = 'ติดประกาศยอดเบิกจ่ายของสำนักงานที่หน้าห้องการเงินทุกเดือน';
    const under = (reading: typeof sample) =>
      reading.items.flatMap(({ codes, results }) => (results.includes(moved) ? codes : []));
    const copied = (...more: [string, string][]) =>
      readPlan(
        corrected(
          REPORT,
          ['1. สรุปยอดเบิกจ่ายทุกเดือน', `1. ${moved}`],
          ['2. ซ้อมเมื่อ 12 ม.ค. 69', `2. ${moved}`],
          ...more,
        ),
      );

    test('stays, goes to the item whose measure it answers, or is left out', () => {
      const reading = copied();
      const answers = asked(reading, 'copied-text').choices.map(({ value }) =>
        under(withAnswer(reading, 'copied-text', value).reading),
      );
      // I2 has the cell of I1
      expect(answers).toEqual([['I1', 'I2'], ['I4'], []]);
    });

    test('is asked about without looking through all others again', () => {
      let seed = 1;
      const letter = () => {
        seed = (seed * 1103515245 + 12345) % 2 ** 31;
        return String.fromCharCode(0xe01 + (seed % 44));
      };
      const word = () => Array.from({ length: 8 }, letter).join('');
      const texts = Array.from({ length: 400 }, () => Array.from({ length: 9 }, word).join(' '));
      const rows = texts.map(
        (text, i) => `I${(i % 50) + 1} ${word()}\t\t1. ${text}\t1. ${texts[(i + 1) % 400]}\t`,
      );
      const many = readPlan([...REPORT.split('\n').slice(0, 4), ...rows].join('\n'));
      expect(many.warnings.filter(({ code }) => code === 'copied-text').length).toBeGreaterThan(100);
      const began = performance.now();
      questionsOf(many, [], world);
      expect(performance.now() - began).toBeLessThan(1500);
    });

    test('cannot go where it stands already', () => {
      const reading = copied(['1. สรุปและติดประกาศทุกเดือน', `1. ${moved}`]);
      expect(asked(reading, 'copied-text').choices.map(({ value }) => value)).toEqual(['keep', 'out']);
    });
  });

  test('entries whose numbers were lost are as they were cut, or one', () => {
    const report = documentOf('report-half-year');
    const texts = report.warnings.find(({ code }) => code === 'marks-lost')!.detail!.split('\n');
    const all = (choice: string) =>
      withAnswer(report, 'marks-lost', choice).reading.items.flatMap(({ measures, results }) => [
        ...measures,
        ...results,
      ]);
    expect(all('several')).toEqual(expect.arrayContaining(texts));
    expect(all('one')).toContain(texts.join(' '));
  });

  test('a list that begins anew below the results is of captions, or of results', () => {
    const report = documentOf('report-yearly');
    const warning = report.warnings.find(({ code }) => code === 'captions-assumed')!;
    const texts = warning.detail!.split('\n');
    const of = (choice: string) =>
      withAnswer(report, 'captions-assumed', choice).reading.items.find(({ lines }) =>
        lines.includes(warning.line!),
      )!;
    expect(of('captions').captions).toEqual(expect.arrayContaining(texts));
    expect(of('results').captions).not.toEqual(expect.arrayContaining(texts));
    expect(of('results').results.slice(-texts.length)).toEqual(texts);
  });

  test('channels with no mark between are one, or several', () => {
    const channels = (choice: string) =>
      withAnswer(clear(['ป้ายหน้าจุดบริการ', 'Line group FB']), 'channels-unparted', choice).reading.items[0]!
        .channels;
    expect([channels('one'), channels('several')]).toEqual([['Line group FB'], ['Line group', 'FB']]);
  });
});

test('a report of six months that does not say which is of the first half, or of the second', () => {
  const report = readPlan(
    corrected(REPORT, ['รอบ 6 เดือนแรก (ตุลาคม 2568 - มีนาคม 2569)', 'รอบ 6 เดือน'], ['เมื่อ 12 ม.ค. 69', 'แล้ว']),
  );
  const period = (choice: string) => withAnswer(report, 'period-assumed', choice).reading.document.period;
  expect(period('first')).toEqual({ from: '2025-10', to: '2026-03' });
  expect(period('second')).toEqual({ from: '2026-04', to: '2026-09' });
});
