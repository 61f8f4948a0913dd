import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { builtWeb } from '../../src/app/build-web.ts';
import { loadWays } from '../../src/command/routing/routing.repository.ts';
import { seededRandom } from '../../src/command/routing/testing/generated-roads.ts';
import { openBrowser } from '../../tests/support/browser.ts';
import { incidentBody, openIncidents, placesNear, placeUnits, storeUnits } from '../support/content.ts';
import type { BenchCase } from '../support/figure.ts';
import { type House, openHouse } from '../support/house.ts';
import { openLoop } from '../support/load.ts';
import { quantile, short } from '../support/stats.ts';

const wanted = { incidents: 2_000, units: 1_000 };
const eventsPerSecond = 20;
/** Each unit every 5 s. */
const batchesPerSecond = 2;
const seconds = 10;
/** A key is answered at once up to about this long (RAIL: 100 ms for the whole, half of it for the work). */
const barMs = 50;
const barBusy = 0.5;

interface Use {
  /** CPU seconds of the page's main thread. */
  cpu: number;
  script: number;
}

/** Seconds used so far by the page's main thread; time of the thread and not of the clock, since the software GL takes cores. */
async function meter(page: Page): Promise<() => Promise<Use>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { cpu: of('TaskDuration'), script: of('ScriptDuration') };
  };
}

/** Milliseconds from each key press until its handlers are done, as the browser itself noted them. */
const watchKeys = `
  window.keyTimes = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.name === 'keydown') window.keyTimes.push(entry.processingEnd - entry.startTime);
  }).observe({ type: 'event', durationThreshold: 16 });`;

interface Moved {
  /** Share of the time in which the page's main thread worked, at rest and while everything moved. */
  rest: number;
  busy: number;
  script: number;
  /** Milliseconds from each key press until its handlers were done. */
  keys: number[];
}

/** Opens the desk, lets everything move and types into its command line meanwhile. */
async function watch(house: House, browser: Browser, move: () => Promise<unknown>, hasMap: boolean): Promise<Moved> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'id-ID' });
  await page.goto(`${house.url}/dispatch`);
  await page.getByLabel('Nama pengguna').fill('dispatcher');
  await page.getByLabel('Kata sandi').fill(house.password);
  await page.getByRole('button', { name: 'Masuk' }).click();
  if (hasMap) await page.locator('canvas.maplibregl-canvas').first().waitFor({ timeout: 40_000 });
  else await page.getByRole('option').first().waitFor({ timeout: 40_000 });
  await sleep(8000);
  const used = await meter(page);
  await page.evaluate(watchKeys);
  const before = await used();
  await sleep(3000);
  const idle = await used();
  const moving = move();
  await page.keyboard.press('/');
  const typed = 'd 23 101 104 117 121 209 301 302';
  for (const key of typed) {
    await page.keyboard.type(key);
    await sleep((seconds * 800) / typed.length);
  }
  await moving;
  const after = await used();
  const keys = await page.evaluate<number[]>('window.keyTimes');
  // Presses that the browser did not note took less than its threshold of 16 ms.
  while (keys.length < typed.length) keys.push(16);
  await page.close();
  return {
    rest: (idle.cpu - before.cpu) / 3,
    busy: (after.cpu - idle.cpu) / seconds,
    script: (after.script - idle.script) / seconds,
    keys,
  };
}

/**
 * What a full desk costs the browser's main thread while everything moves. Frames are not judged, since there is no graphics card;
 * and because software GL holds up the main thread too, keys are timed on the same desk with its map switched off.
 */
export const fluidCase: BenchCase = {
  name: 'fluid',
  async run({ say, profile }) {
    const house = await openHouse({ demo: true, screens: await builtWeb(say), profile });
    const browsers: Browser[] = [];
    try {
      const { rows } = await house.database.pool.query<{ count: number }>(
        'select count(*)::int as count from units.unit',
      );
      const callsigns = await storeUnits(house, wanted.units - (rows[0]?.count ?? 0), 5000, 'demo');
      await house.restart();
      const ways = await loadWays(house.database.db, house.polresId);
      const place = placesNear(
        ways.flatMap((way) => way.coordinates),
        23,
      );
      await placeUnits(house, callsigns, place);
      await openIncidents(house, wanted.incidents, place);
      const tokens = await house.sessions('operator', 10);
      const random = seededRandom(29);
      let turn = 0;
      const move = () =>
        Promise.all([
          openLoop(batchesPerSecond, seconds, async () => {
            turn += 1;
            await placeUnits(house, callsigns.slice((turn % 9) * 100, (turn % 9) * 100 + 100), place);
            return { status: 200, body: Buffer.alloc(0), encoding: undefined };
          }),
          openLoop(eventsPerSecond, seconds, () => {
            turn += 1;
            const token = tokens[turn % tokens.length];
            return house.client.send({ path: '/api/incidents', token, body: incidentBody(place(), random) });
          }),
        ]);

      browsers.push(await openBrowser());
      const { rest, busy, script } = await watch(house, browsers[0]!, move, true);
      await browsers[0]!.close();
      browsers.push(await openBrowser('--disable-3d-apis'));
      const { keys } = await watch(house, browsers[1]!, move, false);
      const p95 = quantile(keys, 0.95);
      return [
        {
          case: 'fluid',
          what: 'Dispatch desk in the browser, everything moving: main thread',
          bar: `busy ≤ ${barBusy * 100} %, a key's work p95 ≤ ${barMs} ms`,
          measured: `busy ${short(100 * busy)} % (scripts ${short(100 * script)} %); a key press until its work is done, map switched off: p95 ${short(p95)} ms, longest ${short(Math.max(...keys))} ms (${keys.length} keys, shorter than 16 ms counted as 16)`,
          ratio: `busy ${short(busy / Math.max(0.001, rest))} × as much as the same desk with nothing happening`,
          size: `${short(wanted.incidents)} incidents and more opened meanwhile, ${short(wanted.units)} units; ${eventsPerSecond} incidents/s and ${batchesPerSecond * 100} positions/s for ${seconds} s; software GL on the same 2 cores, so frames are not judged`,
          memory: house.memory(),
          met: busy <= barBusy && p95 <= barMs,
          values: { busy, keyP95: p95, keyMax: Math.max(...keys) },
        },
      ];
    } finally {
      for (const browser of browsers) await browser.close();
      await house.close();
    }
  },
};
