import { transcript } from '../../support/transcript.ts';

transcript('report-progress', 'messages-taken-back-before-and-after-saving', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน O8');
  await mali.types('กำลังทำ');
  const text = await mali.types('รวบรวมข้อมูลของนายสมชายแล้ว');
  const photos = await mali.sendsPhotos(2);
  stage.tell('มะลิยกเลิกข้อความและภาพแรก แล้วเขียนใหม่');
  await mali.unsends(text);
  await mali.unsends(photos[0]!);
  const again = await mali.types('รวบรวมข้อมูลแล้ว');
  await mali.types('ต่อไป');
  await mali.types('บันทึก');
  stage.tell('บันทึกแล้วจึงยกเลิกอีกครั้ง');
  await mali.unsends(again);
  await mali.unsends(photos[1]!);
  await mali.types('ประวัติ O8');
  await mali.taps('แก้รายงานนี้');
  await mali.taps('แก้ข้อความ');
  await mali.types('รวบรวมข้อมูลเดือนตุลาคมครบแล้ว');
  await mali.types('บันทึก');
});

transcript('report-progress', 'postponed-to-a-day', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('รายงาน I3');
  await mali.types('เลื่อน');
  await mali.types('รอผู้รับเหมา');
  await mali.types('๑ พ.ย. ๖๙');
  await mali.types('เร็ว ๆ นี้');
  await mali.types('15 ม.ค. 70');
  await mali.types('ยังไม่ได้ทำ');
  await mali.taps('แก้วันที่เลื่อนไป');
  await mali.taps('สิ้นเดือนหน้า (๓๑ ธ.ค.)');
  await mali.types('บันทึก');
  await mali.types('งานของฉัน');
  await mali.types('ประวัติ I3');
});

transcript('report-progress', 'photos-that-were-filed-from-the-group', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const nid = await stage.person('นิด');
  const group = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [mali, nid] });
  const [photo] = await nid.in(group).sendsPhotos(1);
  await mali.in(group).quotes(photo!, 'O8');
  await mali.types('รายงาน O8');
  await mali.types('กำลังทำ');
  await mali.types('รวบรวมข้อมูลแล้ว');
  await mali.taps('ไม่ส่งเพิ่ม');
  await mali.types('บันทึก');
  await mali.types('ประวัติ O8');
});

transcript('follow-edit', 'in-a-draft-and-in-a-saved-report', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const group = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [mali] });
  const here = mali.in(group);
  await here.types('รายงาน O8');
  await here.taps('กำลังทำ');
  const text = await here.types('#รวบรวมข้อมูล ๒ เดือน');
  await here.edits('#รวบรวมข้อมูล ๓ เดือน', text);
  await here.taps('ยังไม่มีภาพ');
  await here.taps('บันทึก');
  await here.edits('#รวบรวมข้อมูลครบ ๓ เดือนแล้ว', text);
  await here.types('#อะไรนะ');
  await here.taps('แก้ตาม');
  await here.edits('#รวบรวมข้อมูลครบ ๔ เดือนแล้ว', text);
  await here.taps('ไม่แก้');
  await mali.types('ประวัติ O8');
});

transcript('manage-members', 'role-divisions-end-and-return', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await pranee.types('สมาชิก');
  await pranee.types('มะ');
  await pranee.taps('มะลิ');
  await pranee.taps('เปลี่ยนหน้าที่');
  await pranee.taps('หัวหน้าฝ่าย');
  await pranee.taps('ดูรายชื่อสมาชิก');
  await pranee.types('มะลิ');
  await pranee.taps('เปลี่ยนฝ่าย');
  await pranee.types('โยธา');
  await pranee.taps('บันทึก');
  await pranee.types('สมาชิก');
  await pranee.types('มะลิ');
  await pranee.types('ให้ออก');
  await pranee.taps('ให้ออก');
  await mali.types('รายงาน');
  await pranee.types('สมาชิก');
  await pranee.types('มะลิ');
  await pranee.taps('คืนสิทธิ์');
  stage.tell('ผู้ประสานงานคนเดียวของเขตออกไม่ได้');
  await pranee.types('สมาชิก');
  await pranee.types('ปราณี');
  await pranee.taps('ให้ออกจากสมาชิก');
  await pranee.types('ใช่');
});
