import type { Piece } from '../../../flows/report-progress/album.ts';
import { readUntil, readUntilAnswer } from '../../../flows/report-progress/until.ts';
import { reportProgress } from '../../../flows/report-progress.ts';
import type { WorkItem } from '../../../flows/views/work.ts';
import { drive } from '../../support/drive.ts';
import { factsOf } from '../../support/people.ts';
import { render } from '../../support/render.ts';
import { workItem } from '../../support/work-items.ts';

const item = workItem('o8', { codes: ['O8'], title: 'สถิติการให้บริการ', asks: 'percent' });

function open(given: Partial<WorkItem> = {}) {
  const one = { ...item, ...given };
  const answers = { work: () => [one], assignment: () => one };
  return drive(reportProgress, { facts: factsOf({}), start: { assignment: 'o8' }, answers });
}
type Run = ReturnType<typeof open>;

/** Up to the summary: text m1, number m2, and three photos. */
function answered(): Run {
  const run = open();
  run.tap('กำลังทำ');
  run.type('รวบรวมข้อมูลแล้ว');
  run.type('60');
  for (const n of [1, 2, 3]) arrive(run, `p${n}`, n);
  run.tap('ต่อไป');
  return run;
}
function arrive(run: Run, id: string, index: number, total = 3) {
  const set = { id: 'album', index, total };
  run.send({ type: 'photo', photo: { messageId: id, set, externalUrl: null } });
  return fetched(run, id);
}
const fetched = (run: Run, id: string) =>
  run.send({ type: 'evidence', result: { id, ok: true, takenAt: null, thumbnailUrl: null, sameAs: null } });
const takeBack = (run: Run, messageId: string) => run.send({ type: 'taken-back', messageId });
const edit = (run: Run, messageId: string, text: string) => run.send({ type: 'edited', messageId, text });
const pieces = (run: Run) => (run.context().album as { pieces: Piece[] }).pieces.map(({ id }) => id);
const words = ({ said }: ReturnType<Run['send']>) => said.flatMap(render).join('\n');
const saved = (run: Run) => run.tap('บันทึก').effects.find(({ type }) => type === 'save-update')?.params;

test('the words by which a measure was looked for are not kept once it is found', () => {
  const [one, other] = [item, { ...item, id: 'o9' }];
  const answers = { 'find-work': () => ({ own: [one, other], others: [] }), assignment: () => one };
  const run = drive(reportProgress, { facts: factsOf({}), start: { search: 'คำค้นหา' }, answers });
  expect(words(run.started)).toContain('"คำค้นหา" ใกล้เคียงหลายเรื่อง');
  run.type('๑');
  expect(run.value()).toBe('status');
  expect(JSON.stringify(run.context())).not.toContain('คำค้นหา');
});

describe('a message that is taken back', () => {
  test('leaves its question open, silently, and the next words answer it', () => {
    const run = answered();
    expect(takeBack(run, 'm1')).toEqual({ said: [], effects: [] });
    expect([run.value(), run.context().text]).toEqual(['text', null]);
    run.type('รวบรวมครบแล้ว');
    expect(run.value()).toBe('summary');
    expect(takeBack(run, 'm2').said).toEqual([]);
    run.type('70');
    expect(saved(run)).toMatchObject({
      answers: { text: 'รวบรวมครบแล้ว', percent: 70 },
      typedIn: { text: 'm3', reason: null, parts: [{ message: 'm3', text: 'รวบรวมครบแล้ว' }] },
    });
  });

  test('takes its part of a text along, and its photos and captions', () => {
    const run = answered();
    run.type('ประชุมแล้ว');
    run.tap('เพิ่มต่อท้ายข้อความรายงาน');
    run.tap('แก้ภาพ');
    run.tap('ใส่คำบรรยายภาพ');
    run.tap('คำเดียวทุกภาพ');
    run.type('หน้าสำนักงาน');
    run.tap('ต่อไป');
    expect(takeBack(run, 'm1').said).toEqual([]);
    expect(run.value()).toBe('summary');
    takeBack(run, 'p2');
    expect([run.value(), pieces(run)]).toEqual(['summary', ['p1', 'p3']]);
    expect(JSON.stringify(run.context())).toContain('หน้าสำนักงาน');
    takeBack(run, 'm4');
    expect(JSON.stringify(run.context())).not.toContain('หน้าสำนักงาน');
    expect(saved(run)).toMatchObject({ answers: { text: 'ประชุมแล้ว' }, typedIn: { text: 'm3' } });
  });

  test('opens the photo question when the last photo goes', () => {
    const run = answered();
    for (const id of ['p1', 'p2', 'p3']) expect(takeBack(run, id).said).toEqual([]);
    expect([run.value(), pieces(run)]).toEqual(['photos', []]);
  });

  test('is not waited for: a photo that was still fetched', () => {
    const run = open();
    run.tap('กำลังทำ');
    run.type('รวบรวมข้อมูลแล้ว');
    run.type('60');
    arrive(run, 'p1', 1, 2);
    run.send({
      type: 'photo',
      photo: { messageId: 'p2', set: { id: 'album', index: 2, total: 2 }, externalUrl: null },
    });
    run.tap('ต่อไป');
    expect(words(run.tap('บันทึก'))).toContain('ยังรับภาพอยู่อีก');
    run.send({ type: 'timer', name: `quiet-${(run.context().album as { timer: number }).timer}` });
    const { effects } = takeBack(run, 'p2');
    expect(effects).toMatchObject([{ type: 'save-update', params: { evidence: [{ id: 'p1' }] } }]);
  });

  test('that nothing came of changes nothing', () => {
    const run = answered();
    const before = run.context();
    expect(takeBack(run, 'other')).toEqual({ said: [], effects: [] });
    expect([run.context(), run.value()]).toEqual([before, 'summary']);
  });
});

