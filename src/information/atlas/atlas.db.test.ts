import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { RegisterDefinition } from '../registers/definition.types.ts';
import type { Registers } from '../registers/index.ts';
import { wells } from '../registers/testing/definition.ts';
import { fakeAreas, inEast, inWest, openRegisters, type TestRegisters, west } from '../registers/testing/room.ts';
import { atlasRepository } from './atlas.repository.ts';
import { createFigures } from './figures.service.ts';
import { tileAt } from './mercator.rules.ts';
import { createRegisterTiles, type RegisterTiles } from './register-tiles.service.ts';
import { createMapViews } from './views.service.ts';

/** A list whose name only those see who may read the journal. */
const hidden: RegisterDefinition = {
  ...wells,
  id: 'hidden-wells',
  fields: { ...wells.fields, name: { ...wells.fields.name!, required: false, seenBy: 'journal:read' } },
};

let room: TestRegisters;
let registers: Registers;
let tiles: RegisterTiles;
let officer: Actor;
let commander: Actor;
let ofWest: Actor;
beforeAll(async () => {
  room = await openRegisters();
  registers = await room.start([wells, hidden]);
  tiles = createRegisterTiles(room.db, registers);
  officer = await room.actor(['field']);
  commander = await room.actor(['commander']);
  ofWest = await room.actor(['field'], { areaCodes: [west] });
});
afterAll(() => room.close());

const add = (name: string, place: { lon: number; lat: number }, definition = wells) =>
  room.work(commander, (work) => registers.create(work, commander, definition, { values: { name }, place }));
async function tileOf(actor: Actor, register = 'wells', at = inWest, z = 16) {
  const { x, y } = tileAt(at.lon, at.lat, z);
  const { etag, tile } = await tiles.get(actor, register, z, x, y);
  const bytes = await tile();
  return { etag, text: bytes ? gunzipSync(bytes).toString('latin1') : '' };
}

