import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { type Role, roles } from '../../platform/access/permissions.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { ExportInput, SheetInput } from './export.contract.ts';
import type { ExportFile } from './export.service.ts';
import { readTable } from './import-table.ts';
import { RecordQuery } from './registers.contract.ts';
import { wells } from './testing/definition.ts';
import { inWest, openRegisters, ponds, type TestRegisters, tools } from './testing/room.ts';

let room: TestRegisters;
const records = new Map<RegisterDefinition, string>();
beforeAll(async () => {
  room = await openRegisters();
  const commander = await room.actor(['commander']);
  for (const definition of [wells, ponds, tools]) {
    const place = definition === wells ? inWest : null;
    const { id } = await room.add(commander, { values: { name: 'Sumur', secret: 'emasbatangan' }, place }, definition);
    records.set(definition, id);
  }
});
afterAll(() => room.close());

const query = RecordQuery.parse({});
const bytesOf = async (file: Promise<ExportFile>): Promise<Buffer> => {
  const { content } = await file;
  return Buffer.isBuffer(content) ? content : buffer(content);
};
const fileOf = (actor: Actor, definition: RegisterDefinition, format: ExportInput['format'], more = {}) =>
  bytesOf(room.registers.doors.exports.list(actor, definition, ExportInput.parse({ format, ...more })));
const doors: Record<string, (actor: Actor, definition: RegisterDefinition, id: string) => unknown> = {
  definition: (actor, definition) => room.registers.register(actor, definition),
  list: (actor, definition) => room.registers.list(actor, definition, query),
  search: (actor, definition) => room.registers.list(actor, definition, { ...query, q: 'emasbatangan' }),
  record: (actor, definition, id) => room.registers.get(actor, definition, id),
  history: (actor, definition, id) => room.registers.history(actor, definition, id),
  features: (actor, definition) => room.registers.features(actor, definition, query),
  csv: async (actor, definition) => (await fileOf(actor, definition, 'csv')).toString(),
  xlsx: async (actor, definition) => (await readTable(await fileOf(actor, definition, 'xlsx'))).rows,
  geojson: async (actor, definition) => (await fileOf(actor, definition, 'geojson')).toString(),
  'printed list': async (actor, definition) => textOfPdf(await fileOf(actor, definition, 'pdf')),
  'printed record': async (actor, definition, id) =>
    textOfPdf(await bytesOf(room.registers.doors.exports.sheet(actor, definition, id, SheetInput.parse({})))),
  ogc: (actor, definition) => {
    if (definition.placement !== 'point') return room.registers.list(actor, definition, query);
    return room.registers.doors.ogc.items(actor, 'http://x', definition.id, { limit: 10 }, 'http://x/ogc');
  },
  'ogc feature': (actor, definition, id) => {
    if (definition.placement !== 'point') return room.registers.get(actor, definition, id);
    return room.registers.doors.ogc.item(actor, 'http://x', definition.id, id);
  },
  live: async (actor, _definition, id) => {
    const [projection] = room.registers.projections ?? [];
    const view = (await projection?.load([id]))?.get(id);
    return projection?.visible(actor, view) ? view : null;
  },
};
/** Doors whose answer is one for all readers never hold it; a printed list has room for the first columns only. */
const sharedDoors = new Set(['live', 'search', 'features', 'printed list']);

describe.each(roles)('%s', (role: Role) => {
  test.each(Object.keys(doors))('a hidden field in %s', async (door) => {
    const actor = await room.actor([role]);
    for (const [definition, id] of records) {
      const answer = JSON.stringify(
        await Promise.resolve(doors[door]!(actor, definition, id)).catch((error: { status: number }) => error.status),
      );
      const sees =
        actor.permissions.has('register:read') && actor.permissions.has('journal:read') && !sharedDoors.has(door);
      const holds = /secret|emasbatangan/.test(answer);
      expect(holds, answer).toBe(sees);
      if (!actor.permissions.has('register:read')) expect(['404', 'null']).toContain(answer);
    }
  });

  test('a filter on a hidden field is answered like one on an unknown field', async () => {
    const actor = await room.actor([role]);
    if (actor.permissions.has('journal:read') || !actor.permissions.has('register:read')) return;
    await expect(
      room.registers.list(actor, wells, { ...query, filter: ['secret:emasbatangan'] }),
    ).rejects.toMatchObject({
      fields: [{ path: 'query.filter.0' }],
    });
  });
});

describe('what leaves the house', () => {
  test('has no field about a person without a purpose, and is journaled with it', async () => {
    const commander = await room.actor(['commander']);
    const keeper = { value: '0812-0000-4471', consentOn: '2026-11-01' };
    const { id } = await room.add(commander, { values: { name: 'Sumur kontak', keeper } });
    const acts = () =>
      room.db
        .selectFrom('journal.entry')
        .select(['ground'])
        .where('action', '=', 'register.exported')
        .orderBy('id')
        .execute();
    const before = (await acts()).length;
    for (const format of ['csv', 'xlsx', 'geojson'] as const) {
      const read = async (more: object) => {
        const bytes = await fileOf(commander, wells, format, more);
        return format === 'xlsx' ? JSON.stringify((await readTable(bytes)).rows) : bytes.toString();
      };
      expect(await read({})).not.toContain('4471');
      await expect(read({ personal: true })).rejects.toMatchObject({ fields: [{ path: 'purpose' }] });
      expect(await read({ personal: true, purpose: 'Undangan rapat warga' })).toContain('4471');
    }
    const sheet = (more: object) =>
      bytesOf(room.registers.doors.exports.sheet(commander, wells, id, SheetInput.parse(more)));
    expect(textOfPdf(await sheet({}))).not.toContain('4471');
    expect(textOfPdf(await sheet({ personal: true, purpose: 'Undangan rapat warga' }))).toContain('4471');
    const feature = await room.registers.doors.ogc.item(commander, 'http://x', 'wells', id);
    expect(JSON.stringify(feature)).not.toContain('4471');
    expect((await acts()).slice(before).map(({ ground }) => ground)).toEqual(
      [0, 1, 2, 3].flatMap(() => [null, 'Undangan rapat warga']),
    );
  });

  test('says where it comes from, and holds no formula', async () => {
    const commander = await room.actor(['commander']);
    await room.add(commander, { values: { name: '=HYPERLINK("http://x")' } }, wells);
    const csv = (await fileOf(commander, wells, 'csv')).toString();
    expect(csv).toContain('"\'=HYPERLINK');
    expect(csv.trimEnd().split('\r\n').at(-1)).toMatch(
      /^"# Sumber: Polres Uji, register Sumur \(versi 1\) · Lisensi: .* · Periode: .* · Diambil: .* WIB, peran pimpinan · \d+ catatan · DATA CONTOH \(sintetis\)"$/,
    );
    const table = await readTable(await fileOf(commander, wells, 'xlsx'));
    expect(JSON.stringify(table.rows)).toContain("'=HYPERLINK");
    const collection = JSON.parse((await fileOf(commander, wells, 'geojson', { language: 'en' })).toString());
    expect(collection.metadata.note).toMatch(/^Source: Polres Uji.*SAMPLE DATA/);
    expect(collection.features).toHaveLength(3);
    expect(textOfPdf(await fileOf(commander, wells, 'pdf'))).toContain('DATA CONTOH');
  });
});
