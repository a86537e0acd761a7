/** What the engine does in groups, whatever the flow: whose answer it is, what is talk, what is waited for. */
import type { Actor, Group, Stage } from '../../support/stage.ts';
import { transcript } from '../../support/transcript.ts';

interface Office {
  office: Group;
  mali: Actor;
  somsri: Actor;
  wichai: Actor;
}

/** Two of the registration and one of the public works, in the linked group of the whole district. */
async function office(stage: Stage): Promise<Office> {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const somsri = await stage.person('สมศรี', { divisions: ['registration'] });
  const wichai = await stage.person('วิชัย', { divisions: ['public-works'] });
  const members = [mali, somsri, wichai];
  return { office: await stage.group('งานเขตร่มเย็น', { linked: {}, members }), mali, somsri, wichai };
}

transcript('groups', 'three-report-at-the-same-moment', async (stage) => {
  const { office: group, mali, somsri, wichai } = await office(stage);
  const [a, b, c] = [mali.in(group), somsri.in(group), wichai.in(group)] as const;
  await stage.atOnce(() => [a.types('รายงาน O8'), b.types('#รายงาน O7'), c.types('รายงาน O6')]);
  await stage.talks(group, [
    [wichai, 'พรุ่งนี้ประชุมกี่โมงคะ'],
    [mali, 'เก้าโมงค่ะ รายงานการประชุมครั้งก่อนส่งแล้วนะ'],
  ]);
  await stage.atOnce(() => [a.taps('แล้วเสร็จ'), b.taps('กำลังทำ'), c.taps('แล้วเสร็จ')]);
  await stage.talks(group, [
    [somsri, '๑'],
    [mali, 'เสร็จแล้ว'],
  ]);
  await stage.atOnce(() => [
    a.types('# จัดทำสถิติของฝ่ายทะเบียน และขึ้นเว็บไซต์แล้ว'),
    b.quotes('bot', 'รวบรวมคู่มือได้แปดงานจากสิบงาน'),
    c.mentions('เปิดระบบขออนุญาตออนไลน์แล้ว'),
  ]);
  stage.tell('สิบภาพจากสองคนพร้อมกัน มาไม่เรียงกัน');
  await stage.atOnce(() => [
    a.sendsPhotos(10, { seed: 10, order: [3, 1, 10, 2, 9, 4, 8, 5, 7, 6] }),
    c.sendsPhotos(10, { seed: 50, order: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] }),
  ]);
  stage.tell('ส่งภาพเดิมซ้ำอีกครั้ง');
  await a.sendsPhotos(1, { seed: 10 });
  await stage.atOnce(() => [a.taps('ต่อไป'), c.taps('ต่อไป')]);
  await stage.atOnce(() => [a.taps('บันทึก'), c.taps('บันทึก')]);
  await b.types('# ยกเลิก');
});

transcript('groups', 'photos-only-while-they-are-waited-for', async (stage) => {
  const { office: group, mali, somsri } = await office(stage);
  const [a, b] = [mali.in(group), somsri.in(group)] as const;
  stage.tell('ยังไม่มีใครรายงาน ภาพเป็นของกลุ่ม');
  await b.sendsPhotos(2);
  await a.types('รายงาน O8');
  stage.tell('รอคำตอบอื่นอยู่ ภาพยังไม่ใช่ของรายงาน');
  await a.sendsPhotos(1, { seed: 20 });
  await a.taps('กำลังทำ');
  await a.types('# รวบรวมครบสามเดือนแล้ว');
  stage.tell('รายงานของมะลิรอภาพของมะลิ ไม่ใช่ของคนอื่น');
  await b.sendsPhotos(1, { seed: 30 });
  await a.sendsPhotos(2, { seed: 40 });
  await a.sends('sticker');
  await a.taps('ต่อไป');
  await a.sendsPhotos(1, { seed: 60 });
  await a.taps('บันทึก');
  await a.sendsPhotos(1, { seed: 70 });
});

transcript('groups', 'buttons-of-somebody-else', async (stage) => {
  const { office: group, mali, somsri } = await office(stage);
  const [a, b] = [mali.in(group), somsri.in(group)] as const;
  await a.types('รายงาน O8');
  await b.taps('กำลังทำ', { of: mali });
  stage.tell('กดอีกกี่ครั้งก็ไม่รบกวนกลุ่ม');
  await b.taps('แล้วเสร็จ', { of: mali });
  await b.taps('กำลังทำ', { of: mali });
  await group.somebody().taps('กำลังทำ');
  await a.taps('กำลังทำ');
  stage.tell('ปุ่มที่เริ่มงานใหม่ ใครกดก็เป็นของคนนั้น');
  await a.types('# รวบรวมครบสามเดือนแล้ว');
  await a.taps('ยังไม่มีภาพ');
  await a.taps('บันทึก');
  await b.taps('ดูงานของฝ่าย', { of: mali });
});

transcript('groups', 'who-may-do-what-where', async (stage) => {
  const { office: group, mali, wichai } = await office(stage);
  const newcomer = await stage.person('ปราณี');
  const other = await stage.group('กลุ่มงานทะเบียน', {
    linked: { divisions: ['registration'] },
    members: [mali, wichai, newcomer],
  });
  const unlinked = await stage.group('กลุ่มเพื่อน', { members: [mali] });
  await newcomer.in(other).types('รายงาน O8');
  await wichai.in(other).types('รายงาน O6');
  await mali.in(other).types('สถานะ');
  await mali.in(other).types('# เชิญ');
  await mali.in(unlinked).types('รายงาน O8');
  await mali.in(group).types('# พรุ่งนี้ฝนตกไหม');
  await group.somebody().types('# รายงาน');
});

transcript('groups', 'edited-and-taken-back', async (stage) => {
  const { office: group, mali, somsri } = await office(stage);
  const [a, b] = [mali.in(group), somsri.in(group)] as const;
  await a.types('รายงาน O8');
  await a.taps('กำลังทำ');
  const forgotten = await a.types('รวบรวมครบสองเดือน');
  stage.tell('ลืมใส่ # รายงานจึงไม่เห็น แก้ข้อความแล้วนับเป็นคำตอบ');
  await a.edits('# รวบรวมครบสองเดือน', forgotten);
  stage.tell('ยังไม่บันทึก คำตอบเปลี่ยนตามข้อความที่แก้');
  await a.edits('# รวบรวมครบสามเดือนแล้ว', forgotten);
  const [first] = await a.sendsPhotos(2);
  await a.unsends(first!);
  await a.taps('ต่อไป');
  await a.taps('บันทึก');
  stage.tell('บันทึกแล้ว ถามเจ้าของก่อน');
  await a.edits('# รวบรวมครบสี่เดือนแล้ว', forgotten);
  await b.taps('แก้ตาม', { of: mali });
  await a.taps('แก้ตาม');
  await a.unsends(forgotten);
  await a.types('# ประวัติ O8');
});
