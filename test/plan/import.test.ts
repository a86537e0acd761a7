/** Importing a plan into the real database: versions, reports kept, crashes in the middle. */
import { readFileSync } from 'node:fs';
import type { Models } from '../../models/index.ts';
import { importFile } from '../../scripts/plan-import.ts';
import { importPlan } from '../../src/plan/import.ts';
import { readPlan } from '../../src/plan/read.ts';
import { loadSample, SAMPLE_DISTRICT, SAMPLE_PLAN } from '../../src/plan/sample.ts';
import { makeDistrict } from '../../src/plan/tenant.ts';
import { type TestDatabase, testModels } from '../support/database.ts';

const HEADER = 'ตัวชี้วัด\tประเด็น\tกิจกรรม\tผลผลิต\tวิธีการสร้างการรับรู้\tระยะเวลาแล้วเสร็จ\tผู้รับผิดชอบ\tระยะเวลากำกับติดตาม';
const now = () => Date.UTC(2026, 10, 21);
const district = 'rom-yen';

let database: TestDatabase;
let models: Models;
beforeEach(async () => {
  database = await testModels();
  models = database.models;
  await makeDistrict({ models, now }, SAMPLE_DISTRICT);
});
afterEach(() => database.close());

/** A plan of rows `title | measure | output | due | responsible`; an empty title goes on with the item above. */
function planOf(...rows: string[]): string {
  const lines = rows.map((row) => {
    const [title, measure, output, due, responsible] = row.split('|').map((cell) => cell.trim());
    return ['', title, measure, output, '', due, responsible, 'ทุก ๑ เดือน'].join('\t');
  });
  return ['แผนของสำนักงานเขตร่มเย็น ปีงบประมาณ ๒๕๗๐', '', HEADER, '๑) การปฏิบัติหน้าที่', ...lines].join('\n');
}

/** The text stands for its SHA-256. */
const importText = (text: string, through: Models = models) =>
  importPlan(
    { models: through, now },
    { district, reading: readPlan(text), source: { name: 'plan.txt', sha256: text, bytes: text.length } },
  );

const assignments = async () =>
  (await models.assignments.find({ district }).lean()).sort(
    (a, b) => a.order - b.order || a._id.localeCompare(b._id),
  );
const asked = async () => (await assignments()).filter(({ retired }) => !retired);

/** Gives an assignment a report, as the bot would. */
async function report(id: string): Promise<void> {
  const current = {
    update: `of ${id}`,
    month: '2026-11',
    at: new Date(now()),
    author: 'U1',
    photos: 1,
    files: 0,
  };
  const answers = { status: 'in-progress' as const, text: 'ทำแล้ว', reason: null, percent: null, count: 1 };
  await models.assignments.updateOne({ _id: id }, { $set: { current: { ...current, ...answers } } });
}

const BASE = [
  'I๑ จัดทำคู่มือ | พิมพ์คู่มือและวางที่จุดบริการ | ๑ ครั้ง/เดือน | ๓๐ มี.ค. ๗๐ | ฝ่ายปกครอง ฝ่ายทะเบียน',
  'I๒ ให้บริการด้วยใจ | อบรมเจ้าหน้าที่ให้บริการ | ร้อยละ ๘๐ | ๓๐ มี.ค. ๗๐ | ทุกฝ่าย',
  'I๓ ดูแลทรัพย์สิน | ตรวจนับพัสดุประจำปี | รายงาน | ๓๐ มี.ค. ๗๐ | ฝ่ายเทศกิจ',
  '| สื่อสารวิธียืมและคืน | | ๓๐ เม.ย. ๗๐ | ฝ่ายการคลัง',
  'I๔ ข้อมูลโรงเรียน | | ข้อมูล | ๓๐ เม.ย. ๗๐ | ฝ่ายการศึกษา และโรงเรียนในสังกัดเขต',
];

test('items, measures and one task for each division', async () => {
  const result = await importText(planOf(...BASE));
  expect(result).toMatchObject({
    ...{ plan: 'rom-yen/2570/1', version: 1, unchanged: false, unassigned: [] },
    counts: { items: 4, measures: 5, assignments: 2 + 10 + 1 + 1 + 2 },
  });
  const all = await assignments();
  expect(all.filter(({ codes }) => codes[0] === 'I2').map(({ division }) => division)).not.toContain(
    'rom-yen/schools',
  );
  expect(all.filter(({ codes }) => codes[0] === 'I2')[0]).toMatchObject({
    asks: 'percent',
    target: 80,
    due: '2027-03-30',
  });
  expect(all.filter(({ codes }) => codes[0] === 'I3').map(({ division, text }) => [division, text])).toEqual([
    ['rom-yen/city-law', 'ตรวจนับพัสดุประจำปี'],
    ['rom-yen/finance', 'สื่อสารวิธียืมและคืน'],
  ]);
  expect(all.filter(({ codes }) => codes[0] === 'I4').map(({ division, text }) => [division, text])).toEqual([
    ['rom-yen/education', null],
    ['rom-yen/schools', null],
  ]);
  expect(await models.plans.findById(result.plan).lean()).toMatchObject({ current: true, layout: 'plan-8' });
  expect(await models.audit.findById('import/rom-yen/2570/1').lean()).toMatchObject({ by: 'command-line' });
});

