/** Photos and a document to send when none are at hand: made here, each different from every other. */
import { withExif } from './exif.ts';

const WIDTH = 1600;
const HEIGHT = 1200;
const ACTIVITIES = [
  'อบรมเจ้าหน้าที่',
  'ตรวจพื้นที่',
  'ติดประกาศ',
  'ประชุมฝ่าย',
  'รับเรื่องหน้าเคาน์เตอร์',
  'ปรับปรุงป้าย',
  'มอบคู่มือ',
  'สำรวจความเห็น',
  'จัดนิทรรศการ',
  'เผยแพร่เว็บไซต์',
];

/** `count` JPEG photos, numbered, with a time and a place in their Exif data as from a phone. */
export async function samplePhotos(count: number, now: number): Promise<Blob[]> {
  // Drawn text falls back to another font when the page's own is not loaded yet.
  await document.fonts.load('600 96px Sarabun', 'ภาพ');
  const photos: Blob[] = [];
  for (let number = 1; number <= count; number++) {
    const at = now - (count - number) * 97_000;
    const place = { latitude: 13.7363 + number * 0.0004, longitude: 100.5231 + number * 0.0003 };
    photos.push(new Blob([withExif(draw(number, at), { at, ...place }) as BlobPart], { type: 'image/jpeg' }));
  }
  return photos;
}

function draw(number: number, at: number): Uint8Array {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  // In the machine's memory: most test machines have no graphics card to bring the picture back from.
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  const hue = (number * 47 + Math.floor(at / 60_000)) % 360;
  const sky = pen.createLinearGradient(0, 0, 0, HEIGHT);
  sky.addColorStop(0, `hsl(${hue} 55% 78%)`);
  sky.addColorStop(1, `hsl(${(hue + 30) % 360} 45% 92%)`);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  drawHall(pen, hue);
  drawPeople(pen, hue, number);
  pen.fillStyle = 'rgb(255 255 255 / 0.88)';
  pen.fillRect(0, 60, WIDTH, 230);
  pen.fillStyle = `hsl(${hue} 60% 24%)`;
  pen.textAlign = 'center';
  pen.font = '600 92px Sarabun, sans-serif';
  pen.fillText(`${number}. ${ACTIVITIES[(number - 1) % ACTIVITIES.length]}`, WIDTH / 2, 180);
  pen.font = '400 52px Sarabun, sans-serif';
  pen.fillText(
    `ภาพตัวอย่าง · ${new Date(at).toLocaleString('th-TH', { timeZone: 'Asia/Bangkok', dateStyle: 'medium', timeStyle: 'medium' })}`,
    WIDTH / 2,
    254,
  );
  // `toBlob` waits until the browser is idle: up to a second a photo while the page is busy.
  const [, base64 = ''] = canvas.toDataURL('image/jpeg', 0.85).split(',');
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function drawHall(pen: CanvasRenderingContext2D, hue: number): void {
  pen.fillStyle = `hsl(${hue} 25% 62%)`;
  pen.fillRect(0, 1000, WIDTH, 200);
  pen.fillStyle = `hsl(${hue} 30% 96%)`;
  pen.fillRect(240, 470, 1120, 560);
  pen.fillStyle = `hsl(${hue} 45% 40%)`;
  pen.beginPath();
  pen.moveTo(180, 480);
  pen.lineTo(800, 340);
  pen.lineTo(1420, 480);
  pen.fill();
  pen.fillStyle = `hsl(${hue} 40% 72%)`;
  for (let column = 0; column < 6; column++) pen.fillRect(310 + column * 175, 560, 105, 210);
}

function drawPeople(pen: CanvasRenderingContext2D, hue: number, number: number): void {
  const people = 3 + (number % 5);
  for (let i = 0; i < people; i++) {
    const x = 240 + ((i * 1120) / people) * 1.05 + number * 9;
    const y = 880 + ((i * 53 + number * 31) % 70);
    pen.fillStyle = `hsl(${(hue + 140 + i * 40) % 360} 45% 45%)`;
    pen.beginPath();
    pen.roundRect(x - 62, y + 55, 124, 260, 56);
    pen.fill();
    pen.fillStyle = '#c99673';
    pen.beginPath();
    pen.arc(x, y, 54, 0, Math.PI * 2);
    pen.fill();
  }
}

/** A document of one page. */
export function samplePdf(now: number): File {
  const stream = `BT /F1 28 Tf 72 740 Td (Sample evidence) Tj 0 -40 Td /F1 14 Tf (${new Date(now).toISOString()}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const starts = objects.map((object, i) => {
    const start = pdf.length;
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  pdf += starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new File([pdf], 'หลักฐานตัวอย่าง.pdf', { type: 'application/pdf' });
}
