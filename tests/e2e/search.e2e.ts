import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { openScreen, violations } from '../support/screens.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let house: TestServer;
let browser: Browser;

beforeAll(async () => {
  house = await startTestServer({ screens: true });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

it('an analyst finds an incident by an everyday word and opens it with the keyboard alone', async () => {
  const page = await openScreen(browser, house, 'analyst', '/search');
  await page.getByText('Ketik yang dicari').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type('begal');
  await page.getByText(/begal = Curas/).waitFor();
  await page.getByRole('heading', { name: /^Kejadian/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(page.url()).toContain('q=begal');
  await page.keyboard.press('ArrowDown');
  const first = page.locator('a.search-link').first();
  const address = await first.getAttribute('href');
  expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${address}`);
  await page.context().close();
});

it('a telephone number is looked for with a purpose only, and stays out of the address', async () => {
  const page = await openScreen(browser, house, 'commander', '/search');
  await page.getByRole('searchbox').fill('081299887766');
  await page.getByText('Mencari orang perlu tujuan', { exact: false }).waitFor();
  expect(page.url()).not.toContain('0812');
  expect(await violations(page)).toEqual([]);
  const search = page.getByRole('button', { name: 'Cari dan catat' });
  expect(await search.isDisabled()).toBe(true);
  await page.getByLabel('Tujuan').fill('Menghubungi kembali pelapor kejadian');
  await search.click();
  await page.getByText('sudah tercatat di jurnal', { exact: false }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});
