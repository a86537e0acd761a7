import { describeInBrowser } from './support/browser.ts';
import { runningOffice } from './support/running-office.ts';

/** One office from its first day on: each test goes on where the one before it ended. */
describeInBrowser('an office uses the bot through the simulator', () => {
  const office = runningOffice([]);

  it('a coordinator joins with the code of the page', async () => {
    const code = await office.page.getByTestId('coordinator-code').first().textContent();
    await office.me.be('ปราณี');
    await office.me.addFriend();
    await office.me.sees('จะเก็บชื่อในไลน์');
    await office.me.tap('ยินยอมและเริ่มใช้');
    await office.me.sees('มีรหัสเชิญจากผู้ประสานงานไหมคะ');
    await office.me.write(code!.toLowerCase());
    await office.me.sees(/ผู้ประสานงาน .*สำนักงานเขตร่มเย็น/u);
    await office.pictures('join-coordinator');
  });

  it('an officer asks to join, and the coordinator approves in the chat', async () => {
    await office.me.be('สมศรี');
    await office.me.addFriend();
    await office.me.tap('ยินยอมและเริ่มใช้');
    await office.me.tap('ไม่มีรหัส');
    await office.me.sees('อยู่ฝ่ายใดคะ');
    await office.pictures('join-division');
    await office.me.tap(/ทะเบียน/u);
    await office.me.sees('ส่งคำขอเข้าฝ่ายทะเบียนให้ผู้ประสานงานแล้ว');
    await office.page.getByLabel('ยังไม่อ่าน 1 ข้อความ').waitFor();
    await office.me.be('ปราณี');
    await office.me.sees('สมศรี ขอเข้าฝ่ายทะเบียน');
    await office.me.tap('อนุมัติ');
    await office.me.sees('อนุมัติแล้ว สมศรี ดูแลฝ่ายทะเบียน');
    await office.pictures('join-approved');
    await office.me.be('สมศรี');
    await office.me.sees(/เจ้าหน้าที่ ฝ่ายทะเบียน/u);
  });

  it('the officer reports with ten photos at once, one of which LINE cannot give', async () => {
    await office.me.be('สมศรี');
    await office.me.write('รายงาน O8');
    await office.me.sees('ข้อ ๑ จาก ๔');
    await office.me.tap('แล้วเสร็จ');
    await office.me.sees('ข้อ ๒ จาก ๔');
    await office.me.write('รวบรวมสถิติการให้บริการเดือนตุลาคม ขึ้นเว็บไซต์เขตแล้ว');
    await office.me.sees('ข้อ ๓ จาก ๔');
    const before = (await office.me.botSaid()).length;
    await office.me.nextFault('เมื่อบอตโหลดภาพ', 'ภาพถูกลบแล้ว (410)');
    await office.me.attach('ภาพตัวอย่าง 10 ภาพ');
    await office.me.sees('ได้ ๙ จาก ๑๐ ภาพ', 20_000);
    await office.me.sees(/ภาพที่ [๐-๙]+ ถูกลบจากแชตแล้ว/u);
    expect((await office.me.botSaid()).length).toBe(before + 1);
    await office.pictures('report-photos');
    await office.me.tap('ต่อไป');
    await office.me.sees('ข้อ ๔ จาก ๔ · ตรวจก่อนบันทึก');
    await office.me.sees('๙ ภาพ');
    await office.pictures('report-summary');
    await office.me.tap('บันทึก');
    await office.me.sees('บันทึกแล้ว');
    await office.me.sees(/เดือนนี้ฝ่ายทะเบียนเหลืออีก [๐-๙]+ เรื่อง/u);
    await office.pictures('report-saved');
    const [update, ...others] = await office.bot.models.updates.find().lean();
    expect(others).toEqual([]);
    expect(update).toMatchObject({ status: 'done', text: 'รวบรวมสถิติการให้บริการเดือนตุลาคม ขึ้นเว็บไซต์เขตแล้ว' });
    expect(await office.bot.models.evidence.countDocuments({ update: update!._id })).toBe(9);
  }, 60_000);

  it('an old button says to what it belonged, and saves nothing', async () => {
    const before = await office.bot.models.updates.countDocuments();
    await office.me.tap('กำลังทำ');
    await office.me.sees('ปุ่มนี้เป็นของรายงานที่บันทึกไปแล้ว');
    expect(await office.bot.models.updates.countDocuments()).toBe(before);
  });

  it('on LINE for PC everything is reached by numbers and words, without quick replies', async () => {
    const { page } = office;
    const quick = page.getByRole('group', { name: 'ตัวเลือกด่วน' });
    const before = await office.bot.models.updates.countDocuments();
    await office.me.be('อนุชา');
    expect(await page.getByRole('button', { name: 'LINE for PC' }).getAttribute('aria-pressed')).toBe('true');
    await office.me.addFriend();
    await office.me.sees('ยินยอมและเริ่มใช้');
    await office.me.write('๑');
    await office.me.sees('มีรหัสเชิญจากผู้ประสานงานไหมคะ');
    await office.me.write('ไม่มีรหัส');
    await office.me.sees('อยู่ฝ่ายใดคะ');
    await office.me.write('ทะเบียนค่ะ');
    await office.me.sees('ส่งคำขอเข้าฝ่ายทะเบียน');
    await office.me.be('ปราณี');
    await office.me.write('คำขอ');
    await office.me.sees('รออนุมัติ ๑ คน');
    await office.me.write('1');
    await office.me.sees('อนุชา ขอเข้าฝ่ายทะเบียน');
    await office.me.write('อนุมัติ');
    await office.me.sees('อนุมัติแล้ว อนุชา');
    await office.me.be('อนุชา');
    await office.me.write('รายงาน');
    await office.me.sees(/เดือนนี้ฝ่ายทะเบียนเหลือ/u);
    await office.pictures('pc-pick');
    await office.me.write('๑');
    await office.me.sees('ข้อ ๑ จาก');
    await office.me.write('กำลังทำ');
    await office.me.sees('ข้อ ๒ จาก');
    await office.me.write('จัดทำร่างแล้ว รอหัวหน้าฝ่ายตรวจ');
    await office.me.sees('ข้อ ๓ จาก ๕');
    await office.me.write('๑');
    await office.me.sees('ข้อ ๔ จาก ๕ · ภาพและไฟล์');
    await office.me.write('ยังไม่มีภาพ');
    await office.me.sees('ตรวจก่อนบันทึก');
    expect(await quick.count()).toBe(0);
    await office.pictures('pc-summary');
    await office.me.write('บันทึก');
    await office.me.sees('บันทึกแล้ว');
    expect(await office.bot.models.updates.countDocuments()).toBe(before + 1);
  });

  it('the officer sees the work of the division, a history with photos; the coordinator sees all divisions', async () => {
    await office.me.be('สมศรี');
    await office.me.write('งานของฉัน');
    await office.me.sees(/ยังไม่รายงานเดือนนี้ [๐-๙]+ เรื่อง/u);
    await office.pictures('status');
    await office.me.write('ประวัติ O8');
    await office.me.sees('รวบรวมสถิติการให้บริการเดือนตุลาคม');
    await office.me.chat.locator('.row-bot').last().locator('img').first().waitFor();
    await office.pictures('history');
    await office.me.be('ปราณี');
    await office.me.write('ภาพรวม');
    await office.me.sees(/ฝ่ายทะเบียน/u);
    await office.pictures('overview');
  });
});
