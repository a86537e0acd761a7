import type { Browser, Locator } from 'playwright-core';
import { SAMPLE_DISTRICT } from '../../src/plan/sample.ts';
import { simulatorAt, textsOf, until } from '../support/simulator.ts';
import { type RunningBot, runBot } from './support/bot.ts';
import { describeInBrowser, launchBrowser, SCREENS, screenshot, visit } from './support/browser.ts';
import { type Hands, hands } from './support/person.ts';
import { join } from './support/staff.ts';

const DAY = 86_400_000;
/** Working days from the first reminder of a month to the last escalation, and some to spare. */
const WORKDAYS = 10;

/** Shortcuts on the phone, then a month of reminders by the clock: each test goes on where the one before it ended. */
describeInBrowser('an office has shortcuts, and is reminded', () => {
  let browser: Browser;
  let bot: RunningBot;
  let visitor: Awaited<ReturnType<typeof visit>>;
  let me: Hands;

  beforeAll(async () => {
    bot = await runBot();
    browser = await launchBrowser();
    // the due day is soon, whatever today is
    const reportDay = new Date(Date.now() + 8 * DAY).getUTCDate();
    await bot.models.districts.updateOne({ _id: SAMPLE_DISTRICT.slug }, { reportDay });
    await join(bot, [
      { person: 'pranee', role: 'coordinator', divisions: [] },
      { person: 'wichai', role: 'head', divisions: ['registration'] },
      { person: 'somsri', role: 'officer', divisions: ['registration'] },
    ]);
    visitor = await visit(browser, bot.pageUrl, 'desktop');
    me = hands(visitor.page);
  }, 120_000);
  afterAll(async () => {
    await visitor?.close();
    await browser?.close();
    await bot?.stop();
  }, 30_000);
  afterEach(() => expect(visitor?.problems).toEqual([]));

  /** On both screens; `from` stands at the top. */
  const pictures = async (name: string, from?: Locator) => {
    for (const screen of ['phone', 'desktop'] as const) {
      await visitor.page.setViewportSize(SCREENS[screen]);
      await from?.evaluate((row) => row.scrollIntoView());
      await screenshot(visitor.page, `${name}-${SCREENS[screen].width}`);
    }
  };
  const menu = () => visitor.page.getByRole('group', { name: 'เมนูลัด' });
  const area = (name: string) => menu().getByRole('button', { name, exact: true });

  it('an officer taps a shortcut that begins to write, and completes it', async () => {
    await me.be('สมศรี');
    // the menus are drawn beside everything else when the bot starts, and given when they are there
    await area('ค้นหาเรื่อง').waitFor({ timeout: 40_000 });
    await menu()
      .locator('img')
      .evaluate((img: HTMLImageElement) => img.decode());
    await pictures('menu-officer');
    await area('ค้นหาเรื่อง').click();
    await until(async () => (await me.field.inputValue()) === 'รายงาน ' || undefined, 5000, 'the words');
    expect(await me.field.evaluate((field) => field === document.activeElement)).toBe(true);
    await visitor.page.keyboard.type('O8');
    await visitor.page.keyboard.press('Enter');
    await me.sees('ข้อ ๑ จาก');
    await me.write('ยกเลิก');
    await visitor.page.getByRole('button', { name: 'เมนู', exact: true }).click();
    await area('งานของฉัน').click();
    await me.sees(/ยังไม่รายงานเดือนนี้/u);
  }, 60_000);

  it('a coordinator changes between two tabs on the phone, and has none on LINE for PC', async () => {
    await me.be('ปราณี');
    await me.sees('ผู้ประสานงาน');
    expect(await menu().count()).toBe(0);
    await me.device('มือถือ');
    await area('เตือน').waitFor();
    await menu()
      .locator('img')
      .evaluate((img: HTMLImageElement) => img.decode());
    await pictures('menu-coordinator');
    await area('รายงานและตั้งค่า').focus();
    await visitor.page.keyboard.press('Enter');
    await area('ตั้งค่าเตือน').waitFor();
    await area('ติดตามงาน').click();
    await area('ยังไม่ส่ง').click();
    await me.sees(/ยังไม่/u);
    await me.device('LINE for PC');
    await menu().waitFor({ state: 'detached' });
  });

  it('the clock runs until the first reminder, whose button opens the report of that measure', async () => {
    const { page } = visitor;
    const tools = await me.openToolsFrom('ปราณี');
    await tools.getByRole('button', { name: 'ไปจนมีข้อความใหม่' }).click();
    const stop = page.getByRole('button', { name: 'หยุด', exact: true });
    await stop.waitFor();
    await screenshot(page, 'clock-running-1280');
    await stop.waitFor({ state: 'detached', timeout: 90_000 });
    await me.closeTools();
    await me.be('สมศรี');
    await me.sees('เตือนรายงาน');
    // the clock waited at the hour until the bot had done its work
    await me.sees('09:00');
    await me.sees(/ฝ่ายทะเบียน เหลือ [๐-๙]+ เรื่อง/u);
    await visitor.page.getByRole('button', { name: 'เมนู', exact: true }).click();
    await pictures('reminder-personal', me.chat.locator('.row-bot').last());
    const button = me.chat
      .locator('.row-bot')
      .last()
      .getByRole('button', { name: /^รายงาน [A-Z]/u })
      .first();
    const [, code] = ((await button.textContent()) ?? '').trim().split(' ');
    await button.click();
    await me.sees('ข้อ ๑ จาก');
    await me.sees(new RegExp(`^${code} `, 'u'));
    await me.write('ยกเลิก');
    await me.write('รายงาน O8');
    await me.sees('ข้อ ๑ จาก ๔');
    await me.tap('กำลังทำ');
    await me.sees('ข้อ ๒ จาก ๔');
    await me.write('รวบรวมสถิติของเดือนนี้แล้ว รอหัวหน้าฝ่ายตรวจ');
    await me.sees('ข้อ ๓ จาก ๔');
    await me.attach('ภาพตัวอย่าง 1 ภาพ');
    await me.sees('ได้ ๑ ภาพแล้ว');
    await me.tap('ต่อไป');
    await me.tap('บันทึก');
    await me.sees('บันทึกแล้ว');
  }, 120_000);

  it('the month goes on: due day, digest, head and coordinator, each told once', async () => {
    const sim = simulatorAt(bot.pageUrl);
    const tools = await me.openToolsFrom('ปราณี');
    const step = tools.getByRole('button', { name: 'วันทำการถัดไป 09:00' });
    const quiet = async () => {
      const calls = (await sim.log()).calls.length;
      await visitor.page.waitForTimeout(600);
      return (await sim.log()).calls.length === calls || undefined;
    };
    for (let day = 0; day < WORKDAYS; day++) {
      await step.click();
      await until(quiet, 15_000, 'the bot to be idle');
    }
    await me.closeTools();

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

    await me.be('ปราณี');
    await me.device('มือถือ');
    await visitor.page.getByRole('button', { name: 'เมนู', exact: true }).click();
    const digest = me.chat.locator('.row-bot').filter({ hasText: 'สรุปเดือน' });
    await digest.getByText(/รายงานแล้ว [๐-๙]+ จาก [๐-๙]+ เรื่อง/u).waitFor();
    await pictures('reminder-digest', digest);
  }, 120_000);
});
