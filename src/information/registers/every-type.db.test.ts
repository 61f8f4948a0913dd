import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { roles } from '../../platform/access/permissions.ts';
import { newId } from '../../platform/ids/ids.ts';
import { createRegisters, type Registers } from './index.ts';
import { GroupQuery, type NewRecord, RecordQuery, type RecordView, type Values } from './registers.contract.ts';
import { border, path, springs, taps } from './testing/every-type.ts';
import { fakeAreas, inEast, inWest, openRegisters, type TestRegisters, west } from './testing/room.ts';

let room: TestRegisters;
let registers: Registers;
let owner: pg.Client;
let commander: Actor;
let officer: Actor;
let now = new Date();
let data: string;

const start = () =>
  createRegisters({ db: room.db, areas: fakeAreas, definitions: [springs, taps], data, clock: () => now });
beforeAll(async () => {
  room = await openRegisters();
  data = join(room.folder, 'data');
  owner = new pg.Client({ connectionString: room.ownerUrl });
  await owner.connect();
  commander = await room.actor(['commander']);
  officer = await room.actor(['field']);
  registers = await start();
});
afterAll(async () => {
  await owner.end();
  await room.close();
});

const add = (actor: Actor, definition: typeof springs, input: Partial<NewRecord> = {}): Promise<RecordView> =>
  room.work(actor, (work) =>
    registers.create(work, actor, definition, {
      values: { name: 'Sumber' },
      place: { geometry: definition === taps ? path : border },
      ...input,
    }),
  );
const upload = (actor: Actor, text: string, name = 'izin.txt') =>
  registers.files.upload(actor, springs, { name, content: Buffer.from(text) });
const edit = (actor: Actor, { id, version }: RecordView, values: Values) =>
  room.work(actor, (work) => registers.edit(work, actor, springs, id, { version, values }));
const close = (actor: Actor, { id, version }: RecordView) =>
  room.work(actor, (work) => registers.closeRecord(work, actor, springs, id, { version, reason: 'kering' }));
const query = RecordQuery.parse({});

describe('geometry', () => {
  test('a border is kept with its box and a point inside, in one answer but not in lists', async () => {
    const spring = await add(officer, springs);
    expect(spring.place).toMatchObject({ areaCode: west, geometry: border });
    const { rows } = await owner.query(
      `select west, south, east, north, lon, lat from registers.record where id = $1`,
      [spring.id],
    );
    expect(rows[0]).toMatchObject({ west: 107.48, south: -9.51, east: 107.49, north: -9.5 });
    expect(rows[0].lon).toBeGreaterThan(107.48);
    expect((await registers.list(officer, springs, query)).items[0]!.place).toMatchObject({ geometry: null });
    const { features } = await registers.features(officer, springs, query);
    expect(features.find(({ id }) => id === spring.id)!.geometry).toEqual(border);
    const moved = await edit(officer, spring, { depth: 3 });
    expect(moved.place!.geometry).toEqual(border);
  });

  test.each<[string, unknown]>([
    ['a point', inWest],
    ['an area', { areaCode: west }],
    ['a line', { geometry: path }],
    [
      'a border without an area',
      {
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [107, -9],
              [107, -9],
              [107, -9],
            ],
          ],
        },
      },
    ],
    ['nothing', null],
  ])('%s is no border', async (_what, place) => {
    await expect(add(officer, springs, { place } as Partial<NewRecord>)).rejects.toMatchObject({
      status: 422,
      fields: [{ path: expect.stringMatching(/^place/) }],
    });
  });

  test('too many positions are refused, and the database refuses a border past the service', async () => {
    const ring = Array.from({ length: 20_001 }, (_, at) => [107 + at / 1e6, -9]);
    await expect(
      add(officer, springs, { place: { geometry: { type: 'Polygon', coordinates: [ring] } } }),
    ).rejects.toMatchObject({ fields: [{ path: 'place.geometry' }] });
    const { id } = await add(officer, springs);
    for (const set of [
      `geometry = '{"type":"Point"}'`,
      'west = null',
      `data = data || '{"pipe":{"type":"Point","coordinates":[1,2]}}'`,
    ])
      await expect(owner.query(`update registers.record set ${set} where id = $1`, [id])).rejects.toMatchObject({
        code: '23514',
      });
  });

  test('fields of points, lines, borders and areas keep what they are given', async () => {
    const values: Values = {
      name: 'Sumber lengkap',
      head: { type: 'Point', coordinates: [107.5, -9.5] },
      pipe: path,
      basin: border,
      zone: west,
    };
    const spring = await add(officer, springs, { values });
    expect(spring.values).toMatchObject(values);
    expect(spring.names).toMatchObject({ [west]: 'Melati' });
    expect((await registers.list(officer, springs, { ...query, filter: [`zone:${west}`] })).items).toHaveLength(1);
    for (const [field, value] of [
      ['head', path],
      ['pipe', border],
      ['basin', path],
      ['zone', '99.77'],
      ['taps', 3],
    ] as const)
      await expect(edit(officer, spring, { [field]: value })).rejects.toMatchObject({
        fields: [{ path: `values.${field}` }],
      });
  });
});

