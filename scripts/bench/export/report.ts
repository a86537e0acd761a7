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

const MEASURES = [
  'จัดประชุมชี้แจงข้าราชการและลูกจ้างให้ถือปฏิบัติตามคู่มือและมาตรฐานการให้บริการอย่างเคร่งครัด และติดตามผลทุกเดือน',
  'เผยแพร่ประชาสัมพันธ์คู่มือการให้บริการประชาชนผ่านเว็บไซต์ เฟซบุ๊ก และบอร์ดประชาสัมพันธ์ของสำนักงานเขต เพื่อให้ผู้รับบริการทราบขั้นตอนและระยะเวลา',
  'มอบหมายเจ้าหน้าที่ผู้รับผิดชอบตรวจสอบความถูกต้องครบถ้วนของข้อมูลก่อนเผยแพร่บนเว็บไซต์',
];
const RESULTS = [
  'ดำเนินการจัดประชุมชี้แจงแล้วเมื่อวันที่ 15 ธ.ค. 2569 มีผู้เข้าร่วมประชุม 48 คน',
  'เผยแพร่คู่มือการให้บริการบนเว็บไซต์ของสำนักงานเขตครบทุกฝ่าย และปิดประกาศ ณ จุดบริการ',
];

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
    caption: 'ประชุมชี้แจงเจ้าหน้าที่และติดป้ายประชาสัมพันธ์ ณ สำนักงานเขต',
    photos: [{ id: `photo-${photo}`, ...SIZE }],
  }));
  const work = { outputs: [], channels: [], due: null, cadence: null, responsible: ['ฝ่ายทะเบียน'] };
  return {
    id: String(order),
    codes: [`O${order + 1}`],
    indicator: Math.min(10, 1 + Math.floor(order / 5)),
    instrument: 'OIT',
    title: 'การให้บริการเป็นไปตามขั้นตอนและระยะเวลาที่กำหนดอย่างเท่าเทียม',
    score: 80 + (order % 20),
    problem: 'ผู้รับบริการบางส่วนยังไม่ทราบขั้นตอนและระยะเวลาในการให้บริการของหน่วยงาน',
    works: [{ ...work, id: String(order), measures: MEASURES, results: RESULTS, evidence }],
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
