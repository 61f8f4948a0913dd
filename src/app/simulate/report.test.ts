import { expect, test } from 'vitest';
import { Api } from './api.ts';
import { usualOptions } from './options.ts';
import { buildReport, printReport } from './report.ts';
import { Tally } from './tally.ts';

const live = { events: 10, gaps: 0, repeats: 0, resets: 0, connections: 1 };
const reportOf = (tally: Tally, api = new Api('http://127.0.0.1:1')) =>
  buildReport({
    options: { ...usualOptions, baseUrl: 'http://127.0.0.1:1', password: 'never shown' },
    district: 'Polres Wanasari',
    startedAt: new Date(0),
    realSeconds: 10,
    simulatedSeconds: 1000,
    sessions: 3,
    openAtEnd: 0,
    units: 4,
    placesByPopulation: true,
    replay: null,
    api,
    live: [live, live],
    liveBehind: 0,
    tally,
  });

test('an empty run measures nothing, and says so', () => {
  const report = reportOf(new Tally());
  expect(report.calls.answerSeconds).toMatchObject({ count: 0, median: null, withinTarget: null });
  expect(report.live.events).toBe(20);
  expect(report.ok).toBe(true);
  expect(printReport(report)).toContain('tidak diukur / not measured');
  expect(JSON.stringify(report)).not.toContain('never shown');
});

test('answer and response times, shares in target, unit load', () => {
  const tally = new Tally();
  tally.answerSeconds.push(4, 8, 30, 12);
  tally.counts.notMeasured = 2;
  tally.responses.push(
    { seconds: 300, targetSeconds: 600 },
    { seconds: 700, targetSeconds: 600 },
    { seconds: 700, targetSeconds: 900 },
  );
  tally.setBusy('a', true, 100);
  tally.setBusy('a', false, 600);
  tally.setBusy('b', true, 900);
  const report = reportOf(tally);
  expect(report.calls).toMatchObject({
    answerNotMeasured: 2,
    answerSeconds: { count: 4, median: 10, withinTarget: 50 },
  });
  expect(report.dispatch.responseSeconds).toMatchObject({ count: 3, median: 700, withinTarget: 66.7 });
  expect(report.units).toMatchObject({ units: 4, used: 2, mean: 0.15, max: 0.5 });
});

test('a server error or a failure makes the run not good', () => {
  const api = new Api('http://127.0.0.1:1');
  api.statuses.set(500, 1);
  expect(reportOf(new Tally(), api).ok).toBe(false);
  const tally = new Tally();
  tally.failure(new Error('broken'));
  expect(reportOf(tally)).toMatchObject({ ok: false, failures: { count: 1, first: ['broken'] } });
});