describe('computed fields', () => {
  test('count, latest, sum and age over what points here, as far as the reader may see it', async () => {
    const spring = await add(officer, springs, { values: { name: 'Sumber', dugOn: '2020-01-01' } });
    const tap = (values: Values, place = path) =>
      add(commander, taps, { values: { name: 'Keran', spring: spring.id, ...values }, place: { geometry: place } });
    await tap({ fee: 1000, checkedOn: '2026-01-05', open: true, secretFlow: 4 });
    await tap({ fee: 500, checkedOn: '2026-03-01', open: false });
    const east = { ...path, coordinates: path.coordinates.map(([lon = 0, lat = 0]) => [lon + 0.1, lat]) };
    await tap({ fee: 7, open: true }, east);

    const { values } = await registers.get(commander, springs, spring.id);
    expect(values).toMatchObject({ taps: 2, lastCheck: '2026-03-01', fees: 1507, hidden: 4, trouble: 0 });
    expect(values.age).toBeGreaterThan(2_000);
    const seen = (await registers.get(officer, springs, spring.id)).values;
    expect(seen).toMatchObject({ taps: 2, fees: 1507 });
    // The officer sees neither the hidden flow nor incidents, so there is no figure over them.
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['hidden']));
    expect(seen).not.toHaveProperty('trouble');
    const ofWest = await room.actor(['field'], { areaCodes: [west] });
    expect((await registers.get(ofWest, springs, spring.id)).values).toMatchObject({ taps: 1, fees: 1500 });
    const view = await registers.register(officer, springs);
    expect(view.fields.find(({ id }) => id === 'fees')).toMatchObject({
      asked: false,
      computed: { how: 'sum', result: 'money' },
    });
  });

  test('one over what is not there ends the start by its name', async () => {
    const wrong = {
      ...springs.fields.fees!,
      compute: { how: 'sum', of: { register: 'taps', by: 'spring' }, field: 'name' },
    };
    const definition = { ...springs, version: 2, fields: { ...springs.fields, fees: wrong } } as typeof springs;
    await expect(room.start([definition, taps])).rejects.toThrow(/"springs": field fees: "name" of register "taps"/);
  });
});

