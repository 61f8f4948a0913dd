import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../tests/support/server.ts';
import { CaseLoad, CasePage, CaseTimeline, CaseView, Holidays, ProcessList, Statistics } from './cases.contract.ts';

let it: TestServer;
beforeAll(async () => {
  it = await startTestServer();
}, 120_000);
afterAll(() => it.close());

const get = async (role: string, path: string) => (await it.call(role, 'GET', path)).body;

describe('the demo district', () => {
  test('has cases of every process, at different stages and in the words of their definitions', async () => {
    const { items } = ProcessList.parse(await get('commander', '/api/processes'));
    expect(items.map(({ id }) => id)).toEqual(['warning-task', 'problem-solving', 'backup-request', 'tension']);
    for (const { id, counts } of items) expect(counts.open, id).toBeGreaterThan(0);
    const all = CasePage.parse(await get('commander', '/api/cases?status=all&limit=500'));
    expect(all.items.length).toBeGreaterThan(18);
    expect(new Set(all.items.map(({ process, state }) => `${process}/${state}`)).size).toBeGreaterThan(10);
    const overdue = CasePage.parse(await get('commander', '/api/cases?overdue=true'));
    expect(overdue.items.every(({ clock }) => clock?.level === 'overdue')).toBe(true);
    expect(overdue.items.length).toBeGreaterThan(0);
    CaseLoad.parse(await get('commander', '/api/cases/load'));
    const figures = Statistics.parse(await get('commander', '/api/processes/backup-request/statistics'));
    expect(figures.steps.find(({ state }) => state === 'asked')?.n).toBeGreaterThan(0);
  });

  test('tells the story of a case in the order of its times, and links to its problem', async () => {
    const { items } = CasePage.parse(await get('field', '/api/cases?process=problem-solving&status=all'));
    const view = CaseView.parse(await get('field', `/api/cases/${items[0]!.id}`));
    expect(view.links).toMatchObject([{ to: 'record', of: 'problems' }]);
    expect(view.links[0]!.title).toBeTruthy();
    const timeline = CaseTimeline.parse(await get('field', `/api/cases/${view.id}/timeline`));
    const times = timeline.items.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(timeline.items[0]!.action).toBe('case.opened');
  });
});

describe('commands', () => {
  test('the examples of the contract are accepted as they are, once for each key', async () => {
    const { body: api } = await it.call(null, 'GET', '/api/openapi.json');
    const exampleOf = (path: string, method = 'post') =>
      api.paths[path][method].requestBody.content['application/json'].example;
    const key = { 'idempotency-key': 'open-a-task-1' };
    const task = exampleOf('/api/cases/{process}');
    const made = await it.call('commander', 'POST', '/api/cases/warning-task', task, key);
    expect(made.status).toBe(201);
    const again = await it.call('commander', 'POST', '/api/cases/warning-task', task, key);
    expect(again.body).toEqual(made.body);
    const at = `/api/cases/${made.body.id}`;
    const send = (path: string, name: string) => it.call('commander', 'POST', `${at}${path}`, exampleOf(name));
    expect((await it.call('commander', 'PATCH', at, exampleOf('/api/cases/{id}', 'patch'))).status).toBe(200);
    expect((await send('/notes', '/api/cases/{id}/notes')).status).toBe(201);
    const stale = await send('/actions/start', '/api/cases/{id}/actions/{action}');
    expect(stale).toMatchObject({ status: 409, body: { current: { version: 2 } } });
    const start = { ...exampleOf('/api/cases/{id}/actions/{action}'), version: 2 };
    const moved = await it.call('commander', 'POST', `${at}/actions/start`, start);
    expect(moved).toMatchObject({ status: 200, body: { state: 'doing' } });
    expect(
      (await it.call('analyst', 'POST', `${at}/actions/finish`, { version: 3, values: { closingNote: 'x' } })).status,
    ).toBe(403);
  });

  test('an administrator sets a day of rest; others may not', async () => {
    const day = { day: '2027-03-10', name: 'Idulfitri', source: 'SKB 3 Menteri' };
    expect((await it.call('commander', 'POST', '/api/holidays', day)).status).toBe(403);
    const set = await it.call('admin', 'POST', '/api/holidays', day);
    expect(set).toMatchObject({ status: 200, body: { items: expect.arrayContaining([expect.objectContaining(day)]) } });
    Holidays.parse(await get('field', '/api/holidays?year=2027'));
    const week = Array.from({ length: 7 }, () => ({ from: '07:30', to: '15:00' }));
    const hours = { week, from: '2099-01-01', reason: 'Keputusan uji' };
    expect(await it.call('admin', 'POST', '/api/working-hours', hours)).toMatchObject({ status: 200, body: { week } });
    expect((await it.call('admin', 'POST', '/api/working-hours', { ...hours, week: week.slice(1) })).status).toBe(422);
  });

  test('the queue comes as CSV', async () => {
    const answer = await it.call('commander', 'GET', '/api/cases.csv?status=all&language=en&note=Internal');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect((await it.call('commander', 'GET', '/api/cases.csv?process=NO')).status).toBe(422);
  });
});
