import { SAMPLE_DISTRICT } from '../../src/plan/sample.ts';
import { simulatorAt, textsOf, until } from '../support/simulator.ts';
import { describeInBrowser, screenshot } from './support/browser.ts';
import { runningOffice } from './support/running-office.ts';

const DAY = 86_400_000;
/** Working days from the first reminder of a month to the last escalation, and some to spare. */
const WORKDAYS = 10;

/** Shortcuts on the phone, then a month of reminders by the clock: each test goes on where the one before it ended. */
describeInBrowser('an office has shortcuts, and is reminded', () => {
  const office = runningOffice(
    [
      { person: 'pranee', role: 'coordinator', divisions: [] },
      { person: 'wichai', role: 'head', divisions: ['registration'] },
      { person: 'somsri', role: 'officer', divisions: ['registration'] },
    ],
    async ({ models }) => {
      // the due day is soon, whatever today is
      const reportDay = new Date(Date.now() + 8 * DAY).getUTCDate();
      await models.districts.updateOne({ _id: SAMPLE_DISTRICT.slug }, { reportDay });
    },
  );

  const menu = () => office.page.getByRole('group', { name: 'เมนูลัด' });
  const area = (name: string) => menu().getByRole('button', { name, exact: true });

  it('an officer taps a shortcut that begins to write, and completes it', async () => {
    await office.me.be('สมศรี');
    // the menus are drawn beside everything else when the bot starts, and given when they are there
    await area('ค้นหาเรื่อง').waitFor({ timeout: 40_000 });
    await menu()
      .locator('img')
      .evaluate((img: HTMLImageElement) => img.decode());
    await office.pictures('menu-officer');
    await area('ค้นหาเรื่อง').click();
    await until(
      async () => (await office.me.field.inputValue()) === 'รายงาน ' || undefined,
      5000,
      'the words',
    );
    expect(await office.me.field.evaluate((field) => field === document.activeElement)).toBe(true);
    await office.page.keyboard.type('O8');
    await office.page.keyboard.press('Enter');
    await office.me.sees('ข้อ ๑ จาก');
    await office.me.write('ยกเลิก');
    await office.page.getByRole('button', { name: 'เมนู', exact: true }).click();
    await area('งานของฉัน').click();
    await office.me.sees(/ยังไม่รายงานเดือนนี้/u);
  }, 60_000);

  it('a coordinator changes between two tabs on the phone, and has none on LINE for PC', async () => {
    await office.me.be('ปราณี');
    await office.me.sees('ผู้ประสานงาน');
    expect(await menu().count()).toBe(0);
    await office.me.device('มือถือ');
    await area('เตือน').waitFor();
    await menu()
      .locator('img')
      .evaluate((img: HTMLImageElement) => img.decode());
    await office.pictures('menu-coordinator');
    await area('รายงานและตั้งค่า').focus();
    await office.page.keyboard.press('Enter');
    await area('ตั้งค่าเตือน').waitFor();
    await area('ติดตามงาน').click();
    await area('ยังไม่ส่ง').click();
    await office.me.sees(/ยังไม่/u);
    await office.me.device('LINE for PC');
    await menu().waitFor({ state: 'detached' });
  });

  it('the clock runs until the first reminder, whose button opens the report of that measure', async () => {
    const { page } = office;
    const tools = await office.me.openToolsFrom('ปราณี');
    await tools.getByRole('button', { name: 'ไปจนมีข้อความใหม่' }).click();
    const stop = page.getByRole('button', { name: 'หยุด', exact: true });
    await stop.waitFor();
    await screenshot(page, 'clock-running-1280');
    await stop.waitFor({ state: 'detached', timeout: 90_000 });
    await office.me.closeTools();
    await office.me.be('สมศรี');
    await office.me.sees('เตือนรายงาน');
    // the clock waited at the hour until the bot had done its work
    await office.me.sees('09:00');
    await office.me.sees(/ฝ่ายทะเบียน เหลือ [๐-๙]+ เรื่อง/u);
    await office.page.getByRole('button', { name: 'เมนู', exact: true }).click();
    await office.pictures('reminder-personal', office.me.chat.locator('.row-bot').last());
    const button = office.me.chat
      .locator('.row-bot')
      .last()
      .getByRole('button', { name: /^รายงาน [A-Z]/u })
      .first();
    const [, code] = ((await button.textContent()) ?? '').trim().split(' ');
    await button.click();
    await office.me.sees('ข้อ ๑ จาก');
    await office.me.sees(new RegExp(`^${code} `, 'u'));
    await office.me.write('ยกเลิก');
    await office.me.write('รายงาน O8');
    await office.me.sees('ข้อ ๑ จาก ๔');
    await office.me.tap('กำลังทำ');
    await office.me.sees('ข้อ ๒ จาก ๔');
    await office.me.write('รวบรวมสถิติของเดือนนี้แล้ว รอหัวหน้าฝ่ายตรวจ');
    await office.me.sees('ข้อ ๓ จาก ๔');
    await office.me.attach('ภาพตัวอย่าง 1 ภาพ');
    await office.me.sees('ได้ ๑ ภาพแล้ว');
    await office.me.tap('ต่อไป');
    await office.me.tap('บันทึก');
    await office.me.sees('บันทึกแล้ว');
  }, 120_000);

  it('the month goes on: due day, digest, head and coordinator, each told once', async () => {
    const sim = simulatorAt(office.bot.pageUrl);
    const tools = await office.me.openToolsFrom('ปราณี');
    const step = tools.getByRole('button', { name: 'วันทำการถัดไป 09:00' });
    const quiet = async () => {
      const calls = (await sim.log()).calls.length;
      await office.page.waitForTimeout(600);
      return (await sim.log()).calls.length === calls || undefined;
    };
    for (let day = 0; day < WORKDAYS; day++) {
      await step.click();
      await until(quiet, 15_000, 'the bot to be idle');
    }
    await office.me.closeTools();

    const pushed = async (person: string) =>
      (await sim.chat(person)).messages.flatMap((one) =>
        one.from === 'bot' && one.via !== 'reply' ? [textsOf(one.message).join(' ')] : [],
      );
    const [somsri, wichai, pranee] = await Promise.all(['somsri', 'wichai', 'pranee'].map(pushed));
    expect(somsri!.filter((words) => words.startsWith('เตือนรายงาน'))).toHaveLength(2);
    expect(wichai!.filter((words) => words.startsWith('ถึงหัวหน้าฝ่าย'))).toHaveLength(1);
    for (const said of [somsri!, wichai!, pranee!]) expect(new Set(said).size).toBe(said.length);
    const { counted, recipients } = (await sim.state()).counters;
    expect(Object.values(recipients).reduce((sum, count) => sum + count, 0)).toBe(counted);

    await office.me.be('ปราณี');
    await office.me.device('มือถือ');
    await office.page.getByRole('button', { name: 'เมนู', exact: true }).click();
    const digest = office.me.chat.locator('.row-bot').filter({ hasText: 'สรุปเดือน' });
    await digest.getByText(/รายงานแล้ว [๐-๙]+ จาก [๐-๙]+ เรื่อง/u).waitFor();
    await office.pictures('reminder-digest', digest);
  }, 120_000);
});
