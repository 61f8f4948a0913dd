import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { idempotencyKey } from '../../platform/http/commands.ts';
import { commandRoute, type Route, rawCommandRoute, readRoute } from '../../platform/http/route.ts';
import { IdParams } from '../../platform/http/shapes.ts';
import { forbidden, invalidField, notFound } from '../../platform/problem/problem.ts';
import { readOsmAnd, readOwnTracks } from './devices.ts';
import type { PositionsService } from './positions.service.ts';
import {
  EditUnit,
  type NewPosition,
  NewPositions,
  NewUnit,
  OsmAndMessage,
  OsmAndQuery,
  OwnTracksMessage,
  PositionsTaken,
  UnitDetail,
  UnitPage,
  UnitQuery,
  unitPaths,
} from './units.contract.ts';
import type { UnitMemory } from './units.memory.ts';
import type { UnitsService } from './units.service.ts';

type Request = Parameters<typeof idempotencyKey>[0];

/** The client's key with what it asked for, or undefined when it sent none. */
function keyOf(request: Request) {
  const key = idempotencyKey(request);
  if (key === undefined) return undefined;
  return { key, request: `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}` };
}

export function unitRoutes(units: UnitsService, positions: PositionsService, memory: UnitMemory): Route[] {
  const tag = 'units';
  /**
   * A device sends one position and reads no list, so what is refused shows in the status. One that is too old is left
   * without a word: a phone would send it again for ever.
   */
  async function takeOne(actor: Actor, item: NewPosition, request: Request): Promise<void> {
    const [refusal] = (await positions.take(actor, [item], keyOf(request))).refused;
    if (refusal?.reason === 'unknown_unit') throw notFound();
    if (refusal?.reason === 'future') {
      throw invalidField('at', 'Waktunya lebih dari 5 menit di depan.', 'The time is more than 5 minutes ahead.');
    }
  }

  return [
    readRoute({
      path: unitPaths.units,
      permission: 'unit:read',
      tag,
      summary: { id: 'Daftar unit dengan status dan posisi', en: 'Units with status and position' },
      query: UnitQuery,
      response: UnitPage,
      handle: ({ actor, query }) => units.list(actor, query),
    }),
    commandRoute({
      method: 'POST',
      path: unitPaths.units,
      permission: 'unit:write',
      tag,
      summary: { id: 'Tambah unit', en: 'Add a unit' },
      body: NewUnit,
      example: {
        callsign: 'X-901',
        name: 'Patroli cadangan',
        kind: 'patrol_car',
        function: 'samapta',
        crewSize: 2,
        skills: ['first_aid'],
      },
      response: UnitDetail,
      status: 201,
      perform: (work, { body }) => units.create(work, body),
    }),
    readRoute({
      path: unitPaths.mine,
      permission: 'unit:own',
      tag,
      summary: { id: 'Unit awak ini', en: 'The unit of this crew' },
      response: UnitDetail,
      handle: ({ actor }) => {
        if (!actor.unitId) throw notFound();
        return units.get(actor, actor.unitId);
      },
    }),
    readRoute({
      path: unitPaths.unit,
      permission: 'unit:read',
      tag,
      summary: { id: 'Satu unit', en: 'One unit' },
      params: IdParams,
      response: UnitDetail,
      handle: ({ actor, params }) => units.get(actor, params.id),
    }),
    commandRoute({
      method: 'PATCH',
      path: unitPaths.unit,
      permission: 'unit:write',
      tag,
      summary: { id: 'Ubah unit', en: 'Change a unit' },
      params: IdParams,
      body: EditUnit,
      example: { version: 1, crewSize: 3 },
      response: UnitDetail,
      perform: (work, { params, body }) => units.edit(work, params.id, body),
    }),
    rawCommandRoute({
      method: 'POST',
      path: unitPaths.positions,
      permission: 'position:write',
      tag,
      summary: { id: 'Kirim posisi, banyak sekaligus', en: 'Send positions, many at once' },
      body: NewPositions,
      example: { items: [{ unit: '102', lon: 109.58, lat: -9.6, heading: 90, speed: 8 }] },
      response: PositionsTaken,
      handle: ({ actor, body, request }) => positions.take(actor, body.items, keyOf(request)),
    }),
    rawCommandRoute({
      method: 'POST',
      path: unitPaths.owntracks,
      permission: 'position:write',
      tag,
      summary: { id: 'Posisi dari OwnTracks (mode HTTP)', en: 'Position from OwnTracks (HTTP mode)' },
      body: OwnTracksMessage,
      example: { _type: 'location', tid: '102', lat: -9.6, lon: 109.58, acc: 12, vel: 36, cog: 90 },
      response: z.array(z.never()),
      async handle({ actor, body, request }) {
        const item = readOwnTracks(body, (name) => memory.find(actor.polresId, name) !== undefined);
        if (item) await takeOne(actor, item, request);
        // OwnTracks expects a list of messages for itself; there are none.
        return [];
      },
    }),
    rawCommandRoute({
      method: 'POST',
      path: unitPaths.osmand,
      permission: 'position:write',
      tag,
      summary: { id: 'Posisi dari Traccar Client (OsmAnd)', en: 'Position from the Traccar client (OsmAnd)' },
      query: OsmAndQuery,
      body: OsmAndMessage,
      example: { id: '102', lat: -9.6, lon: 109.58, speed: 16, bearing: 90, accuracy: 10 },
      response: PositionsTaken,
      async handle({ actor, query, body, request }) {
        await takeOne(actor, readOsmAnd({ ...query, ...body }), request);
        return { taken: 1, refused: [] };
      },
    }),
    readRoute({
      path: unitPaths.osmand,
      permission: 'position:write',
      tag,
      summary: { id: 'Posisi dari Traccar Client lama (OsmAnd)', en: 'Position from older Traccar clients (OsmAnd)' },
      query: OsmAndQuery,
      response: PositionsTaken,
      async handle({ actor, query, request }) {
        // This GET writes, as its protocol wants. A browser sends its cookie with any link, so a cookie is not enough.
        if (actor.sessionKind !== 'bearer') throw forbidden();
        await takeOne(actor, readOsmAnd(query), request);
        return { taken: 1, refused: [] };
      },
    }),
  ];
}
