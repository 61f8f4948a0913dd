import { randomPassword } from '../platform/access/password.ts';
import type { Config } from '../platform/config/config.ts';
import { newId } from '../platform/ids/ids.ts';
import { doWork, type SystemDoer } from '../platform/journal/work.ts';
import { defaultAsOf, generateDistrict } from './demo/index.ts';
import { loadDistrict } from './demo-load/index.ts';
import type { Server } from './server.ts';

/** Makes an installation's first content, once: the fictional demo district, or an empty district with one administrator. */
export async function firstStart(server: Server, config: Config, say: (line: string) => void): Promise<void> {
  const known = await server.db.selectFrom('platform.polres').select('id').limit(1).executeTakeFirst();
  if (known) return;
  if (config.empty) await makeEmpty(server, say);
  else await makeDemo(server, config, say);
}

async function makePolres(
  server: Server,
  polres: { code: string; name: string; realm: 'live' | 'demo' },
): Promise<SystemDoer> {
  const id = newId();
  await server.db
    .insertInto('platform.polres')
    .values({ id, ...polres, timezone: 'Asia/Jakarta' })
    .execute();
  return { accountId: null, roles: ['system'], polresId: id, realm: polres.realm };
}

async function makeEmpty(server: Server, say: (line: string) => void): Promise<void> {
  const doer = await makePolres(server, { code: 'polres', name: 'Polres', realm: 'live' });
  const password = randomPassword();
  await doWork(server.db, doer, async (work) => {
    await server.rooms.calls.ensureLines(work);
    await server.accounts.create(work, {
      username: 'admin',
      displayName: 'Administrator',
      roles: ['admin'],
      password,
      areaCodes: null,
      unit: null,
    });
  });
  say('Empty installation. Sign in as "admin" with this one-time password (shown once):');
  say(`  ${password}`);
  say('Next: npm run harmoni -- import areas FILE…, then roads, pois, population, units.');
}

async function makeDemo(server: Server, config: Config, say: (line: string) => void): Promise<void> {
  say('Creating the fictional demo district …');
  const startedAt = Date.now();
  // The history ends now, so that a demo looks alive on the day it is made; everything else follows from the seed alone.
  const asOf = config.demoSize === 'small' ? defaultAsOf : new Date();
  const district = generateDistrict(config.demoSeed, { asOf, size: config.demoSize });
  const doer = await makePolres(server, { code: district.regencyCode, name: district.name, realm: 'demo' });
  const password = config.demoPassword ?? randomPassword();
  const counts = await loadDistrict(server, doer, district, password, config.demoSize === 'full');
  say(
    `  ${district.name}: ${counts.areas} areas, ${counts.ways} roads, ${counts.units} units, ${counts.incidents} past incidents ` +
      `(${((Date.now() - startedAt) / 1000).toFixed(1)} s). All of it is invented.`,
  );
  say('Demo accounts: operator dispatcher commander field service traffic analyst partner board admin');
  say(config.demoPassword ? '  password: as set in HARMONI_DEMO_PASSWORD' : `  password (shown once): ${password}`);
}
