import { existsSync, readFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { type CsvRow, readCsv } from './csv-reader.ts';
import { detectFormat, readOsm } from './format.ts';
import { GeoFileError } from './geo-error.ts';
import { type GeoFeature, readGeoJson } from './geojson-reader.ts';
import type { OsmTags } from './osm-types.ts';
import { bytesSource, fileSource, type ReadOptions } from './source.ts';
import { parseDecimal } from './text.ts';
import { parseWkt } from './wkt.ts';

const geo = new URL('../../../../shared/data/geo/', import.meta.url);
const hasData = existsSync(geo);

const utf8 = (text: string) => new TextEncoder().encode(text);
const feature = (name: string) => ({
  type: 'Feature',
  properties: { name },
  geometry: { type: 'Point', coordinates: [106, -6] },
});
const collection = (...names: string[]) =>
  JSON.stringify({ type: 'FeatureCollection', name: 'x}"[', features: names.map(feature), bbox: [1] });

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function features(bytes: Uint8Array | string, options?: ReadOptions, chunk?: number): Promise<GeoFeature[]> {
  const source = bytesSource('uji.geojson', typeof bytes === 'string' ? utf8(bytes) : bytes, chunk);
  return collect(readGeoJson(source, options));
}

async function rows(bytes: Uint8Array | string, options?: ReadOptions): Promise<CsvRow[]> {
  return collect(readCsv(bytesSource('uji.csv', typeof bytes === 'string' ? utf8(bytes) : bytes), options));
}

async function osm(bytes: Uint8Array, format: 'osm-pbf' | 'osm-xml') {
  const nodes: [number, number, number, OsmTags][] = [];
  const ways: [number, number[], OsmTags][] = [];
  await readOsm(bytesSource('uji.osm', bytes), format, {
    node: (id, lon, lat, tags) => nodes.push([id, lon, lat, { ...tags }]),
    way: (id, ids, tags) => ways.push([id, ids, { ...tags }]),
  });
  return { nodes, ways };
}

describe('readGeoJson', () => {
  it('reads a collection in chunks of any size', async () => {
    const text = collection('a', 'é "quoted" \\ }]', 'c');
    for (const chunk of [1, 2, 7, 64, 100_000]) {
      const found = await features(text, {}, chunk);
      expect(found.map((f) => [f.row, f.properties.name])).toEqual([
        [1, 'a'],
        [2, 'é "quoted" \\ }]'],
        [3, 'c'],
      ]);
    }
  });

  it('reads gzip, newline-delimited features, text sequences, single features and bare geometries', async () => {
    expect(await features(gzipSync(collection('a', 'b')))).toHaveLength(2);
    expect(await features([feature('a'), feature('b')].map((f) => JSON.stringify(f)).join('\n'))).toHaveLength(2);
    expect(await features(`\x1e${JSON.stringify(feature('a'))}\n\x1e${JSON.stringify(feature('b'))}\n`)).toHaveLength(
      2,
    );
    expect(await features('{"type":"Point","coordinates":[1,2]}')).toMatchObject([
      { properties: {}, geometry: { type: 'Point' } },
    ]);
    expect(await features('{"features":[],"type":"FeatureCollection"}')).toEqual([]);
  });

  it('reads UTF-16 and falls back to Windows-1252 with a warning', async () => {
    const text = collection('Café');
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect((await features(utf16))[0]?.properties.name).toBe('Café');
    const warnings: string[] = [];
    const found = await features(new Uint8Array(Buffer.from(text, 'latin1')), {
      onWarning: (w) => warnings.push(w.en),
    });
    expect(found[0]?.properties.name).toBe('Café');
    expect(warnings).toEqual([expect.stringContaining('Windows-1252')]);
  });

  it('reports progress up to the whole size', async () => {
    const text = collection('a', 'b');
    const seen: number[] = [];
    await features(text, { onProgress: (done) => seen.push(done) }, 50);
    expect(seen.at(-1)).toBe(text.length);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it.each([
    ['', /empty/],
    ['[1]', /character 0: not valid GeoJSON/],
    ['{"type":"Topology","objects":{}}', /not a GeoJSON/],
    ['{"features":[{"attributes":{}}],"geometryType":"x"}', /not a GeoJSON/],
    ['{"type":"FeatureCollection","features":[{"type":"Feature"} {"type":"Feature"}]}', /character 59: not valid/],
    ['{"type":"FeatureCollection","features":[{"type":}]}', /character 40: broken JSON/],
    [collection('a').replace('"bbox"', '"crs":{"type":"name","properties":{"name":"EPSG:3857"}},"bbox"'), /not WGS 84/],
  ])('refuses %j', async (text, message) => {
    await expect(features(text)).rejects.toThrow(message);
    await expect(features(text)).rejects.toBeInstanceOf(GeoFileError);
  });

  it('refuses a file cut anywhere, plain or gzip', async () => {
    const text = collection('a', 'b');
    for (let cut = 0; cut < text.length; cut++) {
      await expect(features(text.slice(0, cut))).rejects.toBeInstanceOf(GeoFileError);
    }
    const zipped = gzipSync(text);
    for (let cut = 2; cut < zipped.length; cut++) {
      await expect(features(zipped.subarray(0, cut))).rejects.toBeInstanceOf(GeoFileError);
    }
  });

  it('stops at a decompression bomb', async () => {
    await expect(features(gzipSync(' '.repeat(5_000_000)), { maxBytes: 1_000_000 })).rejects.toThrow(/larger than/);
  });
});

describe('readCsv', () => {
  it.each([',', ';', '\t', '|'])('finds the separator %j', async (separator) => {
    const text = ['kode', 'nama', 'luas']
      .join(separator)
      .concat('\r\n', ['31.74', '"Jakarta, \n Selatan; |"', '"2,68"'].join(separator), '\r\n');
    expect((await rows(text))[0]?.cells).toEqual({ kode: '31.74', nama: 'Jakarta, \n Selatan; |', luas: '2,68' });
  });

  it('stands byte order marks, UTF-16, Windows-1252, stray quotes, empty lines and short rows', async () => {
    expect((await rows('\ufeffa,b\n\n1,6°15\'20"S\n2\n')).map((r) => r.cells)).toEqual([
      { a: '1', b: '6°15\'20"S' },
      { a: '2', b: '' },
    ]);
    expect((await rows(new Uint8Array(Buffer.from('a;b\n1;é\n', 'utf16le'))))[0]?.cells).toEqual({ a: '1', b: 'é' });
    const warnings: string[] = [];
    const latin = new Uint8Array(Buffer.from('a;b\n1;Café\n', 'latin1'));
    expect((await rows(latin, { onWarning: (w) => warnings.push(w.id) }))[0]?.cells.b).toBe('Café');
    expect(warnings).toHaveLength(1);
  });

  it('names a row whose decimal commas made extra cells, and joins unquoted prose', async () => {
    const [shifted, prose] = await rows('lat,lon,catatan\n-6,25,106,8,x\n-6.25,106.8,Tugu, Teteg, dan Gardu\n');
    expect(shifted?.problem?.en).toMatch(/5 cells for 3 columns/);
    expect(prose).toMatchObject({ problem: null, cells: { catatan: 'Tugu, Teteg, dan Gardu' } });
  });

  it.each([
    ['', /empty/],
    ['a,a\n1,2\n', /occurs twice/],
    ['a,b\n1,"2\n3,4\n', /never closed/],
    ['a,b,c\n1,2,3\n4,5', /row 2: truncated/],
  ])('refuses %j', async (text, message) => {
    await expect(rows(text)).rejects.toThrow(message);
  });
});

/** A tiny PBF file made by hand: two dense nodes, a plain one, a way; one raw and one zlib blob. */
function makePbf(change: { feature?: string; stringIndex?: number; rawSize?: number } = {}): Uint8Array {
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (_, w) => {
      for (const s of ['', 'highway', 'residential', 'name', 'Jalan É']) w.writeStringField(1, s);
    },
    null,
  );
  block.writeMessage(
    2,
    (_, group) => {
      group.writeMessage(
        2,
        (__, dense) => {
          dense.writePackedSVarint(1, [7, 1]);
          dense.writePackedSVarint(8, [-62_555_000, 1000]);
          dense.writePackedSVarint(9, [1_068_165_000, 1000]);
          dense.writePackedVarint(10, [3, 4, 0, 0]);
        },
        null,
      );
      group.writeMessage(
        1,
        (__, node) => {
          node.writeSVarintField(1, -5);
          node.writeSVarintField(8, 10);
          node.writeSVarintField(9, 20);
        },
        null,
      );
      group.writeMessage(
        3,
        (__, way) => {
          way.writeVarintField(1, 99);
          way.writePackedVarint(2, [1]);
          way.writePackedVarint(3, [change.stringIndex ?? 2]);
          way.writePackedSVarint(8, [7, 1, -1]);
        },
        null,
      );
    },
    null,
  );
  const header = new PbfWriter();
  header.writeStringField(4, change.feature ?? 'OsmSchema-V0.6');
  return Buffer.concat([
    blob('OSMHeader', header.finish(), null),
    blob('OSMData', block.finish(), change.rawSize ?? 0),
  ]);
}

function blob(type: string, data: Uint8Array, rawSize: number | null): Uint8Array {
  const body = new PbfWriter();
  if (rawSize === null) body.writeBytesField(1, data);
  else {
    body.writeVarintField(2, rawSize || data.length);
    body.writeBytesField(3, deflateSync(data));
  }
  const bytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, bytes.length);
  const headerBytes = header.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headerBytes.length);
  return Buffer.concat([length, headerBytes, bytes]);
}

