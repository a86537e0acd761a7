import { transcript } from '../../support/transcript.ts';

transcript('manage-members', 'several-requests', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  for (const [name, division] of [
    ['มะลิ', 'registration'],
    ['กล้า', 'public-works'],
  ] as const)
    await stage.person(name, { state: 'pending', divisions: [division] });
  await pranee.types('สมาชิก');
  await pranee.types('กล้า');
  await pranee.types('อนุมัติค่ะ');
  await pranee.taps('ดูคำขออื่น');
  await pranee.taps('รายชื่อสมาชิก');
  await pranee.types('ย้อนกลับ');
  await pranee.types('ยกเลิก');
});

transcript('manage-members', 'not-a-coordinator', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('อนุมัติ');
});

transcript('invite-people', 'an-officer-of-two-divisions', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  await pranee.types('สร้างรหัส');
  await pranee.types('จนท.');
  await pranee.types('ทะเบียน โยธา');
  await pranee.types('ย้อนกลับ');
  await pranee.types('โยทา');
  await pranee.types('ฝ่ายโยธา');
  await pranee.taps('ครบแล้ว ต่อไป');
  await pranee.types('หลายคน');
  await pranee.types('๑๒ คน');
});

transcript('invite-people', 'a-director', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  await pranee.types('เชิญ');
  await pranee.types('ผอ.เขต');
  await pranee.taps('๑ คน');
  const director = await stage.person('ประเสริฐ');
  await director.follows();
  await director.taps('ยินยอมและเริ่มใช้');
  await director.types(stage.code());
});

transcript('invite-people', 'photos-in-between', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator', divisions: ['administration'] });
  await pranee.types('เชิญ');
  await pranee.sendsPhotos(2);
});

transcript('withdraw-consent', 'and-come-back', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('ลบข้อมูลของฉัน');
  await mali.types('ทำไม');
  await mali.types('๒');
  await mali.types('รายงาน');
  await mali.taps('ยินยอมและเริ่มใช้');
});

transcript('withdraw-consent', 'think-again', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('ถอนความยินยอม');
  await mali.taps('ไม่ถอน ใช้ต่อ');
});
