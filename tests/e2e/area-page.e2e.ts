import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
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

/** The village with the most reports. */
async function busiest(): Promise<{ code: string; name: string; lon: number; lat: number }> {
  const { body: top } = await house.call('commander', 'GET', '/api/areas/tree');
  const { body: districts } = await house.call('commander', 'GET', `/api/areas/tree?parent=${top.items[0].code}`);
  const { body } = await house.call('commander', 'GET', `/api/areas/${districts.items[0].code}/profile`);
  const { body: village } = await house.call('commander', 'GET', `/api/areas/${body.rates.items[0].code}/profile`);
  return village.area;
}

describe('the area page', () => {
  it('is found by name or step by step, and walked through by keys', async () => {
    const village = await busiest();
    const page = await openScreen(browser, house, 'commander', '/areas');
    await page
      .getByRole('button', { name: /kecamatan|kelurahan/ })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type(village.name.toLowerCase());
    await page
      .getByRole('list', { name: 'Wilayah yang ditemukan' })
      .getByRole('link', { name: new RegExp(`Kelurahan ${village.name}`) })
      .click();
    await page.getByRole('heading', { name: `Kelurahan ${village.name}` }).waitFor();
    for (const question of ['Kebutuhan', 'Kemampuan', 'Prioritas', 'Kecepatan', 'Darurat terjawab']) {
      await page.getByText(new RegExp(`^\\d ${question}$`)).waitFor();
    }
    await page.getByRole('heading', { name: /Jam dan hari/ }).waitFor();
    await page.getByText('Belum dicatat: register kunjungan belum ada.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: /^RW \d+/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: /^RT \d+/ }).waitFor();
    expect(page.url()).toMatch(/\.RW\d+\.RT\d+$/);
    await page.reload();
    await page.getByRole('heading', { name: /^RT \d+/ }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('heading', { name: /^RW \d+/ }).waitFor();
  });

  it('counts a new report while one looks at it', async () => {
    const village = await busiest();
    const page = await openScreen(browser, house, 'commander', `/areas/${village.code}`);
    const note = page.getByRole('heading', { name: /Jam dan hari/ });
    await note.waitFor();
    const count = async (): Promise<number> =>
      Number(/(\d[\d.]*) laporan/.exec(await note.innerText())?.[1]?.replaceAll('.', ''));
    const before = await count();
    await page.getByText('Langsung').first().waitFor();
    const { status } = await house.call('operator', 'POST', '/api/incidents', {
      kind: 'theft',
      place: { text: 'Depan pasar', lon: village.lon, lat: village.lat },
      priority: 3,
      emergency: false,
      summary: 'Tas hilang',
      answers: {},
      channel: 'phone',
    });
    expect(status).toBe(201);
    await expect.poll(count, { timeout: 20_000 }).toBe(before + 1);
  });

  it('on a phone nothing is cut; the board sees no small counts and no records; the brief is a PDF', async () => {
    const village = await busiest();
    const page = await openScreen(browser, house, 'board', `/areas/${village.code}`, phoneSize);
    await page.getByRole('heading', { name: `Kelurahan ${village.name}` }).waitFor();
    await page.getByText('Catatan register tidak terbuka untuk peran Anda.').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    const { status, headers } = await house.call('board', 'GET', `/api/areas/${village.code}/brief.pdf?lang=en`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { status: closed } = await house.call('partner', 'GET', `/api/areas/${village.code}/profile`);
    expect(closed).toBe(403);
  });
});
