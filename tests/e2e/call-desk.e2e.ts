import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let house: TestServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  house = await startTestServer({ screens: true });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Each journey begins with no call open, whatever an earlier one left. */
beforeEach(async () => {
  for (const { id } of (await house.call('operator', 'GET', '/api/calls')).body.items) {
    await house.call('operator', 'POST', `/api/calls/${id}/conclude`, { outcome: 'abandoned' });
  }
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  await signIn('operator', '/calls');
  await page.getByText('Langsung', { exact: true }).waitFor();
});
afterEach(() => context.close());

async function signIn(username: string, path: string): Promise<void> {
  await page.goto(house.url + path);
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi').fill(house.password);
  await page.keyboard.press('Enter');
}

/** Words that no other incident of the district has. */
const block = `blok ${process.pid}`;
let rings = 0;
async function ring(callerNumber?: string, line = '110'): Promise<string> {
  rings += 1;
  const call = { channel: 'telephony', line, callerNumber, externalId: `pbx-${process.pid}-${rings}` };
  const answer = await house.call('operator', 'POST', '/api/calls', call);
  expect(answer.status).toBe(201);
  return answer.body.id;
}

const narrative = () => page.getByRole('textbox', { name: /Narasi/ });
const footer = () => page.locator('footer');
const incidentsOf = async (
  words: string,
): Promise<{ id: string; kind: string; state: string; emergency: boolean }[]> => {
  const { items } = (await house.call('dispatcher', 'GET', '/api/incidents?state=all&limit=100')).body;
  return items.filter((one: { summary: string }) => one.summary.includes(words));
};

/** Answers the oldest ring, by key. */
async function answer(): Promise<void> {
  await page.getByText('Panggilan berdering').waitFor();
  await page.keyboard.press('F4');
  await narrative().waitFor();
}

