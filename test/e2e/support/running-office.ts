/** The whole bot and one visitor of its simulator's page, for stories in which each test goes on where the last one ended. */
import type { Browser, Locator, Page } from 'playwright-core';
import { type RunningBot, runBot } from './bot.ts';
import { launchBrowser, SCREENS, screenshot, visit } from './browser.ts';
import { type Hands, hands } from './person.ts';
import { join, type Staff } from './staff.ts';

export interface RunningOffice {
  bot: RunningBot;
  page: Page;
  me: Hands;
  /** Pictures of a phone's screen and of a desktop's; `from` stands at the top. */
  pictures(name: string, from?: Locator): Promise<void>;
}

/**
 * Call it in a `describe`; what it gives is filled in before the first test. `staff` has joined by then, after what
 * `before` does. A test fails when the page had problems.
 */
export function runningOffice(staff: Staff[], before?: (bot: RunningBot) => Promise<void>): RunningOffice {
  const office = {} as RunningOffice;
  let browser: Browser | undefined;
  let visitor: Awaited<ReturnType<typeof visit>> | undefined;

  beforeAll(async () => {
    const bot = await runBot();
    office.bot = bot;
    browser = await launchBrowser();
    await before?.(bot);
    await join(bot, staff);
    visitor = await visit(browser, bot.pageUrl, 'desktop');
    const { page } = visitor;
    const pictures: RunningOffice['pictures'] = async (name, from) => {
      for (const size of Object.values(SCREENS)) {
        await page.setViewportSize(size);
        await from?.evaluate((row) => row.scrollIntoView());
        await screenshot(page, `${name}-${size.width}`);
      }
    };
    Object.assign(office, { page, me: hands(page), pictures });
  }, 120_000);
  afterAll(async () => {
    await visitor?.close();
    await browser?.close();
    await office.bot?.stop();
  }, 30_000);
  afterEach(() => expect(visitor?.problems).toEqual([]));
  return office;
}
