import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textsOfTile } from '../../../tests/support/mvt.ts';
import { roles } from '../../platform/access/permissions.ts';
import type { RegisterDefinition } from '../registers/definition.types.ts';
import type { NewRecord } from '../registers/registers.contract.ts';
import { wells } from '../registers/testing/definition.ts';
import { border, path } from '../registers/testing/every-type.ts';
import { inWest, openRegisters, type TestRegisters } from '../registers/testing/room.ts';
import { tileAt } from './mercator.rules.ts';
import { createRegisterTiles, type RegisterTiles } from './register-tiles.service.ts';

const { name } = wells.fields;
/** Lists of each kind of place; of the last one the name itself is hidden. */
const points: RegisterDefinition = { ...wells, id: 'tile-points' };
const lines: RegisterDefinition = { ...wells, id: 'tile-lines', placement: 'line' };
const borders: RegisterDefinition = { ...wells, id: 'tile-borders', placement: 'polygon' };
const unnamed: RegisterDefinition = {
  ...wells,
  id: 'tile-unnamed',
  fields: { ...wells.fields, name: { ...name!, required: false, seenBy: 'journal:read' } },
};
const places = new Map<RegisterDefinition, NewRecord['place']>([
  [points, inWest],
  [lines, { geometry: path }],
  [borders, { geometry: border }],
  [unnamed, inWest],
]);

let room: TestRegisters;
let tiles: RegisterTiles;
beforeAll(async () => {
  room = await openRegisters();
  const registers = await room.start([...places.keys()]);
  tiles = createRegisterTiles(room.db, registers);
  const commander = await room.actor(['commander']);
  for (const [definition, place] of places) {
    const hidden = definition === unnamed ? 'emasbatangan' : 'Sumur';
    const values = {
      name: hidden,
      secret: 'emasbatangan',
      keeper: { value: '0812-0000-4471', consentOn: '2026-11-01' },
    };
    await room.work(commander, (work) => registers.create(work, commander, definition, { values, place }));
  }
});
afterAll(() => room.close());

describe.each(roles)('%s', (role) => {
  test.each([8, 14, 16])('a hidden field in the tiles of zoom %i', async (z) => {
    const actor = await room.actor([role]);
    for (const definition of places.keys()) {
      const at = tileAt(inWest.lon - 1e-4, inWest.lat - 1e-4, z);
      const asked = tiles.get(actor, definition.id, z, at.x, at.y);
      if (!actor.permissions.has('register:read')) {
        await expect(asked).rejects.toMatchObject({ status: 404 });
        continue;
      }
      const tile = await (await asked).tile();
      const { layers, texts } = tile ? textsOfTile(gunzipSync(tile)) : { layers: [], texts: [] };
      const answer = texts.join(' ');
      const holdsName = definition === unnamed && actor.permissions.has('journal:read');
      expect(/emasbatangan/.test(answer), `${definition.id}: ${answer}`).toBe(holdsName);
      expect(answer).not.toMatch(/secret|keeper|4471/);
      expect(new Set(texts)).toContain('id');
      // Far away lines and borders are marks like the others.
      expect(layers).toContain(z > 8 && (definition === lines || definition === borders) ? 'shapes' : 'records');
    }
  });
});
