import type { Browser } from 'playwright-core';
import { NEXT_YEAR } from '../support/plan-files.ts';
import { pagesOf, testWith } from '../support/tools.ts';
import { type RunningBot, runBot } from './support/bot.ts';
import { describeInBrowser, launchBrowser, SCREENS, screenshot, visit } from './support/browser.ts';
import { type Hands, hands } from './support/person.ts';
import { join } from './support/staff.ts';

/** A plan goes in, a report comes out: each test goes on where the one before it ended. */
describeInBrowser('an office begins with a document and ends with one', () => {
  let browser: Browser;
  let bot: RunningBot;
  let visitor: Awaited<ReturnType<typeof visit>>;
  let me: Hands;

  beforeAll(async () => {
    [browser, bot] = await Promise.all([launchBrowser(), runBot()]);
    await join(bot, [
      { person: 'pranee', role: 'coordinator', divisions: [] },
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
  afterEach(() => expect(visitor.problems).toEqual([]));

  const pictures = async (name: string) => {
    for (const screen of ['phone', 'desktop'] as const) {
      await visitor.page.setViewportSize(SCREENS[screen]);
      await screenshot(visitor.page, `${name}-${SCREENS[screen].width}`);
    }
  };
  /** The file that the newest link of the bot opens, in the hands of somebody who only has the link. */
  const download = async (label: RegExp): Promise<Buffer> => {
    const link = me.chat.getByRole('link', { name: label }).last();
    const answer = await fetch((await link.getAttribute('href'))!);
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  it('a coordinator sends the plan as a file, answers two doubts, and confirms', async () => {
    await me.be('ปราณี');
    await me.write('นำเข้าแผน');
    await me.sees('ส่งไฟล์แผนหรือรายงานของเขตมาได้เลย');
    await visitor.page
      .getByTestId('file-input')
      .setInputFiles({ name: 'แผนปี 2571.txt', mimeType: 'text/plain', buffer: Buffer.from(NEXT_YEAR) });
    await me.sees('แผน สำนักงานเขตร่มเย็น ปี ๒๕๗๑', 60_000);
    await pictures('import-summary');
    await me.tap(/^ตอบทีละข้อ/u);
    await me.sees(/ข้อ ๑ จาก/u);
    await me.tap('แยกเป็นหลายข้อ');
    await me.sees(/ข้อ ๒ จาก/u);
    await pictures('import-question');
    await me.tap('ทำเครื่องหมายไว้ให้แก้');
    await me.sees(/ข้อ ๓ จาก/u);
    await me.write('ถือตามที่อ่านได้ทั้งหมด');
    await me.sees('นำเข้าเป็นแผนปี ๒๕๗๑');
    expect(await bot.models.plans.countDocuments({ fiscalYearBE: 2571 })).toBe(0);
    await pictures('import-confirm');
    await me.tap('ยืนยันนำเข้า');
    await me.sees(/นำเข้าแล้ว/u, 30_000);
    expect(await bot.models.plans.countDocuments({ fiscalYearBE: 2571 })).toBe(1);
  }, 120_000);

  it('an officer reports with photos on two measures', async () => {
    await me.be('สมศรี');
    for (const [measure, text] of [
      ['O7', 'จัดทำคู่มือการให้บริการประชาชนและเผยแพร่บนเว็บไซต์เขต # ครั้งที่ 1'],
      ['O8', 'รวบรวมสถิติการให้บริการแล้ว =SUM(A1) <b>ครบ</b>'],
    ] as const) {
      await me.write(`รายงาน ${measure}`);
      await me.sees(new RegExp(`^${measure} `, 'u'));
      await me.tap('แล้วเสร็จ');
      await me.sees(/ข้อ ๒ จาก ๔/u);
      await me.write(text);
      await me.sees('ข้อ ๓ จาก ๔');
      await me.attach('ภาพตัวอย่าง 1 ภาพ');
      await me.sees('ได้ ๑ ภาพแล้ว');
      await me.tap('ต่อไป');
      await me.sees(/ตรวจก่อนบันทึก/u);
      await me.tap('บันทึก');
      await me.sees('บันทึกแล้ว');
    }
  }, 60_000);

  it('the coordinator gets the report of the month by a link', async () => {
    await me.be('ปราณี');
    await me.write('ส่งออกรายงาน');
    await me.sees('ทำรายงานแบบใดคะ');
    await me.write('๑');
    await me.sees('ของช่วงเดือนใดคะ');
    await me.write('เดือนนี้');
    await me.sees('เป็นไฟล์ชนิดใดคะ');
    await me.tap(/^PDF/u);
    await me.sees(/มีผลแล้ว ๒ รายการ/u);
    await pictures('export-confirm');
    await me.tap(/^ทำฉบับร่าง/u);
    await me.sees('ไฟล์พร้อมแล้ว', 60_000);
    await pictures('export-ready');
    expect((await download(/เปิดไฟล์ PDF/u)).subarray(0, 5).toString()).toBe('%PDF-');
  }, 90_000);

  testWith(['pdftotext'])('it says what the officer said, as it was typed', async () => {
    const pages = pagesOf(await download(/เปิดไฟล์ PDF/u)).map((page) => page.replace(/\s+/gu, ''));
    const text = pages.join('');
    expect(text).toContain('เผยแพร่บนเว็บไซต์เขต#ครั้งที่1');
    expect(text).toContain('=SUM(A1)<b>ครบ</b>');
    const annex = pages.findIndex((page) => page.includes('รายการที่ยังขาด'));
    const table = pages.slice(0, annex);
    expect(table.length).toBeGreaterThan(1);
    expect(table.every((page) => page.includes('ประเด็นการประเมิน'))).toBe(true);
  });
});