describe('files', () => {
  test('an upload hangs on the record of the one who sent it, and nowhere else', async () => {
    const file = await upload(officer, 'isi izin', '../../etc/izin.exe');
    expect(file).toMatchObject({ name: 'izin.exe.txt', mediaType: 'text/plain', size: 8 });
    await expect(add(commander, springs, { values: { name: 'A', papers: [file.id] } })).rejects.toMatchObject({
      fields: [{ path: 'values.papers' }],
    });
    const spring = await add(officer, springs, { values: { name: 'A', papers: [file.id] } });
    expect(spring).toMatchObject({ names: { [file.id]: file.name }, files: { [file.id]: file } });
    await expect(add(officer, springs, { values: { name: 'B', papers: [file.id] } })).rejects.toMatchObject({
      status: 422,
    });
    const opened = await registers.files.open(spring, springs, file.id);
    expect(opened.content.toString()).toBe('isi izin');
    await expect(registers.files.open(await add(officer, springs), springs, file.id)).rejects.toMatchObject({
      status: 404,
    });
  });

  test('a hidden file is not there for those who may not see its field', async () => {
    const file = await upload(commander, 'rahasia');
    const { id } = await add(commander, springs, { values: { name: 'A', permit: file.id } });
    const open = async (actor: Actor) =>
      registers.files.open(await registers.get(actor, springs, id), springs, file.id);
    expect((await open(commander)).content.toString()).toBe('rahasia');
    await expect(open(officer)).rejects.toMatchObject({ status: 404 });
    expect(JSON.stringify(await registers.get(officer, springs, id))).not.toContain(file.id);
  });

  test.each<[string, string]>([
    ['a program', 'MZ\u0000\u0001'],
    ['a page', '<!doctype html><script>1</script>'],
    ['a drawing with a script', '<svg onload="1">'],
    ['nothing', ''],
  ])('%s is refused', async (_what, text) => {
    await expect(upload(officer, text)).rejects.toMatchObject({ fields: [{ path: 'file' }] });
  });

  test('one that hangs nowhere goes after a day, with its content; equal contents stay as long as one needs them', async () => {
    const [loose, kept] = [await upload(officer, 'sama'), await upload(officer, 'sama')];
    const alone = await upload(officer, 'sendiri saja');
    await add(officer, springs, { values: { name: 'A', papers: [kept.id] } });
    const onDisk = () =>
      readdirSync(join(data, 'files'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
    const before = onDisk();
    now = new Date(Date.now() + 25 * 3_600_000);
    expect((await registers.retain()).files).toBeGreaterThanOrEqual(2);
    now = new Date();
    const left = await owner.query(`select id from registers.file where erased_at is null`);
    const ids = left.rows.map(({ id }) => id);
    expect(ids).toContain(kept.id);
    expect(ids).not.toEqual(expect.arrayContaining([loose.id]));
    expect(ids).not.toContain(alone.id);
    expect(onDisk()).toBe(before - 1);
  });
});

describe('groups', () => {
  test('records are counted by items, yes or no, and areas, as in the list', async () => {
    const group = (by: string, more = {}) =>
      registers.groups(officer, springs, GroupQuery.parse({ by, q: 'rumpun', ...more }));
    const east = {
      ...border,
      coordinates: border.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [x + 0.1, y])),
    };
    const some: [Values, typeof border][] = [
      [{ water: 'clear', uses: ['drink', 'wash'], pumped: true }, border],
      [{ water: 'clear', uses: ['wash'] }, border],
      [{ water: 'salty', pumped: false }, east],
    ];
    for (const [values, geometry] of some)
      await add(officer, springs, { values: { name: 'Rumpun', ...values }, place: { geometry } });
    const short = ({ items, without, total }: Awaited<ReturnType<typeof group>>) => ({
      counts: Object.fromEntries(items.map(({ key, count }) => [key, count])),
      without,
      total,
    });
    expect(short(await group('water'))).toEqual({ counts: { clear: 2, salty: 1 }, without: 0, total: 3 });
    expect(short(await group('uses'))).toEqual({ counts: { wash: 2, drink: 1 }, without: 1, total: 3 });
    expect(short(await group('pumped'))).toEqual({ counts: { true: 1, false: 1 }, without: 1, total: 3 });
    expect((await group('area:village')).items).toMatchObject([
      { key: west, text: { id: 'Melati' }, count: 2 },
      { count: 1 },
    ]);
    expect(short(await group('area:rt'))).toEqual({ counts: {}, without: 3, total: 3 });
    expect(short(await group('water', { area: '99.01.02' }))).toEqual({ counts: { salty: 1 }, without: 0, total: 1 });
    for (const by of ['name', 'area:planet', 'grade', 'nothing'])
      await expect(group(by)).rejects.toMatchObject({ fields: [{ path: 'query.by' }] });
  });
});

