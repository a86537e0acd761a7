/** The report that is exported in the bench: 53 items and 120 photos, in the layout of a half-year report. */
import sharp from 'sharp';
import type { ReportContent, ReportEvidence, ReportItem } from '../../../src/reports/content.ts';
import { report5 } from '../../../src/reports/layouts/report.ts';
import { photoForPrint } from '../../../src/reports/photos.ts';
import { USUAL_SIGNATURES } from '../../../src/reports/signatures.ts';
import type { PrintedReport } from '../../../src/reports/table.ts';

const ITEMS = 53;
export const PHOTOS = 120;
const SIZE = { width: 480, height: 360 };

/** What the texts are made of; no two items say the same. */
const DONE = [
  'จัดประชุมชี้แจงข้าราชการและลูกจ้าง',
  'เผยแพร่คู่มือการให้บริการประชาชน',
  'มอบหมายเจ้าหน้าที่ผู้รับผิดชอบ',
  'ทบทวนขั้นตอนและระยะเวลาการอนุญาต',
  'ตรวจสอบความถูกต้องครบถ้วนของข้อมูล',
  'จัดทำทะเบียนคุมทรัพย์สินของราชการ',
  'สำรวจความพึงพอใจของผู้มารับบริการ',
];
const HOW = [
  'ให้ถือปฏิบัติตามมาตรฐานการให้บริการอย่างเคร่งครัด และติดตามผลทุกเดือน',
  'ผ่านเว็บไซต์ เฟซบุ๊ก และบอร์ดประชาสัมพันธ์ของสำนักงานเขต',
  'เพื่อให้ประชาชนทราบขั้นตอนและระยะเวลา ไม่ต้องเดินทางมาติดต่อหลายครั้ง',
  'ก่อนเผยแพร่บนเว็บไซต์ และตรวจลิงก์ซ้ำหลังเผยแพร่ทุกสัปดาห์',
  'โดยคณะทำงานซึ่งมีผู้แทนจากทุกฝ่าย รวมทั้งโรงเรียนในสังกัด',
];
const WHERE = ['ณ ห้องประชุมชั้น 5', 'ที่จุดบริการเบ็ดเสร็จ', 'ในกลุ่มไลน์ของชุมชน', 'ระหว่างลงพื้นที่ตลาดและชุมชนริมคลอง'];
const pick = (list: string[], at: number) => list[at % list.length]!;
const measureOf = (at: number) => `${pick(DONE, at)}${pick(HOW, at)} ${pick(WHERE, at)}`;
const resultOf = (at: number) =>
  `ดำเนินการ${pick(DONE, at)}แล้วเมื่อวันที่ ${1 + (at % 28)} ธ.ค. 2569 ${pick(WHERE, at)} มีผู้เข้าร่วม ${20 + at} คน`;
const captionOf = (at: number) => `${pick(DONE, at)}${pick(WHERE, at)} ครั้งที่ ${1 + Math.floor(at / 28)}`;

export function benchReport(): PrintedReport {
  const items = Array.from({ length: ITEMS }, (_, i) => itemOf(i));
  const content: ReportContent = {
    organisation: 'สำนักงานเขตร่มเย็น',
    fiscalYearBE: 2570,
    period: { from: '2026-10', to: '2027-03' },
    indicators: Array.from({ length: 10 }, (_, i) => ({ number: i + 1, name: 'คุณภาพการดำเนินงาน' })),
    items,
  };
  const { columns } = report5;
  return {
    title: report5.title(content),
    columns,
    rows: report5.rows(content, 'thai'),
    signatures: USUAL_SIGNATURES,
    draft: null,
  };
}

function itemOf(order: number): ReportItem {
  const photos = Array.from({ length: PHOTOS }, (_, photo) => photo).filter(
    (photo) => photo % ITEMS === order,
  );
  const evidence: ReportEvidence[] = photos.map((photo) => ({
    caption: captionOf(photo),
    photos: [{ id: `photo-${photo}`, ...SIZE }],
  }));
  const work = { outputs: [], channels: [], due: null, cadence: null, responsible: ['ฝ่ายทะเบียน'] };
  const measures = [0, 1, 2].map((i) => measureOf(3 * order + i));
  const results = [0, 1].map((i) => resultOf(2 * order + i));
  return {
    id: String(order),
    codes: [`O${order + 1}`],
    indicator: Math.min(10, 1 + Math.floor(order / 5)),
    instrument: 'OIT',
    title: `${pick(DONE, order)}อย่างเท่าเทียม ข้อที่ ${order + 1}`,
    score: 80 + (order % 20),
    problem: `ผู้รับบริการบางส่วนยังไม่ทราบว่าเขต${pick(DONE, order + 2)} ${pick(HOW, order)}`,
    works: [{ ...work, id: String(order), measures, results, evidence }],
  };
}

/** As busy as photos of people in a hall: noise, softened by enlarging it. As they are printed. */
export async function benchPhotos(): Promise<Map<string, Buffer>> {
  const photos = new Map<string, Buffer>();
  for (let i = 0; i < PHOTOS; i++) {
    const noise = { type: 'gaussian', mean: 60 + i, sigma: 60 } as const;
    const hall = await sharp({
      create: { width: 120, height: 90, channels: 3, background: '#808080', noise },
    })
      .png()
      .toBuffer();
    const taken = await sharp(hall).resize(SIZE).jpeg({ quality: 90 }).toBuffer();
    photos.set(`photo-${i}`, await photoForPrint(taken));
  }
  return photos;
}
