import { doWork, type SystemDoer } from '../../platform/journal/work.ts';
import type { Server } from '../server.ts';
import { person } from './person.ts';

/** Sectors of a full district; a small one has few kelurahan. */
const wanted = 6;
const weights = { load: 3, population: 1, area: 1 };
const reason = 'Hasil anev triwulan: rayon disesuaikan dengan beban panggilan dan letak Polsek.';

/** One plan of sectors, proposed by the rule and accepted by the demo commander, in force from today. */
export async function loadSectors(server: Server, doer: SystemDoer): Promise<void> {
  const { rooms, db, sequencer } = server;
  const commander = await person(server, doer, 'commander');
  const { items } = await rooms.areas.list(doer.polresId, { level: 'village', limit: 1000 });
  const k = Math.min(wanted, Math.floor(items.length / 3));
  if (k < 2) return;
  const { sectors, areas } = await rooms.sectors.propose(commander, { level: 'village', k, weights, seed: 1 });
  const draft = {
    name: 'Rayon patroli',
    level: 'village' as const,
    sectors: sectors.map(({ key, name }) => ({ key, name, officerId: key === 'A' ? commander.accountId : null })),
    areas: Object.fromEntries(areas.map(({ code, sector }) => [code, sector])),
    units: {},
    proposal: { k, weights, seed: 1 },
  };
  const committed = { committed: sequencer.wake };
  const saved = await doWork(db, commander, (work) => rooms.sectors.add(work, commander, draft), committed);
  const { id, version } = saved.plan;
  // Today in the demo's zone.
  const validFrom = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(new Date());
  await doWork(
    db,
    commander,
    (work) => rooms.sectors.accept(work, commander, id, { version, validFrom, reason }),
    committed,
  );
}
