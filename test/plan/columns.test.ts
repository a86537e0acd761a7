import fc from 'fast-check';
import { readHeader } from '../../src/plan/columns.ts';
import { readHeading } from '../../src/plan/headings.ts';
import type { Role } from '../../src/plan/reading.ts';

const PLAN: [Role, string][] = [
  ['indicator', 'ตัวชี้วัด'],
  ['title', 'ประเด็นที่ต้องเตรียมความพร้อม/ยกระดับ'],
  ['measure', 'กิจกรรมที่จะดำเนินการ'],
  ['output', 'ผลผลิต'],
  ['awareness', 'วิธีการสร้างการรับรู้'],
  ['due', 'ระยะเวลาแล้วเสร็จ'],
  ['responsible', 'ผู้รับผิดชอบ'],
  ['followUp', 'ระยะเวลากำกับติดตาม'],
];

const REPORT: [Role, string][] = [
  ['title', 'ประเด็นการประเมิน'],
  ['problem', 'ประเด็นที่เป็นที่ต้องปรับปรุง/ ยกระดับการพัฒนา'],
  ['measure', 'มาตรการ/กิจกรรม ในการเตรียมความพร้อมรับการประเมิน'],
  ['result', 'ผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน'],
  ['photo', 'ภาพกิจกรรมที่แสดงถึงการปฏิบัติจริงอย่างเป็นรูปธรรม'],
];
const YEARLY: [Role, string][] = [
  ['title', 'ประเด็นการประเมิน'],
  ['problem', 'ประเด็นที่ต้องปรับปรุง/ ยกระดับการพัฒนา'],
  ['measure', 'มาตรการ/กิจกรรม ในการเตรียมความพร้อมรับการประเมินในประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา'],
  ['result', 'ผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใส / ภาพกิจกรรมที่แสดงถึงการปฏิบัติจริง'],
];
const COMPILATION: [Role, string][] = [
  ['title', 'ประเด็นการประเมิน'],
  ['measure', 'ขั้นตอนหรือวิธีการ'],
  ['responsible', 'ผู้รับผิดชอบ'],
  ['result', 'ผลการดำเนินการ'],
];

test('headers of reports are known with letters misread, lost and doubled', () => {
  const noise = fc.record({ at: fc.nat(), by: fc.constantFrom('', 'ก', 'ร', ' ', '<br>', 'นน') });
  fc.assert(
    fc.property(
      fc.constantFrom(REPORT, YEARLY, COMPILATION),
      fc.array(noise, { minLength: 5, maxLength: 5 }),
      (columns, noises) => {
        const printed = columns.map(([, header], i) => {
          const place = noises[i]!.at % header.length;
          return header.slice(0, place) + noises[i]!.by + header.slice(place + 1);
        });
        expect(readHeader(printed)?.roles).toEqual(columns.map(([role]) => role));
      },
    ),
    { numRuns: 300 },
  );
});

test('columns are known by meaning: in any order, some missing, blanks moved, a letter of each misread or lost', () => {
  const noise = fc.record({ at: fc.nat(), by: fc.constantFrom('', 'ก', 'ร', ' '), longest: fc.constant(6) });
  fc.assert(
    fc.property(
      fc
        .shuffledSubarray(PLAN, { minLength: 5 })
        .filter((columns) => columns.some(([role]) => role === 'title')),
      fc.array(noise, { minLength: 8, maxLength: 8 }),
      (columns, noises) => {
        const printed = columns.map(([, header], i) => {
          const { at, by } = noises[i]!;
          const place = at % header.length;
          // Of a word of six letters one wrong letter in the middle may leave too little.
          return header.length < 8 ? header : header.slice(0, place) + by + header.slice(place + 1);
        });
        expect(readHeader(printed)?.roles).toEqual(columns.map(([role]) => role));
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  [
    [
      'ประเด็นการประเมิน',
      'ประเด็นที่เป็นที่ต้องปรับปรุง/ ยกระดับการพัฒนา',
      'มาตรการ/กิจกรรม ในการเตรียมความพร้อมรับการประเมิน',
      'ผลการดำเนินการตามมาตรการ / ภาพ',
    ],
    ['title', 'problem', 'measure', 'result'],
  ],
  [
    ['ประเด็นการประเมิน', 'ขั้นตอนหรือวิธีการ', 'ผู้รับผิดชอบ', 'ผลการดำเนินการ'],
    ['title', 'measure', 'responsible', 'result'],
  ],
  [
    ['ที่', 'ประเด็นที่ต้องปรับปรุง', 'มาตรการ', 'หน่วยงานผู้รับผิดชอบหลัก', 'หมายเหตุ'],
    ['order', 'title', 'measure', 'responsible', 'remark'],
  ],
  [
    ['<b>ตัวชี้วัด</b>', '<p>ข้อคำถาม</p>', 'คะแนนปี ๒๕๖๘', 'มาตรการ', 'กำหนดแล้วเสร็จ'],
    ['indicator', 'title', 'score', 'measure', 'due'],
  ],
  [
    ['ประเด็น', 'กิจกรรม', 'ระยะเวลา เริ่มต้น', 'ระยะเวลา สิ้นสุด'],
    ['title', 'measure', 'other', 'due'],
  ],
  [
    ['ประเด็น', 'กิจกรรม', 'ระยะเวลาเริ่มต้นและสิ้นสุด', 'ผู้รับผิดชอบ'],
    ['title', 'measure', 'due', 'responsible'],
  ],
])('header %#', (cells, roles) => {
  expect(readHeader(cells)?.roles).toEqual(roles);
});

test.each([
  [['หมวดรายจ่าย', 'งบประมาณหลังปรับโอน', 'เบิกจ่ายทั้งสิ้น', 'งบประมาณคงเหลือ', 'ร้อยละการเบิกจ่าย']],
  [['', 'จัดทำคู่มือ', 'ประชุมชี้แจงกิจกรรม', '๑ แผ่น', 'เว็บไซต์', '๓๐ มี.ค. ๖๖', 'ทุกฝ่าย', 'ทุก ๑ เดือน']],
  [['ระดับความพึงพอใจ', 'พอใจมาก', 'พอใจ', 'ควรปรับปรุง']],
])('no header: %#', (cells) => {
  expect(readHeader(cells)).toBeNull();
});

test.each([
  ['๑) การปฏิบัติหน้าที่', 'indicator-column', { kind: 'indicator', number: 1, name: 'การปฏิบัติหน้าที่' }],
  ['การใช้อำนาจ', 'indicator-column', { kind: 'indicator', number: 3, name: 'การใช้อำนาจ' }],
  ['ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน (ต่อ)', 'plain', { kind: 'indicator', number: 6, name: 'คุณภาพการดำเนินงาน' }],
  ['๙) การเปิดเผยข้อมูล', 'emphasised', { kind: 'indicator', number: 9, name: 'การเปิดเผยข้อมูล' }],
  ['ตัวชี้วัดย่อยที่ ๙.๓ การบริหารเงินงบประมาณ', 'plain', { kind: 'part', number: 9, name: 'การบริหารเงินงบประมาณ' }],
  ['แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)', 'plain', { kind: 'instrument', code: 'IIT' }],
  ['ภาคผนวก', 'plain', { kind: 'annex' }],
  ['หน้าที่', 'indicator-column', null],
  ['1. จัดทำแผน', 'plain', null],
  ['ตัวชี้วัดที่ ๑๔ อื่น ๆ', 'plain', null],
] as const)('heading: %s', (text, where, heading) => {
  const read = readHeading(text, where);
  if (heading === null) expect(read).toBeNull();
  else expect(read).toMatchObject(heading);
});
