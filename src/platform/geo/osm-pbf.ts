import { PbfReader } from 'pbf';
import { GeoFileError } from './geo-error.ts';
import { decode, readBlobs, readBytes, readMessage, readText } from './osm-pbf-blobs.ts';
import { noTags, type OsmHandlers, type OsmTags } from './osm-types.ts';
import type { GeoSource, ReadOptions } from './source.ts';

const knownFeatures = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/**
 * Reads an `.osm.pbf` file (wiki.openstreetmap.org/wiki/PBF_Format): nodes, dense nodes and ways, raw or zlib blobs, one
 * block in memory at a time. Throws `GeoFileError` with the byte of the block that is corrupt.
 */
export async function readOsmPbf(source: GeoSource, handlers: OsmHandlers, options: ReadOptions = {}): Promise<void> {
  let seenHeader = false;
  for await (const blob of readBlobs(source, options)) {
    if (blob.type === 'OSMHeader') {
      decode(source.name, blob.at, () => checkHeader(blob.data));
      seenHeader = true;
    } else if (!seenHeader) {
      break;
    } else if (blob.type === 'OSMData') {
      decode(source.name, blob.at, () => readBlock(blob.data, handlers));
    }
  }
  if (!seenHeader) {
    throw new GeoFileError(
      source.name,
      { unit: 'byte', value: 0 },
      {
        id: 'bukan berkas OSM PBF (tidak ada OSMHeader)',
        en: 'not an OSM PBF file (no OSMHeader)',
      },
    );
  }
}

function checkHeader(data: Uint8Array): void {
  readMessage(data, (field, pbf) => {
    if (field !== 4) return;
    const feature = readText(pbf);
    if (!knownFeatures.has(feature)) throw new Error(`the file needs "${feature}", which is not supported`);
  });
}

/** What all elements of one block share. */
interface Block {
  strings: string[];
  toDegrees: (value: number, offset: number) => number;
  latOffset: number;
  lonOffset: number;
}

function readBlock(data: Uint8Array, handlers: OsmHandlers): void {
  const groups: Uint8Array[] = [];
  let granularity = 100;
  const block: Block = {
    strings: [],
    // Units of 1e-9 degrees; the division gives the nearest double, which a product with 1e-9 does not.
    toDegrees: (value, offset) => (offset + granularity * value) / 1e9,
    latOffset: 0,
    lonOffset: 0,
  };
  readMessage(data, (field, pbf) => {
    if (field === 1) readMessage(readBytes(pbf), (tag, table) => tag === 1 && block.strings.push(readText(table)));
    else if (field === 2) groups.push(readBytes(pbf));
    else if (field === 17) granularity = pbf.readVarint();
    else if (field === 19) block.latOffset = pbf.readVarint(true);
    else if (field === 20) block.lonOffset = pbf.readVarint(true);
  });
  for (const group of groups) {
    readMessage(group, (field, pbf) => {
      if (field === 1 && handlers.node) readNode(readBytes(pbf), block, handlers.node);
      else if (field === 2 && handlers.node) readDenseNodes(readBytes(pbf), block, handlers.node);
      else if (field === 3 && handlers.way) readWay(readBytes(pbf), block, handlers.way);
    });
  }
}

type NodeHandler = NonNullable<OsmHandlers['node']>;
type WayHandler = NonNullable<OsmHandlers['way']>;

function readNode(data: Uint8Array, block: Block, onNode: NodeHandler): void {
  const [keys, values]: [number[], number[]] = [[], []];
  let [id, lon, lat] = [Number.NaN, Number.NaN, Number.NaN];
  readMessage(data, (field, pbf) => {
    if (field === 1) id = pbf.readSVarint();
    else if (field === 2) packed(pbf, keys, false);
    else if (field === 3) packed(pbf, values, false);
    else if (field === 8) lat = pbf.readSVarint();
    else if (field === 9) lon = pbf.readSVarint();
  });
  emitNode(block, id, lon, lat, readTags(keys, values, block), onNode);
}