const xml = `<?xml version="1.0"?><osm version="0.6"><bounds minlat="0"/><node id="1" lat="-6.2555" lon="106.8165"/>
<node id="2" lat="-6.25" lon="106.81"><tag k="name" v="Simpang &amp; É"/></node><node id="3" action="delete" lat="0" lon="0"/>
<way id="9"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way><relation id="4"><member type="way" ref="9" role=""/></relation></osm>`;

describe('readOsm', () => {
  it('reads dense nodes, nodes and ways of PBF', async () => {
    expect(await osm(makePbf(), 'osm-pbf')).toEqual({
      nodes: [
        [7, 106.8165, -6.2555, { name: 'Jalan É' }],
        [8, 106.8166, -6.2554, {}],
        [-5, 0.000002, 0.000001, {}],
      ],
      ways: [[99, [7, 8, 7], { highway: 'residential' }]],
    });
  });

  it('reads XML, plain and gzip, without deleted elements', async () => {
    const expected = {
      nodes: [
        [1, 106.8165, -6.2555, {}],
        [2, 106.81, -6.25, { name: 'Simpang & É' }],
      ],
      ways: [[9, [1, 2], { highway: 'primary' }]],
    };
    expect(await osm(utf8(xml), 'osm-xml')).toEqual(expected);
    expect(await osm(gzipSync(xml), 'osm-xml')).toEqual(expected);
  });

  it('tells the formats apart by content', async () => {
    const formatOf = (bytes: Uint8Array) => detectFormat(bytesSource('x', bytes));
    expect(await formatOf(makePbf())).toBe('osm-pbf');
    expect(await formatOf(gzipSync(xml))).toBe('osm-xml');
    expect(await formatOf(utf8(`\ufeff ${collection('a')}`))).toBe('geojson');
    expect(await formatOf(utf8('a,b\n'))).toBe('csv');
    await expect(formatOf(utf8('PK\x03\x04'))).rejects.toThrow(/archive/);
    await expect(formatOf(new Uint8Array(0))).rejects.toThrow(/empty/);
  });

  it.each([
    [makePbf({ feature: 'HistoricalInformation' }), /HistoricalInformation/],
    [makePbf({ stringIndex: 77 }), /string table/],
    [makePbf({ rawSize: 5 }), /corrupt or truncated in this block/],
    [makePbf({ rawSize: 2 ** 31 }), /uncompressed block of/],
    [Buffer.from([0xff, 0xff, 0xff, 0xff, 0]), /blob header of/],
    [utf8('this is no PBF'), /blob header/],
  ])('refuses a corrupt PBF (%#)', async (bytes, message) => {
    await expect(osm(bytes, 'osm-pbf')).rejects.toThrow(message);
    await expect(osm(bytes, 'osm-pbf')).rejects.toBeInstanceOf(GeoFileError);
  });

  it('refuses PBF and XML cut anywhere', async () => {
    const pbf = makePbf();
    // After the header block alone the file is whole, though without data.
    const headerEnd = pbf.length - blobLength(pbf);
    for (let cut = 1; cut < pbf.length; cut++) {
      if (cut !== headerEnd) await expect(osm(pbf.subarray(0, cut), 'osm-pbf')).rejects.toBeInstanceOf(GeoFileError);
    }
    for (let cut = 0; cut < xml.length; cut += 3) {
      await expect(osm(utf8(xml.slice(0, cut)), 'osm-xml')).rejects.toBeInstanceOf(GeoFileError);
    }
  });

  it.each([
    ['<osm><node id="x" lat="1" lon="1"/></osm>', /line 1: .*not an id/],
    ['<osm>\n<node id="1" lat="91" lon="1"/></osm>', /line 2: .*not a coordinate/],
    ['<html></html>', /root is <html>/],
    [`<osm>${'<a>'.repeat(20)}`, /nested/],
    ['<!DOCTYPE osm [<!ENTITY a "b">]><osm><way id="1"><tag k="&a;" v="1"/></way></osm>', /entity/],
  ])('refuses the XML %s', async (text, message) => {
    await expect(osm(utf8(text), 'osm-xml')).rejects.toThrow(message);
  });
});

