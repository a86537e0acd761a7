import { transcript } from '../../support/transcript.ts';

transcript('rich-menus', 'an-officer', async (stage) => {
  const mali = await stage.person('มะลิ', { divisions: ['registration'] });
  await mali.picks('officer', 'งานค้าง');
  await mali.picks('officer', 'ค้นหาเรื่อง');
  await mali.types('รายงาน สถิติ');
  await mali.picks('officer', 'วิธีใช้');
  await mali.picks('officer', 'ส่งภาพ');
  await mali.sendsPhotos(2);
});

transcript('rich-menus', 'a-coordinator', async (stage) => {
  const pranee = await stage.person('ปราณี', { role: 'coordinator' });
  await pranee.picks('coordinator', 'ภาพรวม');
  await pranee.picks('coordinator', 'รายงานและตั้งค่า');
  await pranee.picks('coordinator-own', 'กลุ่ม');
  await pranee.picks('coordinator-own', 'ประวัติ');
  await pranee.types('ประวัติ O8');
  await pranee.picks('coordinator-own', 'ติดตามงาน');
  await pranee.picks('coordinator', 'สมาชิก');
});

transcript('rich-menus', 'a-newcomer', async (stage) => {
  const somsri = await stage.person('สมศรี');
  await somsri.follows();
  await somsri.picks('newcomer', 'ข้อมูลส่วนตัว');
  await somsri.picks('newcomer', 'วิธีใช้');
  await somsri.picks('newcomer', 'เข้าร่วม');
});
