import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../tests/support/server.ts';

let it: TestServer;
beforeAll(async () => {
  it = await startTestServer();
});
afterAll(() => it.close());

const base = '/api/registers/trainers';
const purpose = 'Menyusun jadwal pelatihan triwulan';
const said = `purpose=${encodeURIComponent(purpose)}`;
const get = (path: string) => it.call('commander', 'GET', path);
/** Looks in the journal, the oldest first. */
const looks = async () => {
  const { rows } = await it.database.pool.query(
    `select e.ground, e.subject_type, b.body from journal.entry e join journal.body b on b.entry_id = e.id
     where e.action = 'register.people_seen' order by e.id`,
  );
  return rows as { ground: string; subject_type: string; body: Record<string, unknown> }[];
};
const someone = async () => {
  const { items } = (await get(`${base}/records?limit=2&${said}`)).body;
  return items[0] as { id: string; version: number; title: string; values: Record<string, unknown> };
};

describe('a register of people', () => {
  test('says so, and no other does', async () => {
    const { items } = (await get('/api/registers')).body as { items: { id: string; people: boolean }[] };
    const people = items.filter((one) => one.people).map(({ id }) => id);
    expect(people.sort()).toEqual(['board-members', 'personnel', 'respected-figures', 'trainers']);
  });

  test('shows nothing without a purpose, by any door', async () => {
    const { id, version } = await someone();
    const before = (await looks()).length;
    const record = `${base}/records/${id}`;
    for (const path of [`${base}/records`, record, `${record}/history`, `${base}/groups?by=subjects`]) {
      for (const short of ['', 'purpose=abc']) {
        const answer = await get(`${path}${path.includes('?') ? '&' : '?'}${short}`);
        expect(answer.status, path).toBe(422);
        expect(answer.body.errors.map((one: { path: string }) => one.path)).toEqual(['query.purpose']);
      }
    }
    const edit = { version, values: {} };
    expect((await it.call('commander', 'PATCH', record, edit)).body.errors[0].path).toBe('query.purpose');
    const closing = { version, reason: 'Sudah pindah.' };
    expect((await it.call('commander', 'POST', `${record}/closing`, closing)).body.errors[0].path).toBe(
      'query.purpose',
    );
    expect(await looks()).toHaveLength(before);
  });

  test('keeps each look with its purpose before it answers', async () => {
    const before = (await looks()).length;
    const { id } = await someone();
    const one = await get(`${base}/records/${id}?${said}`);
    expect(one.status).toBe(200);
    expect((await get(`${base}/records/${id}/history?${said}`)).status).toBe(200);
    expect((await get(`${base}/groups?by=subjects&${said}`)).status).toBe(200);
    const kept = (await looks()).slice(before);
    expect(kept.map(({ body }) => body.door)).toEqual(['list', 'record', 'history', 'groups']);
    // A look is no act upon the record: nobody's screen is called to look again.
    expect(kept.every(({ ground, subject_type }) => ground === purpose && subject_type === 'look')).toBe(true);
    expect(kept[1]!.body).toEqual({ register: 'trainers', door: 'record', records: [id] });
    expect((kept[0]!.body.records as string[]).includes(id)).toBe(true);
  });

  test('an edit is a look, and one that comes late is not shown the record', async () => {
    const { id, version } = await someone();
    const path = `${base}/records/${id}?${said}`;
    const before = (await looks()).length;
    expect((await it.call('commander', 'PATCH', path, { version, values: {} })).body.id).toBe(id);
    expect((await looks()).slice(before).map(({ body }) => body.records)).toEqual([[id]]);
    const late = await it.call('commander', 'PATCH', path, { version: version + 1, values: {} });
    expect(late.status).toBe(409);
    expect(late.body.current).toBeUndefined();
  });

  test('is not named where no purpose is stated: due days, files without personal fields', async () => {
    const { items } = (await get(`${base}/records?limit=500&${said}`)).body as { items: { title: string }[] };
    const due = await get('/api/register-due?register=trainers&within=366&limit=100');
    const text = JSON.stringify(due.body);
    expect(due.body.items.length).toBeGreaterThan(0);
    for (const { title } of items) expect(text).not.toContain(title);
    const taken = (body: object) => it.call('commander', 'POST', `${base}/exports`, { format: 'csv', ...body });
    expect((await taken({ q: items[0]!.title })).body.errors[0].path).toBe('purpose');
    expect((await taken({ q: items[0]!.title, purpose })).status).toBe(200);
  });
});

test('any other register asks for nothing', async () => {
  const before = (await looks()).length;
  expect((await get('/api/registers/problems/records?limit=1')).status).toBe(200);
  expect(await looks()).toHaveLength(before);
});
