import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { type EditRecord, RecordQuery, type Values } from './registers.contract.ts';
import { wells } from './testing/definition.ts';
import { inEast, inWest, openRegisters, ponds, type TestRegisters, tools, west } from './testing/room.ts';

let room: TestRegisters;
let owner: pg.Client;
let officer: Actor;
let ofWest: Actor;
beforeAll(async () => {
  room = await openRegisters();
  owner = new pg.Client({ connectionString: room.ownerUrl });
  await owner.connect();
  officer = await room.actor(['field']);
  ofWest = await room.actor(['field'], { areaCodes: [west] });
});
afterAll(async () => {
  await owner.end();
  await room.close();
});

const edit = (actor: Actor, id: string, input: EditRecord) =>
  room.work(actor, (work) => room.registers.edit(work, actor, wells, id, input));
const list = (actor: Actor, query: Record<string, unknown> = {}, definition = wells) =>
  room.registers.list(actor, definition, RecordQuery.parse({ limit: 500, ...query }));
const named = async (query: Record<string, unknown>) =>
  (await list(officer, query)).items.map(({ title }) => title).sort();

describe('past the service', () => {
  const insert = (data: unknown, version = 1) =>
    owner.query(
      `insert into registers.record (id, polres_id, realm, register, definition_version, data, created_at, changed_at)
       values (gen_random_uuid(), $1, 'demo', 'tools', $2, $3, now(), now())`,
      [room.polresId, version, JSON.stringify(data)],
    );

  test.each<[string, unknown]>([
    ['an unknown field', { name: 'A', other: 1 }],
    ['another type', { name: 5 }],
    ['a number as text', { name: 'A', depth: '5' }],
    ['an item that the definition has not', { name: 'A', water: 'blue' }],
    ['one of several items', { name: 'A', uses: ['drink', 'eat'] }],
    ['one where several are held', { name: 'A', uses: 'drink' }],
    ['half a rupiah', { name: 'A', cost: 1.5 }],
    ['a contact without consent', { name: 'A', keeper: { value: '0812' } }],
    ['nothing where a value is required', {}],
    ['a null', { name: null }],
    ['a list', []],
  ])('the database refuses %s', async (_what, data) => {
    await expect(insert(data)).rejects.toMatchObject({ code: '23514' });
  });

  test('the database takes what fits, and no version that never was', async () => {
    await insert({
      name: 'A',
      depth: 5,
      uses: ['drink'],
      keeper: { value: 'x', consentOn: '2026-01-01' },
      pumped: true,
    });
    await expect(insert({ name: 'A' }, 9)).rejects.toMatchObject({ code: '23503' });
    await owner.query(`delete from registers.record where register = 'tools'`);
  });
});

