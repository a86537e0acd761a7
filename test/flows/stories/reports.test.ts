import type { Stage } from '../../support/stage.ts';
import { transcript } from '../../support/transcript.ts';

const withAddress = { publicUrl: 'https://bot.example.go.th' };

/** A month in which ฝ่ายทะเบียน reported on two measures. */
async function office(stage: Stage) {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O7');
  await mali.types('เสร็จแล้ว');
  await mali.types('จัดทำคู่มือการให้บริการประชาชนและเผยแพร่บนเว็บไซต์เขตเมื่อ ๑๕ พ.ย. ๖๙');
  await mali.sendsPhotos(2);
  await mali.taps('ต่อไป');
  await mali.taps('บันทึก');
  return { pranee, mali };
}

transcript(
  'export-report',
  'half-a-year-as-pdf',
  async (stage) => {
    const { pranee } = await office(stage);
    await pranee.types('ส่งออกรายงาน');
    await pranee.types('๑');
    await pranee.taps('รอบ ๖ เดือนแรก ปี ๒๕๗๐ ถึงเดือนนี้');
    await pranee.types('pdf');
    await pranee.taps('เปลี่ยนเป็นเลขไทย (๑ ๒ ๓)');
    await pranee.types('ผู้ลงนาม');
    await pranee.types('นางสาวปราณี');
    await pranee.types('ผู้รายงาน: นางสาวปราณี ใจเย็น (นักจัดการงานทั่วไป)\nผู้อำนวยการเขต: นายประเสริฐ ดีงาม');
    await pranee.taps('ทำฉบับจริง');
    stage.tell('พรุ่งนี้');
    await stage.passes({ hours: 23 });
    await pranee.types('ไฟล์');
    await stage.passes({ hours: 2 });
    await pranee.types('รับไฟล์');
  },
  withAddress,
);

transcript(
  'export-report',
  'typed-months-and-slips',
  async (stage) => {
    const { pranee } = await office(stage);
    await pranee.types('ทำเล่มรายงาน');
    await pranee.types('แบบไหนก็ได้');
    await pranee.types('4 คอลัมน์');
    await pranee.types('ต้นปี');
    await pranee.types('พ.ย. 69 - ต.ค. 69');
    await pranee.types('เม.ย. 69 - มี.ค. 70');
    await pranee.types('ต.ค. 68 - มี.ค. 69');
    await pranee.types('Word');
    await pranee.types('ตุลา ถึง พฤศจิกา');
    await pranee.types('ย้อนกลับ');
    await pranee.types('เดือนพฤศจิกายน 2569');
    await pranee.types('เวิร์ด');
    await pranee.types('ร่าง');
    await pranee.types('ส่งออกรายงาน');
    await pranee.types('แผน');
    await pranee.types('Excel');
    await pranee.types('ยังไม่ทำ');
  },
  withAddress,
);

transcript(
  'export-report',
  'takes-long-or-fails',
  async (stage) => {
    const { pranee } = await office(stage);
    await stage.writes('slowly');
    await pranee.types('ส่งออกรายงาน');
    await pranee.types('๑');
    await pranee.types('๑');
    await pranee.types('๑');
    await pranee.types('ทำ');
    await pranee.taps('รับไฟล์');
    await stage.writes('at-once');
    stage.tell('อีกสักครู่');
    await pranee.types('ไฟล์');
    await stage.writes('never');
    await pranee.types('ส่งออกรายงาน');
    await pranee.types('๑');
    await pranee.types('๑');
    await pranee.types('๒');
    await pranee.types('ทำ');
    await stage.passes({ minutes: 2 });
    await pranee.types('ไฟล์');
  },
  withAddress,
);

transcript('export-report', 'without-an-address', async (stage) => {
  const { pranee } = await office(stage);
  await pranee.types('ส่งออกรายงาน');
  await pranee.types('๑');
  await pranee.types('๑');
  await pranee.types('๒');
});

transcript(
  'export-report',
  'not-a-coordinator',
  async (stage) => {
    const { mali } = await office(stage);
    const director = await stage.person('ประเสริฐ', { role: 'director' });
    await mali.types('ส่งออกรายงาน');
    await director.types('ส่งออกรายงาน');
    await director.types('รับไฟล์');
  },
  withAddress,
);