describe('saved views', () => {
  test('one’s own and shared ones; a shared one tells nothing about hidden fields', async () => {
    const id = newId();
    const input = {
      id,
      name: 'Emas',
      shared: true,
      query: {
        filter: ['grade:emasbatangan', 'water:clear'],
        columns: ['grade', 'water'],
        by: 'grade',
        closed: 'open' as const,
      },
    };
    const save = (actor: Actor, given: typeof input) =>
      room.work(actor, (work) => registers.saveView(work, actor, springs, given));
    const saved = await save(commander, input);
    expect(await save(commander, input)).toEqual(saved);
    await expect(save(commander, { ...input, id: newId() })).rejects.toMatchObject({ status: 409 });
    const [seen] = await registers.views(officer, springs);
    expect(seen).toMatchObject({ own: false, query: { filter: ['water:clear'], columns: ['water'] } });
    expect(seen!.query).not.toHaveProperty('by');
    await expect(save(officer, { ...input, id: newId() })).rejects.toMatchObject({ status: 422 });
    const analyst = await room.actor(['analyst']);
    await expect(
      save(analyst, { ...input, id: newId(), query: { ...input.query, filter: [], columns: [], by: 'water' } }),
    ).rejects.toMatchObject({ status: 403 });

    const change = (actor: Actor, version: number) =>
      room.work(actor, (work) =>
        registers.editView(work, actor, springs, id, { version, name: 'Emas saja', shared: false }),
      );
    await expect(change(officer, 1)).rejects.toMatchObject({ status: 404 });
    expect(await change(commander, 1)).toMatchObject({ name: 'Emas saja', version: 2 });
    await expect(change(commander, 1)).rejects.toMatchObject({ status: 409, current: { version: 2 } });
    expect(await registers.views(officer, springs)).toEqual([]);
    await room.work(commander, (work) => registers.removeView(work, commander, springs, id));
    expect(await registers.views(commander, springs)).toEqual([]);
  });
});

describe('retention', () => {
  const months = (count: number) => {
    const date = new Date();
    date.setMonth(date.getMonth() + count);
    return date;
  };
  const row = async (id: string) =>
    (await owner.query(`select data, erased_fields, seal, search from registers.record where id = $1`, [id])).rows[0];

  test('a field, then all of a closed record, are erased when their time is over, there and in the journal', async () => {
    const open = await add(officer, springs, { values: { name: 'Terbuka', pipe: path } });
    const spring = await close(
      officer,
      await add(officer, springs, { values: { name: 'Tertutup', pipe: path, depth: 3 } }),
    );
    // Bodies are erased by their places in the log.
    await owner.query(`insert into journal.sequence (position, entry_id, leaf)
      select row_number() over () - 1, id, sha256('x') from journal.entry where id not in (select entry_id from journal.sequence)`);
    now = months(11);
    expect(await registers.retain()).toMatchObject({ records: 0 });
    now = months(13);
    expect(await registers.retain()).toMatchObject({ records: 1, values: 1, bodies: 1 });
    expect(await row(spring.id)).toMatchObject({ data: { name: 'Tertutup', depth: 3 }, erased_fields: ['pipe'] });
    expect(await registers.retain()).toMatchObject({ records: 0, bodies: 0 });
    now = months(25);
    expect(await registers.retain()).toMatchObject({ records: 1, values: 2 });
    expect(await row(spring.id)).toMatchObject({ data: {}, search: '' });
    expect((await row(open.id)).data).toHaveProperty('pipe');
    now = new Date();

    const view = await registers.get(officer, springs, spring.id);
    expect(view).toMatchObject({ title: 'Sumur', values: {}, erased: expect.arrayContaining(['pipe', 'name']) });
    const requests = await owner.query(
      `select requested_by, ground, cardinality(entry_ids) as entries from journal.erasure`,
    );
    expect(requests.rows[0]).toMatchObject({
      requested_by: null,
      entries: 1,
      ground: expect.stringContaining('springs'),
    });
    const acts = await owner.query(
      `select e.action, e.seals->0->>2 as seal from journal.entry e where e.subject_id = $1 order by e.at, e.id`,
      [spring.id],
    );
    expect(acts.rows.map(({ action }) => action.split('.')[1])).toEqual([
      'record_added',
      'record_closed',
      'record_expired',
      'record_expired',
    ]);
    expect(acts.rows.at(-1).seal).toBe((await row(spring.id)).seal.toString('hex'));
  });
});

