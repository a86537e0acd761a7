import type { Browser } from 'playwright-core';
import { type RunningBot, runBot } from './support/bot.ts';
import { describeInBrowser, launchBrowser, SCREENS, screenshot, visit } from './support/browser.ts';
import { type Hands, hands } from './support/person.ts';

/** One office from its first day on: each test goes on where the one before it ended. */
describeInBrowser('an office uses the bot through the simulator', () => {
  let browser: Browser;
  let bot: RunningBot;
  let visitor: Awaited<ReturnType<typeof visit>>;
  let me: Hands;

  beforeAll(async () => {
    [browser, bot] = await Promise.all([launchBrowser(), runBot()]);
    visitor = await visit(browser, bot.pageUrl, 'desktop');
    me = hands(visitor.page);
  }, 120_000);
  afterAll(async () => {
    await visitor?.close();
    await browser?.close();
    await bot?.stop();
  }, 30_000);
  afterEach(() => expect(visitor.problems).toEqual([]));

  /** The same on a phone's screen and on a desktop's. */
  const pictures = async (name: string) => {
    for (const [screen, size] of Object.entries(SCREENS)) {
      await visitor.page.setViewportSize(size);
      await screenshot(visitor.page, `${name}-${SCREENS[screen as keyof typeof SCREENS].width}`);
    }
  };

  it('a coordinator joins with the code of the page', async () => {
    const code = await visitor.page.getByTestId('coordinator-code').first().textContent();
    await me.be('ปราณี');
    await me.addFriend();
    await me.sees('จะเก็บชื่อในไลน์');
    await me.tap('ยินยอมและเริ่มใช้');
    await me.sees('มีรหัสเชิญจากผู้ประสานงานไหมคะ');
    await me.write(code!.toLowerCase());
    await me.sees(/ผู้ประสานงาน .*สำนักงานเขตร่มเย็น/u);
    await pictures('join-coordinator');
  });

  it('an officer asks to join, and the coordinator approves in the chat', async () => {
    await me.be('สมศรี');
    await me.addFriend();
    await me.tap('ยินยอมและเริ่มใช้');
    await me.tap('ไม่มีรหัส');
    await me.sees('อยู่ฝ่ายใดคะ');
    await pictures('join-division');
    await me.tap(/ทะเบียน/u);
    await me.sees('ส่งคำขอเข้าฝ่ายทะเบียนให้ผู้ประสานงานแล้ว');
    await visitor.page.getByLabel('ยังไม่อ่าน 1 ข้อความ').waitFor();
    await me.be('ปราณี');
    await me.sees('สมศรี ขอเข้าฝ่ายทะเบียน');
    await me.tap('อนุมัติ');
    await me.sees('อนุมัติแล้ว สมศรี ดูแลฝ่ายทะเบียน');
    await pictures('join-approved');
    await me.be('สมศรี');
    await me.sees(/เจ้าหน้าที่ ฝ่ายทะเบียน/u);
  });

  it('the officer reports with ten photos at once, one of which LINE cannot give', async () => {
    await me.be('สมศรี');
    await me.write('รายงาน O8');
    await me.sees('ข้อ ๑ จาก ๔');
    await me.tap('แล้วเสร็จ');
    await me.sees('ข้อ ๒ จาก ๔');
    await me.write('รวบรวมสถิติการให้บริการเดือนตุลาคม ขึ้นเว็บไซต์เขตแล้ว');
    await me.sees('ข้อ ๓ จาก ๔');
    const before = (await me.botSaid()).length;
    await me.nextFault('เมื่อบอตโหลดภาพ', 'ภาพถูกลบแล้ว (410)');
    await me.attach('ภาพตัวอย่าง 10 ภาพ');
    await me.sees('ได้ ๙ จาก ๑๐ ภาพ', 20_000);
    await me.sees(/ภาพที่ [๐-๙]+ ถูกลบจากแชตแล้ว/u);
    expect((await me.botSaid()).length).toBe(before + 1);
    await pictures('report-photos');
    await me.tap('ต่อไป');
    await me.sees('ข้อ ๔ จาก ๔ · ตรวจก่อนบันทึก');
    await me.sees('๙ ภาพ');
    await pictures('report-summary');
    await me.tap('บันทึก');
    await me.sees('บันทึกแล้ว');
    await me.sees(/เดือนนี้ฝ่ายทะเบียนเหลืออีก [๐-๙]+ เรื่อง/u);
    await pictures('report-saved');
    const [update, ...others] = await bot.models.updates.find().lean();
    expect(others).toEqual([]);
    expect(update).toMatchObject({ status: 'done', text: 'รวบรวมสถิติการให้บริการเดือนตุลาคม ขึ้นเว็บไซต์เขตแล้ว' });
    expect(await bot.models.evidence.countDocuments({ update: update!._id })).toBe(9);
  }, 60_000);

  it('an old button says to what it belonged, and saves nothing', async () => {
    const before = await bot.models.updates.countDocuments();
    await me.tap('กำลังทำ');
    await me.sees('ปุ่มนี้เป็นของรายงานที่บันทึกไปแล้ว');
    expect(await bot.models.updates.countDocuments()).toBe(before);
  });

  it('on LINE for PC everything is reached by numbers and words, without quick replies', async () => {
    const { page } = visitor;
    const quick = page.getByRole('group', { name: 'ตัวเลือกด่วน' });
    const before = await bot.models.updates.countDocuments();
    await me.be('อนุชา');
    expect(await page.getByRole('button', { name: 'LINE for PC' }).getAttribute('aria-pressed')).toBe('true');
    await me.addFriend();
    await me.sees('ยินยอมและเริ่มใช้');
    await me.write('๑');
    await me.sees('มีรหัสเชิญจากผู้ประสานงานไหมคะ');
    await me.write('ไม่มีรหัส');
    await me.sees('อยู่ฝ่ายใดคะ');
    await me.write('ทะเบียนค่ะ');
    await me.sees('ส่งคำขอเข้าฝ่ายทะเบียน');
    await me.be('ปราณี');
    await me.write('คำขอ');
    await me.sees('รออนุมัติ ๑ คน');
    await me.write('1');
    await me.sees('อนุชา ขอเข้าฝ่ายทะเบียน');
    await me.write('อนุมัติ');
    await me.sees('อนุมัติแล้ว อนุชา');
    await me.be('อนุชา');
    await me.write('รายงาน');
    await me.sees(/เดือนนี้ฝ่ายทะเบียนเหลือ/u);
    await pictures('pc-pick');
    await me.write('๑');
    await me.sees('ข้อ ๑ จาก');
    await me.write('กำลังทำ');
    await me.sees('ข้อ ๒ จาก');
    await me.write('จัดทำร่างแล้ว รอหัวหน้าฝ่ายตรวจ');
    await me.sees('ข้อ ๓ จาก ๕');
    await me.write('๑');
    await me.sees('ข้อ ๔ จาก ๕ · ภาพและไฟล์');
    await me.write('ยังไม่มีภาพ');
    await me.sees('ตรวจก่อนบันทึก');
    expect(await quick.count()).toBe(0);
    await pictures('pc-summary');
    await me.write('บันทึก');
    await me.sees('บันทึกแล้ว');
    expect(await bot.models.updates.countDocuments()).toBe(before + 1);
  });

  it('the officer sees the work of the division, a history with photos; the coordinator sees all divisions', async () => {
    await me.be('สมศรี');
    await me.write('งานของฉัน');
    await me.sees(/ยังไม่รายงานเดือนนี้ [๐-๙]+ เรื่อง/u);
    await pictures('status');
    await me.write('ประวัติ O8');
    await me.sees('รวบรวมสถิติการให้บริการเดือนตุลาคม');
    await me.chat.locator('.row-bot').last().locator('img').first().waitFor();
    await pictures('history');
    await me.be('ปราณี');
    await me.write('ภาพรวม');
    await me.sees(/ฝ่ายทะเบียน/u);
    await pictures('overview');
  });
});
