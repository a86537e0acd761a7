/** One person's hands and eyes on the simulator's page. */
import type { Locator, Page } from 'playwright-core';

export type Hands = ReturnType<typeof hands>;
export type Screen = ReturnType<typeof screen>;

/** One chat as it stands in `scope`: the page, or a member's column of a group. */
function screen(page: Page, scope: Page | Locator) {
  const chat = scope.getByRole('log', { name: 'ข้อความ' });
  const field = scope.getByRole('textbox', { name: 'พิมพ์ข้อความ' });
  const menu = scope.getByRole('group', { name: 'สิ่งที่ส่งได้' });
  return {
    chat,
    field,
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
      await scope.getByRole('button', { name: 'แนบภาพ ไฟล์ และอื่น ๆ' }).click();
      await menu.getByRole('button', { name: item }).click();
    },
    /** Does something with the newest message that has these words, from its menu. */
    async withMessage(words: string | RegExp, deed: 'ตอบกลับ' | 'แก้ไข' | 'ยกเลิกการส่ง') {
      const rows = deed === 'ตอบกลับ' ? '.row-own, .row-other, .row-bot' : '.row-own';
      const row = chat.locator(rows).filter({ hasText: words }).last();
      await row.getByRole('button', { name: 'ตัวเลือกของข้อความ' }).click();
      await page.getByRole('dialog', { name: 'ตัวเลือกของข้อความ' }).getByRole('button', { name: deed }).click();
    },
    /** Replies to the newest photo in the chat. */
    async replyToPhoto(text: string) {
      await chat.locator('.photo').last().click();
      await page.getByRole('dialog', { name: 'ภาพเต็ม' }).getByRole('button', { name: 'ตอบกลับ' }).click();
      await field.fill(text);
      await field.press('Enter');
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

export function hands(page: Page) {
  const tools = page.getByRole('complementary', { name: 'สถานการณ์ทดสอบ' });
  const people = page.getByRole('navigation', { name: 'ผู้ใช้จำลอง' });
  const goBack = async () => {
    const back = page.getByRole('button', { name: 'กลับไปเลือกคน' });
    if (await back.isVisible()) await back.click();
  };
  const openTools = async () => {
    if (!(await tools.isVisible()))
      await page.getByRole('button', { name: 'สถานการณ์ทดสอบ', exact: true }).click();
    await tools.waitFor();
    return tools;
  };
  return {
    ...screen(page, page),
    page,
    tools,
    /** Becomes another person of the cast. */
    async be(name: string) {
      await goBack();
      await people.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await page.getByRole('heading', { level: 2, name: new RegExp(`^${name}`) }).waitFor();
    },
    async addFriend() {
      await page.getByRole('button', { name: 'เพิ่มเพื่อน' }).first().click();
    },
    async device(name: 'มือถือ' | 'LINE for PC') {
      await page.getByRole('button', { name }).click();
    },
    /** Makes a group of these people and opens it. */
    async makeGroup(name: string, members: string[]) {
      await goBack();
      await people.getByRole('button', { name: 'สร้างกลุ่ม' }).click();
      const form = page.getByRole('dialog', { name: 'สร้างกลุ่ม' });
      await form.getByLabel('ชื่อกลุ่ม').fill(name);
      for (const member of members) await form.getByRole('checkbox', { name: member }).check();
      await form.getByRole('button', { name: 'สร้าง', exact: true }).click();
      await page.getByRole('region', { name: `กลุ่ม ${name}` }).waitFor();
    },
    /** Looks at a group that is there. */
    async openGroup(name: string) {
      await goBack();
      await people.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await page.getByRole('region', { name: `กลุ่ม ${name}` }).waitFor();
    },
    /** The screen of one member of the open group. */
    member: (name: string): Screen => screen(page, page.getByRole('region', { name, exact: true })),
    openTools,
    /** Becomes that person and opens the panel of situations. */
    async openToolsFrom(name: string) {
      await people.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      return openTools();
    },
    async closeTools() {
      await tools.getByRole('button', { name: 'ปิดสถานการณ์ทดสอบ' }).click();
    },
    /** Lets one coming call of the bot go wrong, in the panel of situations. */
    async nextFault(call: string, fault: string) {
      await openTools();
      await tools.getByLabel(call, { exact: true }).selectOption(fault);
      await tools.getByRole('group', { name: `${call}: จำนวนครั้ง` }).waitFor();
      await tools.getByRole('button', { name: 'ปิดสถานการณ์ทดสอบ' }).click();
    },
  };
}
