import sharp from 'sharp';
import { recordingBot } from '../support/recording-bot.ts';
import { until } from '../support/simulator.ts';
import { describeInBrowser, screenshot } from './support/browser.ts';
import { playedBot } from './support/played.ts';

const HOUR = 3_600_000;

describeInBrowser('rich menus and the clock on the page', () => {
  const played = playedBot();

  /** Makes a menu of one row with these actions, and the alias `main` or `more`. */
  const makeMenu = async (alias: string, color: string, actions: object[]) => {
    const { line, url } = played.sim;
    const width = Math.floor(2500 / actions.length);
    const made = await line('POST', '/v2/bot/richmenu', {
      size: { width: 2500, height: 843 },
      selected: true,
      name: alias,
      chatBarText: `เมนู ${alias}`,
      areas: actions.map((action, i) => ({ bounds: { x: i * width, y: 0, width, height: 843 }, action })),
    });
    expect(made).toMatchObject({ status: 200 });
    const { richMenuId } = made.body as { richMenuId: string };
    const picture = await sharp({ create: { width: 2500, height: 843, channels: 3, background: color } })
      .png()
      .toBuffer();
    const kept = await fetch(`${url}/v2/bot/richmenu/${richMenuId}/content`, {
      method: 'POST',
      headers: { authorization: 'Bearer test-token', 'content-type': 'image/png' },
      body: new Uint8Array(picture),
    });
    expect(kept.status).toBe(200);
    expect(
      await line('POST', '/v2/bot/richmenu/alias', { richMenuAliasId: alias, richMenuId }),
    ).toMatchObject({ status: 200 });
    return richMenuId;
  };

  it('fills the keyboard in, says what was tapped, changes tabs, and is not there on LINE for PC', async () => {
    const { me, page, sim } = played;
    await me.be('สมศรี');
    await me.addFriend();
    await me.chat.getByText('เพิ่มเป็นเพื่อนแล้ว').waitFor();
    const main = await makeMenu('main', '#0b7a5b', [
      {
        type: 'postback',
        label: 'รายงาน',
        data: 's=report',
        inputOption: 'openKeyboard',
        fillInText: 'รายงาน ',
      },
      { type: 'postback', label: 'งานของฉัน', data: 's=my-work', displayText: 'งานของฉัน' },
      { type: 'richmenuswitch', label: 'อื่น ๆ', richMenuAliasId: 'more', data: 'tab=more' },
    ]);
    await makeMenu('more', '#8e4585', [
      { type: 'message', label: 'ช่วยเหลือ', text: 'ช่วยเหลือ' },
      { type: 'richmenuswitch', label: 'กลับ', richMenuAliasId: 'main', data: 'tab=main' },
    ]);
    expect(await sim.line('POST', `/v2/bot/user/all/richmenu/${main}`)).toMatchObject({ status: 200 });

    const menu = page.getByRole('group', { name: 'เมนูลัด' });
    await menu.getByRole('button', { name: 'งานของฉัน' }).click();
    await me.chat.locator('.bubble.own').getByText('งานของฉัน').waitFor();
    await menu.getByRole('button', { name: 'อื่น ๆ' }).focus();
    await page.keyboard.press('Enter');
    await menu.getByRole('button', { name: 'ช่วยเหลือ' }).click();
    await me.chat.locator('.bubble.own').getByText('ช่วยเหลือ').waitFor();
    await page.getByRole('button', { name: 'เมนู more' }).waitFor();
    await menu.getByRole('button', { name: 'กลับ' }).click();

    await menu.getByRole('button', { name: 'รายงาน', exact: true }).click();
    expect(await me.field.inputValue()).toBe('รายงาน ');
    await until(
      () => me.field.evaluate((field) => field === document.activeElement || undefined),
      5000,
      'focus',
    );
    await menu.waitFor({ state: 'detached' });
    await page.keyboard.type('O13');
    await page.keyboard.press('Enter');
    await me.chat.locator('.bubble.own').getByText('รายงาน O13').waitFor();
    const bar = page.getByRole('button', { name: 'เมนู main' });
    expect(await bar.getAttribute('aria-expanded')).toBe('false');
    await bar.click();
    await menu.waitFor();
    await screenshot(page, 'page-rich-menu-1280');

    await me.device('LINE for PC');
    await bar.waitFor({ state: 'detached' });
    expect(await menu.count()).toBe(0);
    const switches = (await sim.log()).deliveries.flatMap(({ events }) => events.map(({ type }) => type));
    expect(switches.filter((type) => type === 'postback').length).toBeGreaterThanOrEqual(4);
  });

  it('puts the clock forward by steps, and hour by hour until the bot writes', async () => {
    const { me, page, sim, botSays } = played;
    const bot = await recordingBot();
    await sim.connect(bot.webhookUrl);
    await sim.follow('somsri');
    const tools = await me.openToolsFrom('ปราณี');
    const offset = async () => (await sim.state()).counters.clockOffset;
    await tools.getByRole('button', { name: '+1 ชั่วโมง' }).click();
    await until(async () => (await offset()) >= HOUR || undefined, 5000, 'an hour');
    await tools.getByRole('button', { name: '+1 วัน' }).click();
    await until(async () => (await offset()) >= 25 * HOUR || undefined, 5000, 'a day');
    const before = await offset();
    await tools.getByRole('button', { name: 'วันทำการถัดไป 09:00' }).click();
    await until(async () => (await offset()) > before || undefined, 5000, 'the next working day');
    const at = new Date(Date.now() + (await offset()) + 7 * HOUR);
    expect(at.toISOString().slice(11, 16)).toBe('09:00');
    expect([0, 6]).not.toContain(at.getUTCDay());

    await tools.getByRole('button', { name: 'ไปจนมีข้อความใหม่' }).click();
    const from = await offset();
    await until(async () => (await offset()) > from + 3 * HOUR || undefined, 15_000, 'some hours');
    await botSays('somsri', { type: 'text', text: 'เหลือ ๒ เรื่อง' });
    await page.getByRole('button', { name: 'หยุด', exact: true }).waitFor({ state: 'detached' });
    const stopped = await offset();
    await page.waitForTimeout(700);
    expect(await offset()).toBe(stopped);
    await page.getByLabel('ยังไม่อ่าน 1 ข้อความ').waitFor();
    await bot.close();
  });

  it('shows who is a friend and whose messages were counted, and sets the quota', async () => {
    const { me, sim, botSays } = played;
    await sim.follow('somsri');
    await sim.follow('anucha');
    const tools = await me.openToolsFrom('ปราณี');
    await botSays('somsri', { type: 'text', text: 'หนึ่ง' });
    await botSays('somsri', { type: 'text', text: 'สอง' }, { type: 'text', text: 'สาม' });
    await tools.getByText('เป็นเพื่อน · นับ 2').waitFor();
    await tools.getByRole('button', { name: 'บล็อก (อนุชา)' }).click();
    await tools.getByText('บล็อกบอต · นับ 0').waitFor();
    expect(await sim.person('anucha')).toMatchObject({ friendship: 'blocked' });
    const quota = tools.getByLabel('โควตาข้อความต่อเดือน');
    await quota.fill('2');
    await quota.press('Tab');
    await until(
      async () => {
        const { quota: set } = (await sim.state()).counters;
        return (set.type === 'limited' && set.value === 2) || undefined;
      },
      5000,
      'the quota',
    );
    const { userId } = await sim.person('somsri');
    const push = { to: userId, messages: [{ type: 'text', text: 'สี่' }] };
    expect(await sim.line('POST', '/v2/bot/message/push', push)).toMatchObject({ status: 429 });
  });
});
