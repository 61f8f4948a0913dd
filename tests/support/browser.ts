import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
} from 'playwright-core';

const places = [
  process.env.HARMONI_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

function launching(more: string[] = []): LaunchOptions {
  const executablePath = places.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium on this machine; `npm test` installs it');
  return { executablePath, args: [...args, ...more] };
}

/** Headless Chromium of the machine, with software GL for the map and no talk of its own to the outside. */
export const openBrowser = (...more: string[]): Promise<Browser> => chromium.launch(launching(more));

/** The same on a profile of its own, which outlives the browser. */
export const openProfile = (folder: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...launching(), ...options });
