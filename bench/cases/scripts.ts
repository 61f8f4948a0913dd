import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { builtWeb } from '../../src/app/build-web.ts';
import { openBrowser } from '../../tests/support/browser.ts';
import { type BenchCase, type Figure, notMeasured } from '../support/figure.ts';
import { type House, openHouse } from '../support/house.ts';
import { short } from '../support/stats.ts';

interface Screen {
  what: string;
  path: string;
  account: string;
  barBytes: number;
  context: BrowserContextOptions;
  /** Resolves when the screen stands. */
  stands(page: Page): Promise<unknown>;
}

const screens: Screen[] = [
  {
    what: 'First load, dispatch desk: scripts',
    path: '/dispatch',
    account: 'dispatcher',
    barBytes: 600_000,
    context: { viewport: { width: 1366, height: 768 } },
    stands: (page) => page.locator('canvas.maplibregl-canvas').first().waitFor({ timeout: 40_000 }),
  },
  {
    what: 'First load, unit phone view: scripts',
    path: '/unit',
    account: 'field',
    barBytes: 250_000,
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    // The emergency button is there with a task and without one.
    stands: (page) => page.getByText('DARURAT').first().waitFor({ timeout: 40_000 }),
  },
];

interface Script {
  name: string;
  raw: number;
  gzip: number;
  /** Loaded by a worker beside the page, not by the page itself. */
  worker: boolean;
}

/** Every script that a browser with an empty cache asks for until the screen stands, its sign-in page included. */
async function scriptsOf(house: House, screen: Screen): Promise<Script[]> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ ...screen.context, locale: 'id-ID' });
    const found = new Map<string, Promise<Script>>();
    context.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.endsWith('.js') || found.has(pathname)) return;
      const name = pathname.split('/').at(-1) ?? pathname;
      found.set(
        pathname,
        // Asked for again outside of the browser: the bodies of a worker's own requests cannot be read from it.
        fetch(house.url + pathname).then(async (answer) => {
          const raw = Buffer.from(await answer.arrayBuffer());
          return { name, raw: raw.length, gzip: gzipSync(raw, { level: 9 }).length, worker: /worker/i.test(name) };
        }),
      );
    });
    const page = await context.newPage();
    await page.goto(house.url + screen.path);
    await page.getByLabel('Nama pengguna').fill(screen.account);
    await page.getByLabel('Kata sandi').fill(house.password);
    await page.getByRole('button', { name: 'Masuk' }).click();
    await screen.stands(page);
    await page.waitForLoadState('load');
    // What a worker loads comes a moment after the map is there.
    await page.waitForTimeout(1500);
    return await Promise.all(found.values());
  } finally {
    await browser.close();
  }
}

function figureOf(screen: Screen, scripts: Script[], memory: string): Figure {
  const sum = (list: Script[], size: 'raw' | 'gzip') => list.reduce((total, script) => total + script[size], 0);
  const total = sum(scripts, 'gzip');
  const inWorker = sum(
    scripts.filter((script) => script.worker),
    'gzip',
  );
  const largest = scripts.toSorted((a, b) => b.gzip - a.gzip).slice(0, 8);
  const workerText = inWorker > 0 ? `, of it ${short(inWorker / 1000)} kB the map's worker (counted)` : '';
  return {
    case: 'scripts',
    what: screen.what,
    bar: `≤ ${screen.barBytes / 1000} kB gzip`,
    measured: `${short(total / 1000)} kB gzip -9${workerText}; largest: ${largest.map(({ name, gzip }) => `${name} ${short(gzip / 1000)}`).join(', ')}`,
    ratio: `${short((100 * total) / sum(scripts, 'raw'))} % of ${short(sum(scripts, 'raw') / 1000)} kB uncompressed`,
    size: `${scripts.length} files, sign-in page included, empty cache`,
    memory,
    met: total <= screen.barBytes,
    values: { gzipBytes: total, rawBytes: sum(scripts, 'raw'), workerGzipBytes: inWorker, files: scripts.length },
  };
}

export const scriptsCase: BenchCase = {
  name: 'scripts',
  async run({ say, profile }) {
    const house = await openHouse({ demo: true, screens: await builtWeb(say), profile });
    try {
      const figures: Figure[] = [];
      for (const screen of screens) {
        try {
          figures.push(figureOf(screen, await scriptsOf(house, screen), house.memory()));
        } catch (error) {
          // One screen that does not come up must not hide the other's figure.
          const [why = ''] = (error as Error).message.split('\n');
          figures.push(notMeasured('scripts', screen.what, `≤ ${screen.barBytes / 1000} kB gzip`, why));
        }
      }
      return figures;
    } finally {
      await house.close();
    }
  },
};