describe('tiles of a register', () => {
  test('another tag and another tile after each change, the same ones without', async () => {
    const empty = await tileOf(officer);
    expect(empty.text).toBe('');
    const record = await add('Sumur Satu', inWest);
    const first = await tileOf(officer);
    expect(first.text).toContain('Sumur Satu');
    expect(first.etag).not.toBe(empty.etag);
    expect((await tileOf(officer)).etag).toBe(first.etag);
    const changed = await room.work(commander, (work) =>
      registers.edit(work, commander, wells, record.id, { version: 1, values: { name: 'Sumur Dua' } }),
    );
    const second = await tileOf(officer);
    expect(second.text).toContain('Sumur Dua');
    expect(second.text).not.toContain('Sumur Satu');
    await room.work(commander, (work) =>
      registers.closeRecord(work, commander, wells, record.id, { version: changed.version, reason: 'Ditimbun' }),
    );
    expect((await tileOf(officer)).text).toBe('');
  });

  test('a command that fails leaves the tag as it was; many records in one command raise it once', async () => {
    const version = () => atlasRepository.registerVersion(room.db, room.polresId, 'wells');
    const before = await version();
    await expect(
      room.work(commander, async (work) => {
        await registers.create(work, commander, wells, { values: { name: 'Batal' }, place: inWest });
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await version()).toBe(before);
    await room.work(commander, async (work) => {
      for (const name of ['A', 'B', 'C'])
        await registers.create(work, commander, wells, { values: { name }, place: inEast });
    });
    expect(await version()).toBe(before + 1);
  });

  test('two changes at once are both told, whichever is committed first', async () => {
    const before = await atlasRepository.registerVersion(room.db, room.polresId, 'wells');
    await Promise.all(Array.from({ length: 8 }, (_, i) => add(`Serentak ${i}`, { lon: 107.45, lat: -9.45 })));
    expect(await atlasRepository.registerVersion(room.db, room.polresId, 'wells')).toBe(before + 8);
    expect((await tileOf(officer, 'wells', { lon: 107.45, lat: -9.45 })).text).toContain('count');
  });

  test('each person has the tile of what that person may see: areas, and names', async () => {
    await add('Sumur Timur', { lon: 107.53, lat: -9.53 });
    const east = { lon: 107.53, lat: -9.53 };
    expect((await tileOf(officer, 'wells', east)).text).toContain('Sumur Timur');
    expect((await tileOf(ofWest, 'wells', east)).text).toBe('');
    await add('Rahasia', inWest, hidden);
    expect((await tileOf(commander, 'hidden-wells')).text).toContain('Rahasia');
    const seen = await tileOf(officer, 'hidden-wells');
    expect(seen.text).not.toContain('Rahasia');
    expect(seen.text).toContain('Sumur');
    await expect(tiles.get(await room.actor(['board']), 'wells', 10, 0, 0)).rejects.toMatchObject({ status: 404 });
    await expect(tiles.get(officer, 'moons', 10, 0, 0)).rejects.toMatchObject({ status: 404 });
  });

  test('far away near records are one mark with their number', async () => {
    const many = await room.start([{ ...wells, id: 'crowd' }]);
    await room.work(commander, async (work) => {
      for (let i = 0; i < 20; i++) {
        const place = { lon: 107.6 + i / 10_000, lat: -9.6 };
        await many.create(work, commander, { ...wells, id: 'crowd' }, { values: { name: `K${i}` }, place });
      }
    });
    const { x, y } = tileAt(107.6, -9.6, 8);
    const box: [number, number, number, number] = [107.5, -9.7, 107.7, -9.5];
    const cells = await atlasRepository.cells(room.db, commander, 'crowd', box, 8);
    expect(cells.map(({ count }) => count).reduce((a, b) => a + b)).toBe(20);
    const far = await (await createRegisterTiles(room.db, many).get(commander, 'crowd', 8, x, y)).tile();
    expect(gunzipSync(far!).toString('latin1')).not.toContain('K7');
  });
});

describe('figures', () => {
  test('records in a box with their titles; other registers are left out', async () => {
    const figures = createFigures(room.db, fakeAreas, registers);
    const bbox: [number, number, number, number] = [107.52, -9.54, 107.54, -9.52];
    const query = { bbox, registers: ['wells', 'moons'], limit: 10 };
    expect(await figures.inView(officer, query)).toMatchObject({ total: 1, items: [{ title: 'Sumur Timur' }] });
    expect(await figures.inView(ofWest, query)).toEqual({ total: 0, items: [] });
  });

  test('a period has an end after its beginning, and no more than 25 months', async () => {
    const figures = createFigures(room.db, fakeAreas, registers);
    const day = (text: string) => new Date(text);
    for (const [from, to] of [
      ['2026-02-01', '2026-01-01'],
      ['2020-01-01', '2026-01-01'],
    ] as const) {
      await expect(figures.points(commander, day(from), day(to))).rejects.toMatchObject({
        fields: [{ path: 'query.to' }],
      });
    }
  });
});

describe('saved views', () => {
  test('added once, seen when shared, changed by their owner only; a removal can be taken back', async () => {
    const views = createMapViews(room.db);
    const id = newId();
    const input = { id, name: 'Malam Minggu', shared: false, state: 'm=incidents' };
    const first = await room.work(officer, (work) => views.add(work, officer, input));
    expect(await room.work(officer, (work) => views.add(work, officer, input))).toEqual(first);
    const other = await room.actor(['analyst']);
    expect(await views.list(other)).toEqual([]);
    const edit = (actor: Actor, change: object) =>
      room.work(actor, (work) => views.edit(work, actor, id, { version: 1, ...change }));
    await expect(edit(other, { shared: true })).rejects.toMatchObject({ status: 404 });
    await edit(officer, { shared: true });
    expect(await views.list(other)).toMatchObject([{ name: 'Malam Minggu', own: false }]);
    await expect(edit(officer, { name: 'Lain' })).rejects.toMatchObject({ status: 409, current: { version: 2 } });
    await edit(officer, { version: 2, removed: true });
    expect(await views.list(officer)).toEqual([]);
    await edit(officer, { version: 3, removed: false });
    expect(await views.list(officer)).toHaveLength(1);
    const acts = await room.db.selectFrom('journal.entry').select('action').where('subject_id', '=', id).execute();
    expect(acts.map(({ action }) => action).sort()).toEqual([
      'map.view_changed',
      'map.view_changed',
      'map.view_removed',
      'map.view_saved',
    ]);
  });
});
