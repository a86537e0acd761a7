import { transcript } from '../../support/transcript.ts';

transcript('greet-group', 'invited-and-linked-by-a-tap', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const group = await stage.group('เขตร่มเย็น ITA', { bot: false, members: [pranee, mali] });
  await group.invitesBot();
  await mali.in(group).types('#รายงาน');
  await mali.in(group).taps('เชื่อมกลุ่ม');
  await pranee.in(group).taps('เชื่อมกลุ่ม');
  await pranee.in(group).types('#ทุกฝ่าย');
  await stage.talks(group, [
    [mali, 'พรุ่งนี้ประชุมกี่โมงคะ'],
    [pranee, 'เก้าโมงค่ะ'],
  ]);
  await group.removesBot();
  await group.invitesBot();
});

transcript('greet-group', 'left-after-seven-days', async (stage) => {
  const nid = await stage.person('นิด');
  const group = await stage.group('เพื่อนบ้าน', { bot: false, members: [nid] });
  await group.invitesBot();
  await stage.passes({ days: 6 });
  await stage.passes({ days: 1 });
  await group.invitesBot();
});

transcript('greet-group', 'an-old-room', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const room = await stage.group('ห้องเก่า', { bot: false, room: true, members: [mali] });
  await room.invitesBot();
});

transcript('link-group', 'with-a-code-by-anybody', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const nid = await stage.person('นิด');
  await pranee.types('เชื่อมกลุ่ม');
  await pranee.types('ทะเบียน โยทา');
  await pranee.types('ทะเบียน');
  await pranee.taps('ครบแล้ว');
  const group = await stage.group('ทะเบียนร่มเย็น', { members: [mali, nid] });
  await mali.types(`เชื่อมกลุ่ม ${stage.code()}`);
  await mali.in(group).types('#เชื่อมกลุ่ม');
  await nid.in(group).types('#เชื่อมกลุ่ม AAAA-2222');
  await nid.in(group).types(`#${stage.code().toLowerCase()}`);
  const second = await stage.group('อีกกลุ่ม', { members: [mali, nid] });
  await nid.in(second).types(`#เชื่อมกลุ่ม ${stage.code()}`);
});

transcript('link-group', 'a-second-group-for-the-same-division', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  await stage.group('ทะเบียนร่มเย็น', {
    linked: { divisions: ['registration'] },
    members: [pranee],
  });
  const group = await stage.group('ทะเบียน ๒๕๗๐', { members: [pranee] });
  await pranee.in(group).types('#เชื่อมกลุ่ม ทะเบียน');
  await pranee.in(group).taps('ครบแล้ว');
  await pranee.in(group).types('# ไม่แน่ใจ');
  await pranee.in(group).taps('ย้ายมากลุ่มนี้');
});

transcript('link-group', 'of-another-district', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const group = await stage.group('เขตอื่น', { linked: { district: 'suan-son' }, members: [pranee, mali] });
  await pranee.in(group).types('#เชื่อมกลุ่ม');
  await mali.in(group).types('#รายงาน');
});

transcript('linked-groups', 'unlinked-from-the-list-and-in-the-group', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  await pranee.types('กลุ่ม');
  await stage.group('ทะเบียนร่มเย็น', { linked: { divisions: ['registration'] }, members: [pranee] });
  const second = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [pranee] });
  await pranee.types('กลุ่ม');
  await pranee.types('ทะเบียน');
  await pranee.types('๒');
  await pranee.types('ย้อนกลับ');
  await pranee.types('๒');
  await pranee.types('๒');
  await pranee.in(second).types('#เลิกเชื่อมกลุ่ม');
  await pranee.in(second).taps('เลิกเชื่อมและออกจากกลุ่ม');
});

transcript('welcome-members', 'told-once', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const nid = await stage.person('นิด');
  const kla = await stage.person('กล้า');
  const group = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [mali] });
  await group.joins(nid, kla);
  await group.leaves(kla);
  await group.joins(kla);
});

transcript('welcome-members', 'rights-end-with-the-group', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const group = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [mali] });
  await group.leaves(mali);
  await mali.types('รายงาน');
  await group.joins(mali);
  await mali.types('รายงาน');
});

