import { transcript } from '../../support/transcript.ts';

const TEN = [7, 2, 10, 1, 4, 9, 3, 8, 6, 5];
const DONE = 'จัดทำสถิติการให้บริการเดือนตุลาคม และขึ้นเว็บไซต์แล้ว';

transcript('report-progress', 'the-straight-way', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน');
  await mali.taps('O8');
  await mali.taps('แล้วเสร็จ');
  await mali.types(DONE);
  await mali.sendsPhotos(3);
  await mali.taps('ต่อไป');
  await mali.taps('บันทึก');
  await mali.taps('รายงานเรื่องถัดไป');
});

transcript('report-progress', 'ten-photos-first-shuffled-and-one-broken', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.sendsPhotos(10, { order: TEN, broken: [4] });
  await mali.taps('I3');
  await mali.taps('กำลังทำ');
  await mali.types('จัดช่องบริการด่วนแล้ว ๑ ช่อง อยู่ระหว่างทำป้าย');
  await mali.sendsPhotos(1, { seed: 4 });
  await mali.taps('ใส่คำบรรยายภาพ');
  await mali.taps('ทีละภาพ');
  await mali.types('ช่องบริการด่วนหน้าห้องทะเบียน');
  await mali.types('ย้อนกลับ');
  await mali.types('ช่องบริการด่วน ชั้น ๑');
  await mali.taps('พอแล้ว');
  await mali.taps('เอาภาพออก');
  await mali.types('๒');
  await mali.taps('ไม่เอาออกแล้ว');
  await mali.taps('ต่อไป');
  await mali.taps('บันทึก');
});

transcript('report-progress', 'taps-on-cards-further-up', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.taps('แล้วเสร็จ');
  await mali.types('https://rom-yen.example.test/สถิติ');
  await mali.types('รวบรวมสถิติแล้ว');
  await mali.taps('กำลังทำ');
  await mali.taps('ต่อไป');
  await mali.taps('แก้ข้อความ');
  await mali.taps('แก้สถานะ');
  await mali.taps('กำลังทำ');
  await mali.types('ขึ้นเว็บไซต์แล้ว');
  await mali.taps('แก้ภาพ');
  await mali.taps('บันทึก');
  await mali.types('ต่อไป');
  await mali.types('ต่อไป');
  await mali.types('ประชุมแล้ว');
  await mali.types('ยกเลิก');
  await mali.types('บันทึก');
  await mali.types('ประวัติ O8');
});

transcript('report-progress', 'photos-that-are-not-used', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('ส่งภาพ');
  await mali.sendsPhotos(2);
  await mali.taps('ไม่ใช้ภาพเหล่านี้');
  await mali.sendsPhotos(1, { broken: [1] });
});

transcript('report-progress', 'back-and-change-everything', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('กำลังทำ');
  await mali.types('รวบรวมข้อมูลแล้ว');
  await mali.types('ย้อนกลับ');
  await mali.types('รวบรวมข้อมูลเดือนตุลาคมแล้ว');
  await mali.types('ยังไม่มีภาพ');
  await mali.taps('แก้สถานะ');
  await mali.types('เสร็จแล้วค่ะ');
  await mali.taps('แก้ข้อความ');
  await mali.types(DONE);
  await mali.taps('แก้ภาพ');
  await mali.types('ดูได้ที่ https://rom-yen.example.test/stat');
  await mali.types('ต่อไป');
  await mali.taps('แก้เรื่อง');
  await mali.types('I3');
  await mali.types('ขอบคุณทีมงานทุกคน');
  await mali.taps('ไม่ใช้ข้อความนี้');
  await mali.types('บันทึก');
});

transcript('report-progress', 'cancelled', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน');
  await mali.types('ยกเลิก');
  await mali.types('รายงาน O8');
  await mali.types('แล้วเสร็จ');
  await mali.types(DONE);
  await mali.sendsPhotos(1);
  await mali.types('ยกเลิก');
  await mali.taps('ทำต่อ');
  await mali.types('ยกเลิก');
  await mali.taps('ทิ้งรายงานนี้');
  await mali.taps('ต่อไป');
});

transcript('report-progress', 'corrected-by-its-author', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const mana = await stage.person('มานะ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('กำลังทำ');
  await mali.types('รวบรวมข้อมูลแล้ว');
  await mali.sendsPhotos(2);
  await mali.types('ต่อไป');
  await mali.types('บันทึก');
  await stage.passes({ days: 1 });
  await mali.taps('แก้รายงานนี้');
  await mali.taps('แก้ข้อความ');
  await mali.types('รวบรวมข้อมูลเดือนตุลาคมครบแล้ว');
  await mali.sendsPhotos(1, { seed: 1 });
  await mali.types('บันทึก');
  await mali.types('รายงาน O8');
  await mali.taps('แก้หรือเพิ่มในรายงานเดิม');
  await mali.types('ยกเลิก');
  await mana.types('ประวัติ O8');
  await mana.types('รายงาน O8');
});

