import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { addProblem } from '../support/problems.ts';
import { deskSize, openScreen, phoneSize, violations } from '../support/screens.ts';
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

describe('the map', () => {
  it('by keys: colours as a table, a register as a layer, a new record by itself, a saved view in the address', async () => {
    const page = await openScreen(browser, house, 'commander', '/map', deskSize);
    await page.locator('.map-canvas canvas').waitFor();
    await page.keyboard.press('t');
    await page.getByRole('table').getByRole('row').nth(2).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByLabel('Warna wilayah').selectOption('incidents');
    await page.waitForURL(/m=incidents/);
    await page.getByRole('region', { name: 'Keterangan' }).getByText(/^n = /).waitFor();

    await page.keyboard.press('Escape');
    await page.goto(`${house.url}/map?m=incidents`);
    await page.locator('.map-canvas canvas').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('masalah');
    await page.getByRole('checkbox', { name: /Masalah/ }).check();
    await page.waitForURL(/r=problems/);
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Dalam peta' }).click();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('heading', { name: /Catatan dalam peta/ }).waitFor();
    await addProblem(house, { name: 'Masalah dari petugas lain' });
    await page.getByRole('link', { name: 'Masalah dari petugas lain' }).waitFor();
    // The tiles are asked for again as well.
    await until(async () => asked.some((url) => /tiles\/registers\/problems\/.*t=1/.test(url)) || undefined);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Tampilan', exact: true }).click();
    await page.getByLabel('Nama tampilan').fill('Masalah dan kejadian');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Masalah dan kejadian' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Warna wilayah').selectOption('none');
    await page.getByRole('button', { name: 'Masalah dan kejadian' }).click();
    await page.waitForURL(/m=incidents/);
    await page.getByRole('button', { name: 'Hapus' }).click();
    await page.getByText('Tampilan dihapus').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Masalah dan kejadian' }).waitFor();
  });

  it('tells what lies in the middle, moves through time by keys, and prints', async () => {
    const page = await openScreen(browser, house, 'commander', '/map?o=points,heat&w=7&l=village', deskSize);
    await page.locator('.map-canvas canvas').waitFor();
    const legend = page.getByRole('region', { name: 'Keterangan' });
    await legend.getByText(/laporan warga, tanpa temuan polisi/).waitFor();
    await page.keyboard.press(',');
    await page.waitForURL(/e=\d{4}-\d\d-\d\d/);
    // The map answers once its areas are drawn.
    const here = page.getByRole('region', { name: 'Di titik ini' });
    await until(async () => {
      await page.keyboard.press('i');
      return (await here.getByRole('link', { name: 'Buka halaman wilayah' }).count()) > 0 || undefined;
    });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await here.waitFor({ state: 'detached' });
    const pdf = await page.getByRole('link', { name: 'PDF' }).getAttribute('href');
    const file = await house.call('commander', 'GET', pdf ?? '');
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const picture = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Gambar PNG' }).click();
    expect((await picture).suggestedFilename()).toBe('peta.png');
  });

  it('on a phone one part is shown at a time, without a fault', async () => {
    const page = await openScreen(browser, house, 'commander', '/map', phoneSize);
    for (const part of ['Lapisan', 'Daftar', 'Peta']) {
      await page.getByRole('navigation', { name: 'Bagian layar' }).getByRole('button', { name: part }).tap();
      expect(await violations(page)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
