/** The simulator's page by itself, anew for each test; the bot is played by calls to LINE's API. */
import type { Browser, Page } from 'playwright-core';
import { simulator, type TestSimulator } from '../../support/simulator.ts';
import { launchBrowser, visit } from './browser.ts';
import { type Hands, hands } from './person.ts';

export interface Played {
  sim: TestSimulator;
  me: Hands;
  page: Page;
  /** What the bot says to a person, or by its LINE id into a group. */
  botSays(to: string, ...messages: unknown[]): Promise<void>;
}

/** Call it in a `describe`; what it gives is filled in before each test. A test fails when the page had problems. */
export function playedBot(): Played {
  const played = {} as Played;
  let browser: Browser;
  let visitor: Awaited<ReturnType<typeof visit>>;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());
  beforeEach(async () => {
    const sim = await simulator({ inviteCode: async () => 'ABCD-2345' });
    visitor = await visit(browser, sim.url, 'desktop');
    const botSays = async (to: string, ...messages: unknown[]) => {
      const userId = /^[CR]/u.test(to) ? to : (await sim.person(to)).userId;
      const answer = await sim.line('POST', '/v2/bot/message/push', { to: userId, messages });
      expect(answer).toMatchObject({ status: 200 });
    };
    Object.assign(played, { sim, me: hands(visitor.page), page: visitor.page, botSays });
  });
  afterEach(async () => {
    const { problems } = visitor;
    await visitor.close();
    await played.sim.close();
    expect(problems).toEqual([]);
  });
  return played;
}