test('the same file again changes nothing', async () => {
  await importText(planOf(...BASE));
  const before = await assignments();
  expect(await importText(planOf(...BASE))).toMatchObject({
    unchanged: true,
    version: 1,
    added: [],
    retired: [],
  });
  expect(await assignments()).toEqual(before);
  expect(await models.plans.find({ district }).lean()).toHaveLength(1);
});

test('a corrected file is a new version that keeps reports, retires what is gone, and takes it back', async () => {
  await importText(planOf(...BASE));
  const first = await asked();
  for (const { _id } of first) await report(_id);

  const corrected = [
    BASE[0]!.replace('๓๐ มี.ค. ๗๐', '๑๕ ก.พ. ๗๐').replace('พิมพ์คู่มือ', 'พิมพ์คู่มือฉบับย่อ'),
    'ประเด็นใหม่ที่ไม่เคยมี | สำรวจความเห็นผู้ค้า | แบบสำรวจ | ๓๐ มี.ค. ๗๐ | ฝ่ายเทศกิจ',
    BASE[2]!.replace('I๓', 'I๕'),
    ...BASE.slice(3),
  ];
  const result = await importText(planOf(...corrected));
  expect(result.version).toBe(2);
  expect(result.added.map(({ title }) => title)).toEqual(['ประเด็นใหม่ที่ไม่เคยมี']);
  expect(result.retired).toHaveLength(10);
  expect(result.changed.map(({ after, fields }) => [after.codes[0], fields])).toEqual([
    ['I1', ['text', 'due']],
    ['I1', ['text', 'due']],
    ['I5', ['codes']],
    ['I5', ['codes']],
  ]);
  const second = await asked();
  expect(second).toHaveLength(7);
  for (const assignment of second.filter(({ title }) => title !== 'ประเด็นใหม่ที่ไม่เคยมี')) {
    expect(first.map(({ _id }) => _id)).toContain(assignment._id);
    expect(assignment).toMatchObject({ plan: 'rom-yen/2570/2', current: { update: `of ${assignment._id}` } });
  }
  expect(
    (await models.plans.find({ district }).lean()).map(({ _id, current }) => [_id, current]).sort(),
  ).toEqual([
    ['rom-yen/2570/1', false],
    ['rom-yen/2570/2', true],
  ]);

  const back = await importText(planOf(...BASE));
  expect(back).toMatchObject({ version: 3, added: [] });
  expect(back.returned).toHaveLength(10);
  const third = await asked();
  expect(third.map(({ _id }) => _id).sort()).toEqual(first.map(({ _id }) => _id).sort());
  for (const { _id, current } of third) expect(current?.update).toBe(`of ${_id}`);
});

test('two rows of the same words keep their own reports', async () => {
  const same = 'จัดทำคู่มือ | พิมพ์คู่มือ | ๑ เล่ม | ๓๐ มี.ค. ๗๐ | ฝ่ายโยธา';
  await importText(planOf(same, same));
  const [one, two] = await asked();
  await report(two!._id);
  await importText(planOf(same, same.replace('๑ เล่ม', '๒ เล่ม')));
  expect((await asked()).map(({ _id, outputs, current }) => [_id, outputs[0], current !== null])).toEqual([
    [one!._id, '๑ เล่ม', false],
    [two!._id, '๒ เล่ม', true],
  ]);
});

test('what is not surely the same work begins anew, and a person is told', async () => {
  await importText(planOf('จัดทำคู่มือการให้บริการ | พิมพ์คู่มือแจกประชาชน | | ๓๐ มี.ค. ๗๐ | ฝ่ายโยธา'));
  const [before] = await asked();
  await report(before!._id);
  const result = await importText(
    planOf('จัดทำคู่มือการให้บริการออนไลน์ | เผยแพร่คู่มือบนเว็บไซต์ | | ๓๐ มี.ค. ๗๐ | ฝ่ายโยธา'),
  );
  expect(result.warnings.map(({ code }) => code)).toContain('unsure-match');
  expect(result.retired.map(({ _id }) => _id)).toEqual([before!._id]);
  expect((await asked()).map(({ current }) => current)).toEqual([null]);
});