/** Takes the first place found for these words, by keys. */
async function place(words: string): Promise<void> {
  await page.keyboard.press('Alt+2');
  await page.keyboard.type(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText(/pasti|diperkirakan/).waitFor();
}

async function violations(): Promise<string[]> {
  const found = await new AxeBuilder({ page }).exclude('canvas').analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

describe('the call desk', () => {
  it('keeps what is typed over a reload and on the server', async () => {
    const id = await ring('0812-0000-4471');
    await answer();
    await page.keyboard.type('Motor hilang di parkiran pasar');
    await footer().getByText('terkirim ke server').waitFor();
    await page.keyboard.type(' warna hitam');
    await page.reload();
    await narrative().waitFor();
    expect(await narrative().inputValue()).toBe('Motor hilang di parkiran pasar warna hitam');
    const kept = await until(async () => {
      const { draft } = (await house.call('operator', 'GET', `/api/calls/${id}`)).body;
      return draft?.content.narrative.endsWith('hitam') && draft;
    });
    expect(kept.revision).toBeGreaterThan(10);
    // The number is masked until its operator asks; that is journaled.
    await page.getByText('08••-••••-4471').first().waitFor();
    await page.keyboard.press('F8');
    await page.getByText('081200004471').waitFor();
    await page.keyboard.press('Alt+b');
    await page.keyboard.press('3');
    await page.getByText('Panggilan diakhiri: Terputus').waitFor();
  });

  it('goes from the ring to the sent incident with the keyboard alone', async () => {
    await ring('0812-0000-9032');
    await answer();
    await page.keyboard.type(`Dibegal dua orang di ${block}, bawa celurit, korban luka`);
    await page.locator('.call-mirror mark').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Tempat belum dipilih').waitFor();
    await place('jalan');
    await page.keyboard.press('Alt+3');
    await page.keyboard.press('1');
    // The focus is on the first question without an answer; digits answer and go on.
    await page.keyboard.press('2');
    await page.keyboard.press('Alt+p');
    await page.keyboard.press('2');
    await page.getByText('diubah; usulan 1').waitFor();
    await page.keyboard.press('Alt+g');
    await page.getByText('Ditandai darurat', { exact: false }).first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/\d{4} dikirim ke dispatcher/).waitFor();
    await page.getByText('Tidak ada panggilan yang Anda pegang').waitFor();
    const sent = await incidentsOf(`Dibegal dua orang di ${block}`);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ kind: 'curas', priority: 1, emergency: true });
  });

  it('sends what was written while the server was away, once', async () => {
    await ring('0812-0000-1111');
    await answer();
    await place('jalan');
    await page.keyboard.press('Alt+1');
    await context.setOffline(true);
    await page.keyboard.type(`Tawuran pelajar di ${block}, bawa batu`);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Tersimpan di komputer ini; dikirim begitu server kembali').waitFor();
    // Another one, noted from the radio while the line is still cut.
    await page.keyboard.press('F9');
    await page.keyboard.press('3');
    await narrative().waitFor();
    await page.keyboard.type(`Pohon tumbang di ${block} menutup jalan`);
    await page.locator('.call-map canvas').click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Menunggu server').waitFor();
    await context.setOffline(false);
    await page
      .getByText(/dikirim ke dispatcher/)
      .first()
      .waitFor({ timeout: 40_000 });
    await until(async () => (await incidentsOf(`Pohon tumbang di ${block}`)).length > 0, 40_000);
    await page.waitForTimeout(1000);
    expect(await incidentsOf(`Tawuran pelajar di ${block}`)).toHaveLength(1);
    expect(await incidentsOf(`Pohon tumbang di ${block}`)).toHaveLength(1);
  });

  it('holds several calls apart', async () => {
    await ring('0812-0000-2222');
    await ring('0812-0000-3333');
    await answer();
    await page.keyboard.type('kata pertama');
    await page.keyboard.press('F4');
    await until(async () => (await narrative().inputValue()) === '');
    await page.keyboard.type('kata kedua');
    await page.keyboard.press('F2');
    await until(async () => (await narrative().inputValue()) === 'kata pertama');
    await page.keyboard.press('Alt+s');
    await page.getByText('Disisihkan 2').waitFor();
    for (const words of ['kata pertama', 'kata kedua']) {
      await page.getByRole('button', { name: words }).click();
      await until(async () => (await narrative().inputValue()) === words);
      await page.keyboard.press('Alt+b');
      await page.keyboard.press('1');
      await page.getByText('Panggilan diakhiri: Informasi').last().waitFor();
      await narrative().waitFor({ state: 'detached' });
    }
  });

  it('takes an end back, with the words', async () => {
    await ring();
    await answer();
    await page.keyboard.type('Bertanya jam buka SIM');
    await page.keyboard.press('Alt+b');
    await page.keyboard.press('2');
    await page.getByText('Panggilan diakhiri: Iseng').waitFor();
    await page.keyboard.press('Control+z');
    await narrative().waitFor();
    expect(await narrative().inputValue()).toBe('Bertanya jam buka SIM');
    await page.keyboard.press('Alt+b');
    await page.keyboard.press('1');
    await page.getByText('Panggilan diakhiri: Informasi').waitFor();
  });

  it('takes a sent incident back, with the words; sent anew it is another one', async () => {
    const words = `Tawuran pelajar salah kirim di ${block}`;
    await ring('0812-0000-6001');
    await answer();
    await page.keyboard.type(words);
    await place('pasar');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/\d{4} dikirim ke dispatcher/).waitFor();
    await page.getByRole('button', { name: /Urungkan/ }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText(/dibatalkan; ketikan kembali/).waitFor();
    await narrative().waitFor();
    expect(await narrative().inputValue()).toBe(words);
    expect((await incidentsOf(words)).map(({ state }) => state)).toEqual(['cancelled']);
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/\d{4} dikirim ke dispatcher/)
      .last()
      .waitFor();
    await narrative().waitFor({ state: 'detached' });
    expect((await incidentsOf(words)).map(({ state }) => state).sort()).toEqual(['cancelled', 'received']);
  });

  it('merges a second report into the first, and splits it again', async () => {
    const first = `Kebakaran ruko di ${block}`;
    const words = `${first}, asap tebal, api membesar`;
    for (const [index, number] of ['0812-0000-4001', '0812-0000-4002'].entries()) {
      await ring(number);
      await answer();
      await page.keyboard.type(words);
      await place('pasar');
      if (index === 0) {
        await page.keyboard.press('Control+Enter');
        await page.getByText(/dikirim ke dispatcher/).waitFor();
        continue;
      }
      await page
        .getByRole('button', { name: /Gabung ke/ })
        .first()
        .waitFor();
      await page.keyboard.press('Alt+m');
      await page.keyboard.press('Enter');
      await page.getByText(/Panggilan digabung ke/).waitFor();
    }
    expect((await incidentsOf(first)).map((one) => one.state).sort()).toEqual(['duplicate', 'received']);
    await page.getByRole('button', { name: /Pisahkan/ }).click();
    await page.getByText(/dipisahkan lagi/).waitFor();
    expect((await incidentsOf(first)).filter((one) => one.state === 'duplicate')).toEqual([]);
  });

  it('has no accessibility faults, idle, writing or ending, dark or light', async () => {
    expect(await violations()).toEqual([]);
    await ring('0812-0000-5555');
    await ring('0812-0000-6666');
    await answer();
    await page.keyboard.type('Dibegal dua orang bawa celurit');
    await place('jalan');
    for (const theme of ['dark', 'light']) {
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      expect(await violations(), theme).toEqual([]);
    }
    await page.keyboard.press('Alt+b');
    await page.keyboard.press('4');
    await page.getByText('Dialihkan ke').waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('1');
    await page.getByText('Panggilan diakhiri: Dialihkan').waitFor();
  });
});

describe('the list of lines', () => {
  it('is switched by an administrator, and can be taken back', async () => {
    await context.clearCookies();
    await signIn('admin', '/settings/lines');
    const row = page.getByRole('row', { name: /108/ });
    await row.getByRole('button', { name: /Aktifkan/ }).click();
    await row.getByText('Aktif', { exact: true }).waitFor();
    await page.getByRole('button', { name: /Urungkan/ }).click();
    await row.getByText('Tidak aktif').waitFor();
    expect(await violations()).toEqual([]);
  });
});
