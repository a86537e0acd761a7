/** A report with everything that is hard to set: for the writers of PDF, Word and Excel. */
import type { PrintedBlock, PrintedCell, PrintedReport } from '../../src/reports/table.ts';
import { jpeg } from './photos.ts';

/** Texts that some program would take for something else. */
export const HOSTILE = [
  '=SUM(A1:A9)',
  '+66 2 123 4567',
  '-2+3',
  '@นำเข้า',
  '#ปิดงบ $x^2$ *ดาว* _ขีด_ `รหัส`',
  '<b>ตัวหนา</b> &amp; "คำพูด" \\n',
  '#import "/etc/passwd": * // หมายเหตุ',
  '[ลิงก์](http://example.go.th) ~ <!-- -->',
  'เสร็จแล้ว 👍🙏✅',
];

/** Words in which two marks stand over a letter, and ones with sara am. */
export const MARKS = ['ซึ่งขั้นตอนนี้', 'ปั้นฟื้นฝึกปี่', 'น้ำใจผู้นำก๊กจ้ำจี้', 'ญี่ปุ่นกตัญญู', 'ศูนย์รัฐมนตรี'];

const cell = (blocks: PrintedBlock[], rowSpan = 1): PrintedCell => ({ blocks, rowSpan });
const text = (words: string): PrintedBlock => ({ kind: 'text', text: words });
const list = (texts: string[], mark = (i: number) => `${i + 1}.`): PrintedBlock => ({
  kind: 'list',
  entries: texts.map((entry, i) => ({ mark: mark(i), text: entry })),
});

/** Longer than a page. */
export const LONG = Array.from(
  { length: 60 },
  (_, i) => `ข้อย่อยลำดับที่ ${i + 1} จัดประชุมชี้แจงผู้ปฏิบัติงานให้ถือปฏิบัติตามมาตรฐานการให้บริการอย่างเคร่งครัด`,
);

export const LONG_WORD = `https://www.example.go.th/${'ก'.repeat(40)}${'a'.repeat(60)}`;

export const REPORT: PrintedReport = {
  title: ['การรายงานผลการดำเนินการตามมาตรการ', 'ของสำนักงานเขตร่มเย็น ประจำปีงบประมาณ พ.ศ. ๒๕๗๐'],
  columns: [
    { header: 'ประเด็นการประเมิน', share: 0.16 },
    { header: 'ประเด็นที่ต้องปรับปรุง/ ยกระดับ', share: 0.18 },
    { header: 'มาตรการ/กิจกรรม', share: 0.22 },
    { header: 'ผลการดำเนินการ', share: 0.2 },
    { header: 'ภาพกิจกรรม', share: 0.24 },
  ],
  rows: [
    { kind: 'heading', text: 'แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)' },
    { kind: 'heading', text: 'ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่' },
    {
      kind: 'cells',
      cells: [
        cell([text('I1 เต็มใจให้บริการ')]),
        cell([text('ยังขาดความเต็มใจ')]),
        cell([list(MARKS)], 2),
        cell([list(HOSTILE)], 2),
        cell(
          [
            { kind: 'photos', mark: '1.', caption: 'ประชุมชี้แจงเจ้าหน้าที่', photos: photos('a', 'b') },
            { kind: 'photos', mark: '2.', caption: 'ปิดประกาศหน้าสำนักงาน', photos: photos('c') },
            { kind: 'photos', mark: '3.', caption: 'ภาพที่หายไป', photos: photos('gone') },
          ],
          2,
        ),
      ],
    },
    {
      kind: 'cells',
      cells: [cell([text('I2 ให้บริการเท่าเทียม')]), cell([text(LONG_WORD)]), null, null, null],
    },
    { kind: 'heading', text: 'ตัวชี้วัดที่ ๒ การใช้งบประมาณ' },
    {
      kind: 'cells',
      cells: [cell([text('I3 คุ้มค่า')]), cell([]), cell([list(LONG)]), cell([text('ยังไม่มีผล')]), cell([])],
    },
  ],
  signatures: [
    { role: 'ผู้รายงาน', name: null, position: null },
    { role: 'ผู้อำนวยการเขต', name: 'นางสาวสมใจ ใจดี', position: 'ผู้อำนวยการเขตร่มเย็น' },
  ],
  draft: null,
};

export const DRAFT: PrintedReport = {
  ...REPORT,
  draft: { mark: 'ร่าง', title: 'รายการที่ยังขาด', missing: ['ฝ่ายทะเบียน: O15 สถิติการให้บริการ - ยังไม่มีภาพ'] },
};

function photos(...ids: string[]) {
  return ids.map((id) => ({
    id,
    ...(id === 'b' ? { width: 300, height: 400 } : { width: 400, height: 300 }),
  }));
}

export async function printedPhotos(): Promise<Map<string, Buffer>> {
  const all = photos('a', 'b', 'c').map(async ({ id, width, height }, i) => {
    const photo: [string, Buffer] = [id, await jpeg({ width, height, seed: 40 * i + 9 })];
    return photo;
  });
  return new Map(await Promise.all(all));
}

/** What stands in the cells, and around the table. */
export function textsIn({ title, columns, rows }: PrintedReport): string[] {
  const inCells = rows.flatMap((row) =>
    row.kind === 'heading'
      ? [row.text]
      : row.cells.flatMap((one) => (one?.blocks ?? []).flatMap((block) => textsOf(block))),
  );
  return [...title, ...columns.map(({ header }) => header), ...inCells];
}

function textsOf(block: PrintedBlock): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'list':
      return block.entries.map((entry) => entry.text);
    case 'photos':
      return [block.caption];
  }
}

/** The texts that do not stand on the pages, whole or cut in two where a page ends. */
export function missingFrom(pages: string[], texts: string[]): string[] {
  const whole = (words: string) => words.normalize('NFC').replace(/\s/gu, '');
  const all = whole(pages.join(''));
  const isThere = (words: string) => {
    if (all.includes(words)) return true;
    for (let i = 8; i < words.length - 8; i++) {
      if (all.includes(words.slice(0, i)) && all.includes(words.slice(i))) return true;
    }
    return false;
  };
  return texts.filter((words) => !isThere(whole(words)));
}
