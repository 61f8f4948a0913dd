import { type Extent, noteOf, type Provenance } from './export.rules.ts';
import type { RecordView, RegisterView } from './registers.contract.ts';

/** A record as a GeoJSON feature: its visible values under their ids, with its name, areas and days. */
export function featureOf(record: RecordView, view: Pick<RegisterView, 'fields'>) {
  const { id, title, place, values, createdAt, changedAt, closedAt } = record;
  const point =
    place?.lon != null && place.lat != null ? { type: 'Point' as const, coordinates: [place.lon, place.lat] } : null;
  return {
    type: 'Feature' as const,
    id,
    geometry: place?.geometry ?? point,
    properties: {
      title,
      ...Object.fromEntries(view.fields.map((field) => [field.id, values[field.id] ?? null])),
      areaCode: place?.areaCode ?? null,
      areaText: place?.areaText ?? null,
      createdAt,
      changedAt,
      closedAt,
    },
  };
}

/** A FeatureCollection in pieces; what the file is of stands behind its features, when they are counted. */
export async function* geoJson(
  view: RegisterView,
  pages: AsyncIterable<readonly RecordView[]>,
  of: Provenance,
  extent: Extent,
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let separator = '\n';
  for await (const records of pages) {
    for (const record of records) {
      yield `${separator}${JSON.stringify(featureOf(record, view))}`;
      separator = ',\n';
    }
  }
  const metadata = {
    source: of.polres,
    licence: of.licence,
    register: view.id,
    version: view.version,
    note: noteOf(of, extent),
  };
  yield `\n],"metadata":${JSON.stringify(metadata)}}\n`;
}