function blobLength(pbf: Uint8Array): number {
  const view = new DataView(pbf.buffer, pbf.byteOffset);
  const first = 4 + view.getUint32(0);
  // The header's blob holds 18 bytes: key, length and a string of 14, in a field of its own.
  const dataStart = first + 18;
  return pbf.length - dataStart;
}

describe('hostile input', () => {
  const readers: [string, (bytes: Uint8Array) => Promise<unknown>][] = [
    ['GeoJSON', (b) => features(b)],
    ['CSV', (b) => rows(b)],
    ['OSM PBF', (b) => osm(b, 'osm-pbf')],
    ['OSM XML', (b) => osm(b, 'osm-xml')],
    ['format', (b) => detectFormat(bytesSource('x', b))],
  ];
  const valid = [utf8(collection('a', 'b')), utf8('a;b\n1;"2"\n'), makePbf(), utf8(xml), gzipSync(collection('a'))];
  const damaged = fc
    .record({
      base: fc.constantFrom(...valid),
      edits: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      cut: fc.option(fc.nat(), { nil: null }),
    })
    .map(({ base, edits, cut }) => {
      const bytes = Uint8Array.from(base);
      for (const [at, value] of edits) bytes[at % bytes.length] = value;
      return cut === null ? bytes : bytes.subarray(0, cut % bytes.length);
    });

  it.each(readers)('makes the %s reader throw nothing but its own error', async (_, read) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged, fc.string().map(utf8)), async (bytes) => {
        try {
          await read(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(GeoFileError);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('takes no long time over long runs of one character', async () => {
    const started = performance.now();
    for (const run of [
      ' '.repeat(900_000),
      'a'.repeat(900_000),
      '"'.repeat(900_001),
      '{'.repeat(900_000),
      '1'.repeat(900_000),
    ]) {
      for (const [, read] of readers) await read(utf8(`x${run}`)).catch(() => undefined);
      await features(`{"type":"Point","x":"${run.replaceAll('"', '')}"}`);
      parseWkt(`POINT${run}x`);
      parseDecimal(`${run}x`);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('names a file that cannot be opened', async () => {
    await expect(fileSource('/does/not/exist.csv')).rejects.toThrow(/exist\.csv: cannot be opened/);
  });
});

describe('parseDecimal', () => {
  it.each([
    ['2,68', 2.68],
    ['33.8', 33.8],
    ['-6,25', -6.25],
    ['1.234.567', 1_234_567],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234', 1234],
    ['', null],
    ['x', null],
    ['1,2,3', null],
    ['1e3', 1000],
    ['--1', null],
    [Number.NaN, null],
  ])('reads %j as %j', (text, value) => expect(parseDecimal(text)).toBe(value));
});

describe.skipIf(!hasData)('real files (skipped when ../shared/data/geo is absent)', () => {
  it('reads all nodes and ways of andorra.osm.pbf and every reference between them', async () => {
    const { nodes, ways } = await osm(readFileSync(new URL('osm-fixtures/andorra.osm.pbf', geo)), 'osm-pbf');
    expect([nodes.length, ways.length]).toEqual([69_644, 2_725]);
    const known = new Set(nodes.map(([id]) => id));
    expect(known.size).toBe(nodes.length);
    expect(ways.flatMap(([, ids]) => ids).every((id) => known.has(id))).toBe(true);
    expect(nodes.every(([, lon, lat]) => lon > 1 && lon < 2 && lat > 41 && lat < 43)).toBe(true);
  });

  it('refuses andorra.osm.pbf cut in the middle', async () => {
    const bytes = readFileSync(new URL('osm-fixtures/andorra.osm.pbf', geo));
    await expect(osm(bytes.subarray(0, 300_000), 'osm-pbf')).rejects.toThrow(/byte 300000: truncated/);
  });
});
