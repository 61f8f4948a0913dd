import { readOsm } from '../../../platform/geo/format.ts';
import type { LonLat } from '../../../platform/geo/metric.ts';
import { type GeoSource, passOptions } from '../../../platform/geo/source.ts';
import { type RoadAttributes, readRoadTags } from './osm-tags.ts';
import { type RoadImport, type RoadImportOptions, RoadLog } from './road-import.ts';

interface Way {
  row: number;
  id: number;
  nodeIds: number[];
  attributes: RoadAttributes;
}

interface Piece {
  coordinates: LonLat[];
  nodeIds: string[];
}

/**
 * Roads of an OSM file. Two passes: the ways first, then only those nodes that they use, so that memory follows the roads and
 * not the file. A way whose nodes are partly outside of the extract is cut there; with fewer than two nodes left it is refused.
 * Throws `GeoFileError`.
 */
export async function roadsFromOsm(
  source: GeoSource,
  format: 'osm-xml' | 'osm-pbf',
  options: RoadImportOptions = {},
): Promise<RoadImport> {
  const log = new RoadLog(options.language);
  const reading = { onProgress: options.onProgress, maxBytes: options.maxBytes };
  const ways: Way[] = [];
  const places = new Map<number, LonLat | null>();
  let row = 0;
  await readOsm(
    source,
    format,
    {
      way: (id, nodeIds, tags) => {
        row++;
        if (tags.highway === undefined) return;
        const attributes = readRoadTags((key) => tags[key]);
        if (typeof attributes === 'string') {
          log.dropped[attributes]++;
          return;
        }
        ways.push({ row, id, nodeIds, attributes });
        for (const node of nodeIds) places.set(node, null);
      },
    },
    { ...passOptions(reading, 0, 2), onWarning: (text) => log.warn(text) },
  );
  await readOsm(
    source,
    format,
    {
      node: (id, lon, lat) => {
        if (places.has(id)) places.set(id, [lon, lat]);
      },
    },
    passOptions(reading, 1, 2),
  );

  let cut = 0;
  for (const way of ways) {
    const pieces = splitAtMissing(way.nodeIds, places);
    if (pieces.length === 0) {
      log.refuse(way.row, {
        id: `way ${way.id}: kurang dari dua titik yang dikenal`,
        en: `way ${way.id}: fewer than two known nodes`,
      });
      continue;
    }
    if (way.nodeIds.some((node) => !places.get(node))) cut++;
    pieces.forEach((piece, i) => {
      log.add({ id: i === 0 ? String(way.id) : `${way.id}-${i + 1}`, ...way.attributes, ...piece });
    });
  }
  log.warnCount(cut, {
    id: 'jalan dipotong karena sebagian titiknya tidak ada dalam berkas',
    en: 'roads cut because some of their nodes are not in the file',
  });
  return log.result();
}

function splitAtMissing(nodeIds: readonly number[], places: ReadonlyMap<number, LonLat | null>): Piece[] {
  const pieces: Piece[] = [];
  let piece: Piece = { coordinates: [], nodeIds: [] };
  for (const node of nodeIds) {
    const place = places.get(node);
    const last = piece.coordinates.at(-1);
    if (!place) {
      pieces.push(piece);
      piece = { coordinates: [], nodeIds: [] };
    } else if (!last || last[0] !== place[0] || last[1] !== place[1]) {
      piece.coordinates.push(place);
      piece.nodeIds.push(String(node));
    }
  }
  pieces.push(piece);
  return pieces.filter(({ coordinates }) => coordinates.length >= 2);
}