describe('packs', () => {
  const definition = {
    ...JSON.parse(JSON.stringify(springs)),
    id: 'local-mata-air',
    fields: { name: springs.fields.name, zest: springs.fields.pumped, age: springs.fields.depth },
    component: undefined,
  };
  const pack = (change: object = {}) =>
    JSON.stringify({ reason: 'Perlu dicatat', definitions: [{ ...definition, ...change }] }, null, 2);
  const send = (text: string) =>
    room.work(commander, (work) => registers.packs.add(work, commander, { name: 'a.json', text }));

  test('a file comes in force at the start; a broken one is refused by line and the last good one stays', async () => {
    mkdirSync(join(data, 'packs'), { recursive: true });
    const file = join(data, 'packs', 'air.json');
    writeFileSync(file, pack());
    registers = await start();
    expect(registers.open(officer, 'local-mata-air')).toMatchObject({ version: 1 });
    expect(Object.keys(registers.open(officer, 'local-mata-air').fields)).toEqual(['name', 'zest', 'age']);
    writeFileSync(file, pack({ version: 2 }).replace('"about": "thing"', '"about": "orang"'));
    registers = await start();
    expect(registers.open(officer, 'local-mata-air')).toMatchObject({ version: 1 });
    const { problems } = await registers.packs.list(commander);
    expect(problems).toMatchObject([
      { file: 'air.json', problem: expect.stringMatching(/^air\.json:\d+:\d+: .*about/) },
    ]);
    const [, line] = /:(\d+):/.exec(problems[0]!.problem)!;
    expect(pack().split('\n')[Number(line) - 1]).toContain('"about"');
    writeFileSync(file, pack());
    registers = await start();
    expect((await registers.packs.list(commander)).problems).toEqual([]);
  });

  test('one that is sent is in force at once, for its district, with its reason in the journal', async () => {
    const view = await send(pack({ id: 'local-embung' }));
    expect(view.registers.map(({ id }) => id)).toContain('local-embung');
    await expect.poll(() => open(officer)).toBe(true);
    const other = { ...officer, polresId: newId() };
    expect(() => registers.open(other, 'local-embung')).toThrow();
    expect(registers.open(other, 'local-mata-air').id).toBe('local-mata-air');
    const { rows } = await owner.query(`select b.body from journal.entry e join journal.body b on b.entry_id = e.id
      where e.action = 'register.pack_added'`);
    expect(rows[0].body).toMatchObject({ reason: 'Perlu dicatat', registers: [{ id: 'local-embung', version: 1 }] });
  });
  const open = (actor: Actor): boolean => {
    try {
      return registers.open(actor, 'local-embung').id === 'local-embung';
    } catch {
      return false;
    }
  };

  test('registers of one pack may count over each other', async () => {
    const { name } = springs.fields;
    const own = {
      ...definition,
      id: 'local-hulu',
      fields: {
        name,
        taps: { ...springs.fields.taps, compute: { how: 'count', of: { register: 'local-hilir', by: 'up' } } },
      },
    };
    const up = { ...taps.fields.spring, register: 'local-hulu' };
    const other = { ...definition, id: 'local-hilir', fields: { name, up } };
    const view = await send(JSON.stringify({ reason: 'Perlu dicatat', definitions: [own, other] }));
    expect(view.registers.map(({ id }) => id)).toEqual(expect.arrayContaining(['local-hulu', 'local-hilir']));
  });

  test.each<[string, string, RegExp]>([
    ['broken JSON', '{\n  "reason": "Perlu dicatat",\n  "definitions": [}', /a\.json:3:19/],
    ['an id of the house', pack({ id: 'springs' }), /begins with "local-"/],
    [
      'a forbidden field',
      pack({ fields: { name: springs.fields.name, x: { ...springs.fields.note, about: 'person' } } }),
      /a\.json:\d+:\d+: field x/,
    ],
    [
      'a forbidden word',
      pack({
        fields: {
          name: springs.fields.name,
          x: { ...springs.fields.note, about: 'group', texts: { id: 'Agama', en: 'Faith' } },
        },
      }),
      /agama/,
    ],
    ['an expression', pack({ compute: 'return 1' }), /compute/],
    ['another content under the same version', pack({ id: 'local-embung', usedBy: ['x'] }), /raise the version/],
    ['a dropped field', pack({ id: 'local-embung', version: 2, fields: { name: springs.fields.name } }), /dropped/],
    ['nobody’s approval', pack({ approvedBy: { name: '', on: '2026-01-01' } }), /approvedBy/],
    ['nothing', '{}', /a\.json:1:1/],
  ])('%s is refused with its place', async (_what, text, reason) => {
    await expect(send(text)).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'text', reason: { en: expect.stringMatching(reason) } }],
    });
  });
});

