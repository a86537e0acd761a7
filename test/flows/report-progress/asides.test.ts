import { reportProgress } from '../../../flows/report-progress.ts';
import { type Drive, drive } from '../../support/drive.ts';
import { factsOf } from '../../support/people.ts';
import { workItem } from '../../support/work-items.ts';

const item = workItem('o8', { codes: ['O8'], title: 'สถิติการให้บริการ' });

/** At the question for photos, with one photo. */
function atPhotos(): Drive {
  const run = drive(reportProgress, {
    facts: factsOf({}),
    start: { assignment: 'o8' },
    answers: { work: () => [item], assignment: () => item },
  });
  run.tap('แล้วเสร็จ');
  run.type('ขึ้นเว็บไซต์แล้ว');
  const photo = { messageId: 'a', set: null, externalUrl: null };
  const [timer] = run.send({ type: 'photo', photo }).effects.filter(({ type }) => type === 'later');
  run.send({
    type: 'evidence',
    result: { id: 'a', ok: true, takenAt: null, thumbnailUrl: null, sameAs: null },
  });
  run.send({ type: 'timer', name: String(timer!.params.name) });
  expect(run.value()).toBe('photos');
  return run;
}

test('who asks to cancel at a stray text and then goes on is asked about it again, and nothing typed is lost', () => {
  const run = atPhotos();
  run.type('คนมาเยอะมาก');
  expect(run.value()).toBe('stray');
  run.send({ type: 'cancel' });
  run.type('ทำต่อ');
  expect(run.value()).toBe('stray');
  run.tap('เพิ่มต่อท้ายข้อความรายงาน');
  expect(run.value()).toBe('photos');
  expect(run.context().text).toBe('ขึ้นเว็บไซต์แล้ว\nคนมาเยอะมาก');
});

test('"บันทึก" at the photos means that they are all: the summary is next, nothing is saved yet', () => {
  const run = atPhotos();
  expect(run.type('บันทึก').effects).toEqual([]);
  expect(run.value()).toBe('summary');
});

test('a keyboard filled with "รายงาน" searches for what is added to it, at the open list too', () => {
  const searched: string[] = [];
  const run = drive(reportProgress, {
    facts: factsOf({}),
    answers: {
      work: () => [item],
      'find-work': ({ text }) => {
        searched.push(text);
        return { own: [], others: [] };
      },
    },
  });
  run.type('รายงาน สถิติ');
  run.type('รายงานการประชุม');
  expect(searched).toEqual(['สถิติ', 'รายงานการประชุม']);
});

test('in a group, photos are waited for also behind a text that came first, and not once the report has gone on', () => {
  const run = atPhotos();
  const media = () => reportProgress.awaits!({ value: run.value(), context: run.context() }).media;
  run.type('ภาพวันที่ ๕');
  expect([run.value(), media()]).toEqual(['stray', true]);
  run.tap('เป็นคำบรรยายภาพ');
  run.tap('ต่อไป');
  expect([run.value(), media()]).toEqual(['summary', false]);
  run.type('อีกข้อความหนึ่ง');
  expect([run.value(), media()]).toEqual(['stray', false]);
});
