import type { Actor } from '../../support/stage.ts';
import { transcript } from '../../support/transcript.ts';

async function reports(
  actor: Actor,
  search: string,
  status: string,
  text: string,
  { photos = 0, number }: { photos?: number; number?: string } = {},
): Promise<void> {
  await actor.types(`รายงาน ${search}`);
  await actor.types(status);
  await actor.types(text);
  if (number) await actor.types(number);
  if (photos > 0) await actor.sendsPhotos(photos);
  await actor.types(photos > 0 ? 'ต่อไป' : 'ยังไม่มีภาพ');
  await actor.types('บันทึก');
}

transcript('my-work', 'through-a-month', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('งานของฉัน');
  await reports(mali, 'O8', 'แล้วเสร็จ', 'ขึ้นเว็บไซต์แล้ว', { photos: 2 });
  await reports(mali, 'I1', 'กำลังทำ', 'ติดตั้งระบบบัตรคิวแล้ว ๑ จุด', { number: '๑' });
  await mali.types('สถานะ');
  await mali.taps('ดูทุกเรื่อง');
  await mali.taps('I1');
  await stage.passes({ days: 12 });
  await mali.types('สถานะ');
});

transcript('my-work', 'of-several-divisions', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration', 'administration'] });
  await mali.types('งานของฉัน');
  await mali.taps('ดูเรื่องที่เหลือ', 'oldest');
  await mali.taps('หน้าถัดไป');
});

transcript('my-work', 'nothing-to-do', async (stage) => {
  const wipha = await stage.person('วิภา', { role: 'officer', divisions: [] });
  await wipha.types('งานของฉัน');
  const director = await stage.person('ประเสริฐ', { role: 'director' });
  await director.types('งานของฉัน');
});

transcript('measure-history', 'several-months', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const mana = await stage.person('มานะ', { divisions: ['registration'] });
  await reports(mali, 'O8', 'กำลังทำ', 'รวบรวมข้อมูลเดือนตุลาคม', { photos: 1 });
  await stage.passes({ days: 20 });
  await reports(mana, 'O8', 'แล้วเสร็จ', 'ขึ้นเว็บไซต์แล้ว ดูที่ https://rom-yen.example.test/stat');
  await mali.types('ประวัติ O8');
  await mali.types('ประวัติ สถิติ');
  await mali.types('ประวัติ E1');
  await mali.types('ประวัติ น้ำท่วม');
  await mali.types('ประวัติ');
});

transcript('district-overview', 'a-coordinator', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  await reports(mali, 'O8', 'แล้วเสร็จ', 'ขึ้นเว็บไซต์แล้ว', { photos: 1 });
  await pranee.types('ภาพรวม');
  await pranee.taps('ฝ่ายทะเบียน');
  await pranee.taps('O8');
  await pranee.types('รายงาน');
});

transcript('district-overview', 'an-officer', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.types('ภาพรวม');
  await mali.taps('งานของฉัน');
});
