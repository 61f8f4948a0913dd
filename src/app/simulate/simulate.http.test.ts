import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../tests/support/server.ts';
import { IncidentPage } from '../../command/incidents/incidents.contract.ts';
import { runSimulation, usualOptions } from './index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test('two hours on the small district: no error, nothing missed live, and somebody comes to every event', async () => {
  const startedAt = new Date();
  const out = new PassThrough().resume();
  const report = await runSimulation(
    {
      ...usualOptions,
      baseUrl: server.url,
      password: server.password,
      seed: 5,
      speed: 0,
      duration: 120,
      callsPerHour: 10,
      hour: 18,
      positionEvery: 60,
    },
    out,
  );
  expect(report.failures).toEqual({ count: 0, first: [] });
  expect(report.api).toMatchObject({ serverErrors: 0, networkErrors: 0 });
  expect(report.live).toMatchObject({ gaps: 0, repeats: 0, unseen: 0, behindAtEnd: 0 });
  expect(report.live.events).toBeGreaterThan(50);
  expect(report.calls.answered + report.calls.abandoned).toBe(report.calls.total);
  expect(report.calls.answerSeconds.count).toBe(report.calls.answered - report.calls.answerNotMeasured);
  expect(report.incidents.created).toBeGreaterThan(3);
  expect(report.dispatch.arrivals).toBeGreaterThan(0);
  expect(report.incidents.openAtEnd).toBe(0);
  expect(report.ok).toBe(true);

  const { status, body } = await server.call(
    'dispatcher',
    'GET',
    `/api/incidents?state=all&limit=500&from=${startedAt.toISOString()}`,
  );
  expect(status).toBe(200);
  const sent = IncidentPage.parse(body).items.filter(
    (row) => row.assignments.length > 0 || row.firstAssignedAt !== null,
  );
  expect(sent.length).toBeGreaterThan(3);
  for (const row of sent) {
    expect(row.firstArrivedAt, `incident ${row.number}, ${row.kind}`).not.toBeNull();
    expect(Date.parse(row.firstArrivedAt!)).toBeGreaterThanOrEqual(Date.parse(row.firstAssignedAt!));
  }
}, 120_000);
