import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { openScreen, phoneSize, violations, violationsInThemes } from '../support/screens.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

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

it('a split is proposed, changed by keys, taken back, and accepted with a reason; others see it at once', async () => {
  const other = await openScreen(browser, house, 'dispatcher', '/sectors');
  await other.getByRole('heading', { name: 'Rayon patroli' }).waitFor();
  expect(await other.getByRole('form', { name: 'Usulan pembagian' }).count()).toBe(0);

  const page = await openScreen(browser, house, 'commander', '/sectors');
  const detail = page.getByRole('region', { name: 'Angka rayon' });
  await detail.getByRole('heading', { name: 'Rayon patroli' }).waitFor();
  await page.keyboard.press('p');
  await page.getByLabel('Jumlah rayon').fill('3');
  await page.keyboard.press('Enter');
  await detail.getByText(/Bobot yang diseimbangkan/).waitFor();
  await detail.getByLabel('Nama rencana').fill('Rayon uji');
  expect(await violationsInThemes(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await detail.getByRole('heading', { name: 'Rayon uji' }).waitFor();

  // The first area of the list, to another sector and back.
  const { id } = (await house.call('commander', 'GET', '/api/sectors/plans')).body.items[0];
  const inSector = async (key: string): Promise<number> => {
    const { body } = await house.call('commander', 'GET', `/api/sectors/plans/${id}`);
    return body.areas.filter(({ sector }: { sector: string | null }) => sector === key).length;
  };
  await page.keyboard.press('j');
  const sector = detail.getByRole('combobox', { name: /^Rayon / }).first();
  const target = (await sector.inputValue()) === 'C' ? 'B' : 'C';
  const before = await inSector(target);
  await page.keyboard.press(target === 'C' ? '3' : '2');
  await until(async () => (await inSector(target)) === before + 1 || undefined);
  await page.getByText(new RegExp(` ke rayon ${target}$`)).waitFor();
  await page.keyboard.press('Control+z');
  await until(async () => (await inSector(target)) === before || undefined);
  expect(await violations(page)).toEqual([]);

  await detail.getByRole('button', { name: 'Petugas', exact: true }).click();
  await detail.getByLabel('Perwira rayon A').selectOption({ index: 1 });
  await detail.getByRole('button', { name: /Simpan petugas/ }).click();
  await page.getByText('Nama dan petugas disimpan').waitFor();
  expect(await violations(page)).toEqual([]);

  await detail.getByRole('button', { name: 'Tetapkan…' }).click();
  await detail.getByLabel('Alasan').fill('Beban dibagi rata.');
  await page.keyboard.press('Enter');
  await page.getByText(/^Rayon uji berlaku mulai/).waitFor();
  await detail.getByText(/Beban dibagi rata/).waitFor();
  await other.getByRole('heading', { name: 'Rayon uji' }).waitFor();
  const { body } = await house.call('dispatcher', 'GET', '/api/sectors/plans');
  expect(body.items.map(({ name, state }: { name: string; state: string }) => [name, state])).toEqual([
    ['Rayon uji', 'in_force'],
    ['Rayon patroli', 'past'],
  ]);

  const phone = await openScreen(browser, house, 'field', '/sectors', phoneSize);
  await phone.getByRole('heading', { name: 'Rayon uji' }).waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(phone)).toEqual([]);
});
