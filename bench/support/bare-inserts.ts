import pg from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';
import type { House } from './house.ts';

/** Inserts a second by plain database clients, durable as everything here; nothing of the house takes part. */
export interface BareInserts {
  /** An incident's own row into a table like that of the incidents (columns, checks, indexes), in a transaction: begin, insert, commit. */
  transaction: number;
  /** The same row by one statement, which is its own transaction. */
  statement: number;
  /** A row of six short columns by one statement into a table with nothing but its key. */
  small: number;
}

interface Insert {
  name: keyof BareInserts;
  text: string;
  values: unknown[];
}

/** The newest incident as an insert of its own row. */
async function sampleInsert(owner: pg.Client): Promise<Pick<Insert, 'text' | 'values'>> {
  const { rows } = await owner.query<Record<string, unknown>>(
    'select * from incidents.incident order by recorded_at desc limit 1',
  );
  const { id: _id, number: _number, search: _search, ...sample } = rows[0]!;
  const columns = Object.keys(sample);
  const plain = (value: unknown) =>
    value !== null && typeof value === 'object' && !(value instanceof Date) && !Buffer.isBuffer(value)
      ? JSON.stringify(value)
      : value;
  const text = `insert into bench_incident (id, ${columns.join(', ')}) values ($1, ${columns.map((_, i) => `$${i + 2}`).join(', ')})`;
  return { text, values: columns.map((column) => plain(sample[column])) };
}

async function perSecond(clients: pg.Client[], { name, text, values }: Insert, seconds: number): Promise<number> {
  const began = performance.now();
  const until = began + seconds * 1000;
  let count = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        if (name === 'transaction') await client.query('begin');
        await client.query({ name, text, values: [newId(), ...values] });
        if (name === 'transaction') await client.query('commit');
        count += 1;
      }
    }),
  );
  return (count * 1000) / (performance.now() - began);
}

/** Measures all three, each for so many seconds with `workers` clients, on tables of their own that are gone afterwards. */
export async function bareInserts(house: House, workers: number, seconds: number): Promise<BareInserts> {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  const clients = Array.from({ length: workers }, () => new pg.Client({ connectionString: house.ownerUrl }));
  try {
    await owner.query(`create sequence bench_number start 1000000;
      create table bench_incident (like incidents.incident including all);
      alter table bench_incident alter number set default nextval('bench_number');
      create table bench_small (id uuid primary key, at timestamptz not null default now(), kind text, place text, lon float8, lat float8)`);
    await Promise.all(clients.map((client) => client.connect()));
    const same = await sampleInsert(owner);
    const small = {
      text: 'insert into bench_small (id, kind, place, lon, lat) values ($1, $2, $3, $4, $5)',
      values: ['curas', 'Jl. Kenanga 12', 107.5, -9.5],
    };
    return {
      transaction: await perSecond(clients, { name: 'transaction', ...same }, seconds),
      statement: await perSecond(clients, { name: 'statement', ...same }, seconds),
      small: await perSecond(clients, { name: 'small', ...small }, seconds),
    };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await owner.query(
      'drop table if exists bench_incident; drop table if exists bench_small; drop sequence if exists bench_number',
    );
    await owner.end();
  }
}
