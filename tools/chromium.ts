import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Path of a Chromium on this machine: `HARMONI_CHROMIUM`, the usual places, or Debian's package, installed now when we may. */
export function chromium(): string {
  const known = [process.env.HARMONI_CHROMIUM, ...places].find((path) => path && existsSync(path));
  if (known) return known;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the screen tests …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const run = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    run('update', '-qq');
    run('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core');
  }
  const installed = places.find((path) => existsSync(path));
  if (!installed)
    throw new Error(
      'the screen tests need Chromium: install it (Debian: apt-get install chromium) or set HARMONI_CHROMIUM',
    );
  return installed;
}