transcript('group-guide', 'to-everybody-the-way-on', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const somsri = await stage.person('สมศรี', { divisions: ['public-works'] });
  const nid = await stage.person('นิด');
  const wai = await stage.person('วัย', { divisions: ['registration'], state: 'pending' });
  const members = [pranee, mali, somsri, nid, wai];
  const group = await stage.group('ทะเบียนร่มเย็น', { linked: { divisions: ['registration'] }, members });
  await mali.in(group).types('#รายงาน O8');
  stage.tell('คนอื่นกดปุ่มของมะลิ สองครั้ง');
  await pranee.in(group).taps('กำลังทำ', { of: mali });
  await pranee.in(group).taps('กำลังทำ', { of: mali });
  await somsri.in(group).types('#รายงาน');
  await nid.in(group).types('#งานของฉัน');
  await wai.in(group).types('#งานของฉัน');
  await pranee.in(group).types('#สมาชิก');
  await group.somebody().taps('กำลังทำ');
  const unlinked = await stage.group('อีกกลุ่ม', { members });
  await mali.in(unlinked).types('#รายงาน');
});

transcript('file-photo', 'by-a-colleague-with-a-code', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const nid = await stage.person('นิด');
  const group = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [mali, nid] });
  const [photo] = await nid.in(group).sendsPhotos(1);
  await mali.in(group).quotes(photo!, 'รายงาน O8');
  stage.tell('ภาพเดิมอีกครั้ง');
  await mali.in(group).quotes(photo!, 'O8');
  await mali.in(group).quotes(photo!, 'O7');
  stage.tell('ภาพเดียวกันที่ส่งใหม่');
  const [again] = await nid.in(group).sendsPhotos(1);
  await mali.in(group).quotes(again!, 'O8');
  await mali.in(group).taps('เขียนผลการดำเนินการ');
});

transcript('file-photo', 'several-measures-or-none', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const group = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [mali] });
  const [photo] = await mali.in(group).sendsPhotos(1);
  await mali.in(group).quotes(photo!, 'รายงาน');
  await mali.in(group).taps('เรื่องอื่นของฝ่าย');
  await mali.in(group).types('# ฟุตบอลโลก');
  await mali.in(group).types('#ประชาชน');
  await mali.in(group).types('#๑');
  const [second] = await mali.in(group).sendsPhotos(1, { seed: 50 });
  await mali.in(group).quotes(second!, 'รายงาน ใบอนุญาตก่อสร้าง');
  await mali.in(group).quotes(second!, '#รายงาน');
  await mali.in(group).taps('ไม่เก็บภาพนี้');
});

transcript('file-photo', 'of-an-album', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const nid = await stage.person('นิด');
  const group = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [mali, nid] });
  const album = await nid.in(group).sendsPhotos(4, { order: [3, 1, 4, 2], broken: [4] });
  await mali.in(group).quotes(album[1]!, 'O8');
  await mali.in(group).types('#ภาพเดียว');
  await mali.in(group).quotes(album[1]!, 'O8');
  await mali.in(group).taps('ทั้งชุด');
});

transcript('file-photo', 'not-there-any-more', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const nid = await stage.person('นิด');
  const group = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [mali, nid] });
  const [first] = await nid.in(group).sendsPhotos(1);
  await nid.in(group).unsends(first!);
  await mali.in(group).quotes(first!, 'รายงาน O8');
  stage.tell('ภาพที่ส่งก่อนรายงานเข้ากลุ่ม');
  await mali.in(group).quotes({ id: 'long-ago', what: '📷', by: 'นิด' }, 'รายงาน O8');
  const [second] = await nid.in(group).sendsPhotos(1, { seed: 5 });
  await mali.in(group).quotes(second!, 'รายงาน O8');
  stage.tell('ผู้ส่งยกเลิกภาพที่เก็บไปแล้ว');
  await nid.in(group).unsends(second!);
});

transcript('file-photo', 'into-a-saved-report-and-not-of-others', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const somsri = await stage.person('สมศรี', { divisions: ['public-works'] });
  const group = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [mali, somsri] });
  await mali.types('รายงาน O8');
  await mali.types('แล้วเสร็จ');
  await mali.types('จัดทำสถิติการให้บริการเดือนตุลาคม และขึ้นเว็บไซต์แล้ว');
  await mali.types('ยังไม่มีภาพ');
  await mali.types('บันทึก');
  const [photo] = await somsri.in(group).sendsPhotos(1);
  await somsri.in(group).quotes(photo!, 'O8');
  await mali.in(group).quotes(photo!, 'O8');
  await mali.in(group).taps('ดูรายงาน');
});

transcript('file-photo', 'in-the-middle-of-a-report', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  const nid = await stage.person('นิด');
  const group = await stage.group('เขตร่มเย็น ITA', { linked: {}, members: [mali, nid] });
  const [photo] = await nid.in(group).sendsPhotos(1);
  await mali.in(group).types('#รายงาน O7');
  await mali.in(group).taps('กำลังทำ');
  await mali.in(group).quotes(photo!, 'O8');
  await mali.in(group).types('# รวบรวมคู่มือได้แปดงานจากสิบงาน');
});
