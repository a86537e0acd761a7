import { describeInBrowser, SCREENS, screenshot } from './support/browser.ts';
import { runningOffice } from './support/running-office.ts';

const GROUP = 'กลุ่มงาน ITA เขตร่มเย็น';

/** The district's group from the day on which the bot is invited: each test goes on where the one before it ended. */
describeInBrowser('an office uses the bot in its group', () => {
  const office = runningOffice([
    { person: 'pranee', role: 'coordinator', divisions: [] },
    { person: 'wichai', role: 'head', divisions: ['registration'] },
    { person: 'somsri', role: 'officer', divisions: ['registration'] },
    { person: 'anucha', role: 'officer', divisions: ['registration'] },
  ]);

  const show = (name: string) =>
    office.page
      .getByRole('group', { name: 'สมาชิกที่แสดง' })
      .getByRole('button', { name: new RegExp(`^${name}`, 'u') })
      .click();

  it('the bot is invited, says what it stores, and a coordinator links the group', async () => {
    await office.me.openGroup(GROUP);
    await office.page.getByRole('button', { name: 'เชิญบอต' }).click();
    const pranee = office.me.member('ปราณี');
    await pranee.sees('เรื่องอื่นที่คุยกันในกลุ่ม ไม่เก็บและไม่ตอบ');
    await screenshot(office.page, 'group-greeting-1280');
    await pranee.tap('เชื่อมกลุ่ม');
    await pranee.sees('กลุ่มนี้ใช้กับงานของฝ่ายใดคะ');
    await pranee.tap(/ทุกฝ่าย/u);
    await office.me.member('สมศรี').sees('กลุ่มนี้ใช้กับทุกฝ่าย');
    await screenshot(office.page, 'group-linked-1280');
  });

  it('two report beside others who talk; the talk gets no answer and nobody’s report mixes with another’s', async () => {
    await show('ปราณี');
    await show('อนุชา');
    const [wichai, somsri, anucha] = [
      office.me.member('วิชัย'),
      office.me.member('สมศรี'),
      office.me.member('อนุชา'),
    ];
    const answersTo = (name: string) => wichai.chat.locator('.row-bot').filter({ hasText: `ถึง ${name}` });
    const before = (await wichai.botSaid()).length;

    await somsri.field.fill('#รายงาน O8');
    await anucha.field.fill('@รายงาน รายงาน O7');
    for (const { field } of [somsri, anucha]) await field.press('Enter');
    await wichai.write('พรุ่งนี้ประชุมกี่โมงครับ');
    await answersTo('สมศรี').getByText('ข้อ ๑ จาก').waitFor();
    await answersTo('อนุชา').getByText('ข้อ ๑ จาก').waitFor();
    await answersTo('สมศรี').getByRole('button', { name: 'แล้วเสร็จ' }).waitFor();
    await somsri.chat
      .locator('.row-bot')
      .filter({ hasText: 'ถึง สมศรี' })
      .getByRole('button', { name: 'แล้วเสร็จ' })
      .click();
    await answersTo('สมศรี').getByText('ข้อ ๒ จาก').waitFor();
    await anucha.chat
      .locator('.row-bot')
      .filter({ hasText: 'ถึง อนุชา' })
      .getByRole('button', { name: 'กำลังทำ' })
      .click();
    await answersTo('อนุชา').getByText('ข้อ ๒ จาก').waitFor();
    await anucha.write('เก้าโมงครับ รายงานการประชุมครั้งก่อนส่งแล้วนะครับ');
    await somsri.write('# รวบรวมสถิติเดือนตุลาคม ขึ้นเว็บไซต์แล้ว');
    await answersTo('สมศรี').getByText('ข้อ ๓ จาก').waitFor();
    await anucha.withMessage('ถึง อนุชา', 'ตอบกลับ');
    await anucha.field.fill('รวบรวมคู่มือได้แปดงานจากสิบงาน');
    await anucha.field.press('Enter');
    await answersTo('อนุชา').getByText('ข้อ ๓ จาก').waitFor();
    await somsri.attach('ภาพตัวอย่าง 10 ภาพ');
    await answersTo('สมศรี').getByText('ได้ ๑๐ ภาพแล้ว').waitFor({ timeout: 20_000 });
    await screenshot(office.page, 'group-reporting-1280');
    await somsri.chat.getByRole('button', { name: 'ต่อไป' }).last().click();
    await answersTo('สมศรี').getByText('ตรวจก่อนบันทึก').waitFor();
    await somsri.chat.getByRole('button', { name: 'บันทึก', exact: true }).last().click();
    await answersTo('สมศรี').getByText('บันทึกแล้ว').first().waitFor();

    const said = (await wichai.botSaid()).slice(before);
    expect(said.filter((words) => !words.includes('ถึง สมศรี') && !words.includes('ถึง อนุชา'))).toEqual([]);
    expect(said.filter((words) => words.includes('ได้ ๑๐ ภาพแล้ว')).length).toBe(1);
    const updates = await office.bot.models.updates.find().lean();
    expect(updates.map(({ text }) => text)).toEqual(['รวบรวมสถิติเดือนตุลาคม ขึ้นเว็บไซต์แล้ว']);
    expect(await office.bot.models.evidence.countDocuments({ update: updates[0]!._id })).toBe(10);
    expect(JSON.stringify(await office.bot.models.seenMessages.find().lean())).not.toContain('ประชุม');
  }, 90_000);

  it('a photo that a colleague sent is quoted and filed', async () => {
    const [wichai, somsri] = [office.me.member('วิชัย'), office.me.member('สมศรี')];
    await wichai.attach('ภาพตัวอย่าง 1 ภาพ');
    await somsri.chat.locator('.row-other .photo').last().waitFor();
    const before = (await somsri.botSaid()).length;
    await somsri.replyToPhoto('รายงาน O7');
    await somsri.sees(/เก็บ.*O7/u, 20_000);
    expect((await somsri.botSaid()).length).toBe(before + 1);
    for (const screen of ['desktop', 'phone'] as const) {
      await office.page.setViewportSize(SCREENS[screen]);
      await screenshot(office.page, `group-photo-filed-${SCREENS[screen].width}`);
    }
  });
});
