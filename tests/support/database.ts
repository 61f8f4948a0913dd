import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { Actor } from '../../src/platform/access/actor.ts';
import { permissionsOf, type Role } from '../../src/platform/access/permissions.ts';
import { type Database, openDatabase } from '../../src/platform/database/database.ts';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { prepareAppRole } from '../../src/platform/database/roles.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { doWork, type Work } from '../../src/platform/journal/work.ts';

/** A fresh migrated database of its own for one test file, with one demo district. */
export interface TestDatabase {
  db: Database;
  pool: pg.Pool;
  /** Superuser address, for playing the intruder who edits rows by SQL. */
  ownerUrl: string;
  folder: string;
  polresId: string;
  /** A signed-in person with these roles; an account row stands behind it. */
  actor(roles: Role[], extra?: Partial<Actor>): Promise<Actor>;
  /** Runs `perform` as one command of `actor`. */
  work<Result>(actor: Actor, perform: (work: Work) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'harmoni-test-'));
  const server = await startEmbedded(folder);
  const appUrl = await prepareAppRole(server.ownerUrl, folder);
  await migrate(server.ownerUrl);
  const { db, pool, close } = openDatabase(appUrl, 12);
  const polresId = newId();
  await db
    .insertInto('platform.polres')
    .values({
      id: polresId,
      code: 'TEST',
      name: 'Polres Uji',
      timezone: 'Asia/Jakarta',
      realm: 'demo',
      lon: 107.5,
      lat: -9.5,
    })
    .execute();
  let made = 0;
  return {
    db,
    pool,
    ownerUrl: server.ownerUrl,
    folder,
    polresId,
    async actor(roles, extra = {}) {
      made += 1;
      const actor: Actor = {
        accountId: newId(),
        username: `${roles[0]}-${made}`,
        displayName: `Petugas ${made}`,
        roles,
        permissions: permissionsOf(roles),
        polresId,
        realm: 'demo',
        areaCodes: null,
        unitId: null,
        sessionId: `${made}`,
        sessionKind: 'bearer',
        csrf: 'csrf',
        mustChangePassword: false,
        ...extra,
      };
      await db
        .insertInto('access.account')
        .values({
          id: actor.accountId,
          polres_id: actor.polresId,
          username: actor.username,
          display_name: actor.displayName,
          password_hash: '',
          roles: actor.roles,
          area_codes: actor.areaCodes,
          unit_id: actor.unitId,
        })
        .execute();
      return actor;
    },
    work: (actor, perform) => doWork(db, actor, perform),
    async close() {
      await close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
