/** Debian's Chromium, driven as a person would use it. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SCREENSHOTS = join(import.meta.dirname, '../screenshots');

export const SCREENS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };

/** `describe`, or where there is no Chromium a skipped one that says so. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (existsSync(PROGRAM)) describe(name, tests);
  else describe.skip(`${name} (skipped: no Chromium at ${PROGRAM})`, tests);
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: PROGRAM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * A new visitor of the page. `problems` collects what a clean page has none of: script errors, console errors (a breach of
 * the Content-Security-Policy is one), and requests to anywhere but this machine.
 */
export async function visit(browser: Browser, url: string, screen: keyof typeof SCREENS) {
  const context = await browser.newContext({ viewport: SCREENS[screen], locale: 'th-TH' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('console', (line) => {
    if (line.type() === 'error') problems.push(`console: ${line.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const here = ['127.0.0.1', 'localhost', ''].includes(hostname) || protocol === 'data:';
    if (!here) problems.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.getByRole('navigation', { name: 'ผู้ใช้จำลอง' }).waitFor();
  const greeting = page.getByRole('dialog', { name: 'ลองใช้บอตรายงาน' });
  if (await greeting.isVisible()) await greeting.getByRole('button', { name: 'เริ่ม' }).click();
  return { page, problems, close: () => context.close() };
}

/** Keeps a picture of what the page shows, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
