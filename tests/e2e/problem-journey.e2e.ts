import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { openScreen, phoneSize, violations } from '../support/screens.ts';
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

/** A kelurahan that nothing stands out in yet, which can be found by its name as the place of a record. */
async function calmVillage(): Promise<{ code: string; name: string }> {
  const rows = await until(async () => {
    const { body } = await house.call('commander', 'GET', '/api/status/areas?level=village');
    return body.items.length > 0 && (body.items as { code: string; name: string; status: string | null }[]);
  });
  for (const { code, name, status } of rows) {
    if (status === 'waspada' || status === 'rawan') continue;
    const { body } = await house.call('commander', 'GET', `/api/search/places?q=${encodeURIComponent(name)}&limit=1`);
    if (body.items[0]?.villageCode === code) return { code, name };
  }
  throw new Error('no calm kelurahan');
}

/** Writes a problem down through the form, as an officer does. */
async function register(page: Page, name: string, place: string): Promise<void> {
  await page.goto(`${house.url}/registers/problems?panel=new`);
  const form = page.getByRole('form', { name: 'Catat Masalah' });
  await form.getByLabel('Nama masalah').fill(name);
  await form.getByLabel('Jenis').selectOption({ label: 'Premanisme' });
  await form.getByLabel('Pemicu').fill('Lahan parkir diperebutkan dua kelompok');
  await form.getByPlaceholder('Cari tempat atau tekan peta').fill(place);
  await form.getByRole('list', { name: 'Tempat yang ditemukan' }).getByRole('button').first().click();
  await form.getByRole('button', { name: 'Simpan' }).click();
  await page.getByRole('heading', { name }).waitFor();
}

/** Takes a step of a case with its fields. */
async function take(page: Page, action: string, fill: Readonly<Record<string, string>> = {}): Promise<void> {
  const actions = page.getByRole('region', { name: 'Langkah berikutnya' });
  await actions.getByRole('button', { name: action, exact: true }).click();
  const form = page.getByRole('form', { name: action });
  for (const [label, text] of Object.entries(fill)) await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: action }).click();
  await page.getByText(`${action}: tersimpan`).waitFor();
}

