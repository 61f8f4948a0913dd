import { newId } from '../../src/platform/ids/ids.ts';
import { doWork, type SystemDoer } from '../../src/platform/journal/work.ts';
import { jakarta, runImportCommand } from './city.ts';
import { startTestServer, type TestServer } from './server.ts';

const layers = [
  ['areas', 'kabkota.geojson', 'kecamatan_dissolved.geojson', 'kelurahan.geojson', 'rw_2012.geojson'],
  ['roads', 'roads_2012.osm.pbf'],
  ['pois', 'hospitals_dki.geojson', 'poi_osm_2012_dki.geojson'],
  ['population', 'population_kelurahan_2024_dki.csv'],
] as const;

/** Patrols about Blok M, Kebayoran Baru and Cilandak; the first is the crew with the phone. */
const units = [
  { callsign: '11', name: 'Patroli Kebayoran Baru 1', function: 'samapta', lon: 106.799, lat: -6.2446 },
  { callsign: '12', name: 'Patroli Kebayoran Baru 2', function: 'samapta', lon: 106.8095, lat: -6.236 },
  { callsign: '31', name: 'Patroli Cilandak', function: 'samapta', lon: 106.7995, lat: -6.291 },
  { callsign: '51', name: 'Lantas Blok M', function: 'traffic', lon: 106.802, lat: -6.241 },
];

const people = [
  { username: 'operator', displayName: 'Operator 110', unit: null },
  { username: 'dispatcher', displayName: 'Dispatcher', unit: null },
  { username: 'commander', displayName: 'Kabag Ops', unit: null },
  { username: 'field', displayName: 'Awak unit', unit: '11' },
] as const;

/** An installation without demo into which Jakarta Selatan was imported, with four patrols and four accounts. */
export async function startJakarta(): Promise<TestServer> {
  const house = await startTestServer({ empty: true, screens: true });
  try {
    const { id: polresId } = await house.server.db.selectFrom('platform.polres').select('id').executeTakeFirstOrThrow();
    for (const [layer, ...files] of layers) {
      const { code, said } = await runImportCommand(house.database, polresId, layer, ...files.map(jakarta));
      if (code !== 0) throw new Error(said);
    }
    const doer: SystemDoer = { accountId: null, roles: ['system'], polresId, realm: 'live' };
    const { rooms, accounts, db } = house.server;
    await doWork(db, doer, async (work) => {
      const rows = units.map(({ lon, lat, ...unit }) => ({ id: newId(), kind: 'patrol_car', crewSize: 3, ...unit }));
      const { refused } = await rooms.units.importUnits(work, rows);
      if (refused.length > 0) throw new Error(JSON.stringify(refused));
      for (const { username, displayName, unit } of people) {
        const account = { username, displayName, roles: [username], password: house.password, areaCodes: null, unit };
        await accounts.create(work, account, false);
      }
    });
    // The imports ran as a program of their own does: the server reads areas and roads when it starts.
    await house.restart();
    const known = (await house.call('dispatcher', 'GET', '/api/units')).body.items;
    const at = new Date().toISOString();
    const items = units.map(({ callsign, lon, lat }) => {
      const unit = known.find((one: { callsign: string }) => one.callsign === callsign);
      return { unitId: unit.id, lon, lat, at };
    });
    const stored = await house.call('dispatcher', 'POST', '/api/positions', { items });
    if (stored.status >= 300) throw new Error(JSON.stringify(stored.body));
    return house;
  } catch (error) {
    await house.close();
    throw error;
  }
}
