import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  decodeBundle,
  hashLeaf,
  openCheckpoint,
  parseVerifierKey,
  rootFromTiles,
  tilePath,
  verifyInclusion,
} from '../src/platform/journal/log/index.ts';
import { verifyDatabase } from '../src/platform/journal/verify-database.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { until } from './support/until.ts';

let it: TestServer;
let owner: pg.Client;
beforeAll(async () => {
  it = await startTestServer();
  owner = new pg.Client({ connectionString: it.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await it.close();
});

const verify = (older: string[] = []) =>
  verifyDatabase({ db: it.server.db, origin: it.server.log.origin, keys: it.server.keys, older, onProgress: () => {} });

async function text(path: string): Promise<string> {
  const response = await fetch(it.url + path);
  expect(response.status, path).toBe(200);
  return response.text();
}

async function signedAll(): Promise<number> {
  return until(async () => {
    const { rows } = await owner.query('select count(*)::int as n from journal.entry');
    const note = await text('/log/checkpoint');
    const size = Number(note.split('\n')[1]);
    return size >= rows[0].n ? size : undefined;
  });
}

test('an outsider recomputes the root of the signed checkpoint from the public tiles', async () => {
  const size = await signedAll();
  const key = (await text('/log/vkey')).trim();
  const checkpoint = openCheckpoint(await text('/log/checkpoint'), it.server.log.origin, [parseVerifierKey(key)]);
  expect(checkpoint.size).toBe(size);
  const root = await rootFromTiles(checkpoint.size, async (tile) => {
    const response = await fetch(`${it.url}/log/${tilePath(tile)}`);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  });
  expect(root.equals(checkpoint.root)).toBe(true);
});

test('entry bundles hold commitments only, and hash to the leaves', async () => {
  const bundle = Buffer.from(await (await fetch(`${it.url}/log/tile/entries/000`)).arrayBuffer());
  const leaves = Buffer.from(await (await fetch(`${it.url}/log/tile/0/000`)).arrayBuffer());
  const entries = decodeBundle(bundle, 256);
  expect(entries.every((entry) => entry.length === 65)).toBe(true);
  expect(entries.map((entry) => hashLeaf(entry).toString('hex')).join('')).toBe(leaves.toString('hex'));
  expect((await fetch(`${it.url}/log/tile/0/999`)).status).toBe(404);
});

test('a proof for one entry verifies against the checkpoint', async () => {
  await signedAll();
  const { status, body } = await it.call('commander', 'GET', '/api/journal/proofs/3');
  expect(status).toBe(200);
  const checkpoint = openCheckpoint(body.checkpoint, it.server.log.origin, it.server.keys.verifiers);
  const claim = { index: 3, size: body.size, leafHash: Buffer.from(body.leafHash, 'base64'), root: checkpoint.root };
  const proof = body.proof.map((hash: string) => Buffer.from(hash, 'base64'));
  expect(verifyInclusion(claim, proof)).toBe(true);
  expect(verifyInclusion({ ...claim, index: 4 }, proof)).toBe(false);
  expect((await it.call('dispatcher', 'GET', '/api/journal/proofs/3')).status).toBe(403);
});

test('reading the journal shows no caller; a proof opens the body only with a stated ground, which is journaled', async () => {
  const call = await it.call('operator', 'POST', '/api/calls', { channel: 'phone', callerNumber: '0800-0000-7788' });
  await signedAll();
  const entries = await it.call('commander', 'GET', `/api/journal/entries?subject=${call.body.id}`);
  const [entry] = entries.body.items;
  expect(JSON.stringify(entries.body)).not.toContain('080000007788');
  expect(JSON.stringify(entry.body)).toContain('08••-••••-7788');
  const path = `/api/journal/proofs/${entry.position}`;
  expect((await it.call('commander', 'GET', path)).body).toMatchObject({ body: null, bodySalt: null });
  const opened = await it.call('commander', 'GET', `${path}?ground=pemeriksaan%20Propam%2012`);
  expect(JSON.stringify(opened.body.body)).toContain('080000007788');
  const looks = await it.server.db
    .selectFrom('journal.entry')
    .select('ground')
    .where('action', '=', 'journal.opened')
    .execute();
  expect(looks).toEqual([{ ground: 'pemeriksaan Propam 12' }]);
});

test('positions are gapless and a whole database verifies', async () => {
  await signedAll();
  const { rows } = await owner.query('select count(*)::int as n, max(position)::int as last from journal.sequence');
  expect(rows[0].n).toBe(rows[0].last + 1);
  const answer = await verify();
  expect(answer).toMatchObject({ ok: true, rows: [], log: [] });
});

test('erasure by two persons removes the body and keeps every proof valid', async () => {
  const before = await text('/log/checkpoint');
  const asked = await it.call('commander', 'POST', '/api/journal/erasures', {
    positions: [5],
    ground: 'UU 27/2022 pasal 8',
  });
  expect(asked.status).toBe(201);
  const approve = `/api/journal/erasures/${asked.body.id}/approve`;
  expect((await it.call('commander', 'POST', approve)).status).toBe(409);
  expect((await it.call('admin', 'POST', approve)).status).toBe(200);
  expect((await it.call('admin', 'POST', approve)).status).toBe(404);
  await signedAll();
  const entry = await it.call('commander', 'GET', '/api/journal/entries/5');
  expect(entry.body).toMatchObject({ erased: true, body: null });
  expect((await verify([before])).ok).toBe(true);
});

/** Plays the intruder inside a transaction that is taken back afterwards. */
async function tampered(sql: string, expected: RegExp): Promise<void> {
  await signedAll();
  const undo: string[] = [];
  await owner.query('set session_replication_role = replica');
  for (const table of ['journal.entry', 'journal.body', 'journal.sequence', 'incidents.incident', 'units.unit']) {
    await owner.query(`create temp table keep_${table.replace('.', '_')} as table ${table}`);
    undo.push(table);
  }
  try {
    await owner.query(sql);
    const answer = await verify();
    expect(answer.ok, sql).toBe(false);
    const first = answer.log[0] ?? `row ${answer.rows[0]!.table} ${answer.rows[0]!.what}`;
    expect(first, sql).toMatch(expected);
  } finally {
    for (const table of undo) {
      const kept = `keep_${table.replace('.', '_')}`;
      const columns = (
        await owner.query(
          `select string_agg(quote_ident(attname), ', ') as list from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and attgenerated = '' and not attisdropped`,
        )
      ).rows[0].list;
      await owner.query(`delete from ${table}`);
      await owner.query(`insert into ${table} (${columns}) select ${columns} from ${kept}`);
      await owner.query(`drop table ${kept}`);
    }
    await owner.query('set session_replication_role = origin');
  }
  expect((await verify()).ok).toBe(true);
}

test('verify names the first bad entry after rows were altered, removed or inserted by SQL', async () => {
  await tampered(
    `update journal.entry set action = 'incident.closed' where id = (select entry_id from journal.sequence where position = 7)`,
    /\b7\b/,
  );
  await tampered(
    `update journal.body set body = '{"x":1}' where entry_id = (select entry_id from journal.sequence where position = 8)`,
    /\b8\b/,
  );
  await tampered(
    `delete from journal.body where entry_id = (select entry_id from journal.sequence where position = 9)`,
    /\b9\b/,
  );
  await tampered('delete from journal.sequence where position = 10', /\b10\b/);
  await tampered(
    `update incidents.incident set priority = 5 - priority where id = (select id from incidents.incident limit 1)`,
    /incidents\.incident changed/,
  );
  await tampered(
    `delete from units.unit where callsign = (select min(callsign) from units.unit)`,
    /units\.unit removed/,
  );
  await tampered(
    `insert into units.unit (id, polres_id, realm, callsign, name, kind, profile, function, crew_size, status, status_at, status_source)
     select gen_random_uuid(), polres_id, realm, 'X99', name, kind, profile, function, crew_size, status, status_at, status_source from units.unit limit 1`,
    /units\.unit inserted/,
  );
});