describe('a record', () => {
  test('is placed, found by its words, journaled with its seal, and added once', async () => {
    const id = newId();
    const input = { id, values: { name: 'Sumur Cendana', water: 'clear' }, place: inWest };
    const view = await room.add(officer, input);
    expect(view).toMatchObject({
      id,
      title: 'Sumur Cendana',
      version: 1,
      definitionVersion: 1,
      place: { areaCode: west, areaText: 'Kel. Melati, Kec. Barat' },
    });
    expect(await room.add(officer, input)).toEqual(view);
    await expect(room.add(ofWest, input)).rejects.toMatchObject({ status: 409 });
    expect(await named({ q: 'cendana' })).toEqual(['Sumur Cendana']);
    const { rows } = await owner.query(
      `select e.action, e.seals->0->>2 = encode(r.seal, 'hex') as sealed from journal.entry e join registers.record r on r.id = e.subject_id where r.id = $1`,
      [id],
    );
    expect(rows).toEqual([{ action: 'register.record_added', sealed: true }]);
  });

  test('errors name their fields and leave nothing behind', async () => {
    const id = newId();
    await expect(room.add(officer, { id, values: { depth: 999 } })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'values.depth' }, { path: 'values.name' }],
    });
    await expect(room.add(officer, { id, place: null })).rejects.toMatchObject({ fields: [{ path: 'place' }] });
    await expect(room.add(officer, { id, place: { areaCode: west } })).rejects.toMatchObject({
      fields: [{ path: 'place' }],
    });
    await expect(room.registers.get(officer, wells, id)).rejects.toMatchObject({ status: 404 });
  });

  test('the second of two editors is given the present record', async () => {
    const { id } = await room.add(officer);
    await edit(officer, id, { version: 1, values: { depth: 7 } });
    await expect(edit(ofWest, id, { version: 1, values: { depth: 9 } })).rejects.toMatchObject({
      status: 409,
      current: { id, version: 2, values: { name: 'Sumur', depth: 7 } },
    });
    expect((await edit(officer, id, { version: 2, values: { depth: 7 } })).version).toBe(2);
  });

  test('closed, it leaves the list, keeps its reason, and is changed no more', async () => {
    const { id } = await room.add(officer, { values: { name: 'Ditutup' } });
    const closed = await room.work(officer, (work) =>
      room.registers.closeRecord(work, officer, wells, id, { version: 1, reason: 'kering' }),
    );
    expect(closed.closedAt).not.toBeNull();
    expect((await list(officer)).items.map((one) => one.id)).not.toContain(id);
    expect((await list(officer, { closed: 'closed' })).items.map((one) => one.id)).toEqual([id]);
    await expect(edit(officer, id, { version: 2, values: { depth: 1 } })).rejects.toMatchObject({
      code: 'illegal_move',
    });
    const history = await room.registers.history(officer, wells, id);
    expect(history.at(-1)).toMatchObject({ action: 'register.record_closed', reason: 'kering' });
  });

  test('its history says who changed what; an erased body is shown as such', async () => {
    const { id } = await room.add(officer);
    await edit(officer, id, { version: 1, values: { depth: 3 }, place: inEast });
    await owner.query(
      `delete from journal.body where entry_id in (select id from journal.entry where subject_id = $1 and action = 'register.record_added')`,
      [id],
    );
    expect(await room.registers.history(officer, wells, id)).toMatchObject([
      {
        action: 'register.record_added',
        changes: {},
        erased: true,
        actorRole: 'field',
        actorName: officer.displayName,
      },
      {
        action: 'register.record_changed',
        changes: { depth: { from: null, to: 3 }, place: { from: '-9.50000, 107.49000 · Kel. Melati, Kec. Barat' } },
        erased: false,
      },
    ]);
  });
});

describe('references', () => {
  test('point to what is there in the district, by name for those who may open it', async () => {
    const unit = await room.unit('X-7');
    const near = await room.add(officer, { values: { name: 'Tetangga' } });
    const values = { name: 'Menunjuk', unit, near: [near.id], reach: [west] };
    const { id } = await room.add(officer, { values });
    const dispatcher = await room.actor(['dispatcher']);
    expect((await room.registers.get(dispatcher, wells, id)).names).toEqual({
      [unit]: 'X-7',
      [near.id]: 'Tetangga',
      [west]: 'Melati',
    });
    expect((await room.registers.get(officer, wells, id)).names).toEqual({ [near.id]: 'Tetangga', [west]: 'Melati' });
    expect(await named({ filter: `unit:${unit}` })).toEqual(['Menunjuk']);
    await edit(officer, id, { version: 1, values: { near: null } });
    const { rows } = await owner.query('select field from registers.reference where record_id = $1 order by field', [
      id,
    ]);
    expect(rows.map(({ field }) => field)).toEqual(['reach', 'unit']);
  });

  test('into the void, to another register or another district are refused by field', async () => {
    const pond = await room.add(officer, { place: null }, ponds);
    const elsewhere = newId();
    await owner.query(
      `insert into platform.polres (id, code, name, timezone, realm) values ($1, 'LAIN', 'Lain', 'Asia/Jakarta', 'demo')`,
      [elsewhere],
    );
    const foreign = await room.unit('X-8');
    await owner.query('update units.unit set polres_id = $1 where id = $2', [elsewhere, foreign]);
    const wrongs: Values[] = [{ unit: newId() }, { unit: foreign }, { near: [pond.id] }, { reach: ['98'] }];
    for (const wrong of wrongs) {
      const path = `values.${Object.keys(wrong)[0]}`;
      await expect(room.add(officer, { values: { name: 'A', ...wrong } })).rejects.toMatchObject({
        fields: [{ path }],
      });
    }
  });
});

