import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** The login of the running application: it owns nothing, changes no tables, and cannot touch written journal rows. */
export const appRole = 'harmoni_app';

/**
 * Creates the application's database login, or gives it this installation's password, and answers its address.
 * The password is random and lives in `data`/secrets, outside the database and its backups.
 */
export async function prepareAppRole(ownerUrl: string, data: string): Promise<string> {
  const secrets = join(data, 'secrets');
  mkdirSync(secrets, { recursive: true, mode: 0o700 });
  const file = join(secrets, 'database-app');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const password = readFileSync(file, 'utf8');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const name = rows[0]!.name;
    // On a shared server each database gets a login of its own, so that one installation cannot enter another's.
    const login = name === 'harmoni' ? appRole : `${appRole}_${name}`;
    const known = await client.query('select 1 from pg_roles where rolname = $1', [appRole]);
    if (known.rowCount === 0) await client.query(`create role ${appRole} nologin`).catch(ignoreDuplicate);
    const quoted = pg.escapeIdentifier(login);
    const knownLogin = await client.query('select 1 from pg_roles where rolname = $1', [login]);
    if (knownLogin.rowCount === 0) await client.query(`create role ${quoted}`).catch(ignoreDuplicate);
    await client.query(`alter role ${quoted} login password ${pg.escapeLiteral(password)}`);
    if (login !== appRole) await client.query(`grant ${appRole} to ${quoted}`);
    await client.query(`grant connect on database ${pg.escapeIdentifier(name)} to ${quoted}`);
    const url = new URL(ownerUrl);
    url.username = login;
    url.password = password;
    return url.toString();
  } finally {
    await client.end();
  }
}

function ignoreDuplicate(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}
