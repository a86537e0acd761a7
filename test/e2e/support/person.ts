/** One person's hands and eyes on the simulator's page. */
import type { Page } from 'playwright-core';

export type Hands = ReturnType<typeof hands>;

export function hands(page: Page) {
  const chat = page.getByRole('log', { name: 'ข้อความ' });
  const field = page.getByRole('textbox', { name: 'พิมพ์ข้อความ' });
  const menu = page.getByRole('group', { name: 'สิ่งที่ส่งได้' });
  return {
    page,
    chat,
    /** Becomes another person of the cast. */
    async be(name: string) {
      const back = page.getByRole('button', { name: 'กลับไปเลือกคน' });
      if (await back.isVisible()) await back.click();
      await page
        .getByRole('navigation', { name: 'ผู้ใช้จำลอง' })
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .click();
      await page.getByRole('heading', { level: 2, name: new RegExp(`^${name}`) }).waitFor();
    },
    async addFriend() {
      await page.getByRole('button', { name: 'เพิ่มเพื่อน' }).first().click();
    },
    async device(name: 'มือถือ' | 'LINE for PC') {
      await page.getByRole('button', { name }).click();
    },
    async write(text: string) {
      await field.fill(text);
      await field.press('Enter');
    },
    /** Taps the newest button with these words in the chat. */
    async tap(label: string | RegExp) {
      await chat
        .getByRole('button', { name: label, exact: typeof label === 'string' })
        .last()
        .click();
    },
    /** Sends something from the menu behind "+". */
    async attach(item: string) {
      await page.getByRole('button', { name: 'แนบภาพ ไฟล์ และอื่น ๆ' }).click();
      await menu.getByRole('button', { name: item }).click();
    },
    /** Lets one coming call of the bot go wrong, in the panel of situations. */
    async nextFault(call: string, fault: string) {
      const tools = page.getByRole('complementary', { name: 'สถานการณ์ทดสอบ' });
      await page.getByRole('button', { name: 'สถานการณ์ทดสอบ', exact: true }).click();
      await tools.getByLabel(call, { exact: true }).selectOption(fault);
      await tools.getByRole('group', { name: `${call}: จำนวนครั้ง` }).waitFor();
      await tools.getByRole('button', { name: 'ปิดสถานการณ์ทดสอบ' }).click();
    },
    /** Waits until the newest message of the bot has these words. */
    async sees(words: string | RegExp, timeout = 15_000) {
      await chat.locator('.row-bot').last().getByText(words).first().waitFor({ timeout });
    },
    /** All that the bot said, in order, each as one line of text. */
    async botSaid(): Promise<string[]> {
      const said = await chat.locator('.row-bot .said').allInnerTexts();
      return said.map((text) => text.replace(/\s+/gu, ' ').trim());
    },
  };
}
