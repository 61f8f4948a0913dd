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

interface Row {
  code: string;
  name: string;
  status: string | null;
  recent: number;
}

/** A kelurahan that nothing stands out in yet, with a point in it. */
async function calmVillage(): Promise<{ code: string; name: string; lon: number; lat: number }> {
  const status = await until(async () => {
    const { body } = await house.call('commander', 'GET', '/api/status/areas?level=village');
    return body.items.length > 0 && (body.items as Row[]);
  });
  const { body } = await house.call('commander', 'GET', '/api/areas?level=village');
  const calm = status.find((row) => row.status !== 'waspada' && row.status !== 'rawan');
  const area = body.items.find(({ code }: Row) => code === calm?.code);
  expect(area).toBeDefined();
  return area;
}

it('an area turns amber after problems are registered; an officer confirms, another decides otherwise, a phone shows it', async () => {
  const village = await calmVillage();
  const page = await openScreen(browser, house, 'commander', `/status?of=area/${village.code}`);
  const detail = page.getByRole('region', { name: 'Rincian' });
  await detail.getByRole('heading', { name: village.name }).waitFor();
  expect(await detail.getByText('Waspada', { exact: true }).count()).toBe(0);

  for (const name of ['Pungli parkir pasar', 'Premanisme terminal']) {
    const made = await house.call('commander', 'POST', '/api/registers/problems/records', {
      values: { name, kind: 'thuggery', trigger: 'Lahan diperebutkan' },
      place: { lon: village.lon, lat: village.lat },
    });
    expect(made.status).toBe(201);
  }
  await detail.getByText('Waspada', { exact: true }).first().waitFor();
  await detail
    .getByText(/Masalah terbuka 2/)
    .first()
    .waitFor();
  const queue = page.getByRole('region', { name: 'Menunggu keputusan' });
  await queue.getByText(village.name).first().waitFor();
  expect(await violationsInThemes(page)).toEqual([]);

  await detail.getByRole('button', { name: 'Tetapkan usulan' }).waitFor();
  await page.keyboard.press('y');
  const form = page.getByRole('form', { name: `Tetapkan status ${village.name}` });
  await form.getByLabel('Alasan').fill('Sesuai laporan Bhabinkamtibmas.');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText(`${village.name}: Waspada ditetapkan`).waitFor();
  await detail.getByText('Sesuai laporan Bhabinkamtibmas.').first().waitFor();
  await until(async () => {
    const { body } = await house.call('commander', 'GET', `/api/status/areas/${village.code}`);
    return body.decided && body.status === 'waspada' && !body.needsDecision;
  });

  // Another officer decides while this one has the form open: nothing is overwritten.
  await page.keyboard.press('u');
  await form.getByLabel('Alasan').fill('Sudah ditengahi.');
  const { body: now } = await house.call('commander', 'GET', `/api/status/areas/${village.code}`);
  const other = await house.call('field', 'POST', `/api/status/areas/${village.code}/decision`, {
    version: now.version,
    level: 'rawan',
    reason: 'Terjadi pengeroyokan tadi malam.',
  });
  expect(other.status).toBe(201);
  await form
    .getByRole('alert')
    .getByText(/sekarang Rawan/)
    .waitFor();
  expect(await form.getByRole('button', { name: 'Tetapkan', exact: false }).first().isDisabled()).toBe(true);
  await page.keyboard.press('Escape');

  for (const path of ['ranking', 'roads', 'pivot', 'mapping', 'thresholds']) {
    await page.goto(`${house.url}/status/${path}`);
    await page.getByRole('table').or(page.getByText('Semua ambang masih nilai awal')).first().waitFor();
    expect([path, await violations(page)]).toEqual([path, []]);
  }

  const phone = await openScreen(browser, house, 'field', `/status?of=area/${village.code}`, phoneSize);
  await phone.getByRole('region', { name: 'Rincian' }).getByText('Rawan', { exact: true }).first().waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
