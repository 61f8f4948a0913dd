import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { verifyDatabase } from '../../src/platform/journal/verify-database.ts';
import { dispatchDesk, isLive, numberText, openScreen, phoneSize } from './screens.ts';
import type { TestServer } from './server.ts';
import { until } from './until.ts';

export interface FourScreens {
  operator: Page;
  dispatcher: Page;
  crew: Page;
  commander: Page;
}

/** Ends what the crew's unit is on, as the demo district may have given it a task. */
export async function freeCrew(house: TestServer): Promise<void> {
  const { assignment } = (await house.call('field', 'GET', '/api/desk/unit')).body;
  if (assignment) await house.call('field', 'POST', `/api/assignments/${assignment.id}/status`, { status: 'cleared' });
  await house.call('field', 'POST', '/api/units/mine/status', { status: 'available' });
}

/** Four people at their screens: call desk, dispatch desk, unit phone, incident pages. */
export async function fourScreens(browser: Browser, house: TestServer): Promise<FourScreens> {
  await freeCrew(house);
  const [operator, dispatcher, crew, commander] = await Promise.all([
    openScreen(browser, house, 'operator', '/'),
    openScreen(browser, house, 'dispatcher', '/'),
    openScreen(browser, house, 'field', '/', phoneSize),
    openScreen(browser, house, 'commander', '/incidents'),
  ]);
  await Promise.all([isLive(operator), isLive(dispatcher), isLive(commander)]);
  await crew.getByRole('heading', { name: 'Tidak ada tugas' }).waitFor();
  return { operator, dispatcher, crew, commander };
}

/** A call in words, and where it is: the first place found for `place`. */
export interface Story {
  words: string;
  place: string;
}

interface Place {
  label: string;
  lon: number;
  lat: number;
}

/** Puts the crew's unit beside the place, so that it is the nearest. Answers its call sign. */
async function unitNear(house: TestServer, place: Place): Promise<string> {
  const { unit } = (await house.call('field', 'GET', '/api/desk/unit')).body;
  const at = new Date().toISOString();
  const items = [{ unitId: unit.id, lon: place.lon + 0.001, lat: place.lat, at }];
  expect((await house.call('field', 'POST', '/api/positions', { items })).status).toBeLessThan(300);
  return unit.callsign;
}

/**
 * From the ring to the closed incident with four people's screens, each following live; nothing is reloaded.
 * Answers the incident's id.
 */
export async function wholeJourney(house: TestServer, screens: FourScreens, story: Story): Promise<string> {
  const { operator, dispatcher, crew, commander } = screens;
  const desk = dispatchDesk(dispatcher);
  const found = await house.call('operator', 'GET', `/api/search/places?q=${encodeURIComponent(story.place)}`);
  const callsign = await unitNear(house, found.body.items[0]);

  // The exchange rings; both desks show it.
  const rung = await house.call('operator', 'POST', '/api/calls', {
    channel: 'telephony',
    line: '110',
    callerNumber: '0812-0000-7788',
    externalId: `journey-${Date.now()}`,
  });
  expect(rung.status).toBe(201);
  await dispatcher.getByText('1 berdering').waitFor();
  await operator.getByText('Panggilan berdering').waitFor();

  // The operator writes while the caller speaks.
  await operator.keyboard.press('F4');
  await operator.getByRole('textbox', { name: /Narasi/ }).waitFor();
  await dispatcher.getByText('0 berdering').waitFor();
  await operator.keyboard.type(story.words);
  await operator.keyboard.press('Alt+2');
  await operator.keyboard.type(story.place);
  await operator.getByRole('option').first().waitFor();
  await operator.keyboard.press('ArrowDown');
  await operator.keyboard.press('Enter');
  await operator.getByText(/pasti|diperkirakan/).waitFor();
  await operator.keyboard.press('Alt+3');
  await operator.keyboard.press('1');
  await operator.keyboard.press('Control+Enter');
  await operator.getByText(/\d{4} dikirim ke dispatcher/).waitFor();
  const incident = await until(async () => {
    const { items } = (await house.call('dispatcher', 'GET', '/api/incidents?limit=50')).body;
    return items.find((one: { summary: string }) => one.summary.includes(story.words));
  });
  const number: number = incident.number;

  // It stands in the dispatcher's queue and is counted on the commander's list by itself.
  const row = desk.row(number);
  await row.getByText('menunggu unit').waitFor();
  await commander.getByRole('button', { name: '1 baru' }).click();
  await commander.getByRole('option', { name: numberText(number) }).click();
  await commander.keyboard.press('Enter');
  await commander.waitForURL(`**/incidents/${incident.id}`);
  const told = commander.getByRole('region', { name: 'Kronologi' });
  await told.getByText('Telepon diangkat').waitFor();
  await told.getByText('Kejadian diterima').waitFor();

  await desk.choose(number);
  await desk.send(callsign);
  await row.getByText(`${callsign} · belum jawab`).waitFor();
  await told.getByText(`Unit ${callsign} ditugaskan`).waitFor();

  // The crew goes step by step; desk and commander follow.
  const steps = [
    { press: 'TERIMA', chip: /diterima/, entry: 'diterima' },
    { press: 'MELUNCUR', chip: /tiba|meluncur/, entry: 'meluncur' },
    { press: 'TIBA DI LOKASI', chip: /\d mnt/, entry: 'di lokasi' },
    { press: 'SELESAI', chip: /Selesai · belum ditutup/, entry: 'selesai' },
  ];
  for (const { press, chip, entry } of steps) {
    const button = crew.getByRole('button', { name: press, exact: true });
    // The button takes no second touch in its first moment and says so.
    await crew.locator('.unit-go button[aria-disabled=false]', { hasText: press }).waitFor();
    await button.tap();
    await row.getByText(chip).waitFor();
    await told.getByText(new RegExp(`Unit ${callsign}: ${entry}`, 'i')).waitFor();
  }
  await crew.getByRole('heading', { name: 'Tidak ada tugas' }).waitFor();

  await desk.close(number);
  await told.getByText(/^Ditutup/).waitFor();
  // The whole story, newest first, each act with who did it.
  const acts = (await told.getByRole('listitem').allInnerTexts()).map((one) => one.split('\n').slice(1).join(' – '));
  expect(acts.reverse().join('\n')).toMatch(
    new RegExp(
      [
        'Telepon berdering.*',
        'Telepon diangkat.* – Operator 110',
        'Kejadian diterima.* – Operator 110',
        `Unit ${callsign} ditugaskan.* – Dispatcher`,
        `Unit ${callsign}: Diterima – Awak unit`,
        `Unit ${callsign}: Meluncur – Awak unit`,
        `Unit ${callsign}: Di lokasi – Awak unit`,
        `Unit ${callsign}: Selesai – Awak unit`,
        'Ditutup: .* – Dispatcher',
      ].join('[^]*'),
    ),
  );
  await operator.getByText('Tidak ada panggilan yang Anda pegang').waitFor();
  return incident.id;
}

/** What `harmoni verify` says of the server's database. */
export const verified = (house: TestServer) =>
  verifyDatabase({
    db: house.server.db,
    origin: house.server.log.origin,
    keys: house.server.keys,
    older: [],
    onProgress: () => {},
  });
