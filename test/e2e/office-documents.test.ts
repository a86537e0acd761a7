import { NEXT_YEAR } from '../support/plan-files.ts';
import { pagesOf, testWith } from '../support/tools.ts';
import { describeInBrowser } from './support/browser.ts';
import { runningOffice } from './support/running-office.ts';

/** A plan goes in, a report comes out: each test goes on where the one before it ended. */
describeInBrowser('an office begins with a document and ends with one', () => {
  const office = runningOffice([
    { person: 'pranee', role: 'coordinator', divisions: [] },
    { person: 'somsri', role: 'officer', divisions: ['registration'] },
  ]);

  /** The file that the newest link of the bot opens, in the hands of somebody who only has the link. */
  const download = async (label: RegExp): Promise<Buffer> => {
    const link = office.me.chat.getByRole('link', { name: label }).last();
    const answer = await fetch((await link.getAttribute('href'))!);
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  it('a coordinator sends the plan as a file, answers two doubts, and confirms', async () => {
    await office.me.be('ปราณี');
    await office.me.write('นำเข้าแผน');
    await office.me.sees('ส่งไฟล์แผนหรือรายงานของเขตมาได้เลย');
    await office.page
      .getByTestId('file-input')
      .setInputFiles({ name: 'แผนปี 2571.txt', mimeType: 'text/plain', buffer: Buffer.from(NEXT_YEAR) });
    await office.me.sees('แผน สำนักงานเขตร่มเย็น ปี ๒๕๗๑', 60_000);
    await office.pictures('import-summary');
    await office.me.tap(/^ตอบทีละข้อ/u);
    await office.me.sees(/ข้อ ๑ จาก/u);
    await office.me.tap('แยกเป็นหลายข้อ');
    await office.me.sees(/ข้อ ๒ จาก/u);
    await office.pictures('import-question');
    await office.me.tap('ทำเครื่องหมายไว้ให้แก้');
    await office.me.sees(/ข้อ ๓ จาก/u);
    await office.me.write('ถือตามที่อ่านได้ทั้งหมด');
    await office.me.sees('นำเข้าเป็นแผนปี ๒๕๗๑');
    expect(await office.bot.models.plans.countDocuments({ fiscalYearBE: 2571 })).toBe(0);
    await office.pictures('import-confirm');
    await office.me.tap('ยืนยันนำเข้า');
    await office.me.sees(/นำเข้าแล้ว/u, 30_000);
    expect(await office.bot.models.plans.countDocuments({ fiscalYearBE: 2571 })).toBe(1);
  }, 120_000);

  it('an officer reports with photos on two measures', async () => {
    await office.me.be('สมศรี');
    for (const [measure, text] of [
      ['O7', 'จัดทำคู่มือการให้บริการประชาชนและเผยแพร่บนเว็บไซต์เขต # ครั้งที่ 1'],
      ['O8', 'รวบรวมสถิติการให้บริการแล้ว =SUM(A1) <b>ครบ</b>'],
    ] as const) {
      await office.me.write(`รายงาน ${measure}`);
      await office.me.sees(new RegExp(`^${measure} `, 'u'));
      await office.me.tap('แล้วเสร็จ');
      await office.me.sees(/ข้อ ๒ จาก ๔/u);
      await office.me.write(text);
      await office.me.sees('ข้อ ๓ จาก ๔');
      await office.me.attach('ภาพตัวอย่าง 1 ภาพ');
      await office.me.sees('ได้ ๑ ภาพแล้ว');
      await office.me.tap('ต่อไป');
      await office.me.sees(/ตรวจก่อนบันทึก/u);
      await office.me.tap('บันทึก');
      await office.me.sees('บันทึกแล้ว');
    }
  }, 60_000);

  it('the coordinator gets the report of the month by a link', async () => {
    await office.me.be('ปราณี');
    await office.me.write('ส่งออกรายงาน');
    await office.me.sees('ทำรายงานแบบใดคะ');
    await office.me.write('๑');
    await office.me.sees('ของช่วงเดือนใดคะ');
    await office.me.write('เดือนนี้');
    await office.me.sees('เป็นไฟล์ชนิดใดคะ');
    await office.me.tap(/^PDF/u);
    await office.me.sees(/มีผลแล้ว ๒ รายการ/u);
    await office.pictures('export-confirm');
    await office.me.tap(/^ทำฉบับร่าง/u);
    await office.me.sees('ไฟล์พร้อมแล้ว', 60_000);
    await office.pictures('export-ready');
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
