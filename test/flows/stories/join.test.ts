import { transcript } from '../../support/transcript.ts';

transcript('join', 'with-a-code', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  await pranee.types('เชิญ');
  await pranee.taps('เจ้าหน้าที่');
  await pranee.types('ทะเบียน');
  await pranee.types('ครบแล้ว');
  await pranee.taps('๑ คน');
  const mali = await stage.person('มะลิ');
  await mali.follows();
  await mali.taps('อ่านรายละเอียด');
  await mali.taps('ยินยอมและเริ่มใช้');
  stage.tell('พิมพ์รหัสแบบตัวเล็ก เว้นวรรคแทนขีด');
  await mali.types(`รหัส ${stage.code().toLowerCase().replace('-', ' ')} ค่ะ`);
  stage.tell('อีกคนใช้รหัสเดียวกัน ซึ่งให้ใช้ได้คนเดียว');
  const kla = await stage.person('กล้า');
  await kla.follows();
  await kla.types(stage.code());
  await kla.taps('ยินยอมและเริ่มใช้');
});

transcript('join', 'without-a-code', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ');
  await mali.follows();
  await mali.types('๑');
  await mali.taps('ไม่มีรหัส');
  await mali.types('ทะเบียน');
  stage.tell('ระหว่างรอ');
  await mali.types('รายงาน');
  await mali.types('ช่วยเหลือ');
  await pranee.taps('อนุมัติ');
  await mali.taps('รายงาน');
  stage.tell('ผู้ประสานงานกดปุ่มเดิมซ้ำ');
  await pranee.taps('ไม่อนุมัติ', 'oldest');
});

transcript('join', 'slips-and-a-way-out', async (stage) => {
  const mali = await stage.person('มะลิ');
  await mali.types('สวัสดีค่ะ');
  await mali.sendsPhotos(3);
  await mali.types('อะไรนะ');
  await mali.types('ไม่เข้าใจ');
  await mali.types('ยินยอมค่ะ');
  await mali.types('งานของฉัน');
  await mali.types('ZZZZ-9999');
  await mali.types('YYYY-8888');
  await mali.types('ทะเบียล');
  await mali.types('ไม่มี');
  await mali.types('ทะเบีน');
  await mali.types('ย้อนกลับ');
  await mali.types('ย้อนกลับ');
  await mali.types('ยังไม่ใช้ตอนนี้');
  await mali.types('เริ่ม');
  await mali.types('ยกเลิก');
});

transcript('join', 'a-further-division', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('เพิ่มฝ่าย');
  await mali.types('โยธา');
  await mali.types('งานของฉัน');
  await pranee.taps('อนุมัติ');
});

transcript('join', 'refused-and-asked-again', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ');
  await mali.follows();
  await mali.types('ยินยอม');
  await mali.types('เทศกิจ');
  await pranee.types('คำขอ');
  await pranee.types('1');
  await pranee.types('ไม่อนุมัติ');
  await mali.taps('ขอใหม่');
  await mali.taps('ไม่มีรหัส');
  await mali.types('๒');
});

transcript('join', 'blocked', async (stage) => {
  const kla = await stage.person('กล้า', { state: 'blocked' });
  await kla.follows();
  await kla.types('รายงาน');
});
