import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let house: TestServer;
let browser: Browser;
let context: BrowserContext;
let phone: Page;

interface Desk {
  unit: { id: string; callsign: string; status: string; position: { lon: number; lat: number } };
  assignment: { id: string; state: string; acknowledgedAt: string; respondingAt: string } | null;
  alarm: { id: string } | null;
}
const desk = async (): Promise<Desk> => (await house.call('field', 'GET', '/api/desk/unit')).body;

beforeAll(async () => {
  house = await startTestServer({ screens: true });
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  phone = await context.newPage();
  await phone.goto(`${house.url}/unit`);
  await phone.getByLabel('Nama pengguna').fill('field');
  await phone.getByLabel('Kata sandi').fill(house.password);
  await phone.getByRole('button', { name: 'Masuk' }).click();
  await phone.getByRole('heading', { name: 'Tidak ada tugas' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** A new incident near the unit, given to it by the dispatcher; answers the incident's id. */
async function task(): Promise<string> {
  const { unit } = await desk();
  const { lon, lat } = unit.position;
  const incident = await house.call('operator', 'POST', '/api/incidents', {
    kind: 'curas',
    place: { text: 'Jl. Kenanga Raya', lon: lon + 0.008, lat: lat - 0.004 },
    summary: 'Dua orang di motor hitam',
    caller: { number: '081200001111' },
  });
  expect(incident.status).toBe(201);
  const sent = await house.call('dispatcher', 'POST', `/api/incidents/${incident.body.id}/assignments`, {
    units: [unit.callsign],
    override: { reason: 'ordered' },
  });
  expect(sent.status).toBe(201);
  return incident.body.id;
}

/** Ends what an earlier journey left. */
beforeEach(async () => {
  await context.setOffline(false);
  const { assignment, alarm } = await desk();
  if (alarm) await house.call('field', 'POST', `/api/alarms/${alarm.id}/cancel`, {});
  if (assignment) await house.call('field', 'POST', `/api/assignments/${assignment.id}/status`, { status: 'cleared' });
  await house.call('field', 'POST', '/api/units/mine/status', { status: 'available' });
  await phone.getByRole('heading', { name: 'Tidak ada tugas' }).waitFor();
});

const main = (name: string) => phone.getByRole('button', { name, exact: true });

async function faults(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: phone }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

describe('the unit phone', () => {
  it('takes a task from acceptance to the end, one press a step', async () => {
    await task();
    for (const step of ['TERIMA', 'MELUNCUR', 'TIBA DI LOKASI']) {
      await main(step).waitFor();
      // The button takes no second touch in its first moment.
      await phone.waitForTimeout(900);
      await main(step).click();
    }
    await main('SELESAI').waitFor();
    await until(async () => (await desk()).assignment?.state === 'on_scene');
    await phone.waitForTimeout(900);
    await main('SELESAI').click();
    await phone.getByRole('heading', { name: 'Tidak ada tugas' }).waitFor();
    await until(async () => (await desk()).assignment === null);
    await main('TERSEDIA').click();
    await until(async () => (await desk()).unit.status === 'available');
  });

  it('a second touch on the same place does not skip a step', async () => {
    await task();
    await main('TERIMA').waitFor();
    await phone.waitForTimeout(900);
    await main('TERIMA').dblclick();
    await main('MELUNCUR').waitFor();
    await until(async () => (await desk()).assignment?.state === 'acknowledged');
  });

  it('keeps presses without signal and sends them once, in order, with the time of the press', async () => {
    const incidentId = await task();
    await main('TERIMA').waitFor();
    const sent: string[] = [];
    phone.on('request', (request) => {
      if (request.method() === 'POST') sent.push(`${new URL(request.url()).pathname.split('/').at(-1)}`);
    });
    await context.setOffline(true);
    await phone.waitForTimeout(900);
    const pressed = Date.now();
    await main('TERIMA').click();
    await phone.waitForTimeout(900);
    await main('MELUNCUR').click();
    await phone.getByText('2 antre').waitFor();
    await phone.getByRole('button', { name: /^Catat/ }).click();
    await phone.getByLabel('Tulis laporan').fill('Sinyal hilang di terowongan');
    await phone.getByRole('button', { name: 'Kirim catatan' }).click();
    await phone.getByText('3 antre').waitFor();
    expect((await desk()).assignment?.state).toBe('assigned');

    await phone.waitForTimeout(3000);
    sent.length = 0;
    await context.setOffline(false);
    await until(async () => (await desk()).assignment?.state === 'responding');
    await phone.getByText('antre').waitFor({ state: 'detached' });
    const { assignment } = await desk();
    expect(Math.abs(Date.parse(assignment?.acknowledgedAt ?? '') - pressed)).toBeLessThan(1500);
    expect(Date.parse(assignment?.respondingAt ?? '')).toBeGreaterThan(Date.parse(assignment?.acknowledgedAt ?? ''));
    const timeline = await house.call('dispatcher', 'GET', `/api/incidents/${incidentId}/timeline`);
    const told = timeline.body.items.filter((entry: { text: { id: string } }) => entry.text.id.includes('terowongan'));
    expect(told).toHaveLength(1);
    expect(sent.filter((name) => name === 'status' || name === 'narrative')).toEqual(['status', 'status', 'narrative']);
  });

  it('shows a press at once again after a reload, and a correction beside what it corrects', async () => {
    await task();
    await main('TERIMA').waitFor();
    await phone.getByRole('button', { name: /^Catat/ }).click();
    await phone.getByLabel('Tulis laporan').fill('Pelaku tiga orang');
    await phone.reload();
    await phone.getByRole('button', { name: /^Catat/ }).click();
    expect(await phone.getByLabel('Tulis laporan').inputValue()).toBe('Pelaku tiga orang');
    await phone.getByRole('button', { name: 'Kirim catatan' }).click();
    await phone.getByRole('button', { name: 'Koreksi', exact: true }).first().click();
    await phone.getByLabel(/^Koreksi untuk/).fill('Pelaku dua orang');
    await phone.getByRole('button', { name: 'Kirim catatan' }).click();
    await phone.getByText('sudah dikoreksi').waitFor();
    expect(await phone.getByText('Pelaku tiga orang').count()).toBe(1);
  });

  it('shows the caller’s number after a press, which is journaled', async () => {
    const incidentId = await task();
    await phone.getByRole('button', { name: 'Telepon pelapor' }).click();
    const link = phone.getByRole('link', { name: /Telepon/ });
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/^tel:\+?\d+1111$/);
    const entries = await house.call('admin', 'GET', `/api/journal/entries?subject=${incidentId}`);
    expect(entries.body.items.some((entry: { action: string }) => entry.action.includes('number'))).toBe(true);
  });

  it('refuses with a reason', async () => {
    await task();
    await phone.getByRole('button', { name: /^Kendala/ }).click();
    expect(await main('TOLAK TUGAS').isDisabled()).toBe(true);
    await phone.getByRole('button', { name: 'Kendaraan bermasalah' }).click();
    await main('TOLAK TUGAS').click();
    await phone.getByRole('heading', { name: 'Tidak ada tugas' }).waitFor();
    await until(async () => (await desk()).assignment === null);
  });

  it('panic: a short touch does nothing; held for two seconds it calls for help; it can be taken back', async () => {
    const box = await phone.getByRole('button', { name: /DARURAT/ }).boundingBox();
    if (!box) throw new Error('no panic button');
    await phone.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await phone.mouse.down();
    await phone.waitForTimeout(1200);
    await phone.mouse.up();
    await phone.waitForTimeout(1200);
    expect((await desk()).alarm).toBeNull();

    await phone.mouse.down();
    await phone.waitForTimeout(2200);
    await phone.mouse.up();
    const alarm = await until(async () => (await desk()).alarm ?? undefined);
    const open = await house.call('dispatcher', 'GET', '/api/alarms');
    expect(open.body.items.map((one: { id: string }) => one.id)).toContain(alarm.id);
    await phone.getByRole('button', { name: /BATALKAN/ }).click();
    await until(async () => (await desk()).alarm === null);
    await phone.getByText('DARURAT terkirim').waitFor({ state: 'detached' });
  });

  it('has no accessibility faults, without a task, with one, and in its panels, in both themes', async () => {
    expect(await faults()).toEqual([]);
    await task();
    await main('TERIMA').waitFor();
    for (const theme of ['light', 'dark']) {
      await phone.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      expect(await faults()).toEqual([]);
      for (const panel of [/^Catat/, /^Kendala/]) {
        await phone.getByRole('button', { name: panel }).click();
        expect(await faults()).toEqual([]);
      }
      await phone.getByRole('button', { name: 'Kembali', exact: true }).click();
    }
  });

  it('fits a small phone without anything cut off', async () => {
    await task();
    await phone.setViewportSize({ width: 360, height: 640 });
    await main('TERIMA').waitFor();
    for (const name of ['TERIMA', /^Catat/, /^Kendala/, /DARURAT/]) {
      const box = await phone
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
      expect(box?.height).toBeGreaterThanOrEqual(48);
    }
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await phone.setViewportSize({ width: 390, height: 844 });
  });
});
