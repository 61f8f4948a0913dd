import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { deskSize, violationsInThemes } from '../support/screens.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let house: TestServer;
let browser: Browser;

beforeAll(async () => {
  house = await startTestServer({ empty: true, screens: true });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

it('whoever comes in with a printed password sets an own one before anything else', async () => {
  const printed = house.printed.findLast((line) => line.startsWith('  '))?.trim();
  const own = 'hujan di bulan november';
  const context = await browser.newContext(deskSize);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const signIn = async (password: string): Promise<void> => {
    await page.getByLabel('Nama pengguna').fill('admin');
    await page.getByLabel('Kata sandi', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
  };
  await page.goto(house.url);
  expect(printed).toMatch(/.{12}/);
  await signIn(printed ?? '');

  await page.getByRole('heading', { name: 'Buat kata sandi Anda sendiri' }).waitFor();
  expect(await violationsInThemes(page)).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Set your own password' }).waitFor();
  await page.getByRole('button', { name: 'Indonesia' }).click();

  // No desk can be reached around it.
  await page.goto(`${house.url}/settings`);
  await page.getByRole('heading', { name: 'Buat kata sandi Anda sendiri' }).waitFor();

  const once = page.getByLabel('Kata sandi sekali pakai');
  const next = page.getByLabel(/^Kata sandi baru/);
  const again = page.getByLabel('Ulangi kata sandi baru');
  await once.fill('bukan yang dicetak');
  await next.fill('pendek');
  await again.fill('lain');
  await page.keyboard.press('Enter');
  await page.getByText('Paling sedikit 12 karakter.').waitFor();
  await page.getByText('Tidak sama dengan kata sandi baru.').waitFor();
  expect(await violationsInThemes(page)).toEqual([]);

  await next.fill(own);
  await again.fill(own);
  await page.keyboard.press('Enter');
  await page.getByText('Kata sandi sekarang salah.').waitFor();
  await once.fill(printed ?? '');
  await page.keyboard.press('Enter');

  // All sessions ended; the new password opens the desks.
  await page.getByText('Kata sandi tersimpan. Masuk dengan kata sandi baru.').waitFor();
  await signIn(own);
  await page.getByRole('heading', { name: 'Setelan' }).first().waitFor();
  expect(await page.getByText('Buat kata sandi Anda sendiri').count()).toBe(0);
});
