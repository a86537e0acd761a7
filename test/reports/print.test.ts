import type { ReportContent, ReportEvidence, ReportWork } from '../../src/reports/content.ts';
import { LAYOUTS, layoutNamed } from '../../src/reports/layouts.ts';
import { limitPhotos, photosIn } from '../../src/reports/photo-limit.ts';
import { printed } from '../../src/reports/print.ts';
import { USUAL_SIGNATURES } from '../../src/reports/signatures.ts';

const work = (given: Partial<ReportWork> = {}): ReportWork => ({
  ...{ id: 'm1', measures: [], outputs: ['ข้อมูลบนเว็บไซต์'], channels: [], due: null, cadence: null },
  ...{ responsible: ['ฝ่ายทะเบียน'], results: [], evidence: [], ...given },
});
const content = (...works: ReportWork[]): ReportContent => ({
  ...{
    organisation: 'สำนักงานเขตร่มเย็น',
    fiscalYearBE: 2570,
    period: { from: '2026-10', to: '2027-03' },
    indicators: [],
  },
  items: works.map((one, i) => ({
    ...{ id: `i${i}`, codes: [`O${i + 1}`], indicator: 9, instrument: 'OIT', title: 'เรื่อง' },
    ...{ score: null, problem: null, works: [one] },
  })),
});
const missing = [
  { kind: 'no-result', division: 'ฝ่ายทะเบียน', work: 'O1 เรื่อง', date: null },
  { kind: 'nobody', division: null, work: 'O2 เรื่อง', date: null },
] as const;
const how = { digits: 'arabic', draft: true, signatures: USUAL_SIGNATURES } as const;

test.each(LAYOUTS.map(({ name }) => name))(
  '%s: title, columns, signatures; marked as a draft or not',
  (name) => {
    const layout = layoutNamed(name)!;
    const given = { content: content(work()), missing: [...missing] };
    const draft = printed(given, { ...how, layout, digits: 'thai' });
    expect(draft.title.join(' ')).toContain('สำนักงานเขตร่มเย็น');
    expect(draft.title.join(' ')).toContain('๒๕๗๐');
    expect(draft.columns.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(draft.signatures.map(({ role }) => role)).toEqual(['ผู้รายงาน', 'ผู้ตรวจสอบ', 'ผู้อำนวยการเขต']);
    expect(draft.draft!.mark).toBe('ร่าง');
    expect(draft.draft!.missing).toEqual([
      ...(name === 'plan-8' ? [] : ['ฝ่ายทะเบียน: O๑ เรื่อง - ยังไม่มีผลการดำเนินการ']),
      'O๒ เรื่อง - ยังไม่มีผู้รับผิดชอบ',
    ]);
    expect(printed(given, { ...how, layout, draft: false }).draft).toBeNull();
  },
);

test('in a report an output stands for a measure without words, and what has no result says so', () => {
  const rows = JSON.stringify(
    printed({ content: content(work()), missing: [] }, { ...how, layout: layoutNamed('report-5')! }).rows,
  );
  expect(rows).toContain('ข้อมูลบนเว็บไซต์');
  expect(rows).toContain('ยังไม่มีผลการดำเนินการ');
});

test('too many photos: each caption keeps its first ones', () => {
  const photos = (caption: string, count: number): ReportEvidence => ({
    caption,
    photos: Array.from({ length: count }, (_, i) => ({ id: `${caption}${i}`, width: 4, height: 3 })),
  });
  const many = content(
    work({ evidence: [photos('a', 30), photos('b', 2)] }),
    work({ id: 'm2', evidence: [photos('c', 9)] }),
  );
  expect(photosIn(limitPhotos(many, 50))).toHaveLength(41);
  expect(photosIn(limitPhotos(many, 12))).toEqual([
    'a0',
    'a1',
    'a2',
    'a3',
    'a4',
    'b0',
    'b1',
    'c0',
    'c1',
    'c2',
    'c3',
    'c4',
  ]);
  expect(photosIn(limitPhotos(many, 1))).toEqual(['a0', 'b0', 'c0']);
});
