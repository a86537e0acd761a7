import { transcript } from '../../support/transcript.ts';

transcript('help', 'an-officer', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('เมนู');
  await mali.taps('วิธีส่งรายงาน');
  await mali.taps('วิธีส่งภาพและไฟล์');
  await mali.taps('แก้ ย้อนกลับ ยกเลิก');
  await mali.taps('ใช้บนคอมพิวเตอร์');
  await mali.types('ความเป็นส่วนตัว');
});

transcript('help', 'a-coordinator', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  await pranee.types('ช่วยเหลือ');
});

transcript('help', 'in-the-middle-of-a-report', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('ช่วยเหลือ');
  await mali.types('๑');
});

transcript('fallback', 'words-that-are-no-command', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงนา');
  await mali.types('สถิติ');
  await mali.types('ใบอนุญาตก่อสร้าง');
  await mali.types('วันนี้ฝนตก');
  await mali.types('ขอบคุณค่ะ');
  await mali.types('๓');
  await mali.types('ยกเลิก');
  await mali.types('ย้อนกลับ');
});

transcript('fallback', 'stickers-voice-video-place', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  for (const what of ['sticker', 'audio', 'video', 'location'] as const) await mali.sends(what);
});

transcript('stale-button', 'of-what-is-over', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('ถอนความยินยอม');
  await mali.types('ไม่ถอน');
  await stage.passes({ days: 2 });
  await mali.taps('ถอนและลบชื่อ');
});

transcript('stale-button', 'of-a-saved-report', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('แล้วเสร็จ');
  await mali.types('จัดทำสถิติการให้บริการเดือนตุลาคม และขึ้นเว็บไซต์แล้ว');
  await mali.types('ยังไม่มีภาพ');
  await mali.types('บันทึก');
  await stage.passes({ days: 1 });
  await mali.taps('กำลังทำ', 'oldest');
});

transcript('resume-draft', 'go-on-after-a-night', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('แล้วเสร็จ');
  await mali.types('จัดทำสถิติการให้บริการเดือนตุลาคม และขึ้นเว็บไซต์แล้ว');
  await stage.passes({ hours: 20 });
  await mali.sendsPhotos(3);
  await mali.taps('ทำต่อ');
});

transcript('resume-draft', 'begin-anew-or-leave-it', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('กำลังทำ');
  await mali.types('รวบรวมข้อมูลของเดือนตุลาคมแล้ว');
  await stage.passes({ days: 2 });
  await mali.types('รายงาน');
  await mali.types('อะไรนะ');
  await mali.types('ยกเลิก');
  await mali.types('รายงาน');
  await mali.types('เริ่มใหม่');
});

transcript('resume-draft', 'thrown-away', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('กำลังทำ');
  await mali.types('รวบรวมข้อมูลของเดือนตุลาคมแล้ว');
  await stage.passes({ days: 2 });
  await mali.types('รายงาน');
  await mali.types('๓');
});

transcript('resume-draft', 'expired', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('กำลังทำ');
  await mali.types('รวบรวมข้อมูลของเดือนตุลาคมแล้ว');
  await stage.passes({ days: 50 });
  await mali.types('รายงาน');
});