describe('a message that is edited', () => {
  test('changes its answer, and the open question says so', () => {
    const run = answered();
    expect(words(edit(run, 'm1', 'รวบรวมครบแล้ว'))).toContain('แก้ในรายงานตามข้อความที่แก้ให้แล้ว');
    edit(run, 'm2', 'ร้อยละ ๗๕');
    expect(saved(run)).toMatchObject({
      answers: { text: 'รวบรวมครบแล้ว', percent: 75 },
      typedIn: { text: 'm1' },
    });
  });

  test('keeps the answer when it reads like none', () => {
    const run = answered();
    expect(words(edit(run, 'm2', 'เยอะ'))).toContain('ยังใช้คำตอบเดิม');
    expect(words(edit(run, 'm1', '...'))).toContain('ยังใช้คำตอบเดิม');
    expect(saved(run)).toMatchObject({ answers: { text: 'รวบรวมข้อมูลแล้ว', percent: 60 } });
  });

  test('that nothing came of is not for this run', () => {
    expect(edit(answered(), 'other', 'x')).toEqual({ said: [], effects: [] });
  });
});

describe('the date to which work is postponed', () => {
  const postponed = (reason: string) => {
    const run = open();
    run.tap('เลื่อน');
    run.type(reason);
    return run;
  };

  test('is taken from the reason, and follows it', () => {
    const run = postponed('รองบประมาณ เลื่อนไป 15 ม.ค. 70');
    expect(run.value()).toBe('text');
    run.tap('ยังไม่ได้ทำ');
    edit(run, 'm1', 'รองบประมาณ เลื่อนไป 20 ก.พ. 70');
    expect(saved(run)).toMatchObject({ answers: { until: '2027-02-20' }, typedIn: { reason: 'm1' } });
  });

  test('is asked for when the reason tells none; the past is refused', () => {
    const run = postponed('รองบประมาณ');
    expect(run.choices().map(({ label }) => label)).toEqual([
      ...['สิ้นเดือนนี้ (๓๐ พ.ย.)', 'สิ้นเดือนหน้า (๓๑ ธ.ค.)', 'ยังไม่ทราบ'],
    ]);
    expect(words(run.type('1 พ.ย. 69'))).toContain('ผ่านมาแล้ว');
    expect(words(run.type('31 เม.ย. 70'))).toContain('ไม่มีวันนั้น');
    run.type('15/1/70');
    expect(run.value()).toBe('text');
    run.tap('ยังไม่ได้ทำ');
    takeBack(run, 'm4');
    expect([run.value(), run.context().until]).toEqual(['until', null]);
    run.tap('ยังไม่ทราบ');
    expect(saved(run)).toMatchObject({ answers: { until: null, reason: 'รองบประมาณ' } });
  });

  const TODAY = '2026-11-21';
  test.each([
    ['เลื่อนไป ๑๕ ม.ค. ๗๐', '2027-01-15'],
    ['คาดว่าจะทำได้ในเดือนมกราคม', '2027-01-31'],
    ['ประชุมเมื่อ 5 พ.ย. 69 เลื่อนไป 15 ม.ค. 70', '2027-01-15'],
    ['สถานที่ปิดปรับปรุง เลื่อนไปเดือนหน้า', '2026-12-31'],
    ['ทำ 30 พ.ย.', '2026-11-30'],
    ['ทำ 1 พ.ย.', '2027-11-01'],
    ['สิ้นปีงบประมาณ', '2027-09-30'],
    ['ทำเมื่อ 5 ต.ค. 69', 'past'],
    ['15 ม.ค. 99', 'none'],
    ['รองบประมาณปี 2570', 'none'],
  ])('in a reason: %s', (text, expected) => {
    const read = readUntil(text, TODAY);
    expect(read.ok ? read.date : read.problem).toBe(expected);
  });

  test.each([
    ['15/1', '2027-01-15'],
    ['๒๕/๑๒', '2026-12-25'],
    ['ก.พ.', '2027-02-28'],
    ['เดือนนี้', '2026-11-30'],
    ['31/4', 'no-such-day'],
    ['พรุ่งนี้ค่อยว่ากัน', 'none'],
  ])('as an answer: %s', (text, expected) => {
    const read = readUntilAnswer(text, TODAY);
    expect(read.ok ? read.date : read.problem).toBe(expected);
  });
});

test('a number may be left open', () => {
  const run = open();
  run.tap('กำลังทำ');
  run.type('เริ่มแล้ว');
  run.tap('ยังไม่มีตัวเลข');
  run.tap('ยังไม่มีภาพ');
  expect(saved(run)).toMatchObject({ answers: { percent: null, count: null } });
});

test('photos that were filed from the group are told of, and counted', () => {
  const run = open({ filed: 2, asks: null });
  run.tap('กำลังทำ');
  expect(words(run.type('เริ่มแล้ว'))).toContain('มีภาพที่เก็บไว้จากกลุ่มแล้ว ๒ ภาพ');
  expect(words(run.tap('ไม่ส่งเพิ่ม'))).toContain('มีภาพที่เก็บไว้จากกลุ่มแล้ว ๒ ภาพ');
  run.tap('บันทึก');
  expect(words(run.send({ type: 'done.save-update', answer: { ok: true, update: 'u1' } }))).toContain(
    '๒ ภาพ',
  );
});
