import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchHit } from '../src/information/search/search.contract.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let it: TestServer;
beforeAll(async () => {
  it = await startTestServer();
});
afterAll(() => it.close());

const ask = async (role: string, q: string) =>
  (await it.call(role, 'GET', `/api/search?q=${encodeURIComponent(q)}`)).body;
const of = (items: SearchHit[], source: string) => items.filter((hit) => hit.source === source);

describe('one box', () => {
  test('an everyday word finds incidents of its kind and says what it was read as', async () => {
    const answer = await ask('dispatcher', 'begal');
    expect(answer.reading.meant[0]).toMatchObject({ word: 'begal', means: { id: expect.stringContaining('Curas') } });
    expect(of(answer.items, 'incidents').length).toBeGreaterThan(0);
    for (const hit of answer.items) expect(hit.from.id, JSON.stringify(hit)).not.toBe('');
  });

  test('an area is found by its name with a slip, and opens its page', async () => {
    const areas = await it.call('dispatcher', 'GET', '/api/areas?level=village&limit=50');
    const village = areas.body.items.find(({ name }: { name: string }) => /^\p{L}{7,}$/u.test(name));
    const slip = village.name.slice(0, 3) + village.name.slice(4);
    const answer = await ask('dispatcher', slip);
    expect(of(answer.items, 'areas').map(({ href }) => href)).toContain(`/areas/${village.code}`);
  });

  test('a record of a register is found by its words and by other forms of them', async () => {
    const list = await it.call('commander', 'GET', '/api/registers/problems/records?limit=5');
    const [record] = list.body.items;
    const answer = await ask('commander', record.title);
    expect(of(answer.items, 'records').map(({ id }) => id)).toContain(record.id);
    expect(of(answer.items, 'records')[0]?.href).toMatch(/^\/registers\//);
  });

  test('an incident by its number', async () => {
    const list = await it.call('dispatcher', 'GET', '/api/incidents?state=all&limit=1');
    const [incident] = list.body.items;
    const answer = await ask('dispatcher', `#${incident.number}`);
    expect(of(answer.items, 'incidents').map(({ id }) => id)).toEqual([incident.id]);
  });

  test('a unit by its call sign', async () => {
    const units = await it.call('dispatcher', 'GET', '/api/units?limit=1');
    const [unit] = units.body.items;
    expect(of((await ask('dispatcher', unit.callsign)).items, 'units').map(({ id }) => id)).toContain(unit.id);
  });

  test('nobody finds in the box what their role may not open', async () => {
    const admin = await ask('admin', 'begal');
    expect(of(admin.items, 'incidents')).toEqual([]);
    expect((await it.call('board', 'GET', '/api/search?q=begal')).status).toBe(403);
  });

  test('strange words do no harm', async () => {
    for (const q of ["a' or 1=1 --", '((( | &&& !', '\\\\', '😀😀', ':* <-> x', '%%__'])
      expect((await it.call('dispatcher', 'GET', `/api/search?q=${encodeURIComponent(q)}`)).status, q).toBe(200);
    expect((await it.call('dispatcher', 'GET', '/api/search?q=a')).status).toBe(422);
  });
});

describe('people', () => {
  const name = async () => {
    const list = await it.call(
      'commander',
      'GET',
      '/api/registers/trainers/records?limit=1&purpose=Uji%20kotak%20cari',
    );
    return list.body.items[0].title as string;
  };

  test('a number or a plate in the box finds nothing and says why', async () => {
    for (const q of ['081234567890', 'B 1234 KJA']) {
      const answer = await ask('dispatcher', q);
      expect(answer).toMatchObject({ items: [], reading: { person: true } });
    }
  });

  test('who is in a register of people is found with a purpose only, and the look is journaled with it', async () => {
    const q = await name();
    expect(of((await ask('commander', q)).items, 'records').filter(({ title }) => title === q)).toEqual([]);
    expect((await it.call('commander', 'POST', '/api/search/person', { q })).status).toBe(422);
    const purpose = 'Menyusun jadwal pelatihan triwulan';
    const answer = await it.call('commander', 'POST', '/api/search/person', { q, purpose });
    expect(answer.body.items.map(({ title }: SearchHit) => title)).toContain(q);
    const { rows } = await it.database.pool.query(
      `select ground, actor_role from journal.entry where action = 'search.person_searched' and subject_id = $1`,
      [answer.body.id],
    );
    expect(rows).toEqual([{ ground: purpose, actor_role: 'commander' }]);
  });

  test('a role without the right is refused', async () => {
    const body = { q: 'Sari', purpose: 'ingin tahu saja' };
    expect((await it.call('analyst', 'POST', '/api/search/person', body)).status).toBe(403);
  });
});
