import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('what the registers are used for', () => {
  it('an officer finds a register by its words, sees what is due and goes to the record', async () => {
    const page = await openScreen(browser, house, 'commander', '/registers');
    await page.getByLabel('Cari register').fill('anggaran sisa');
    await page.getByRole('link', { name: /^Anggaran/ }).waitFor();
    expect(await page.getByRole('link', { name: /Poskamling/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: /Jatuh tempo/ }).click();
    await page.getByLabel('Dalam', { exact: true }).selectOption('366');
    await page.getByLabel('Register', { exact: true }).selectOption('sops');
    const row = page.getByRole('row').filter({ hasText: 'Penanganan tawuran' });
    await row.getByText('Tinjau ulang').waitFor();
    expect(await violations(page)).toEqual([]);
    await row.getByRole('link').click();
    await page.getByRole('heading', { name: 'Penanganan tawuran' }).waitFor();
  });

  it('a chief reads the reports, each with its period and count', async () => {
    const page = await openScreen(browser, house, 'commander', '/registers/reports');
    const budget = page.getByRole('region', { name: 'Pemakaian anggaran' });
    await budget.getByText('n = 13 catatan terbuka').waitFor();
    await budget.getByRole('rowheader', { name: 'Jumlah' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('an operator reads a SOP at an incident and says so, once', async () => {
    const made = await house.call('operator', 'POST', '/api/incidents', {
      kind: 'bomb_threat',
      place: { text: 'Dekat pasar', lon: 109.62, lat: -9.58 },
      summary: 'Tas tanpa pemilik',
    });
    expect(made.status).toBe(201);
    const page = await openScreen(browser, house, 'operator', `/incidents/${made.body.id}`);
    await page.getByRole('heading', { name: 'SOP & larangan' }).waitFor();
    await page.getByText('Ancaman bom', { exact: false }).last().waitFor();
    const sop = page.locator('details').filter({ hasText: 'Kosongkan radius 100 m' });
    await sop.locator('summary').click();
    const { body } = await house.call('operator', 'GET', '/api/register-guidance?kind=bomb_threat');
    const [first] = body.sops;
    if (first.acknowledged === null) {
      await sop.getByRole('button', { name: /Sudah saya baca/ }).click();
      await sop.getByText('sudah dibaca').waitFor();
    }
    const { body: after } = await house.call('operator', 'GET', '/api/register-guidance?kind=bomb_threat');
    expect(after.sops[0].acknowledged).toBe(first.revision);
    expect(await violations(page)).toEqual([]);
  });
});