test('the same words under another code and title are asked about, as a code that was renumbered', async () => {
  const text = 'จัดที่นั่งรอและช่องบริการด่วนสำหรับผู้สูงอายุ คนพิการ และหญิงมีครรภ์ พร้อมผู้ช่วยกรอกแบบคำขอ';
  await importText(planOf(`I๓ จุดบริการพิเศษสำหรับผู้สูงอายุ | ${text} | | ๓๐ มี.ค. ๗๐ | ฝ่ายโยธา`));
  const [before] = await asked();
  await report(before!._id);
  const result = await importText(planOf(`I๔ ช่องบริการด่วนผู้สูงอายุ | ${text} | | ๓๐ มี.ค. ๗๐ | ฝ่ายโยธา`));
  expect(result.warnings.map(({ code }) => code)).toContain('unsure-match');
  expect(result.retired.map(({ _id }) => _id)).toEqual([before!._id]);
});

test('work without a division is stored and told, and a confirmed spelling finds it', async () => {
  const text = planOf('จัดทำคู่มือ | พิมพ์คู่มือ | | ๓๐ มี.ค. ๗๐ | งานเจ้าหน้าที่');
  const result = await importText(text);
  expect(result.counts).toEqual({ items: 1, measures: 1, assignments: 0 });
  expect(result.unassigned).toMatchObject([{ code: 'unassigned', line: 5 }]);
  expect(result.warnings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['responsible-unknown', 'unassigned']),
  );
  await models.divisions.updateOne({ _id: 'rom-yen/administration' }, { $set: { aliases: ['งานเจ้าหน้าที่'] } });
  expect((await importText(`${text}\n`)).added.map(({ division }) => division)).toEqual([
    'rom-yen/administration',
  ]);
});

test('items that share merged cells share their tasks', async () => {
  await importText(
    planOf('I๑ จัดทำคู่มือ | พิมพ์คู่มือ | | ๓๐ มี.ค. ๗๐ | ฝ่ายโยธา', 'I๒ เผยแพร่คู่มือ').replace(
      'I๒ เผยแพร่คู่มือ\t\t\t\t\t\tทุก ๑ เดือน',
      'I๒ เผยแพร่คู่มือ\t\t\t\t\t\t',
    ),
  );
  expect(await asked()).toMatchObject([
    { codes: ['I1', 'I2'], title: 'จัดทำคู่มือ / เผยแพร่คู่มือ', items: ['rom-yen/2570/1/1', 'rom-yen/2570/1/2'] },
  ]);
});

test('a crash after any write is repaired by importing again', async () => {
  await importText(planOf(...BASE));
  for (const { _id } of await asked()) await report(_id);
  const corrected = planOf(...BASE.slice(1), 'I๙ งานใหม่ | ทำงานใหม่ทั้งหมด | | ๓๐ มี.ค. ๗๐ | ฝ่ายโยธา ฝ่ายรายได้');
  let crashes = 0;
  for (let writes = 0; ; writes++) {
    const finished = await importText(corrected, crashingAfter(models, writes)).then(
      () => true,
      (error: Error) => {
        if (error.message !== 'crash') throw error;
        return false;
      },
    );
    const shown = (await models.plans.find({ district }).lean()).filter(({ current }) => current);
    expect(shown.length).toBeGreaterThanOrEqual(1);
    if (finished) break;
    crashes++;
  }
  expect(crashes).toBeGreaterThanOrEqual(6);
  const result = await asked();
  expect(result).toHaveLength(10 + 1 + 1 + 2 + 2);
  for (const { _id, codes, current } of result)
    expect(current?.update).toBe(codes[0] === 'I9' ? undefined : `of ${_id}`);
  expect((await assignments()).filter(({ retired }) => retired)).toHaveLength(2);
  expect(
    (await models.plans.find({ district }).lean()).map(({ version, current }) => [version, current]).sort(),
  ).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(await models.items.find({ plan: 'rom-yen/2570/2' }).lean()).toHaveLength(4);
});

/**
 * The models, of which every write after the first `writes` fails as if the process had ended; a write of many
 * documents ends in its middle.
 */
