import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bytesSource, fileSource } from '../../platform/geo/source.ts';
import { readReplay } from './replay.ts';
import { kindOfRow } from './replay-kinds.ts';

const header = 't,class,type,lon,lat,twp,zip\n';
const rows = [
  '2015-12-10 17:40:00,EMS,BACK PAINS/INJURY,-75.58,40.29,NEW HANOVER,19525',
  '2015-12-10 17:41:30,Traffic,VEHICLE ACCIDENT,-75.26,40.25,HATFIELD,19446',
  'yesterday,Fire,GAS-ODOR/LEAK,-75.35,40.12,NORRISTOWN,19401',
  '2015-02-30 10:00:00,Fire,BUILDING FIRE,-75.35,40.12,NORRISTOWN,19401',
  '2015-12-10 17:40:20,Police,NOISE,-75.34,40.11,NORRISTOWN,19401',
  '2015-12-10 17:40:05,Fire,GAS-ODOR/LEAK,-75.35,40.12,NORRISTOWN,19401',
];
const source = (text: string) => bytesSource('calls.csv', new TextEncoder().encode(text));

test('keeps times as seconds after the first call, sorted, and reports broken rows by number', async () => {
  const { calls, refused } = await readReplay(source(`${header}${rows.join('\n')}\n`));
  expect(calls).toEqual([
    { seconds: 0, kind: 'medical' },
    { seconds: 5, kind: 'fire' },
    { seconds: 90, kind: 'crash_material' },
  ]);
  expect(refused.map(({ row }) => row)).toEqual([3, 4, 5]);
  expect(refused[2]!.reason.en).toContain('Police');
});

test('reads gzip alike, and stops keeping rows after the given time', async () => {
  const packed = bytesSource('calls.csv.gz', gzipSync(`${header}${rows.join('\n')}\n`));
  expect((await readReplay(packed, 60)).calls).toHaveLength(2);
});

test('refuses a file that is cut off', async () => {
  await expect(readReplay(source(`${header}${rows[0]}\n2015-12-10 17:4`))).rejects.toThrow();
});

test('the table of kinds', () => {
  expect(kindOfRow('EMS', 'VEHICLE ACCIDENT')).toBe('crash_injury');
  expect(kindOfRow('Fire', 'VEHICLE FIRE')).toBe('fire');
  expect(kindOfRow('Traffic', 'HAZARDOUS ROAD CONDITIONS ')).toBe('road_hazard');
  expect(kindOfRow('EMS', 'RESCUE - WATER')).toBe('drowning');
  expect(kindOfRow('Traffic', 'something new')).toBe('congestion');
  expect(kindOfRow('', 'NOISE')).toBeUndefined();
});

const montgomery = new URL('../../../../shared/data/incidents/montco-911-2015-2016.csv.gz', import.meta.url).pathname;
test.skipIf(!existsSync(montgomery))(
  'reads all of Montgomery 911 (skipped where ../shared/data is absent)',
  async () => {
    const { calls, refused } = await readReplay(await fileSource(montgomery));
    expect(calls.length + refused.length).toBe(99_492);
    expect(refused).toEqual([]);
    const days = calls.at(-1)!.seconds / 86_400;
    expect(days).toBeGreaterThan(257);
    expect(days).toBeLessThan(258);
  },
);
