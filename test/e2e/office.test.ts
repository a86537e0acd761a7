import type { Browser } from 'playwright-core';
import { type RunningBot, runBot } from './support/bot.ts';
import { describeInBrowser, launchBrowser, screenshot, visit } from './support/browser.ts';
import { type Hands, hands } from './support/person.ts';

/** One office from the first day on: each test goes on where the one before it ended. */
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

  it('a coordinator joins with the code of the page', async () => {
    const code = await visitor.page.getByTestId('coordinator-code').first().textContent();
    await me.be('ปราณี');
    await me.addFriend();
    await me.tap('ยินยอมและเริ่มใช้');
    await me.sees('มีรหัสเชิญจากผู้ประสานงานไหมคะ');
    await screenshot(visitor.page, 'join-code-1280');
    await me.write(code!);
    await me.sees('ผู้ประสานงาน');
    await screenshot(visitor.page, 'join-coordinator-1280');
  });

  it('an officer asks to join, and the coordinator approves in the chat', async () => {
    await me.be('สมศรี');
    await me.addFriend();
    await me.tap('ยินยอมและเริ่มใช้');
    await me.tap('ไม่มีรหัส');
    await me.sees('อยู่ฝ่ายใดคะ');
    await screenshot(visitor.page, 'join-division-1280');
    await me.tap(/ทะเบียน/u);
    await me.sees('ส่งคำขอเข้าฝ่ายทะเบียนให้ผู้ประสานงานแล้ว');
    await visitor.page.getByLabel(/ยังไม่อ่าน 1 ข้อความ/u).waitFor();
    await me.be('ปราณี');
    await me.sees('สมศรี ขอเข้าฝ่ายทะเบียน');
    await me.tap('อนุมัติ');
    await me.sees(/อนุมัติ/u);
    await screenshot(visitor.page, 'join-approved-1280');
    await me.be('สมศรี');
    await me.sees(/ฝ่ายทะเบียน/u);
  });
});