describe('areas', () => {
  test('one limited to an area sees and changes what lies in it, and sees what belongs to the whole district', async () => {
    const there = await room.add(officer, { place: inEast });
    await expect(room.registers.get(ofWest, wells, there.id)).rejects.toMatchObject({ status: 404 });
    await expect(edit(ofWest, there.id, { version: 1, values: { depth: 1 } })).rejects.toMatchObject({ status: 404 });
    await expect(room.add(ofWest, { place: inEast })).rejects.toMatchObject({ fields: [{ path: 'place' }] });
    const here = await room.add(ofWest);
    await expect(edit(ofWest, here.id, { version: 1, place: inEast })).rejects.toMatchObject({
      fields: [{ path: 'place' }],
    });
    const seen = (await list(ofWest)).items;
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every(({ place }) => place?.areaCode === west)).toBe(true);
    const nowhere = await room.add(officer, { place: { lon: 120, lat: 5 } });
    expect(nowhere.place).toMatchObject({ areaCode: null, lon: 120 });
    await expect(room.registers.get(ofWest, wells, nowhere.id)).rejects.toMatchObject({ status: 404 });
    expect((await list(ofWest)).items.map(({ id }) => id)).not.toContain(nowhere.id);
    const tool = await room.add(officer, { place: null }, tools);
    expect((await list(ofWest, {}, tools)).items.map(({ id }) => id)).toEqual([tool.id]);
    await expect(room.add(ofWest, { place: null }, tools)).rejects.toMatchObject({ status: 403 });
    const views = await room.registers.registers(ofWest);
    expect(views.find(({ id }) => id === 'wells')?.open).toBe(seen.length);
  });

  test('an area is taken by its code, with those above it', async () => {
    const version = await owner.query(
      `insert into areas.import (polres_id, kind, source, rows, refused) values ($1, 'areas', 'test', 2, 0) returning version`,
      [room.polresId],
    );
    for (const [code, parent, level] of [
      ['99.01.01', '99.01', 'district'],
      [west, '99.01.01', 'village'],
    ]) {
      await owner.query(
        `insert into areas.area (id, polres_id, code, parent_code, level, name, geometry, area_m2, lon, lat, valid_from, version)
         values (gen_random_uuid(), $1, $2, $3, $4, $2, '{}', 1, 0, 0, '2020-01-01', $5)`,
        [room.polresId, code, parent, level, version.rows[0].version],
      );
    }
    const pond = await room.add(officer, { place: { areaCode: west } }, ponds);
    expect(pond.place).toMatchObject({ lon: null, areaCode: west, areaText: 'Kel. Melati, Kec. Barat' });
    expect((await list(officer, { area: '99.01.01' }, ponds)).items.map(({ id }) => id)).toEqual([pond.id]);
    expect((await list(officer, { area: '99.01.0' }, ponds)).items).toEqual([]);
    await expect(room.add(officer, { place: { areaCode: '98' } }, ponds)).rejects.toMatchObject({
      fields: [{ path: 'place.areaCode' }],
    });
  });
});

describe('lists', () => {
  test('by filter, in pages that miss and repeat nothing', async () => {
    for (let depth = 101; depth <= 105; depth++) {
      await room.add(officer, {
        values: {
          name: `L${depth}`,
          depth,
          uses: depth % 2 ? ['drink', 'wash'] : ['wash'],
          dugOn: `2020-01-0${depth - 100}`,
        },
      });
    }
    expect(await named({ filter: ['depth:102..104', 'uses:drink'] })).toEqual(['L103']);
    expect(await named({ filter: 'dugOn:2020-01-04..' })).toEqual(['L104', 'L105']);
    const found: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await list(officer, { filter: 'depth:101..', limit: 2, cursor });
      found.push(...page.items.map(({ title }) => title));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(found).toEqual(['L105', 'L104', 'L103', 'L102', 'L101']);
    for (const cursor of ['x', btoa('[1,"x"]'), btoa('[1e300,"0199a000-0000-7000-8000-000000000001"]')]) {
      await expect(list(officer, { cursor })).rejects.toMatchObject({ fields: [{ path: 'query.cursor' }] });
    }
  });

  test('who may not read a register finds none, who may not write is refused', async () => {
    const board = await room.actor(['board']);
    expect(await room.registers.registers(board)).toEqual([]);
    expect(() => room.registers.open(board, 'wells')).toThrow(expect.objectContaining({ status: 404 }));
    const analyst = await room.actor(['analyst']);
    await expect(room.add(analyst)).rejects.toMatchObject({ status: 403 });
  });
});
