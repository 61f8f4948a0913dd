import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { openScreen, violationsInThemes } from '../support/screens.ts';
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

describe('files of a register', () => {
  it('an officer maps the columns of a list, imports it, takes it back, and takes the register out', async () => {
    const { body } = await house.call('commander', 'GET', '/api/registers/poskamling/records?limit=1');
    const { lon, lat } = body.items[0].place;
    const rows = [
      'Nama pos;Jenis;Catatan ketua;X;Y',
      `Pos Uji;Balai warga;a;${lon};${lat}`,
      `Pos Salah;Kapal;b;${lon};${lat}`,
    ];
    const page = await openScreen(browser, house, 'commander', '/registers/poskamling?panel=import');

    await page
      .getByLabel('Berkas')
      .setInputFiles({ name: 'pos.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    // "Jenis" was recognised; the person says what the unknown column is not.
    await page.getByLabel('Isian untuk Jenis').waitFor();
    expect(await page.getByLabel('Isian untuk Catatan ketua').inputValue()).toBe('');
    await page.getByText('1 baris dapat diimpor').waitFor();
    expect(await page.getByRole('row', { name: /^3 / }).textContent()).toContain('Pilihan');
    expect(await violationsInThemes(page)).toEqual([]);

    await page.getByRole('button', { name: 'Impor 1 catatan' }).click();
    await page.getByText('1 catatan diimpor').first().waitFor();
    await page.getByRole('link', { name: 'Pos Uji' }).first().waitFor();
    await page.getByRole('button', { name: 'Urungkan impor', exact: true }).click();
    await page.getByText('1 catatan ditutup lagi').first().waitFor();

    await page.getByRole('button', { name: 'Unduh' }).click();
    await page.getByText('CSV', { exact: true }).click();
    await page.getByRole('checkbox', { name: /tentang orang/ }).check();
    const take = page.getByRole('button', { name: 'Unduh CSV' });
    expect(await take.isDisabled()).toBe(true);
    await page.getByLabel('Untuk apa?').fill('Undangan rapat warga');
    const [file] = await Promise.all([page.waitForEvent('download'), take.click()]);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain('Kontak pos');
    expect(text).toContain('Lisensi: ');
    expect(text).toContain('DATA CONTOH');
  });
});