function crashingAfter(real: Models, writes: number): Models {
  let left = writes;
  const WRITES = new Set(['create', 'bulkWrite', 'updateOne', 'insertMany']);
  const wrap = (model: object) =>
    new Proxy(model, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function' || !WRITES.has(String(name))) return value;
        return async (first: unknown, ...rest: unknown[]) => {
          if (left-- > 0) return value.call(target, first, ...rest);
          if (Array.isArray(first)) await value.call(target, first.slice(0, first.length / 2), ...rest);
          throw new Error('crash');
        };
      },
    });
  const wrapped = Object.entries(real).map(([name, model]) => [
    name,
    name === 'connection' ? model : wrap(model),
  ]);
  return Object.fromEntries(wrapped) as Models;
}

test('the sample loads once', async () => {
  await loadSample({ models, now });
  await loadSample({ models, now });
  const all = await asked();
  expect(await models.plans.find().lean()).toHaveLength(1);
  expect(new Set(all.map(({ division }) => division)).size).toBe(11);
  const dues = all.flatMap(({ due }) => due ?? []);
  expect(dues.some((due) => due < '2026-11-21')).toBe(true);
  expect(dues.some((due) => due > '2026-11-21' && due <= '2026-11-30')).toBe(true);
  expect(new Set(all.map(({ asks }) => asks))).toEqual(new Set(['count', 'percent', null]));
});

test('a start of the bot does not put the sample in the place of a newer plan', async () => {
  await loadSample({ models, now });
  const { plan } = await importText(planOf('จัดทำคู่มือ | พิมพ์คู่มือ | | ๓๐ มี.ค. ๗๐ | ฝ่ายโยธา'));
  await loadSample({ models, now });
  expect((await models.plans.find().lean()).filter(({ current }) => current)).toMatchObject([{ _id: plan }]);
  expect(await asked()).toHaveLength(1);
});

describe('the command', () => {
  test('knows the district by its name, and tells what it understood and what changed', async () => {
    const told = await importFile(models, { file: SAMPLE_PLAN }, now);
    expect(told).toContain('rom-yen/2570/1');
    expect(told).toContain('29 รายการ');
    expect(told).toMatch(/งานใหม่ \(new\): 7\d/);
    expect(told).toContain('คณะทำงานพัฒนาบริการ');
    expect(await importFile(models, { file: SAMPLE_PLAN }, now)).toContain(
      'already imported, nothing changed',
    );
  });

  test('makes a district that is new, with a slug that stays', async () => {
    const file = new URL('documents/questions-first.txt', import.meta.url).pathname;
    await importFile(models, { file }, now);
    const made = await models.districts.findOne({ name: 'สำนักงานเขตบัวหลวง' }).lean();
    expect(made!._id).toMatch(/^district-[0-9a-f]{8}$/);
    expect(await models.divisions.find({ district: made!._id }).lean()).toHaveLength(11);
    expect(await importFile(models, { file }, now)).toContain('nothing changed');
  });

  test('starts the plan of a year from a report, which it takes for nothing else', async () => {
    const file = new URL('documents/report-half-year.txt', import.meta.url).pathname;
    await expect(importFile(models, { file }, now)).rejects.toMatchObject({ code: 'no-plan' });
    await expect(importFile(models, { file: SAMPLE_PLAN, asPlanOf: 2571 }, now)).rejects.toMatchObject({
      code: 'no-report',
    });
    expect(await importFile(models, { file, asPlanOf: 2570 }, now)).toContain('nobody assigned');
    const [plan] = await models.plans.find({ layout: 'report-5' }).lean();
    expect(plan).toMatchObject({ fiscalYearBE: 2570, current: true });
    const items = await models.items.find({ plan: plan!._id }).lean();
    expect(items.some(({ score }) => score !== null)).toBe(true);
    expect(items.some(({ history }) => (history?.results.length ?? 0) > 0)).toBe(true);
    expect(await models.assignments.countDocuments({ plan: plan!._id })).toBe(0);
  });

  test('refuses a plan of another district, a bad slug, and a plan without a year', async () => {
    const file = new URL('documents/questions-first.txt', import.meta.url).pathname;
    await expect(importFile(models, { file, district }, now)).rejects.toMatchObject({
      code: 'other-district',
    });
    await expect(importFile(models, { file, district: 'Bua Luang' }, now)).rejects.toMatchObject({
      code: 'bad-slug',
    });
    await expect(importFile(models, { file: '/nowhere/plan.txt' }, now)).rejects.toMatchObject({
      code: 'no-file',
    });
    const reading = readPlan(readFileSync(file, 'utf8'));
    reading.document.fiscalYearBE = null;
    const source = { name: 'plan.txt', sha256: 'x', bytes: 1 };
    await expect(importPlan({ models, now }, { district, reading, source })).rejects.toMatchObject({
      code: 'year-unknown',
    });
  });
});
