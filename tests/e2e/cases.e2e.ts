import type { Browser, Page } from 'playwright-core';
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

/** A case of problem solving with these values, opened without a screen. */
async function opened(name: string): Promise<{ id: string; version: number }> {
  const { body: villages } = await house.call('commander', 'GET', '/api/areas?level=village&limit=1');
  const made = await house.call('commander', 'POST', '/api/cases/problem-solving', {
    values: { name, pattern: 'Setiap Jumat sore' },
    areaCode: villages.items[0].code,
  });
  expect(made.status).toBe(201);
  return made.body;
}

/** Takes the open action's form with these fields filled. */
async function take(page: Page, action: string, fill: Readonly<Record<string, string>>): Promise<void> {
  const actions = page.getByRole('region', { name: 'Langkah berikutnya' });
  await actions.getByRole('button', { name: action, exact: true }).click();
  const form = page.getByRole('form', { name: action });
  for (const [label, text] of Object.entries(fill)) await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: action }).click();
  await page.getByText(`${action}: tersimpan`).waitFor();
}

describe('cases', () => {
  it('an officer opens a case from a problem and closes it in four steps, once each party has accepted', async () => {
    const record = (await addProblem(house, { name: 'Parkir liar Pasar Dahlia' })).id;
    const page = await openScreen(browser, house, 'commander', `/registers/problems/${record}`);
    await page.getByRole('link', { name: 'Buka kasus' }).click();
    await page.getByRole('link', { name: /Pemecahan masalah/ }).click();

    const intake = page.getByRole('form', { name: 'Buka: Pemecahan masalah' });
    expect(await intake.getByLabel(/^Masalah/).inputValue()).toBe('Parkir liar Pasar Dahlia');
    expect(await intake.getByLabel('Wilayah').inputValue()).not.toBe('');
    await intake.getByRole('button', { name: 'Hapus Parkir liar Pasar Dahlia' }).waitFor();
    for (const party of ['Pedagang Pasar Dahlia', 'Pengurus RW 02']) {
      await intake.getByLabel('Nama kelompok').fill(party);
      await intake.getByRole('button', { name: 'Tambah pihak' }).click();
    }
    expect(await violations(page)).toEqual([]);
    await intake.getByRole('button', { name: 'Buka', exact: true }).click();
    await page.getByRole('heading', { name: 'Parkir liar Pasar Dahlia' }).waitFor();
    const number = (await page.title()).match(/K-\d+/)?.[0] ?? '';
    expect(number).not.toBe('');

    await take(page, 'Lanjut ke analisis', { 'Yang berulang': 'Setiap Jumat dan Sabtu sore' });
    // A step without its required fields is not sent.
    await page.keyboard.press('1');
    const analysis = page.getByRole('form', { name: 'Lanjut ke tindakan' });
    await analysis.getByRole('button', { name: 'Lanjut ke tindakan' }).click();
    await analysis.getByText('Wajib diisi.').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await analysis.getByLabel('Akar masalah').fill('Kantong parkir penuh');
    await analysis.getByLabel('Solusi').fill('Jam bongkar muat digeser');
    await analysis.getByRole('button', { name: 'Lanjut ke tindakan' }).click();
    await page.getByText('Lanjut ke tindakan: tersimpan').waitFor();
    await take(page, 'Lanjut ke penilaian', { 'Yang sudah dilakukan': 'Rambu dan juru parkir dipasang' });

    const actions = page.getByRole('region', { name: 'Langkah berikutnya' });
    await actions.getByText('Belum menerima: Pedagang Pasar Dahlia, Pengurus RW 02.').waitFor();
    await actions.getByRole('button', { name: 'Tutup', exact: true }).click();
    const closing = page.getByRole('form', { name: 'Tutup' });
    await closing.getByRole('button', { name: 'Berkurang' }).click();
    await closing.getByLabel('Penilaian').fill('Parkir di badan jalan turun separuh');
    await closing.getByRole('button', { name: 'Tutup' }).click();
    await closing
      .getByRole('alert')
      .getByText(/Belum menerima/)
      .waitFor();

    const parties = page.getByRole('region', { name: 'Pihak yang terlibat' });
    for (const party of ['Pedagang Pasar Dahlia', 'Pengurus RW 02']) {
      await parties.getByRole('button', { name: `Catat penerimaan: ${party}` }).click();
      const how = page.getByRole('form', { name: party });
      await how.getByLabel('Bagaimana diterima').fill('Berita acara musyawarah 12 November');
      await how.getByRole('button', { name: 'Simpan' }).click();
      await parties.getByRole('button', { name: `Tarik penerimaan: ${party}` }).waitFor();
    }
    await closing.getByRole('button', { name: 'Tutup' }).click();
    await page.getByText('Tutup: tersimpan').waitFor();
    // The record is left to its officer, and said to be open still.
    await page.getByText('“Parkir liar Pasar Dahlia” masih terbuka di register.', { exact: false }).waitFor();
    await page.getByRole('region', { name: 'Linimasa' }).getByText('Masalah ditutup, diterima semua pihak').waitFor();
    await page.getByRole('button', { name: 'Alur' }).click();
    await page.getByRole('img', { name: 'Alur kasus; sekarang: Selesai' }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.goto(`${house.url}/cases?process=problem-solving&status=closed`);
    await page.getByRole('link', { name: 'Parkir liar Pasar Dahlia' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${house.url}/cases/statistics?process=problem-solving`);
    await page.getByText('n = 1: terlalu sedikit untuk disimpulkan').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('two people correct one case: both versions stand side by side, and nothing is overwritten unless chosen', async () => {
    const one = await opened('Balap liar Jalan Bangau');
    const page = await openScreen(browser, house, 'commander', `/cases/${one.id}`);
    await page.getByRole('heading', { name: 'Balap liar Jalan Bangau' }).waitFor();
    await page.keyboard.press('u');
    await page.getByLabel('Yang berulang').fill('Isian saya');
    const other = await house.call('commander', 'PATCH', `/api/cases/${one.id}`, {
      version: one.version,
      values: { pattern: 'Isian petugas lain' },
    });
    expect(other.status).toBe(200);
    await page.getByText('Kasus ini berubah selagi Anda mengisi.').waitFor();
    await page.getByRole('button', { name: 'Simpan' }).click();
    const part = page.getByRole('group', { name: 'Yang berulang' });
    await part.getByText('Isian petugas lain').waitFor();
    await part.getByRole('button', { name: /Isian saya/ }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Simpan pilihan' }).click();
    await page.getByText('Tersimpan', { exact: true }).waitFor();
    const { body: after } = await house.call('commander', 'GET', `/api/cases/${one.id}`);
    expect(after.values.pattern).toBe('Isian saya');
  });

  it('a new case appears in the queue of a colleague on a phone, who takes it and gives it back', async () => {
    const page = await openScreen(browser, house, 'commander', '/cases?process=problem-solving', phoneSize);
    await page.getByRole('region', { name: 'Antrean kasus' }).waitFor();
    await page.locator('.connection').getByText('Langsung', { exact: true }).waitFor();
    await opened('Lampu jalan mati RW 02');
    await page.getByRole('link', { name: 'Lampu jalan mati RW 02' }).click();
    await page.getByRole('button', { name: 'Saya kerjakan' }).click();
    await page.getByRole('button', { name: 'Lepas' }).waitFor();
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await page.getByRole('button', { name: 'Saya kerjakan' }).waitFor();
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });

  it('an administrator enters a holiday with its ground and takes it out again', async () => {
    const page = await openScreen(browser, house, 'admin', '/cases/holidays?year=2027');
    const form = page.getByRole('form', { name: 'Catat hari' });
    await form.getByLabel('Tanggal').fill('2027-03-10');
    await form.getByLabel('Nama').fill('Idulfitri 1448 H');
    await form.getByLabel('Dasar').fill('SKB 3 Menteri No. 3/2026');
    await form.getByRole('button', { name: 'Catat hari' }).click();
    await page.getByRole('row', { name: /Idulfitri 1448 H/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keluarkan Idulfitri 1448 H' }).click();
    await page.getByLabel('Alasan mengeluarkan Idulfitri 1448 H').fill('Salah tanggal');
    await page
      .getByRole('form', { name: 'Keluarkan Idulfitri 1448 H' })
      .getByRole('button', { name: 'Keluarkan' })
      .click();
    await page.getByRole('row', { name: /Idulfitri 1448 H/ }).waitFor({ state: 'detached' });
  });
});
