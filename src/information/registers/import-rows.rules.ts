import type { Text } from '../../platform/problem/problem.ts';
import { type Column, importColumnsOf } from './columns.rules.ts';
import { risky } from './csv.ts';
import { type Cell, cellText, readCell, readDay, readGeometry, readNumber } from './csv-values.ts';
import type { TableRow } from './import-table.ts';
import {
  GeometryValue as GeometrySchema,
  type GeometryValue,
  type NewRecord,
  type RegisterView,
  type Values,
} from './registers.contract.ts';

/** Why a row was not taken; `field` is a field's id or a part of the place, null for the row as a whole. */
export interface Refusal {
  row: number;
  field: string | null;
  reason: Text;
}
/** Column of the register for each column of the file; null = left out. */
export type Mapping = readonly (string | null)[];
type Refuse = (field: string | null, id: string, en: string) => void;

/** Reads rows of a file as inputs for new records. Each row becomes one input, or one refusal for each thing that is wrong. */
export function createRowReader(view: RegisterView, mapping: Mapping): (row: TableRow) => NewRecord | Refusal[] {
  const columns = new Map(importColumnsOf(view).map((column) => [column.key, column]));
  const targets = mapping.map((key) => (key === null ? undefined : columns.get(key)));
  return (row) => readRow(row, targets, view);
}

function readRow(
  { row, cells, geometry, problem }: TableRow,
  targets: readonly (Column | undefined)[],
  view: RegisterView,
): NewRecord | Refusal[] {
  const refused: Refusal[] = [];
  const refuse: Refuse = (field, id, en) => refused.push({ row, field, reason: { id, en } });
  if (problem) refused.push({ row, field: 'place', reason: problem });
  const given = new Map<string, Cell>();
  for (const [at, cell] of cells.entries()) {
    // The apostrophe that an export put before a risky cell.
    const plain =
      typeof cell === 'string' ? (risky.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell).trim() : cell;
    const column = targets[at];
    if (column) given.set(column.key, plain);
    else if (at >= targets.length && plain !== '' && plain !== null) {
      refuse(null, 'Ada isi di luar kolom berjudul.', 'There is a cell outside the titled columns.');
    }
  }
  const text = (key: string) => cellText(given.get(key) ?? null);
  const values: Values = {};
  for (const field of view.fields) {
    const cell = given.get(field.id) ?? null;
    if (cellText(cell) === '') {
      if (field.required && field.asked) refuse(field.id, 'Wajib diisi.', 'Is required.');
      continue;
    }
    if (!field.asked) {
      refuse(field.id, 'Kolom ini sudah tidak dipakai.', 'This field has been retired.');
      continue;
    }
    if (field.type === 'contact') {
      const value = cellText(cell);
      const consentOn = readDay(text(`${field.id}.consent`));
      if (value.length > 200) refuse(field.id, 'Paling panjang 200 huruf.', 'At most 200 characters.');
      else if (consentOn) values[field.id] = { value, consentOn };
      else refuse(`${field.id}.consent`, 'Tulis tanggal izin pemiliknya.', 'Write the day on which its owner agreed.');
      continue;
    }
    const read = readCell(field, cell);
    if ('reason' in read) refused.push({ row, field: field.id, reason: read.reason });
    else values[field.id] = read.value;
  }
  const place = problem ? null : placeOf(view, geometry, text, refuse);
  return refused.length > 0 ? refused : { values, ...(place ? { place } : {}) };
}

function placeOf(
  view: RegisterView,
  geometry: unknown,
  text: (key: string) => string,
  refuse: Refuse,
): NewRecord['place'] {
  switch (view.placement) {
    case 'none':
      return null;
    case 'area': {
      const area = text('area');
      if (area === '' || (area.length >= 2 && area.length <= 40)) return area === '' ? null : { areaCode: area };
      refuse('area', 'Bukan kode wilayah.', 'Not the code of an area.');
      return null;
    }
    case 'point':
      return geometry ? pointOf(geometry, refuse) : pairOf(text('lon'), text('lat'), refuse);
    default:
      return shapeOf(view.placement, geometry ?? text('geometry'), refuse);
  }
}

function pairOf(lonText: string, latText: string, refuse: Refuse): NewRecord['place'] {
  if (lonText === '' && latText === '') return null;
  const lon = readNumber(lonText, false);
  const lat = readNumber(latText, false);
  if (lon === null || Math.abs(lon) > 180) refuse('lon', 'Bujur −180 sampai 180.', 'Longitude from −180 to 180.');
  else if (lat === null || Math.abs(lat) > 90) refuse('lat', 'Lintang −90 sampai 90.', 'Latitude from −90 to 90.');
  else return { lon, lat };
  return null;
}

function pointOf(geometry: unknown, refuse: Refuse): NewRecord['place'] {
  const read = GeometrySchema.safeParse(geometry).data;
  const [lon, lat] = read?.type === 'Point' ? read.coordinates : [];
  if (lon === undefined || lat === undefined)
    refuse('place', 'Geometrinya bukan titik.', 'The geometry is not a point.');
  else return pairOf(String(lon), String(lat), refuse);
  return null;
}

const shapes: Record<'line' | 'polygon', readonly GeometryValue['type'][]> = {
  line: ['LineString', 'MultiLineString'],
  polygon: ['Polygon', 'MultiPolygon'],
};

function shapeOf(kind: 'line' | 'polygon', given: unknown, refuse: Refuse): NewRecord['place'] {
  if (given === '' || given === null) return null;
  const geometry = typeof given === 'string' ? readGeometry(given) : GeometrySchema.safeParse(given).data;
  if (geometry && geometry.type !== 'Point' && shapes[kind].includes(geometry.type)) return { geometry };
  if (kind === 'line') refuse('place', 'Geometrinya bukan garis.', 'The geometry is not a line.');
  else refuse('place', 'Geometrinya bukan bidang.', 'The geometry is not an area with a border.');
  return null;
}