function readDenseNodes(data: Uint8Array, block: Block, onNode: NodeHandler): void {
  const [ids, lats, lons, keysValues]: [number[], number[], number[], number[]] = [[], [], [], []];
  readMessage(data, (field, pbf) => {
    if (field === 1) packed(pbf, ids, true);
    else if (field === 8) packed(pbf, lats, true);
    else if (field === 9) packed(pbf, lons, true);
    else if (field === 10) packed(pbf, keysValues, false);
  });
  if (ids.length !== lats.length || ids.length !== lons.length) throw new Error('dense nodes of unequal length');
  let [id, lat, lon, tagAt] = [0, 0, 0, 0];
  for (let i = 0; i < ids.length; i++) {
    id += ids[i] ?? 0;
    lat += lats[i] ?? 0;
    lon += lons[i] ?? 0;
    let tags = noTags;
    if (keysValues.length > 0) {
      const from = tagAt;
      while (tagAt < keysValues.length && keysValues[tagAt] !== 0) tagAt += 2;
      if (tagAt > from) tags = denseTags(keysValues, from, tagAt, block);
      tagAt++;
    }
    emitNode(block, id, lon, lat, tags, onNode);
  }
}

function emitNode(block: Block, id: number, lon: number, lat: number, tags: OsmTags, onNode: NodeHandler): void {
  const x = block.toDegrees(lon, block.lonOffset);
  const y = block.toDegrees(lat, block.latOffset);
  if (!Number.isSafeInteger(id) || !(Math.abs(x) <= 180) || !(Math.abs(y) <= 90)) {
    throw new Error(`node ${id} at an impossible place`);
  }
  onNode(id, x, y, tags);
}

function readWay(data: Uint8Array, block: Block, onWay: WayHandler): void {
  const [keys, values, nodeIds]: [number[], number[], number[]] = [[], [], []];
  let id = Number.NaN;
  readMessage(data, (field, pbf) => {
    if (field === 1) id = pbf.readVarint(true);
    else if (field === 2) packed(pbf, keys, false);
    else if (field === 3) packed(pbf, values, false);
    else if (field === 8) packed(pbf, nodeIds, true);
  });
  let last = 0;
  for (let i = 0; i < nodeIds.length; i++) {
    last += nodeIds[i] ?? 0;
    nodeIds[i] = last;
  }
  if (!Number.isSafeInteger(id) || !Number.isSafeInteger(last)) throw new Error('an id that is not an integer');
  onWay(id, nodeIds, readTags(keys, values, block));
}

function readTags(keys: number[], values: number[], block: Block): OsmTags {
  if (keys.length !== values.length) throw new Error('tags of unequal length');
  if (keys.length === 0) return noTags;
  const tags: OsmTags = Object.create(null);
  keys.forEach((key, i) => {
    tags[stringAt(block, key)] = stringAt(block, values[i]);
  });
  return tags;
}

function denseTags(keysValues: number[], from: number, to: number, block: Block): OsmTags {
  const tags: OsmTags = Object.create(null);
  for (let i = from; i < to; i += 2) tags[stringAt(block, keysValues[i])] = stringAt(block, keysValues[i + 1]);
  return tags;
}

function stringAt(block: Block, index: number | undefined): string {
  const text = index === undefined ? undefined : block.strings[index];
  if (text === undefined) throw new Error('a string outside the string table');
  return text;
}

/** Appends a repeated field, packed or not; checks that it ends where it says. */
function packed(pbf: PbfReader, into: number[], zigzag: boolean): void {
  if (pbf.type !== 2) {
    into.push(zigzag ? pbf.readSVarint() : pbf.readVarint());
    return;
  }
  const inner = new PbfReader(readBytes(pbf));
  while (inner.pos < inner.length) into.push(zigzag ? inner.readSVarint() : inner.readVarint());
  if (inner.pos !== inner.length) throw new Error('a list reaches over its end');
}
