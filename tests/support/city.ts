import { existsSync } from 'node:fs';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { runImport } from '../../src/app/commands/import.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { TestDatabase } from './database.ts';

const folder = fileURLToPath(new URL('../../../shared/data/geo/', import.meta.url));

/** Whether the real test cities lie beside the project; tests that need them say so and are skipped otherwise. */
export const citiesPresent = existsSync(folder);
export const citiesAbsent = 'the test cities (../shared/data/geo) are not beside the project';

export const jakarta = (name: string): string => `${folder}jakarta-selatan-31.74/${name}`;
export const yogyakarta = (name: string): string => `${folder}kota-yogyakarta-34.71/${name}`;

/** Runs `harmoni import` in this process. @returns its exit code and all that it said. */
export async function runImportCommand(
  it: Pick<TestDatabase, 'db' | 'pool'>,
  polresId: string,
  ...args: string[]
): Promise<{ code: number; said: string }> {
  let said = '';
  const out = new Writable({
    write(chunk, _encoding, done) {
      said += String(chunk);
      done();
    },
  });
  const code = await runImport(args, { db: it.db, pool: it.pool, polresId, out });
  return { code, said };
}

/** One more district in the same database. */
export async function addPolres(it: TestDatabase, code: string): Promise<string> {
  const id = newId();
  await it.db
    .insertInto('platform.polres')
    .values({ id, code, name: `Polres ${code}`, timezone: 'Asia/Jakarta', realm: 'live' })
    .execute();
  return id;
}