describe('the page of the journal', () => {
  test.each(roles)('shows %s no more of a record than its register does', async (role) => {
    const spring = await add(commander, springs, {
      values: { name: 'Sumber', grade: 'emasbatangan', secret: 'emasbatangan' },
    });
    const entries = await owner.query(
      `select e.id, e.subject_id, e.action, b.body from journal.entry e join journal.body b on b.entry_id = e.id where subject_id = $1`,
      [spring.id],
    );
    const bodies = registers.bodies!.find(({ subjectType }) => subjectType === 'record')!;
    const given = entries.rows.map(({ id, subject_id, action, body }) => ({ id, subjectId: subject_id, action, body }));
    const look = async (actor: Actor) => JSON.stringify([...(await bodies.project(actor, given))]);
    const actor = await room.actor([role]);
    const reads = actor.permissions.has('register:read');
    const answer = await look(actor);
    expect(answer.includes('Sumber')).toBe(reads);
    expect(/emasbatangan|secret|grade/.test(answer)).toBe(reads && actor.permissions.has('journal:read'));
    expect(await look({ ...actor, areaCodes: ['99.01.02'] })).toBe('[]');
    expect(await look({ ...actor, polresId: newId() })).toBe('[]');
  });
});

describe.each(roles)('%s', (role) => {
  test('sees a hidden field by no door', async () => {
    const { id } = await add(commander, springs, { values: { name: 'Sumber', grade: 'emasbatangan' } });
    const actor = await room.actor([role]);
    const [live] = registers.projections ?? [];
    const doors: Record<string, () => unknown> = {
      record: () => registers.get(actor, springs, id),
      list: () => registers.list(actor, springs, query),
      history: () => registers.history(actor, springs, id),
      groups: () => registers.groups(actor, springs, GroupQuery.parse({ by: 'grade' })),
      search: () => registers.list(actor, springs, { ...query, q: 'logam mulia' }),
      live: async () => {
        const view = (await live?.load([id]))?.get(id);
        return live?.visible(actor, view) ? view : null;
      },
    };
    for (const [door, open] of Object.entries(doors)) {
      const answer = JSON.stringify(
        await Promise.resolve()
          .then(open)
          .catch((error: { status: number }) => error.status),
      );
      const sees = actor.permissions.has('register:read') && actor.permissions.has('journal:read');
      expect([door, answer.includes('emasbatangan')]).toEqual([door, sees && door !== 'search' && door !== 'live']);
    }
  });
});

test('a place in the east is outside the areas of the west', async () => {
  const ofWest = await room.actor(['field'], { areaCodes: [west] });
  const geometry = {
    type: 'LineString' as const,
    coordinates: [
      [inEast.lon, inEast.lat],
      [inEast.lon + 0.01, -9.5],
    ],
  };
  await expect(add(ofWest, taps, { place: { geometry } })).rejects.toMatchObject({ fields: [{ path: 'place' }] });
});
