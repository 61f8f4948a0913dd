import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../../platform/config/config.ts';
import { KEY_FILE } from '../../platform/journal/log/index.ts';
import { openStandalone } from '../standalone.ts';

interface Finding {
  what: string;
  ok: boolean;
  detail: string;
}

function folderFindings(config: Config): Finding[] {
  if (!existsSync(config.data))
    return [{ what: 'data folder', ok: true, detail: `${config.data} does not exist yet; the first start makes it` }];
  const { bavail, bsize } = statfsSync(config.data);
  const free = Math.round((bavail * bsize) / 1e9);
  let writable = true;
  try {
    accessSync(config.data, constants.W_OK);
  } catch {
    writable = false;
  }
  return [
    { what: 'data folder', ok: writable, detail: writable ? config.data : `${config.data} cannot be written` },
    { what: 'free space', ok: free >= 2, detail: `${free} GB` },
    { what: 'signing key', ok: existsSync(join(config.data, 'keys', KEY_FILE)), detail: join(config.data, 'keys') },
  ];
}

async function databaseFindings(config: Config): Promise<Finding[]> {
  const database = await openStandalone(config);
  const client = new pg.Client({ connectionString: database.databaseUrl });
  try {
    await client.connect();
    const one = async (sql: string) => String((await client.query<{ value: unknown }>(sql)).rows[0]?.value);
    const version = Number(await one("select current_setting('server_version_num')::int as value"));
    const fsync = await one("select current_setting('fsync') || '/' || current_setting('synchronous_commit') as value");
    const areas = await one('select count(*)::int as value from areas.area');
    const ways = await one('select count(*)::int as value from routing.way');
    const units = await one('select count(*)::int as value from units.unit where active');
    const waiting = Number(await one('select count(*)::int as value from journal.pending'));
    return [
      { what: 'PostgreSQL', ok: version >= 150_000, detail: String(version) },
      { what: 'durable', ok: fsync === 'on/on', detail: `fsync/synchronous_commit ${fsync}` },
      { what: 'areas', ok: areas !== '0', detail: areas },
      { what: 'roads', ok: ways !== '0', detail: `${ways} ways` },
      { what: 'units', ok: units !== '0', detail: units },
      { what: 'journal', ok: waiting < 1000, detail: `${waiting} entries wait for a position` },
    ];
  } finally {
    await client.end();
    await database.close();
  }
}

/** `harmoni doctor`: what this installation stands on, each line with its verdict; exits 1 when something is not well. */
export async function runDoctor(config: Config, out: NodeJS.WritableStream): Promise<number> {
  const node = Number(process.versions.node.split('.')[0]);
  const findings: Finding[] = [
    { what: 'Node', ok: node >= 24, detail: process.versions.node },
    ...folderFindings(config),
  ];
  try {
    findings.push(...(await databaseFindings(config)));
  } catch (error) {
    findings.push({ what: 'database', ok: false, detail: (error as Error).message });
  }
  for (const { what, ok, detail } of findings) out.write(`${ok ? 'ok ' : 'BAD'}  ${what.padEnd(14)} ${detail}\n`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}
