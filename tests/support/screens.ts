import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { TestServer } from './server.ts';
import { until } from './until.ts';

export const deskSize = { viewport: { width: 1366, height: 768 } } satisfies BrowserContextOptions;
export const phoneSize = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
} satisfies BrowserContextOptions;

/** A screen of its own (own cookies, own local store), signed in as this account and live. */
export async function openScreen(
  browser: Browser,
  house: TestServer,
  username: string,
  path: string,
  options: BrowserContextOptions = deskSize,
): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(house.url + path);
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi').fill(house.password);
  await page.keyboard.press('Enter');
  await page.getByLabel('Kata sandi').waitFor({ state: 'detached' });
  return page;
}

/** The connection cell of a desk says `Langsung`. */
export const isLive = (page: Page): Promise<void> =>
  page.locator('.connection').getByText('Langsung', { exact: true }).waitFor();

/** What axe finds wrong on the page, by all rules or by some; the picture of the map is no document. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).exclude('canvas');
  const found = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** The same, and the contrasts of the other theme. */
export async function violationsInThemes(page: Page): Promise<string[]> {
  const found = await violations(page);
  const other = await page.evaluate(() => {
    const theme = document.documentElement.dataset.theme === 'light' ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme;
    return theme;
  });
  return [...found, ...(await violations(page, ['color-contrast'])).map((one) => `${other} ${one}`)];
}

/** Whether the focused element is drawn as focused: an outline or a ring of its own. */
export const focusIsSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return false;
    const style = getComputedStyle(focused);
    const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
    return outlined || style.boxShadow !== 'none';
  });

/** The dispatch desk as its user sees it. */
export function dispatchDesk(page: Page) {
  const queue = page.getByRole('listbox', { name: 'Antrean kejadian' });
  const sheet = page.getByRole('region', { name: 'Lembar kejadian' });
  const proposed = sheet.getByRole('list', { name: 'Usulan unit' }).getByRole('button');
  return {
    queue,
    sheet,
    row: (number: number) => queue.getByRole('option', { name: numberText(number) }),
    /** Goes down the queue by key to this incident. */
    async choose(number: number): Promise<void> {
      const row = queue.getByRole('option', { name: numberText(number) });
      await page.keyboard.press('Home');
      await until(async () => {
        if ((await row.count()) > 0 && (await row.getAttribute('aria-selected')) === 'true') return true;
        await page.keyboard.press('j');
        return false;
      });
      await sheet.getByText(numberText(number)).first().waitFor();
    },
    /** Chooses exactly this unit among the proposed ones by digits and sends it; other than proposed asks a reason. */
    async send(callsign: string): Promise<void> {
      await proposed.first().waitFor();
      const rows = await proposed.evaluateAll((all) =>
        all.map((one) => ({
          call: one.querySelector('.rec-call')?.textContent,
          chosen: one.getAttribute('aria-pressed') === 'true',
        })),
      );
      for (const [index, { call, chosen }] of rows.entries()) {
        if (chosen !== (call === callsign)) await page.keyboard.press(String(index + 1));
      }
      await sheet.getByRole('button', { name: `Kirim ${callsign}`, exact: false }).waitFor();
      await page.keyboard.press('Enter');
      const reason = sheet.getByRole('alert').filter({ hasText: 'Alasan' });
      const assigned = sheet.getByRole('region', { name: 'Unit di kejadian ini' }).getByText(callsign).first();
      await reason.or(assigned).first().waitFor();
      if (await reason.isVisible()) await page.keyboard.press('1');
      await assigned.waitFor();
    },
    /** Ends the incident by key, with the first disposition. */
    async close(number: number): Promise<void> {
      await page.keyboard.press('e');
      await sheet.getByText(`Akhiri ${numberText(number)}`).waitFor();
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await queue.getByRole('option', { name: numberText(number) }).waitFor({ state: 'detached' });
    },
  };
}

/** `0147`, as screens write an incident's number. */
export const numberText = (number: number): string => String(number).padStart(4, '0');
