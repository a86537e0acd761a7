import type { Stage } from '../../support/stage.ts';
import { transcript } from '../../support/transcript.ts';

/** Of ฝ่ายทะเบียน two officers and the head, of ฝ่ายโยธา one who has not added the account. */
async function office(stage: Stage) {
  stage.messages(300, 63);
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await stage.person('สมชาย', { divisions: ['registration'] });
  const somsri = await stage.person('สมศรี', { role: 'head', divisions: ['registration'] });
  const kla = await stage.person('กล้า', { divisions: ['public-works'], follows: false });
  return { pranee, mali, somsri, kla };
}

transcript('remind', 'by-hand', async (stage) => {
  const { pranee } = await office(stage);
  await stage.comes('2026-11-24', 10);
  await pranee.types('เตือน');
  await pranee.taps('ดูรายชื่อ');
  await pranee.taps('กลับไปเตือน');
  await pranee.types('ฝ่ายทะเบียนค่ะ');
  await pranee.types('ส่งทุกคน');
  await pranee.types('ส่งเลย');
  stage.tell('อีกสักครู่');
  await pranee.types('เตือนทุกคน');
  await pranee.types('ยกเลิก');
});

transcript('remind', 'straight-to-a-division-or-a-measure', async (stage) => {
  const { pranee } = await office(stage);
  await stage.comes('2026-11-24', 10);
  await pranee.types('เตือน ทะเบียน');
  await pranee.types('๑');
  await pranee.types('ย้อนกลับ');
  await pranee.types('เตือน O99');
  await pranee.types('เตือน O7');
  await pranee.taps('เตือนทั้ง ๑๐ เรื่อง');
  await pranee.types('เตือน ปกครอง');
  await pranee.taps('ยังไม่เตือน');
});

transcript('remind', 'no-messages-left', async (stage) => {
  const { pranee, mali } = await office(stage);
  stage.messages(300, 300);
  await stage.comes('2026-11-24', 10);
  await pranee.types('เตือน ทะเบียน');
  await pranee.types('ส่ง');
  await stage.passes({ hours: 2 });
  await mali.types('สถานะ');
});

transcript('remind', 'in-quiet-hours', async (stage) => {
  const { pranee } = await office(stage);
  await stage.comes('2026-11-24', 21);
  await pranee.types('เตือน ทะเบียน');
  await pranee.types('ยังไม่เตือน');
});

transcript('remind', 'not-a-coordinator', async (stage) => {
  const { mali } = await office(stage);
  const director = await stage.person('ประเสริฐ', { role: 'director' });
  await mali.types('เตือน');
  await director.types('เตือน');
});

transcript('remind', 'a-month', async (stage) => {
  const { pranee, mali, kla } = await office(stage);
  await pranee.types('ตั้งค่าเตือน');
  await pranee.types('หัวหน้า 1 วัน');
  await pranee.taps('เสร็จแล้ว');
  await stage.comes('2026-12-16');
  await mali.taps('รายงาน');
  await mali.types('กำลังทำ');
  await mali.types('ประชุมชี้แจงเจ้าหน้าที่ของฝ่ายแล้ว ๑ ครั้ง');
  await mali.taps('ยังไม่มีภาพ');
  await mali.taps('บันทึก');
  await stage.comes('2026-12-21');
  await stage.comes('2026-12-22');
  await pranee.types('ยังไม่ส่ง');
  await pranee.types('เตือน โยธา');
  await pranee.types('ส่ง');
  stage.tell('กล้าเพิ่มเพื่อน');
  await kla.follows();
  await stage.comes('2026-12-23');
  await stage.comes('2026-12-25');
});

transcript('reminder-settings', 'changed-with-slips', async (stage) => {
  const { pranee } = await office(stage);
  await pranee.types('ตั้งค่าเตือน');
  await pranee.types('วันที่ ๓๒');
  await pranee.types('วันที่ 25');
  await pranee.types('2');
  await pranee.types('หลายวัน');
  await pranee.types('ห้าวันทำการ');
  await pranee.taps('เวลาส่ง');
  await pranee.types('สามทุ่ม');
  await pranee.types('บ่ายโมง');
  await pranee.taps('ข้อความเตือนต่อเดือน');
  await pranee.types('ย้อนกลับ');
  await pranee.taps('ปิดการเตือน');
  await pranee.taps('เปิดการเตือน');
  await pranee.types('เสร็จแล้ว');
});

transcript('reminder-settings', 'days-of-the-district', async (stage) => {
  const { pranee } = await office(stage);
  await pranee.types('ตั้งค่า');
  await pranee.types('8');
  await pranee.taps('เพิ่มวันหยุด');
  await pranee.types('สิ้นปี');
  await pranee.types('29-30 ธ.ค.');
  await pranee.types('๓๐ ธ.ค. ๖๙ วันหยุดพิเศษตามมติ ครม.');
  await pranee.taps('เพิ่มวันทำการ');
  await pranee.types('วันเสาร์ที่ ๑๒ ธันวา');
  await pranee.types('๒');
  await pranee.types('กลับ');
  await pranee.types('ยกเลิก');
});

transcript('reminder-settings', 'moved-after-the-first-notice', async (stage) => {
  const { pranee } = await office(stage);
  await stage.comes('2026-12-16');
  await pranee.types('ตั้งค่าเตือน');
  await pranee.types('วันที่ 28');
});

transcript('reminder-settings', 'who-only-looks', async (stage) => {
  const { mali } = await office(stage);
  const director = await stage.person('ประเสริฐ', { role: 'director' });
  await director.types('ตั้งค่าเตือน');
  await mali.types('ตั้งค่าเตือน');
});

transcript('who-is-missing', 'a-coordinator-and-a-director', async (stage) => {
  const { pranee, mali } = await office(stage);
  await pranee.types('ใครยังไม่ส่ง');
  await pranee.taps('ฝ่ายโยธา');
  await pranee.types('ยังไม่ส่ง ทะเบียน');
  await pranee.types('ยังไม่ส่ง ฝ่ายขาย');
  const director = await stage.person('ประเสริฐ', { role: 'director' });
  await director.types('ยังไม่ส่ง');
  await mali.types('ยังไม่ส่ง');
});
