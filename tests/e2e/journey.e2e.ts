import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type FourScreens, fourScreens, verified, wholeJourney } from '../support/journey.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
/** Screens stay open within one journey only. */
afterEach(async () => {
  for (const [n, context] of browser.contexts().entries()) {
    const shots = process.env.HARMONI_SHOTS;
    if (shots) for (const page of context.pages()) await page.screenshot({ path: `${shots}/${Date.now() % 1e6}-${n}.png` });
    await context.close();
  }
});

describe('on the demo district', () => {
  let house: TestServer;
  beforeAll(async () => {
    house = await startTestServer({ screens: true });
  });
  afterAll(() => house?.close());

  it('goes from a ringing 110 to the closed incident on four screens', async () => {
    const screens: FourScreens = await fourScreens(browser, house);
    await wholeJourney(house, screens, { words: 'Dibegal dua orang bawa celurit', place: 'jalan' });
    expect(await verified(house)).toMatchObject({ ok: true });
  });
});
