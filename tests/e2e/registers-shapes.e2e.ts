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

const text = (id: string, en: string) => ({ id, en });

/** A register that a district adds by itself: places under water, within a border. */
const pack = JSON.stringify({
  reason: 'Kawasan banjir perlu dicatat.',
  definitions: [
    {
      id: 'local-flood-zones',
      version: 1,
      sources: ['TEST'],
      approvedBy: { name: 'Kabag Ops', on: '2026-11-22' },
      texts: {
        one: text('Kawasan banjir', 'Flood zone'),
        many: text('Kawasan banjir', 'Flood zones'),
        purpose: text('Batas genangan', 'Borders of flooding'),
      },
      placement: 'polygon',
      read: 'register:read',
      write: 'register:write',
      symbol: { shape: 'diamond', colour: 'info' },
      title: 'name',
      usedBy: ['map layer'],
      fields: {
        name: { type: 'text', texts: text('Nama', 'Name'), about: 'thing', required: true, search: true },
        pump: { type: 'yesno', texts: text('Ada pompa', 'Has a pump'), about: 'thing', filter: true },
        since: { type: 'date', texts: text('Sejak', 'Since'), about: 'thing' },
        age: { type: 'computed', compute: { how: 'age', field: 'since' }, texts: text('Umur', 'Age'), about: 'thing' },
        papers: { type: 'attachment', several: true, texts: text('Lampiran', 'Attachments'), about: 'thing' },
      },
    },
  ],
});

it('a district adds a register of its own; a border, a file and a saved view are kept in it', async () => {
  const sent = await house.call('admin', 'POST', '/api/register-packs', { name: 'banjir.json', text: pack });
  expect(sent.status).toBe(201);
  const { body: info } = await house.call('commander', 'GET', '/api/map/info');
  const [west, south, east, north] = info.bounds as [number, number, number, number];
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];

  const page = await openScreen(browser, house, 'commander', '/registers/local-flood-zones');
  await page.getByRole('button', { name: 'Baru' }).click();

  const form = page.getByRole('form', { name: 'Catat Kawasan banjir' });
  await form.getByLabel('Nama').fill('Kali Wetan');
  await form.getByRole('button', { name: 'Ya' }).click();
  await form.getByLabel('Sejak').fill('2024-01-05');
  await form
    .getByLabel('Lampiran')
    .setInputFiles({ name: 'berita acara.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 contoh') });
  await form.getByText('berita acara.pdf', { exact: true }).waitFor();
  await form.getByRole('button', { name: 'Ketik koordinat' }).click();
  await form.getByPlaceholder('Tempel GeoJSON atau WKT').fill('POLYGON((1 2, 3');
  await form.getByText('Belum lengkap, atau bukan GeoJSON maupun WKT.').waitFor();
  await form
    .getByPlaceholder('Tempel GeoJSON atau WKT')
    .fill(`POLYGON((${lon} ${lat}, ${lon + 0.005} ${lat}, ${lon + 0.005} ${lat + 0.005}, ${lon} ${lat}))`);
  await form.getByText('Batas, 3 titik').waitFor();
  expect(await violations(page)).toEqual([]);
  await form.getByRole('button', { name: 'Simpan' }).click();

  await page.getByRole('heading', { name: 'Kali Wetan' }).waitFor();
  await page.getByText('Batas, 3 titik').first().waitFor();
  const file = page.getByRole('link', { name: 'berita acara.pdf' });
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
  expect(download.suggestedFilename()).toBe('berita acara.pdf');
  expect(await violations(page)).toEqual([]);

  await page.goto(`${house.url}/registers/local-flood-zones`);
  await page.getByLabel('Kelompokkan').selectOption({ label: 'Ada pompa' });
  await page.getByRole('button', { name: 'Tampilkan Ya saja: 1' }).click();
  await page.getByRole('button', { name: 'Simpan tampilan' }).click();
  await page.getByLabel('Nama tampilan').fill('Berpompa');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.goto(`${house.url}/registers/local-flood-zones`);
  await page.getByRole('button', { name: 'Berpompa', exact: true }).click();
  await page.waitForURL(/f\.pump=true/);
  await page.getByRole('link', { name: 'Kali Wetan' }).waitFor();
  await page.context().close();
});
