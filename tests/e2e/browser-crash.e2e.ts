import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openProfile } from '../support/browser.ts';
import { deskSize, isLive } from '../support/screens.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let house: TestServer;
let profile: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  house = await startTestServer({ screens: true });
});
afterAll(() => house?.close());
beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'harmoni-profile-'));
  await openDesk();
});
afterEach(async () => {
  await context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Opens the browser on the profile and signs in; the cookie of the session ends with the browser. */
async function openDesk(): Promise<void> {
  context = await openProfile(profile, deskSize);
  context.setDefaultTimeout(20_000);
  page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${house.url}/calls`);
  await page.getByLabel('Nama pengguna').fill('operator');
  await page.getByLabel('Kata sandi').fill(house.password);
  await page.keyboard.press('Enter');
  await isLive(page);
}

/** The browser that runs on this test's own profile; it leads a process group of its own. */
function browserProcess(): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (words.includes(`--user-data-dir=${profile}`) && !words.some((word) => word.startsWith('--type='))) {
        return Number(pid);
      }
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error('the browser of this test does not run');
}

/** Kills the browser with all its processes at once, as a crash or a full memory does. */
async function crash(): Promise<void> {
  const gone = new Promise((resolve) => context.once('close', resolve));
  process.kill(-browserProcess(), 'SIGKILL');
  await gone;
}

const narrative = () => page.getByRole('textbox', { name: /Narasi/ });
const incidentsOf = async (words: string): Promise<unknown[]> => {
  const { items } = (await house.call('dispatcher', 'GET', '/api/incidents?state=all&limit=100')).body;
  return items.filter((one: { summary: string }) => one.summary.includes(words));
};
async function ring(externalId: string): Promise<string> {
  const call = { channel: 'telephony', line: '110', callerNumber: '0812-0000-7001', externalId };
  return (await house.call('operator', 'POST', '/api/calls', call)).body.id;
}
async function place(words: string): Promise<void> {
  await page.keyboard.press('Alt+2');
  await page.keyboard.type(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText(/pasti|diperkirakan/).waitFor();
}

/** Types without pause for seconds, at a fast typist's pace, and is cut off while typing. @returns what had been typed half a second before. */
async function typeUntilCrash(words: string): Promise<string> {
  const typed: { text: string; at: number }[] = [];
  let text = '';
  for (const letter of words) {
    await page.keyboard.type(letter, { delay: 30 });
    text += letter;
    typed.push({ text, at: Date.now() });
  }
  const end = Date.now();
  await crash();
  return typed.findLast(({ at }) => at <= end - 500)?.text ?? '';
}

const story = (block: string) =>
  `Kebakaran ruko di ${block}, asap tebal dari lantai dua, penghuni dua orang masih di dalam, akses dari jalan depan tertutup parkir`;

it('keeps a call’s words when the browser is killed while one types and the server is away; sends them once', async () => {
  const block = `blok lenyap ${process.pid}`;
  await ring(`crash-${process.pid}-1`);
  await page.getByText('Panggilan berdering').waitFor();
  await page.keyboard.press('F4');
  await narrative().waitFor();
  await place('pasar');
  await page.keyboard.press('Alt+1');
  await context.setOffline(true);
  const before = await typeUntilCrash(story(block));
  expect(before.length).toBeGreaterThan(60);

  await openDesk();
  await page.getByRole('button', { name: new RegExp(`Kebakaran ruko di ${block}`) }).click();
  await narrative().waitFor();
  const kept = await narrative().inputValue();
  expect(story(block).startsWith(kept)).toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(before.length);

  await page.keyboard.press('Control+Enter');
  await page.getByText(/\d{4} dikirim ke dispatcher/).waitFor();
  expect(await incidentsOf(block)).toHaveLength(1);
});

it('keeps a noted report that only this computer knew, also when it was sent just before the crash', async () => {
  const block = `blok putus ${process.pid}`;
  await context.setOffline(true);
  await page.keyboard.press('F9');
  await page.keyboard.press('3');
  await narrative().waitFor();
  const before = await typeUntilCrash(story(block));

  await openDesk();
  await page.getByRole('button', { name: new RegExp(`Kebakaran ruko di ${block}`) }).click();
  await narrative().waitFor();
  expect((await narrative().inputValue()).startsWith(before)).toBe(true);
  await place('pasar');
  await context.setOffline(true);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Tersimpan di komputer ini; dikirim begitu server kembali').waitFor();
  await crash();

  await openDesk();
  await until(async () => (await incidentsOf(block)).length > 0, 40_000);
  await page.waitForTimeout(1000);
  expect(await incidentsOf(block)).toHaveLength(1);
});
