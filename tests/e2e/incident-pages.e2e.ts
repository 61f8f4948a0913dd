import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { openScreen, violations } from '../support/screens.ts';
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

/** A desk of its own, signed in as a demo account. */
const deskOf = (username: string, path: string): Promise<Page> =>
  openScreen(browser, house, username, path, { viewport: { width: 1440, height: 900 } });

/** A new incident in the middle of the district. */
async function incident(more: Record<string, unknown> = {}): Promise<{ id: string; number: number }> {
  const { body } = await house.call('operator', 'GET', '/api/map/info');
  const [west, south, east, north] = body.bounds;
  const made = await house.call('operator', 'POST', '/api/incidents', {
    kind: 'curas',
    place: { text: 'Depan Pasar Contoh', lon: (west + east) / 2, lat: (south + north) / 2 },
    summary: 'Tas ditarik dua orang',
    ...more,
  });
  expect(made.status).toBe(201);
  return made.body;
}

const rows = (page: Page) => page.getByRole('listbox').getByRole('option');
const numberOf = ({ number }: { number: number }): string => String(number).padStart(4, '0');

describe('search', () => {
  it('finds by words and by map area, keeps its filters in the address, and opens by keyboard', async () => {
    const one = await incident({ summary: 'Perampasan telepon genggam hijau zamrud' });
    const page = await deskOf('analyst', '/incidents');
    await page.getByLabel('Kata kunci').fill('zamrud');
    const row = page.getByRole('option', { name: new RegExp(numberOf(one)) });
    await row.waitFor();
    await page.waitForURL(/q=zamrud/);
    await page.reload();
    await row.waitFor();
    await page.getByRole('button', { name: 'Cari di bagian peta ini' }).click();
    await page.waitForURL(/bbox=/);
    await row.waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('listbox').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/incidents/${one.id}`);
    await page
      .getByRole('heading', { name: new RegExp(numberOf(one)) })
      .first()
      .waitFor();
    // An analyst reads: no step, no form, no note.
    expect(await page.getByRole('button', { name: 'Ubah' }).count()).toBe(0);
    expect(await page.getByLabel('Tambah catatan').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('pages by cursor, without repeating a row', async () => {
    const page = await deskOf('analyst', '/incidents?state=all');
    await rows(page).first().waitFor();
    const before = await rows(page).count();
    await page.getByRole('button', { name: 'Muat berikutnya' }).click();
    await until(async () => (await rows(page).count()) > before);
    const ids = await rows(page).evaluateAll((rows) => rows.map((row) => row.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('looks for a person only after a purpose, which the journal keeps; the words stay out of the address', async () => {
    const one = await incident({ caller: { name: 'Rukmini Contoh', number: '081200002222' } });
    const page = await deskOf('operator', '/incidents');
    await page.getByRole('button', { name: 'Cari orang atau nomor' }).click();
    const name = page.getByLabel('Nama atau nomor pelapor');
    expect(await name.isDisabled()).toBe(true);
    await page.getByLabel('Tujuan pencarian').fill('mencari saksi kejadian pasar');
    await name.fill('Rukmini');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cari dan catat tujuan' }).click();
    await page.getByRole('option', { name: new RegExp(numberOf(one)) }).waitFor();
    expect(page.url()).not.toContain('Rukmini');
    const purposes = await until(async () => {
      const grounds = await allGrounds();
      return grounds.includes('mencari saksi kejadian pasar') && grounds;
    });
    expect(purposes.filter((ground) => ground === 'mencari saksi kejadian pasar')).toHaveLength(1);

    const reader = await deskOf('analyst', '/incidents');
    await reader.getByLabel('Kata kunci').waitFor();
    expect(await reader.getByRole('button', { name: 'Cari orang atau nomor' }).count()).toBe(0);
  });
});

async function allGrounds(): Promise<string[]> {
  const grounds: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor ? `&cursor=${cursor}` : '';
    const { body } = await house.call('admin', 'GET', `/api/journal/entries?limit=500${query}`);
    grounds.push(...body.items.map((entry: { ground: string | null }) => entry.ground ?? ''));
    cursor = body.next;
  } while (cursor);
  return grounds;
}

describe('one incident', () => {
  it('two people change it: both versions stand side by side, and nothing is overwritten unless chosen', async () => {
    const one = await incident();
    const page = await deskOf('commander', `/incidents/${one.id}`);
    await page.getByRole('button', { name: 'Ubah' }).click();
    await page.getByLabel('Ringkasan').fill('Isian pimpinan');
    await page.getByLabel('Tempat', { exact: true }).fill('Pasar Contoh sisi barat');
    const { body: now } = await house.call('operator', 'GET', `/api/incidents/${one.id}`);
    const other = await house.call('operator', 'PATCH', `/api/incidents/${one.id}`, {
      version: now.version,
      summary: 'Isian operator',
    });
    expect(other.status).toBe(200);
    await page.getByText('Kejadian ini berubah selagi Anda mengisi.').waitFor();
    await page.getByRole('button', { name: 'Simpan perubahan' }).click();
    const summary = page.getByRole('group', { name: 'Ringkasan' });
    await summary.getByText('Isian operator').waitFor();
    await summary.getByText('Isian pimpinan').waitFor();
    expect(await violations(page)).toEqual([]);

    // The place, which only the commander changed, is kept; the summary stays the operator's.
    await page.getByRole('button', { name: 'Simpan pilihan' }).click();
    await page.getByText('Perubahan tersimpan').waitFor();
    const { body: after } = await house.call('operator', 'GET', `/api/incidents/${one.id}`);
    expect([after.summary, after.placeText]).toEqual(['Isian operator', 'Pasar Contoh sisi barat']);
  });

  it('notes and corrections follow live on another desk; closing asks for the disposition', async () => {
    const one = await incident();
    const [writer, reader] = await Promise.all([
      deskOf('dispatcher', `/incidents/${one.id}`),
      deskOf('service', `/incidents/${one.id}`),
    ]);
    await writer.getByLabel('Tambah catatan').fill('Pelaku tiga orang');
    await writer.keyboard.press('Control+Enter');
    await reader.getByText('Pelaku tiga orang').waitFor();
    await writer.getByRole('button', { name: 'koreksi' }).first().click();
    await writer.getByLabel(/^Koreksi catatan/).fill('Pelaku dua orang');
    await writer.getByRole('button', { name: 'Catat' }).click();
    await reader.getByText('Pelaku dua orang').waitFor();
    expect(await reader.getByText('Pelaku tiga orang').count()).toBe(1);
    expect(await reader.getByText(/koreksi untuk/).count()).toBe(1);

    await writer.getByRole('button', { name: 'Tutup', exact: true }).click();
    const form = writer.getByRole('form', { name: 'Tutup' });
    expect(await form.getByRole('button', { name: 'Tutup' }).isDisabled()).toBe(true);
    await form.getByLabel('Disposisi').selectOption({ index: 1 });
    expect(await violations(writer)).toEqual([]);
    await form.getByRole('button', { name: 'Tutup' }).click();
    await reader.getByText('Ditutup', { exact: true }).first().waitFor();
    expect(await reader.getByRole('button', { name: 'Tutup', exact: true }).count()).toBe(0);
  });

  it('is merged into another by its number and split off again', async () => {
    const [first, second] = [await incident(), await incident({ summary: 'Laporan kedua' })];
    const page = await deskOf('dispatcher', `/incidents/${second.id}`);
    await page.getByLabel('Nomor kejadian').fill('999999');
    await page.getByRole('button', { name: 'Kaitkan' }).click();
    await page.getByText('Tidak ada kejadian bernomor 999999.').waitFor();
    await page.getByLabel('Nomor kejadian').fill(numberOf(first));
    await page.getByRole('button', { name: 'Gabungkan ke nomor ini' }).click();
    await page.getByText('digabung ke', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Pisahkan lagi' }).click();
    await until(
      async () => (await house.call('dispatcher', 'GET', `/api/incidents/${second.id}`)).body.state !== 'duplicate',
    );
  });

  it('prints its report, and leads to its proof in the journal', async () => {
    const one = await incident();
    const page = await deskOf('commander', `/incidents/${one.id}`);
    const href = await page.getByRole('link', { name: 'Laporan PDF' }).getAttribute('href');
    const report = await page.context().request.get(house.url + (href ?? ''));
    expect([report.status(), (await report.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    await page.getByRole('link', { name: 'Bukti jurnal' }).click();
    await page
      .getByRole('row', { name: /Kejadian diterima/ })
      .getByRole('button')
      .click();
    await page.getByRole('button', { name: 'Tampilkan bukti' }).click();
    await page.getByText(/hash sampai akar/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('settings', () => {
  it('a setting is changed with a reason and from a day; accounts are made and disabled', async () => {
    const page = await deskOf('admin', '/settings');
    const block = page.getByRole('region', { name: /Target angkat telepon/ });
    await block.getByRole('button', { name: 'Ubah' }).click();
    await block.getByLabel(/Nilai baru/).fill('12');
    await block.getByLabel(/Alasan/).fill('keputusan rapat');
    await block.getByRole('button', { name: 'Simpan' }).click();
    await block.getByText('keputusan rapat').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Akun', exact: true }).click();
    await page.getByRole('button', { name: 'Akun baru' }).click();
    await page.getByLabel(/Nama pengguna/).fill('operator.malam');
    await page.getByLabel(/^Nama(?! pengguna)/).fill('Operator Malam');
    await page.getByLabel('Operator 110', { exact: true }).check();
    await page.getByLabel(/Kata sandi pertama/).fill('sandi-panjang-sekali');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('heading', { name: 'Ubah operator.malam' }).waitFor();
    await page.getByRole('button', { name: 'Nonaktifkan' }).click();
    await page.getByRole('button', { name: 'Aktifkan lagi' }).waitFor();
    const refused = await house.call(null, 'POST', '/api/session', {
      username: 'operator.malam',
      password: 'sandi-panjang-sekali',
    });
    expect(refused.status).toBe(401);
    expect(await violations(page)).toEqual([]);
  });
});
