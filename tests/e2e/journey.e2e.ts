import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { citiesAbsent, citiesPresent } from '../support/city.ts';
import { startJakarta } from '../support/jakarta.ts';
import { fourScreens, freeCrew, verified, wholeJourney } from '../support/journey.ts';
import {
  deskSize,
  dispatchDesk,
  focusIsSeen,
  isLive,
  numberText,
  openScreen,
  phoneSize,
  violations,
  violationsInThemes,
} from '../support/screens.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
/** Screens stay open within one journey only. */
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

describe('on the demo district', () => {
  let house: TestServer;
  let middle: { lon: number; lat: number };
  beforeAll(async () => {
    house = await startTestServer({ screens: true });
    const [west, south, east, north] = (await house.call('operator', 'GET', '/api/map/info')).body.bounds;
    middle = { lon: (west + east) / 2, lat: (south + north) / 2 };
  });
  afterAll(() => house?.close());

  /** A new incident by the API. */
  async function report(summary: string): Promise<{ id: string; number: number }> {
    const body = { kind: 'curas', place: { text: 'Depan Pasar Contoh', ...middle }, summary };
    const made = await house.call('operator', 'POST', '/api/incidents', body);
    expect(made.status).toBe(201);
    return made.body;
  }
  async function sendCrew(incidentId: string): Promise<void> {
    const { unit } = (await house.call('field', 'GET', '/api/desk/unit')).body;
    const order = { units: [unit.callsign], override: { reason: 'ordered' } };
    const sent = await house.call('dispatcher', 'POST', `/api/incidents/${incidentId}/assignments`, order);
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  }
  /** Sets the status of the last free unit, which is not the crew's; answers its call sign. */
  async function setStatus(status: string): Promise<string> {
    const { items } = (await house.call('dispatcher', 'GET', '/api/units')).body;
    const unit = items.findLast((one: { status: string }) => one.status === 'available');
    const set = await house.call('dispatcher', 'POST', `/api/units/${unit.id}/status`, { status, reason: 'fuel' });
    expect(set.status, JSON.stringify(set.body)).toBe(200);
    return unit.callsign;
  }

  it('goes from a ringing 110 to the closed incident on four screens', async () => {
    const screens = await fourScreens(browser, house);
    await wholeJourney(house, screens, { words: 'Dibegal dua orang bawa celurit', place: 'jalan' });
    expect(await verified(house)).toMatchObject({ ok: true });
  });

  it('misses nothing while the network is cut and the server restarts', async () => {
    const page = await openScreen(browser, house, 'dispatcher', '/dispatch');
    const desk = dispatchDesk(page);
    const { number: before } = await report('Sebelum putus');
    await isLive(page);
    await desk.row(before).waitFor();
    await desk.choose(before);

    // The code that keeps commands has come before the cut.
    await until(() => page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'harmoni')));
    await page.context().setOffline(true);
    await page
      .getByText(/Terputus sejak/)
      .first()
      .waitFor();
    const missed = [await report('Saat putus satu'), await report('Saat putus dua')];
    const out = await setStatus('out');
    // What is written meanwhile is kept and goes out once.
    await page.keyboard.press('w');
    await page.keyboard.type('Ditulis tanpa jaringan');
    await page.keyboard.press('Enter');
    await page
      .getByText(/1 belum terkirim/)
      .first()
      .waitFor();
    await house.restart();
    missed.push(await report('Setelah server mulai lagi'));
    for (const { number } of missed) expect(await desk.row(number).count()).toBe(0);

    await page.context().setOffline(false);
    await isLive(page);
    for (const { number } of missed) await desk.row(number).waitFor();
    await page.locator('.strip-out').getByRole('button', { name: out }).waitFor();
    await desk.sheet.getByText('Ditulis tanpa jaringan').waitFor();
    await page
      .getByText(/belum terkirim/)
      .first()
      .waitFor({ state: 'detached' });
    expect(await desk.sheet.getByText('Ditulis tanpa jaringan').count()).toBe(1);
  });

  it('shows the crew a task that was given while its phone had no signal', async () => {
    await freeCrew(house);
    const crew = await openScreen(browser, house, 'field', '/unit', phoneSize);
    await crew.getByRole('heading', { name: 'Tidak ada tugas' }).waitFor();
    await crew.getByText('Langsung', { exact: true }).waitFor();
    await crew.context().setOffline(true);
    await crew
      .getByText(/Terputus/)
      .first()
      .waitFor();
    await sendCrew((await report('Tugas tanpa sinyal')).id);
    await crew.context().setOffline(false);
    await crew.getByRole('button', { name: 'TERIMA', exact: true }).waitFor();
  });

  it('catches up by itself when the server was away for a moment', async () => {
    const page = await openScreen(browser, house, 'dispatcher', '/dispatch');
    const list = await openScreen(browser, house, 'commander', '/incidents');
    await Promise.all([isLive(page), isLive(list)]);
    await house.restart();
    const { number } = await report('Tepat setelah mulai lagi');
    await dispatchDesk(page).row(number).waitFor();
    await list.getByRole('button', { name: /\d+ baru/ }).waitFor();
    await Promise.all([isLive(page), isLive(list)]);
  });

  it('lets the dispatcher send, follow and close without a mouse', async () => {
    await freeCrew(house);
    const { number } = await report('Hanya dengan papan ketik');
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    page.setDefaultTimeout(20_000);
    await page.addInitScript(() => {
      addEventListener('pointerdown', () => document.documentElement.setAttribute('data-mouse', ''), true);
    });
    await page.goto(house.url);
    await page.getByLabel('Nama pengguna').waitFor();
    await page.keyboard.press('Tab');
    expect(await focusIsSeen(page)).toBe(true);
    await page.keyboard.type('dispatcher');
    await page.keyboard.press('Tab');
    await page.keyboard.type(house.password);
    await page.keyboard.press('Enter');
    const desk = dispatchDesk(page);
    await desk.row(number).waitFor();

    // `]` goes from part to part; wherever it stands is seen.
    for (let part = 0; part < 5; part++) {
      await page.keyboard.press('Escape');
      await page.keyboard.press(']');
      expect(await focusIsSeen(page), `part ${part}`).toBe(true);
    }
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await desk.choose(number);
    const proposed = desk.sheet.getByRole('list', { name: 'Usulan unit' }).locator('.rec-call');
    await proposed.first().waitFor();
    const [, callsign = ''] = await proposed.allTextContents();
    await desk.send(callsign);
    await page.keyboard.press('w');
    await page.keyboard.type('Pelapor menunggu di gerbang');
    await page.keyboard.press('Enter');
    await desk.sheet.getByText('Pelapor menunggu di gerbang').waitFor();
    // The crew speaks by radio: the dispatcher notes its steps on the command line.
    for (const [letter, chip] of [
      ['m', /tiba|meluncur/],
      ['l', /\d mnt/],
      ['k', /Selesai · belum ditutup/],
    ] as const) {
      await page.keyboard.press('s');
      await page.keyboard.type(`${callsign} ${letter}`);
      expect(await focusIsSeen(page)).toBe(true);
      await page.keyboard.press('Enter');
      await desk.row(number).getByText(chip).waitFor();
      await page.keyboard.press('Escape');
    }
    await desk.close(number);
    expect(await page.locator('html[data-mouse]').count()).toBe(0);
  });

  it('opens the choice of channel on the call desk from the dispatch desk', async () => {
    const page = await openScreen(browser, house, 'dispatcher', '/dispatch');
    await isLive(page);
    await page.keyboard.press('F9');
    await page.getByRole('group', { name: 'Diterima lewat apa?' }).waitFor();
  });

  it('has no accessibility faults on any of the screens, dark or light', async () => {
    await freeCrew(house);
    const { id, number } = await report('Untuk pemeriksaan layar');
    const page = await openScreen(browser, house, 'dispatcher', '/dispatch');
    const desk = dispatchDesk(page);
    await desk.row(number).waitFor();
    await desk.choose(number);
    await desk.sheet.getByRole('list', { name: 'Usulan unit' }).waitFor();
    expect(await violationsInThemes(page), 'dispatch').toEqual([]);
    await page.keyboard.press('e');
    await desk.sheet.getByText(`Akhiri ${numberText(number)}`).waitFor();
    expect(await violations(page), 'end').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page), 'keys').toEqual([]);
    // Maps of screens that nobody looks at any more would only slow the next ones.
    await page.context().close();

    await house.call('operator', 'POST', '/api/calls', {
      channel: 'telephony',
      line: '110',
      callerNumber: '0812-0000-1',
    });
    const calls = await openScreen(browser, house, 'operator', '/calls');
    await calls.getByText('Panggilan berdering').waitFor();
    await calls.keyboard.press('F4');
    await calls.getByRole('textbox', { name: /Narasi/ }).waitFor();
    expect(await violationsInThemes(calls), 'calls').toEqual([]);
    await calls.context().close();

    await sendCrew(id);
    const crew = await openScreen(browser, house, 'field', '/unit', phoneSize);
    await crew.getByRole('button', { name: 'TERIMA', exact: true }).waitFor();
    expect(await violationsInThemes(crew), 'unit').toEqual([]);
    await crew.context().close();

    const pages = await openScreen(browser, house, 'commander', '/incidents');
    await pages.getByRole('option', { name: numberText(number) }).waitFor();
    expect(await violationsInThemes(pages), 'incidents').toEqual([]);
    await pages.goto(`${house.url}/incidents/${id}`);
    await pages.getByRole('region', { name: 'Kronologi' }).getByText('Kejadian diterima').waitFor();
    expect(await violationsInThemes(pages), 'incident').toEqual([]);

    for (const [path, size] of [
      ['/', deskSize],
      ['/unit', phoneSize],
    ] as const) {
      const out = await (await browser.newContext(size)).newPage();
      await out.goto(house.url + path);
      await out.getByLabel('Kata sandi').waitFor();
      expect(await violationsInThemes(out), `sign-in ${path}`).toEqual([]);
    }
  });
});

describe.skipIf(!citiesPresent)('on Jakarta Selatan', () => {
  let house: TestServer;
  beforeAll(async () => {
    house = await startJakarta();
  });
  afterAll(() => house?.close());

  it('goes from a ringing 110 to the closed incident on four screens', async () => {
    const screens = await fourScreens(browser, house);
    await wholeJourney(house, screens, { words: 'Dibegal dua orang di Blok M', place: 'Melawai' });
    expect(await verified(house)).toMatchObject({ ok: true });
  });
});
if (!citiesPresent) console.warn(`skipped: ${citiesAbsent}`);
