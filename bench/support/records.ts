import pg from 'pg';
import type { House } from './house.ts';

/** Registers that the bench adds by a pack, as a district would: one of points, one of borders. */
export const benchPack = {
  reason: 'Daftar untuk mengukur kecepatan.',
  definitions: [
    definitionOf('local-points', 'point', 'Titik ukur', 'Measured point'),
    definitionOf('local-marks', 'point', 'Tanda ukur', 'Measured mark'),
    definitionOf('local-borders', 'polygon', 'Batas ukur', 'Measured border'),
  ],
};

function definitionOf(id: string, placement: 'point' | 'polygon', one: string, oneEn: string) {
  const texts = { id: one, en: oneEn };
  const field = (type: string, label: string, more: object) => ({
    type,
    texts: { id: label, en: label },
    about: 'thing',
    ...more,
  });
  const item = (label: string) => ({ texts: { id: label, en: label } });
  return {
    id,
    version: 1,
    sources: ['S0-b3'],
    approvedBy: { name: 'Harmoni', on: '2026-11-22' },
    texts: { one: texts, many: texts, purpose: texts },
    placement,
    read: 'register:read',
    write: 'register:write',
    symbol: { shape: 'square', colour: 'info' },
    title: 'name',
    usedBy: ['map layer'],
    fields: {
      name: field('text', 'Nama', { required: true, search: true }),
      note: field('longtext', 'Catatan', { search: true }),
      kind: field('enum', 'Jenis', {
        filter: true,
        items: { a: item('A'), b: item('B'), c: item('C'), d: item('D'), e: item('E') },
      }),
      since: field('date', 'Sejak', { filter: true }),
      size: field('number', 'Ukuran', { filter: true, unit: texts }),
    },
  };
}

/** Words from common to rare; a text draws the common ones far more often, as people do. */
export const common = ['warung', 'jalan', 'parkir', 'lampu', 'pasar'];
export const rare = ['gapura', 'embung', 'menara', 'lumbung', 'dermaga'];
const between = (
  'sekolah pagar selokan halte tiang taman toko gudang terminal masjid jembatan trotoar kios gerbang lapangan kantor ' +
  'pabrik bengkel sungai tanggul kebun sawah rel stasiun pos balai papan kamera rambu pohon tembok atap sumur ' +
  'tikungan simpang gang lorong dapur aula loket'
).split(' ');

/**
 * Puts records into a register by SQL, since a million through the API would be the measure of another figure: the same rows as the service
 * writes, with search words, areas and (unverified) seals left out. @returns seconds
 */
export async function fillRecords(
  house: House,
  register: string,
  count: number,
  shape: 'point' | 'polygon',
): Promise<number> {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  const began = performance.now();
  try {
    // Triggers off: seals and checks are what the import figure pays for.
    await owner.query(`set session_replication_role = replica`);
    await owner.query(`set work_mem = '64MB'`);
    await owner.query(`select setseed(0.42)`);
    const square = (
      lon: string,
      lat: string,
    ) => `jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(jsonb_build_array(
      jsonb_build_array(${lon}, ${lat}), jsonb_build_array(${lon} + 0.002, ${lat}), jsonb_build_array(${lon} + 0.002, ${lat} + 0.002),
      jsonb_build_array(${lon}, ${lat} + 0.002), jsonb_build_array(${lon}, ${lat}))))`;
    const geometry =
      shape === 'polygon'
        ? `${square('p.lon', 'p.lat')}, p.lon, p.lat, p.lon + 0.002, p.lat + 0.002`
        : 'null::jsonb, null::float8, null::float8, null::float8, null::float8';
    await owner.query(
      `with villages as (
        select row_number() over (order by code) - 1 as at, count(*) over () as many, code, parent_code as district,
          (select parent_code from areas.area d where d.polres_id = a.polres_id and d.code = a.parent_code limit 1) as regency, lon, lat
        from areas.area a where polres_id = $1 and level = 'village'
      ), drawn as materialized (
        select n, floor(random() * (select count(*) from villages))::int as village, random() - 0.5 as dx, random() - 0.5 as dy,
          power(random(), 3) as w1, random() as w2, random() as w3, random() as kind, random() as day
        from generate_series(1, $2::int) n
      ), p as (
        select d.n, v.code, v.district, v.regency, v.lon + d.dx * 0.02 as lon, v.lat + d.dy * 0.02 as lat, d.kind, d.day,
          initcap(($3::text[])[1 + floor(d.w1 * cardinality($3::text[]))::int]) || ' ' || ($3::text[])[1 + floor(d.w2 * cardinality($3::text[]))::int] || ' ' || d.n as name,
          'dekat ' || ($3::text[])[1 + floor(d.w3 * cardinality($3::text[]))::int] || case when d.n % 20000 = 0 then ' ' || ($4::text[])[1 + (d.n / 20000) % cardinality($4::text[])] else '' end as note
        from drawn d join villages v on v.at = d.village
      )
      insert into registers.record (id, polres_id, realm, register, definition_version, lon, lat, area_code, village_code,
        district_code, regency_code, geometry, west, south, east, north, data, created_at, changed_at, search)
      select gen_random_uuid(), $1, 'demo', $5, 1, p.lon, p.lat, p.code, p.code, p.district, p.regency, ${geometry},
        jsonb_build_object('name', name, 'note', note, 'kind', chr(97 + floor(kind * 5)::int),
          'since', to_char(date '2024-01-01' + floor(day * 700)::int, 'YYYY-MM-DD'), 'size', n % 1000),
        now() - n * interval '1 second', now() - n * interval '1 second', to_tsvector('indonesian', name || ' ' || note)
      from p`,
      [house.polresId, count, [...common, ...between], rare, register],
    );
    await owner.query('reset session_replication_role');
    await owner.query('analyze registers.record');
  } finally {
    await owner.end();
  }
  return (performance.now() - began) / 1000;
}
