import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { doWork } from '../../platform/journal/work.ts';
import { renewDemoShifts } from './demo-shifts.ts';
import { createUnits, type Units } from './index.ts';

let it: TestDatabase;
let units: Units;
const polres = { demo: '', live: '' };

/** Units 1 (by day), 2 (by night) and 3 (no turn) in a demo district and in a live one. */
beforeAll(async () => {
  it = await openTestDatabase();
  units = await createUnits({ db: it.db, pool: it.pool });
  polres.demo = it.polresId;
  polres.live = newId();
  await it.db
    .insertInto('platform.polres')
    .values({ id: polres.live, code: 'LIVE', name: 'Polres Nyata', timezone: 'Asia/Makassar', realm: 'live' })
    .execute();
  for (const realm of ['demo', 'live'] as const) {
    const row = { name: 'Patroli', kind: 'patrol_car', function: 'samapta', crewSize: 2 };
    const doer = { accountId: null, roles: ['system'] as ['system'], polresId: polres[realm], realm };
    const { refused } = await doWork(it.db, doer, (work) =>
      units.importUnits(work, [
        { ...row, callsign: '1', shiftStart: '08:00', shiftEnd: '20:00' },
        { ...row, callsign: '2', shiftStart: '20:00', shiftEnd: '08:00' },
        { ...row, callsign: '3' },
      ]),
    );
    expect(refused).toEqual([]);
  }
});
afterAll(async () => {
  await units?.close?.();
  await it?.close();
});

const shifts = (realm: 'demo' | 'live') =>
  ['1', '2', '3'].map((callsign) => {
    const facts = units.memory.find(polres[realm], callsign)?.facts;
    return [facts?.shiftStart, facts?.shiftEnd];
  });
const entries = async () =>
  it.db
    .selectFrom('journal.entry as e')
    .innerJoin('units.unit as u', 'u.id', 'e.subject_id')
    .select(['u.callsign', 'e.actor_role', 'e.realm'])
    .where('e.action', '=', 'unit.changed')
    .orderBy('e.at')
    .orderBy('u.callsign')
    .execute();
const [day, night, none] = [
  ['08:00', '20:00'],
  ['20:00', '08:00'],
  [null, null],
];
/** Jakarta is seven hours before UTC. */
const at = (clock: string) => new Date(`2026-11-25T${clock}:00Z`);

test('demo crews take the next turn when theirs has ended; live ones are left alone; each change is journaled once', async () => {
  // 10:00 in Jakarta: by day.
  await renewDemoShifts(it.db, units.service, at('03:00'));
  expect(shifts('demo')).toEqual([day, day, none]);
  await renewDemoShifts(it.db, units.service, at('12:59'));
  expect(await entries()).toEqual([{ callsign: '2', actor_role: 'system', realm: 'demo' }]);
  // 20:00 in Jakarta: by night.
  await renewDemoShifts(it.db, units.service, at('13:00'));
  expect(shifts('demo')).toEqual([night, night, none]);
  expect(await entries()).toHaveLength(3);
  expect(shifts('live')).toEqual([day, night, none]);
});

test('two servers at once renew each unit once', async () => {
  const before = (await entries()).length;
  await Promise.all([1, 2, 3].map(() => renewDemoShifts(it.db, units.service, at('04:00'))));
  expect(shifts('demo')).toEqual([day, day, none]);
  expect((await entries()).length - before).toBe(2);
});

test('a server that starts days later finds them on duty', async () => {
  await units.close?.();
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', hour: '2-digit', hourCycle: 'h23' });
  const ended = (hours: number) => `${clock.format(new Date(Date.now() - hours * 3_600_000))}:00`;
  const id = units.memory.find(polres.demo, '1')?.row.id ?? '';
  const { version } = units.memory.get(id)!.row;
  const admin = await it.actor(['admin']);
  await it.work(admin, (work) => units.service.edit(work, id, { version, shiftStart: ended(14), shiftEnd: ended(2) }));
  units = await createUnits({ db: it.db, pool: it.pool });
  expect(shifts('demo')[0]).toEqual([ended(2), ended(14)]);
});
