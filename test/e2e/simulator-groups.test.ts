import type { Group, GroupChat } from '../../src/simulator/control-api.ts';
import { describeInBrowser, SCREENS, screenshot } from './support/browser.ts';
import { playedBot } from './support/played.ts';

const NAME = 'งาน ITA ฝ่ายทะเบียน';

describeInBrowser('groups on the page', () => {
  const played = playedBot();

  const theGroup = async (): Promise<Group> =>
    (await played.sim.state()).groups.find(({ name }) => name === NAME)!;
  const said = async () => {
    const { id } = await theGroup();
    return (await played.sim.request<GroupChat>('GET', `/control/groups/${id}/chat`)).messages;
  };
  const inGroup = async () => {
    const { me, page } = played;
    await me.makeGroup(NAME, ['วิชัย', 'สมศรี', 'อนุชา']);
    await page.getByRole('button', { name: 'เชิญบอต' }).click();
    const [wichai, somsri, anucha] = [me.member('วิชัย'), me.member('สมศรี'), me.member('อนุชา')];
    await anucha.chat.getByText('รายงาน เข้าร่วมกลุ่ม').waitFor();
    return { wichai, somsri, anucha };
  };

  it('shows three members side by side, each with an own composer, and who came and went', async () => {
    const { me, page } = played;
    const { wichai, somsri, anucha } = await inGroup();
    await wichai.field.fill('หนึ่ง');
    await somsri.field.fill('สอง');
    await anucha.field.fill('สาม');
    for (const { field } of [somsri, wichai, anucha]) await field.press('Enter');
    for (const { chat } of [wichai, somsri, anucha]) {
      await chat.getByText('สาม', { exact: true }).waitFor();
      expect(await chat.locator('.bubble').allInnerTexts()).toEqual(['สอง', 'หนึ่ง', 'สาม']);
      expect(await chat.locator('.bubble.own').count()).toBe(1);
    }
    await played.botSays((await theGroup()).groupId, { type: 'text', text: 'รับทราบค่ะ' });
    await anucha.sees('รับทราบค่ะ');

    await page.getByRole('button', { name: 'สมาชิกของกลุ่ม' }).click();
    const dialog = page.getByRole('dialog', { name: 'สมาชิกของกลุ่ม' });
    await dialog.getByRole('button', { name: 'นำออก สมศรี' }).click();
    await dialog.getByRole('button', { name: 'เพิ่ม กมล' }).click();
    await dialog.getByRole('button', { name: 'นำบอตออก' }).click();
    await dialog.getByRole('button', { name: 'เชิญบอต' }).waitFor();
    await dialog.getByRole('button', { name: 'เสร็จ' }).click();
    for (const line of ['สมศรี ออกจากกลุ่ม', 'กมล เข้าร่วมกลุ่ม', 'รายงาน ออกจากกลุ่ม'])
      await wichai.chat.getByText(line, { exact: true }).waitFor();
    expect(await page.getByRole('region', { name: 'สมศรี', exact: true }).count()).toBe(0);
    expect((await theGroup()).members).toEqual(['wichai', 'anucha', 'kamol']);
    await me.member('อนุชา').chat.getByText('กมล เข้าร่วมกลุ่ม').waitFor();
  });

  it('replies to a photo and to words, mentions the bot, edits and takes back', async () => {
    const { wichai, somsri, anucha } = await inGroup();
    await somsri.attach('ภาพตัวอย่าง 1 ภาพ');
    await anucha.chat.locator('.photo').waitFor();
    await anucha.replyToPhoto('@รายงาน รายงาน O13');
    const reply = wichai.chat.locator('.row-other').filter({ hasText: 'O13' });
    await reply.getByRole('button', { name: /^ตอบกลับ สมศรี: ส่งรูปภาพ/u }).click();
    await reply.locator('.quote-photo').waitFor();
    const messages = await said();
    const photo = messages.find((one) => one.from === 'person' && one.content.type === 'image')!;
    expect(messages.at(-1)).toMatchObject({
      by: 'anucha',
      quotes: photo.id,
      content: { text: '@รายงาน รายงาน O13' },
    });
    await screenshot(played.page, 'page-group-quote-1280');

    await wichai.write('ประชุมเก้าโมง');
    await wichai.withMessage('ประชุมเก้าโมง', 'แก้ไข');
    await wichai.field.fill('ประชุมสิบโมง');
    await wichai.field.press('Enter');
    await somsri.chat.getByText('แก้ไขแล้ว').waitFor();
    expect(await somsri.chat.getByText('ประชุมเก้าโมง').count()).toBe(0);

    await somsri.withMessage('ประชุมสิบโมง', 'ตอบกลับ');
    await somsri.field.fill('ไปค่ะ');
    await somsri.field.press('Enter');
    await wichai.chat.getByRole('button', { name: /^ตอบกลับ วิชัย: ประชุมสิบโมง/u }).waitFor();
    await wichai.withMessage('ประชุมสิบโมง', 'ยกเลิกการส่ง');
    await wichai.chat.getByText('คุณยกเลิกข้อความ').waitFor();
    await anucha.chat.getByText('วิชัยยกเลิกข้อความ').waitFor();
    await somsri.chat.getByText('ข้อความนี้ถูกยกเลิกหรือไม่มีแล้ว').waitFor();
  });

  it('opens the menu of a message by a right click, by the keyboard, and by a finger that stays', async () => {
    const { page } = played;
    const { wichai, somsri } = await inGroup();
    await wichai.write('ส่งเอกสารแล้ว');
    const bubble = somsri.chat.getByText('ส่งเอกสารแล้ว');
    const menu = page.getByRole('dialog', { name: 'ตัวเลือกของข้อความ' });
    await bubble.click({ button: 'right' });
    await menu.getByRole('button', { name: 'ตอบกลับ' }).waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });

    const dots = somsri.chat.getByRole('button', { name: 'ตัวเลือกของข้อความ' });
    await dots.focus();
    await page.keyboard.press('Enter');
    await menu.waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    expect(await dots.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await menu.waitFor();
    await page.keyboard.press('Enter');
    await somsri.chat.page().keyboard.type('รับแล้วค่ะ');
    await page.keyboard.press('Enter');
    await wichai.chat.getByRole('button', { name: /^ตอบกลับ วิชัย: ส่งเอกสารแล้ว/u }).waitFor();

    const finger = { pointerType: 'touch', bubbles: true, clientX: 500, clientY: 300 };
    await bubble.first().dispatchEvent('pointerdown', finger);
    await menu.waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await bubble.first().dispatchEvent('pointerdown', finger);
    await bubble.first().dispatchEvent('pointermove', { ...finger, clientY: 360 });
    await page.waitForTimeout(700);
    expect(await menu.isVisible()).toBe(false);
  });

  it('shows one member at a time on a phone, and the own chat with the bot beside the group', async () => {
    const { me, page, botSays, sim } = played;
    await sim.follow('somsri');
    const { wichai } = await inGroup();
    await page.setViewportSize(SCREENS.phone);
    await page.getByRole('region', { name: 'สมศรี', exact: true }).waitFor({ state: 'detached' });
    await wichai.write('จากมือถือของวิชัย');
    await botSays('somsri', { type: 'text', text: 'ถึงสมศรีคนเดียว' });
    const shown = page.getByRole('group', { name: 'สมาชิกที่แสดง' });
    await shown.getByLabel('ยังไม่อ่าน 1 ข้อความ').waitFor();
    await shown.getByRole('button', { name: /^สมศรี/u }).click();
    const somsri = me.member('สมศรี');
    await somsri.chat.getByText('จากมือถือของวิชัย').waitFor();
    await somsri.field.fill('ยังเขียนไม่เสร็จ');
    await page.getByRole('button', { name: 'แชตกับรายงาน' }).click();
    await somsri.sees('ถึงสมศรีคนเดียว');
    await page.getByLabel(/ยังไม่อ่าน/u).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'กลุ่ม', exact: true }).click();
    expect(await somsri.field.inputValue()).toBe('ยังเขียนไม่เสร็จ');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(SCREENS.phone.width);
    await screenshot(page, 'page-group-390');
  });
});