transcript('report-progress', 'a-search-and-a-measure-of-another-division', async (stage) => {
  await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน');
  await mali.types('ผู้สูงอายุ');
  await mali.types('ย้อนกลับ');
  await mali.types('ของขวัญ');
  await mali.types('รายงาน E1');
  await mali.taps('แจ้งผู้ประสานงาน');
  await mali.types('ขุดลอกท่อระบายน้ำ');
  await mali.types('ฝนตกน้ำท่วม');
});

transcript('report-progress', 'left-for-a-week-and-resumed', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('แล้วเสร็จ');
  await mali.types(DONE);
  await mali.types('งานของฉัน');
  await stage.passes({ days: 7 });
  await mali.types('รายงาน');
  await mali.taps('ทำต่อ');
  await mali.sendsPhotos(1);
  await mali.types('ต่อไป');
  await mali.types('บันทึก');
});

transcript('report-progress', 'expired-after-two-weeks', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('แล้วเสร็จ');
  await mali.types(DONE);
  await stage.passes({ days: 15 });
  await mali.types('รายงาน');
});

transcript('report-progress', 'on-line-for-pc-with-numbers-and-words', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน');
  await mali.types('๒');
  await mali.types('1');
  await mali.types(DONE);
  await mali.types('ข้ามค่ะ');
  await mali.types('แก้ข้อความ');
  await mali.types('ย้อนกลับ');
  await mali.types('บันทึก');
});

transcript('report-progress', 'postponed-with-a-reason', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน I3');
  await mali.types('ขอเลื่อน');
  await mali.types('รองบประมาณซื้อเก้าอี้ คาดว่าได้ในเดือนมกราคม');
  await mali.taps('ยังไม่ได้ทำ');
  await mali.taps('บันทึก');
});

transcript('report-progress', 'not-started', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน I3');
  await mali.taps('ยังไม่เริ่ม');
  await mali.taps('ข้าม');
  await mali.taps('บันทึก');
});

transcript('report-progress', 'a-percentage', async (stage) => {
  const somchai = await stage.person('สมชาย', { divisions: ['public-works'] });
  await somchai.types('รายงาน E2');
  await somchai.types('กำลังทำ');
  await somchai.types('ต่อไป');
  await somchai.types('จับเวลาบริการที่จุดรับคำขอแล้ว ๒ จุด');
  await somchai.types('เกือบหมดแล้ว');
  await somchai.types('๑๒๐');
  await somchai.types('3 จาก 5 จุด');
  await somchai.types('ร้อยละ ๖๐');
  await somchai.types('ยังไม่มีภาพ');
  await somchai.types('บันทึก');
  await stage.passes({ days: 20 });
  await somchai.types('รายงาน E2');
  await somchai.types('กำลังทำ');
  await somchai.taps('เหมือนเดิม');
});

transcript('report-progress', 'a-count', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน I2');
  await mali.types('กำลังทำ');
  await mali.types('ซ้อมรับโทรศัพท์ของเจ้าหน้าที่ทุกคน');
  await mali.types('ครบทุกคน');
  await mali.types('ทุกคนเลย');
  await mali.types('แล้วเสร็จ');
  await mali.types('สองครั้ง');
  await mali.sendsFile('ใบลงชื่อ.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
  await mali.sendsFile('รายชื่อ.zip', 'PK no archive');
  await mali.types('ภาพการซ้อมวันที่ ๑๒');
  await mali.taps('เพิ่มต่อท้ายข้อความรายงาน');
  await mali.types('ต่อไป');
  await mali.types('บันทึก');
});

transcript('report-progress', 'answers-that-are-none', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('ฮะ');
  await mali.types('อะไร');
  await mali.types('งง');
  await mali.sends('sticker');
  await mali.sends('audio');
  await mali.types('รวบรวมสถิติบัตรประชาชนครบทุกเดือนแล้ว');
  await mali.sendsPhotos(2);
  await mali.taps('แล้วเสร็จ');
  await mali.types('ต่อไป');
  await mali.types('บันทึก');
});

transcript('report-progress', 'last-month-in-its-first-days', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await stage.passes({ days: 11 });
  await mali.types('รายงาน O8');
  await mali.taps('เปลี่ยนเป็นเดือนธันวาคม');
  await mali.taps('แล้วเสร็จ');
  await mali.types(DONE);
  await mali.types('ยังไม่มีภาพ');
  await mali.types('บันทึก');
});

transcript('report-progress', 'for-several-divisions', async (stage) => {
  const malee = await stage.person('มาลี', { divisions: ['registration', 'public-works'] });
  await malee.types('รายงาน');
  await malee.types('O7');
  await malee.types('๒');
});
