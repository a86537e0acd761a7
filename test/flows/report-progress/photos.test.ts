import { reportProgress } from '../../../flows/report-progress.ts';
import type { EvidenceResult } from '../../../flows/views/evidence.ts';
import { type Drive, drive } from '../../support/drive.ts';
import { factsOf } from '../../support/people.ts';
import { render } from '../../support/render.ts';
import { workItem } from '../../support/work-items.ts';

const item = workItem('o8', { codes: ['O8'], title: 'สถิติการให้บริการ' });

function report(start: unknown = { assignment: 'o8' }): Drive {
  return drive(reportProgress, {
    facts: factsOf({}),
    start,
    answers: { work: () => [item], assignment: () => item, 'find-work': () => ({ own: [item], others: [] }) },
  });
}
const photo = (messageId: string) => ({
  type: 'photo' as const,
  photo: { messageId, set: null, externalUrl: null },
});
const kept = (id: string): { type: 'evidence'; result: EvidenceResult } => ({
  type: 'evidence',
  result: { id, ok: true, takenAt: null, thumbnailUrl: null, sameAs: null },
});
const lost = (id: string): { type: 'evidence'; result: EvidenceResult } => ({
  type: 'evidence',
  result: { id, ok: false, problem: 'unreachable' },
});
const timersOf = (effects: { type: string; params: Record<string, unknown> }[]) =>
  effects.filter(({ type }) => type === 'later').map(({ params }) => String(params.name));
const firstLine = (run: { said: Parameters<typeof render>[0][] }) =>
  run.said.flatMap(render).find((line) => !line.startsWith('['));

function atSummary(run: Drive): Drive {
  run.tap('แล้วเสร็จ');
  run.type('ขึ้นเว็บไซต์แล้ว');
  run.type('ยังไม่มีภาพ');
  return run;
}

test('single photos one after the other are one answer, after the quiet time of the last', () => {
  const run = report();
  const [first] = timersOf(run.send(photo('a')).effects);
  const [second] = timersOf(run.send(photo('b')).effects);
  expect(run.send(kept('a')).said).toEqual([]);
  expect(run.send(kept('b')).said).toEqual([]);
  expect(run.send({ type: 'timer', name: first! }).said).toEqual([]);
  expect(firstLine(run.send({ type: 'timer', name: second! }))).toBe('ได้ ๒ ภาพแล้ว');
  expect(run.send({ type: 'timer', name: second! }).said).toEqual([]);
});

test('a download that takes long is spoken of once, and answered when it is here', () => {
  const run = report();
  const [quiet] = timersOf(run.send(photo('a')).effects);
  const [slow] = timersOf(run.send({ type: 'timer', name: quiet! }).effects);
  expect(firstLine(run.send({ type: 'timer', name: slow! }))).toBe('รับภาพแล้ว ๐ จาก ๑ ภาพ');
  expect(firstLine(run.send(kept('a')))).toBe('ได้ ๑ ภาพแล้ว');
});

test('saving waits for photos that are on their way, and then saves by itself', () => {
  const run = atSummary(report());
  const [quiet] = timersOf(run.send(photo('a')).effects);
  const waiting = run.type('บันทึก');
  expect(waiting.effects).toEqual([]);
  expect(firstLine(waiting)).toBe('ยังรับภาพอยู่อีก ๑ ภาพ');
  run.send(kept('a'));
  const saving = run.send({ type: 'timer', name: quiet! });
  expect(saving.said).toEqual([]);
  expect(saving.effects).toMatchObject([{ type: 'save-update', params: { evidence: [{ id: 'a' }] } }]);
});

test('a photo that is lost while saving waits is told before anything is saved', () => {
  const run = atSummary(report());
  const [quiet] = timersOf(run.send(photo('a')).effects);
  run.type('บันทึก');
  run.send({ type: 'timer', name: quiet! });
  const told = run.send(lost('a'));
  expect(told.effects).toEqual([]);
  expect(told.said.flatMap(render)).toContain('ภาพนี้รับไม่ได้ ส่งใหม่ได้เลย');
  expect(run.value()).toBe('summary');
});

test('who does not want to wait saves without those that are missing, and keeps the others', () => {
  const run = atSummary(report());
  run.send(photo('a'));
  run.send(photo('b'));
  run.send(kept('b'));
  run.type('บันทึก');
  expect(firstLine(run.type('บันทึก'))).toBe('ยังรับภาพอยู่อีก ๑ ภาพ');
  expect(run.tap('บันทึกเลย ไม่รอภาพ').effects).toMatchObject([
    { type: 'drop-evidence', params: { ids: ['a'] } },
    { type: 'save-update', params: { evidence: [{ id: 'b' }] } },
  ]);
});

test('nothing is claimed while it is saved, and a photo that comes then is offered as an addition', () => {
  const run = atSummary(report());
  run.type('บันทึก');
  expect(firstLine(run.type('บันทึก'))).toBe('กำลังบันทึกรายงาน');
  const [quiet] = timersOf(run.send(photo('late')).effects);
  const saved = run.send({ type: 'done.save-update', answer: { ok: true, update: 'u1' } });
  expect(saved.said.map((message) => render(message)[0])).toEqual(['[ บันทึกแล้ว ]', '[ แก้ไขรายงานที่บันทึกแล้ว ]']);
  run.send(kept('late'));
  run.send({ type: 'timer', name: quiet! });
  expect(run.type('บันทึก').effects).toMatchObject([
    { type: 'save-update', params: { replaces: 'u1', evidence: [{ id: 'late' }] } },
  ]);
});

test('a code typed right after the album is taken, though the photos are still coming', () => {
  const photos = ['a', 'b'].map((messageId, i) => ({
    messageId,
    set: { id: 's', index: i + 1, total: 2 },
    externalUrl: null,
  }));
  const run = report({ photos });
  expect(run.started.said).toEqual([]);
  run.type('O8');
  expect(run.value()).toBe('status');
  run.send(kept('b'));
  expect(firstLine(run.send(kept('a')))).toBe('ได้ ๒ ภาพแล้ว');
});

test('the evidence of a report that is given up is dropped', () => {
  const run = report();
  run.send(photo('a'));
  run.send({ type: 'cancel' });
  expect(run.tap('ทิ้งรายงานนี้').effects).toEqual([{ type: 'drop-evidence', params: { ids: ['a'] } }]);
});
