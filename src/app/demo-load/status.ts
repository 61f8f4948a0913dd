import { doWork, type SystemDoer } from '../../platform/journal/work.ts';
import { Problem } from '../../platform/problem/problem.ts';
import type { Server } from '../server.ts';
import { person } from './person.ts';

/** What the demo commander says to the first proposals that wait; a null level confirms, another changes. */
const decisions = [
  { level: null, reason: 'Sesuai laporan Kapolsek dan kunjungan Bhabinkamtibmas.' },
  { level: 'waspada', reason: 'Kenaikan karena acara pasar malam, sudah selesai; tetap diawasi.' },
  { level: null, reason: 'Dibahas pada anev mingguan, patroli ditambah.' },
] as const;

/** Computes the statuses of the fresh district, and decides on a few, so that proposals, decisions and waiting ones are all seen. */
export async function loadStatus(server: Server, doer: SystemDoer): Promise<void> {
  const { rooms, db, sequencer } = server;
  await rooms.status.recomputeAll(doer);
  const commander = await person(server, doer, 'commander');
  const { items: villages } = await rooms.status.areaStatuses(commander, { level: 'village' });
  const busiest = [...villages].sort((a, b) => (b.n ?? 0) - (a.n ?? 0))[0];
  if (busiest) {
    const reason = 'Pusat niaga: tiga masalah terbuka adalah keadaan biasa, disepakati pada anev.';
    const input = { areaCode: busiest.code, parameter: 'problem_watch', value: 4, reason } as const;
    await doWork(db, commander, (work) => rooms.status.setThreshold(work, commander, input), {
      committed: sequencer.wake,
    });
  }
  const { items } = await rooms.status.queue(commander);
  const areas = items.filter(({ kind, level }) => kind === 'area' && (level === 'village' || level === 'district'));
  for (const [i, { level, reason }] of decisions.entries()) {
    const row = areas[i * 2];
    if (!row?.proposed) continue;
    const { code, proposed } = row;
    // The statuses are computed anew while the district is being filled, so the version may have risen since it was read.
    for (let attempt = 1; ; attempt++) {
      const { version } = await rooms.status.detail(db, commander, 'area', code);
      try {
        await doWork(
          db,
          commander,
          (work) => rooms.status.decide(work, commander, 'area', code, { version, level: level ?? proposed, reason }),
          { committed: sequencer.wake },
        );
        break;
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'conflict' || attempt === 5) throw error;
      }
    }
  }
}
