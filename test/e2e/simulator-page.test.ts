import { until } from '../support/simulator.ts';
import { describeInBrowser, screenshot } from './support/browser.ts';
import { playedBot } from './support/played.ts';

describeInBrowser("the simulator's page", () => {
  const played = playedBot();

  const flex = (contents: unknown, quickReply?: unknown) => ({
    type: 'flex',
    altText: 'การ์ด',
    contents,
    ...(quickReply ? { quickReply } : {}),
  });
  const body = (...contents: unknown[]) => ({
    type: 'bubble',
    body: { type: 'box', layout: 'vertical', contents },
  });

  it('shows who can be chosen and a code to begin with', async () => {
    const { page } = played;
    expect(await page.getByTestId('coordinator-code').first().textContent()).toBe('ABCD-2345');
    expect(await page.getByRole('navigation').getByRole('listitem').count()).toBeGreaterThanOrEqual(5);
    await screenshot(page, 'page-first-1280');
  });

  it('keeps the conversation on the server: written, answered, read, reloaded', async () => {
    const { page, me, botSays } = played;
    await me.be('สมศรี');
    await me.addFriend();
    await me.chat.getByText('เพิ่มเป็นเพื่อนแล้ว').waitFor();
    await me.write('สวัสดี\nhttps://example.test/a?b=1&c=2');
    await me.chat.getByText('สวัสดี').waitFor();
    await botSays('somsri', { type: 'text', text: 'สวัสดีค่ะ\nดูที่ https://example.test/คู่มือ.' });
    await me.sees('สวัสดีค่ะ');
    const link = me.chat.getByRole('link', { name: 'https://example.test/คู่มือ' });
    expect(await link.getAttribute('target')).toBe('_blank');
    await page.reload();
    await me.sees('สวัสดีค่ะ');
    expect(await me.chat.getByRole('link').count()).toBe(2);
  });

  it('marks what the bot said to somebody else until that chat is opened', async () => {
    const { page, me, botSays } = played;
    for (const name of ['สมศรี', 'อนุชา']) {
      await me.be(name);
      await me.addFriend();
      await me.chat.getByText('เพิ่มเป็นเพื่อนแล้ว').waitFor();
    }
    await botSays('somsri', { type: 'text', text: 'หนึ่ง' }, { type: 'text', text: 'สอง' });
    await page.getByLabel('ยังไม่อ่าน 2 ข้อความ').waitFor();
    await me.be('สมศรี');
    await me.sees('สอง');
    expect(await page.getByLabel(/ยังไม่อ่าน/).count()).toBe(0);
  });

  it('escapes every text of a message and follows no address but http and https', async () => {
    const { page, me, botSays } = played;
    await me.be('สมศรี');
    await me.addFriend();
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await botSays(
      'somsri',
      { type: 'text', text: `${evil} javascript:document.title=3` },
      flex({
        ...body({ type: 'text', text: evil, wrap: true }),
        footer: {
          type: 'box',
          layout: 'vertical',
          contents: [
            { type: 'button', action: { type: 'uri', label: 'โทร', uri: 'tel:021234567' } },
            { type: 'button', action: { type: 'uri', label: 'คู่มือ', uri: 'https://example.test/' } },
            { type: 'button', action: { type: 'message', label: evil.slice(0, 40), text: evil } },
          ],
        },
      }),
    );
    await me.chat.getByRole('link', { name: 'คู่มือ' }).waitFor();
    expect(await me.chat.locator('img, script').count()).toBe(0);
    expect(await me.chat.getByRole('link').count()).toBe(1);
    expect(await me.chat.getByRole('button', { name: 'โทร' }).isDisabled()).toBe(true);
    await me.chat.getByRole('button', { name: evil.slice(0, 40) }).click();
    await me.chat.locator('.bubble.own').getByText(evil).waitFor();
    expect(await page.title()).toBe('รายงาน · ตัวจำลอง');
  });

  it('shows quick replies on a phone until the next message, and none on LINE for PC', async () => {
    const { page, me, botSays } = played;
    const items = ['ต่อไป', 'ส่งภาพเพิ่ม'].map((label) => ({
      type: 'action',
      action: { type: 'postback', label, data: `d=${label}`, displayText: `${label}ค่ะ` },
    }));
    await me.be('สมศรี');
    await me.addFriend();
    await botSays('somsri', { type: 'text', text: 'ได้แล้ว', quickReply: { items } });
    const quick = page.getByRole('group', { name: 'ตัวเลือกด่วน' });
    await quick.getByRole('button', { name: 'ต่อไป' }).waitFor();
    await me.device('LINE for PC');
    await quick.waitFor({ state: 'detached' });
    await me.device('มือถือ');
    await quick.getByRole('button', { name: 'ต่อไป' }).click();
    await me.chat.locator('.bubble.own').getByText('ต่อไปค่ะ').waitFor();
    await quick.waitFor({ state: 'detached' });
  });

  it('sends ten different photos as one album, and takes back a message', async () => {
    const { page, me, sim } = played;
    await me.be('สมศรี');
    await me.addFriend();
    await me.attach('ภาพตัวอย่าง 10 ภาพ');
    await me.chat.getByRole('button', { name: 'ภาพที่ 10 จาก 10 แตะเพื่อขยาย' }).waitFor();
    const { messages } = await sim.chat('somsri');
    const photos = messages.flatMap((each) =>
      each.from === 'person' && each.content.type === 'image' ? [each.content] : [],
    );
    expect(photos.map(({ set }) => set?.index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const sizes = await Promise.all(
      photos.map(
        async ({ contentUrl }) => (await (await fetch(sim.url + contentUrl)).arrayBuffer()).byteLength,
      ),
    );
    expect(new Set(sizes).size).toBe(10);
    await screenshot(page, 'page-album-1280');

    await me.chat.getByRole('button', { name: 'ภาพที่ 3 จาก 10 แตะเพื่อขยาย' }).click();
    await page.getByRole('dialog', { name: 'ภาพเต็ม' }).waitFor();
    await page.keyboard.press('Escape');
    await me.write('ผิดคน');
    const row = me.chat.locator('.row-own').filter({ hasText: 'ผิดคน' });
    await row.getByRole('button', { name: 'ตัวเลือกของข้อความ' }).click();
    await page.getByRole('button', { name: 'ยกเลิกการส่ง' }).click();
    await me.chat.getByText('คุณยกเลิกข้อความ').waitFor();
    expect(await me.chat.getByText('ผิดคน').count()).toBe(0);
  });

  it('sets faults and shows what LINE counts', async () => {
    const { page, me, sim } = played;
    await me.be('สมศรี');
    await me.addFriend();
    await page.getByRole('button', { name: 'สถานการณ์ทดสอบ', exact: true }).click();
    const tools = page.getByRole('complementary', { name: 'สถานการณ์ทดสอบ' });
    await tools.getByLabel('เมื่อบอตส่งเอง').selectOption('ไลน์ตอบ 500');
    await tools.getByRole('group', { name: 'ถึงบอตสองครั้ง' }).getByRole('button', { name: 'เพิ่ม' }).click();
    await until(async () => (await sim.state()).faults.webhook.duplicate || undefined, 5000, 'the fault');
    expect((await sim.state()).faults).toMatchObject({
      push: { answer: 'error-500', left: 1 },
      webhook: { duplicate: 1 },
    });
    const { userId } = await sim.person('somsri');
    const push = { to: userId, messages: [{ type: 'text', text: 'ก' }] };
    expect(await sim.line('POST', '/v2/bot/message/push', push)).toMatchObject({ status: 500 });
    expect(await sim.line('POST', '/v2/bot/message/push', push)).toMatchObject({ status: 200 });
    await tools.locator('.counted').getByText('1', { exact: true }).waitFor();
    await tools.getByText('POST /message/push').first().waitFor();
    await screenshot(page, 'page-situations-1280');
  });

  it('works with the keyboard alone and fits a phone', async () => {
    const { page, me, botSays } = played;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: /สมศรี/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'เพิ่มเพื่อน' }).focus();
    await page.keyboard.press('Enter');
    await botSays(
      'somsri',
      flex({
        type: 'carousel',
        contents: [1, 2, 3].map((i) => ({
          ...body({ type: 'text', text: `เรื่องที่ ${i}` }),
          footer: {
            type: 'box',
            layout: 'vertical',
            contents: [
              {
                type: 'button',
                action: { type: 'postback', label: `เลือก ${i}`, data: `c=${i}`, displayText: `เลือก ${i}` },
              },
            ],
          },
        })),
      }),
    );
    await me.chat.getByRole('button', { name: 'เลือก 2' }).focus();
    await page.keyboard.press('Enter');
    await me.chat.locator('.bubble.own').getByText('เลือก 2').waitFor();
    const field = page.getByRole('textbox', { name: 'พิมพ์ข้อความ' });
    await field.focus();
    await page.keyboard.type('บรรทัดแรก');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('บรรทัดสอง');
    await page.keyboard.press('Enter');
    await me.chat.getByText('บรรทัดแรก บรรทัดสอง').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await screenshot(page, 'page-carousel-390');
  });
});
