import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { addProblem } from '../support/problems.ts';
import { openScreen, phoneSize, violations } from '../support/screens.ts';
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

describe('registers', () => {
  it('an officer writes a problem down, whose draft survives a reload; finds it, changes it, sees its history', async () => {
    const page = await openScreen(browser, house, 'commander', '/registers');
    await page.getByRole('link', { name: /Masalah/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /Masalah/ }).click();
    await page.getByRole('button', { name: 'Baru' }).waitFor();
    await page.keyboard.press('n');

    const form = page.getByRole('form', { name: 'Catat Masalah' });
    await form.getByLabel('Nama masalah').fill('Balap liar Jalan Bangau');
    await form.getByRole('button', { name: 'Simpan' }).click();
    await form.getByText('Lengkapi isian yang ditandai.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    expect(await form.getByLabel('Nama masalah').inputValue()).toBe('Balap liar Jalan Bangau');
    await form.getByLabel('Jenis').selectOption({ index: 1 });
    await form.getByLabel('Pemicu').fill('Jalan lurus tanpa lampu');
    await form.getByPlaceholder('Cari tempat atau tekan peta').fill('pasar');
    await form.getByRole('list', { name: 'Tempat yang ditemukan' }).getByRole('button').first().click();
    await form.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('heading', { name: 'Balap liar Jalan Bangau' }).waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('bangau');
    await page.waitForURL(/q=bangau/);
    const link = page.getByRole('link', { name: 'Balap liar Jalan Bangau' });
    await link.waitFor();
    expect(await violations(page)).toEqual([]);
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Balap liar Jalan Bangau' }).waitFor();

    await page.keyboard.press('u');
    await page.getByLabel('Pemicu').fill('Jalan lurus, lampu padam sejak Juni');
    await page.getByRole('button', { name: 'Simpan' }).click();
    const past = page.getByRole('region', { name: 'Riwayat' });
    await past.getByText('Diubah', { exact: true }).waitFor();
    await past.getByText('Jalan lurus, lampu padam sejak Juni').waitFor();
    expect(await past.locator('s').innerText()).toBe('Jalan lurus tanpa lampu');
    await past
      .getByText(/Pimpinan/)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('two people change one record: both versions stand side by side, and nothing is overwritten unless chosen', async () => {
    const one = await addProblem(house, { name: 'Parkir liar Pasar Dahlia' });
    const page = await openScreen(browser, house, 'commander', `/registers/problems/${one.id}?panel=edit`);
    await page.getByLabel('Pemicu').fill('Isian pimpinan');
    await page.getByRole('textbox', { name: 'Pihak', exact: true }).fill('Pedagang dan pengemudi');
    const other = await house.call('commander', 'PATCH', `/api/registers/problems/records/${one.id}`, {
      version: one.version,
      values: { trigger: 'Isian petugas lain' },
    });
    expect(other.status).toBe(200);
    await page.getByText('Catatan ini berubah selagi Anda mengisi.').waitFor();
    await page.getByRole('button', { name: 'Simpan' }).click();
    const trigger = page.getByRole('group', { name: 'Pemicu' });
    await trigger.getByText('Isian petugas lain').waitFor();
    await trigger.getByText('Isian pimpinan').waitFor();
    expect(await violations(page)).toEqual([]);

    // The parties, which only this desk changed, are kept; the trigger stays the other officer's.
    await page.getByRole('button', { name: 'Simpan pilihan' }).click();
    await page.getByText('Tersimpan', { exact: true }).waitFor();
    const { body: after } = await house.call('commander', 'GET', `/api/registers/problems/records/${one.id}`);
    expect([after.values.trigger, after.values.parties]).toEqual(['Isian petugas lain', 'Pedagang dan pengemudi']);
  });

  it('is closed with a reason, on a phone as well, and then found among the closed ones', async () => {
    const one = await addProblem(house, { name: 'Lampu jalan mati' });
    const page = await openScreen(browser, house, 'commander', `/registers/problems/${one.id}`, phoneSize);
    await page.getByRole('button', { name: 'Tutup catatan' }).click();
    const form = page.getByRole('form', { name: 'Tutup catatan' });
    expect(await form.getByRole('button', { name: 'Tutup catatan' }).isDisabled()).toBe(true);
    await form.getByLabel(/Alasan menutup/).fill('Sudah diperbaiki dinas');
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Tutup catatan' }).click();
    await page.getByText('Alasan: Sudah diperbaiki dinas').waitFor();
    await page.getByRole('link', { name: 'Masalah', exact: true }).click();
    await page.getByRole('button', { name: 'Ditutup' }).click();
    await page.getByRole('link', { name: 'Lampu jalan mati' }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });

  it('a register of people asks once what for, and opens after the answer', async () => {
    const page = await openScreen(browser, house, 'commander', '/registers/trainers');
    const purpose = page.getByLabel(/Untuk apa Anda melihat/);
    await purpose.waitFor();
    await page.getByText('Belum ada yang ditampilkan').waitFor();
    expect(await page.locator('a.reg-row-link').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await purpose.fill('Menyusun jadwal pelatihan');
    await page.keyboard.press('Enter');
    const row = page.locator('a.reg-row-link').first();
    await row.waitFor();
    const name = (await row.textContent()) ?? '';
    expect(await violations(page)).toEqual([]);
    await row.click();
    await page.getByRole('heading', { name }).waitFor();
    await page.getByText('Tujuan: Menyusun jadwal pelatihan').waitFor();
    await page.getByText('Dicatat', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ubah tujuan' }).click();
    await purpose.waitFor();
    expect(await page.getByRole('heading', { name }).count()).toBe(0);
  });
});