it('an officer registers a problem, the area turns amber, a task follows, the problem is solved and accepted', async () => {
  const village = await calmVillage();
  const officer = await openScreen(browser, house, 'field', `/areas/${village.code}`, phoneSize);
  await officer
    .getByRole('heading', { name: new RegExp(village.name) })
    .first()
    .waitFor();
  expect(await officer.getByText('Waspada', { exact: true }).count()).toBe(0);
  await register(officer, 'Premanisme parkir pasar', village.name);
  await register(officer, 'Pemalakan pedagang malam', village.name);
  expect(await violations(officer)).toEqual([]);

  // The area turns amber by the rule alone, on everybody's page, with its reason.
  await officer.goto(`${house.url}/areas/${village.code}`);
  await officer.getByText('Waspada', { exact: true }).first().waitFor();
  expect(await violations(officer)).toEqual([]);

  // The commander sees the proposal, knows more, and decides for red: a task follows.
  const commander = await openScreen(browser, house, 'commander', `/status?of=area/${village.code}`);
  const detail = commander.getByRole('region', { name: 'Rincian' });
  await detail.getByText('Waspada', { exact: true }).first().waitFor();
  await commander.keyboard.press('u');
  const form = commander.getByRole('form', { name: `Tetapkan status ${village.name}` });
  await form
    .getByRole('radio', { name: 'Rawan' })
    .or(form.getByRole('button', { name: 'Rawan', exact: true }))
    .first()
    .click();
  await form.getByLabel('Alasan').fill('Dua kelompok sudah saling ancam.');
  await form.getByRole('button', { name: /^Tetapkan/ }).click();
  await commander.getByText(`${village.name}: Rawan ditetapkan`).waitFor();
  await commander.goto(`${house.url}/cases?process=warning-task&area=${village.code}`);
  const task = commander.getByRole('link', { name: new RegExp(village.name) }).first();
  await task.waitFor();
  expect(await violations(commander)).toEqual([]);
  await task.click();
  await take(commander, 'Mulai');

  // The problem itself is solved in four steps, with each party's acceptance.
  const { body: records } = await house.call(
    'commander',
    'GET',
    `/api/registers/problems/records?area=${village.code}`,
  );
  const record = records.items.find(({ title }: { title: string }) => title === 'Premanisme parkir pasar');
  await commander.goto(`${house.url}/registers/problems/${record.id}`);
  await commander.getByRole('link', { name: 'Buka kasus' }).click();
  await commander.getByRole('link', { name: /Pemecahan masalah/ }).click();
  const intake = commander.getByRole('form', { name: 'Buka: Pemecahan masalah' });
  await intake.getByLabel('Nama kelompok').fill('Paguyuban pedagang');
  await intake.getByRole('button', { name: 'Tambah pihak' }).click();
  await intake.getByRole('button', { name: 'Buka', exact: true }).click();
  await commander.getByRole('heading', { name: 'Premanisme parkir pasar' }).waitFor();
  await take(commander, 'Lanjut ke analisis', { 'Yang berulang': 'Setiap malam Minggu' });
  await take(commander, 'Lanjut ke tindakan', {
    'Akar masalah': 'Lahan parkir tanpa pengelola',
    Solusi: 'Pengelola ditunjuk bersama',
  });
  await take(commander, 'Lanjut ke penilaian', { 'Yang sudah dilakukan': 'Pengelola bekerja sejak Senin' });
  const parties = commander.getByRole('region', { name: 'Pihak yang terlibat' });
  await parties.getByRole('button', { name: 'Catat penerimaan: Paguyuban pedagang' }).click();
  const how = commander.getByRole('form', { name: 'Paguyuban pedagang' });
  await how.getByLabel('Bagaimana diterima').fill('Berita acara musyawarah');
  await how.getByRole('button', { name: 'Simpan' }).click();
  await parties.getByRole('button', { name: 'Tarik penerimaan: Paguyuban pedagang' }).waitFor();
  await commander
    .getByRole('region', { name: 'Langkah berikutnya' })
    .getByRole('button', { name: 'Tutup', exact: true })
    .click();
  const closing = commander.getByRole('form', { name: 'Tutup' });
  await closing.getByRole('button', { name: 'Berkurang' }).click();
  await closing.getByLabel('Penilaian').fill('Tidak ada laporan dua minggu');
  await closing.getByRole('button', { name: 'Tutup' }).click();
  await commander.getByText('Tutup: tersimpan').waitFor();

  // Both records are closed by their officer; the proposal falls, the task ends with its note, the area may be green again.
  for (const { id, version } of records.items as { id: string; version: number }[]) {
    const reason = 'Selesai, diterima semua pihak';
    const closed = await house.call('field', 'POST', `/api/registers/problems/records/${id}/closing`, {
      version,
      reason,
    });
    expect(closed.status).toBeLessThan(300);
  }
  await commander.goto(`${house.url}/cases?process=warning-task&area=${village.code}`);
  await commander
    .getByRole('link', { name: new RegExp(village.name) })
    .first()
    .click();
  await take(commander, 'Selesai', { 'Catatan penutup': 'Kedua kelompok berdamai, pengelola ditunjuk' });
  // The problems are gone, so the decision for red no longer stands on anything: the rule speaks again, and a person decides anew.
  await until(async () => {
    const { body } = await house.call('commander', 'GET', `/api/status/areas/${village.code}`);
    if (body.proposed === 'waspada') return false;
    expect(body.status).not.toBe('rawan');
    const decided = await house.call('commander', 'POST', `/api/status/areas/${village.code}/decision`, {
      version: body.version,
      level: 'aman',
      reason: 'Masalah selesai, dua minggu tenang.',
    });
    // 409: the rule has computed once more meanwhile; the next look has its version.
    expect([201, 409]).toContain(decided.status);
    return decided.status === 201;
  });
  await officer.goto(`${house.url}/areas/${village.code}`);
  await officer.getByText('Aman', { exact: true }).first().waitFor();
});
