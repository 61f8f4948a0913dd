import { expect, test } from 'vitest';
import { crashRounds } from './rounds.ts';

test('SIGKILL of server and database at random moments: acknowledged = present, once', async () => {
  const report = await crashRounds(10, 20261122);
  expect(report.acknowledged).toBeGreaterThan(50);
  expect(report.lost).toEqual([]);
  expect(report.doubled).toEqual([]);
  expect(report.verified).toContain('OK');
}, 300_000);
