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
  for (const context of browser.contexts()) await context.close();
});

const shots = process.env.HARMONI_SHOTS;
async function look(screens: object): Promise<void> {
  if (!shots) return;
  for (const [name, page] of Object.entries(screens)) await page.screenshot({ path: `${shots}/${name}-${Date.now() % 1e6}.png` });
}

describe('on the demo district', () => {
  let house: TestServer;
  beforeAll(async () => {
    house = await startTestServer({ screens: true });
  });
  afterAll(() => house?.close());

  it('goes from a ringing 110 to the closed incident on four screens', async () => {
    const screens: FourScreens = await fourScreens(browser, house);
    try {
    await wholeJourney(house, screens, { words: 'Dibegal dua orang bawa celurit', place: 'jalan' });
    } finally { await look(screens); }
    expect(await verified(house)).toMatchObject({ ok: true });
  });
});
