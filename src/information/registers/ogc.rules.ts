import { Problem } from '../../platform/problem/problem.ts';
import type { Box } from './geometry.rules.ts';

/** WGS 84, longitude first: the one coordinate system of the service. */
export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
export const conformsTo = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
];
export const mostItems = 1_000;
const usualItems = 100;

export interface ItemsAsked {
  limit: number;
  box?: Box;
  /** Features that were there at some time between these; an open end is null. */
  lived?: { from: Date | null; to: Date | null };
  cursor?: string;
}

/** The standard's answer to a parameter that it does not know or cannot read. */
function wrong(name: string, id: string, en: string): Problem {
  const detail = { id: `Parameter "${name}": ${id}`, en: `Parameter "${name}": ${en}` };
  return new Problem('invalid', 400, detail, [{ path: `query.${name}`, reason: { id, en } }]);
}

type Given = Readonly<Record<string, unknown>>;

/** Refuses parameters that a resource does not have, and formats other than JSON. @throws Problem invalid (400). */
export function checkQuery(given: Given, known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (name !== 'f' && !known.includes(name)) throw wrong(name.slice(0, 40), 'tidak dikenal.', 'is not known.');
  }
  if (given.f !== undefined && given.f !== 'json') throw wrong('f', 'hanya json.', 'only json.');
}

/** What is asked of a collection. @throws Problem invalid (400) naming the parameter. */
export function readItemsQuery(given: Given): ItemsAsked {
  checkQuery(given, ['bbox', 'limit', 'datetime', 'cursor']);
  const text = (name: string) => (typeof given[name] === 'string' && given[name] !== '' ? given[name] : undefined);
  const [bbox, limit, datetime, cursor] = [text('bbox'), text('limit'), text('datetime'), text('cursor')];
  return {
    limit: limit === undefined ? usualItems : readLimit(limit),
    ...(bbox === undefined ? {} : { box: readBox(bbox) }),
    ...(datetime === undefined ? {} : { lived: readSpan(datetime) }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

/** More than the most is the most, as the standard says. */
function readLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw wrong('limit', 'bilangan bulat dari 1.', 'a whole number from 1.');
  return Math.min(limit, mostItems);
}

/** Four numbers, or six with heights, which are dropped. */
function readBox(text: string): Box {
  const given = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [west, south, east, north] = given.length === 6 ? [given[0], given[1], given[3], given[4]] : given;
  const fits =
    (given.length === 4 || given.length === 6) &&
    given.every(Number.isFinite) &&
    west !== undefined &&
    south !== undefined &&
    east !== undefined &&
    north !== undefined &&
    west <= east &&
    south <= north;
  if (!fits) throw wrong('bbox', 'barat,selatan,timur,utara dalam derajat.', 'west,south,east,north in degrees.');
  return [west, south, east, north];
}

/** A moment or a day, or two with a slash between; `..` or nothing is an open end. GDAL writes a day with a `T` behind it. */
function readSpan(text: string): { from: Date | null; to: Date | null } {
  const ends = text.split('/');
  const [from, to] = ends.length === 1 ? [ends[0], ends[0]] : ends;
  const readEnd = (end: string | undefined, last: boolean): Date | null => {
    if (end === undefined || end === '' || end === '..') return null;
    const [, day] = /^(\d{4}-\d{2}-\d{2})T?$/.exec(end) ?? [];
    const date = new Date(day !== undefined ? `${day}T${last ? '23:59:59.999' : '00:00:00'}Z` : end);
    if (Number.isNaN(date.getTime()) || !/^\d{4}-\d{2}-\d{2}/.test(end)) {
      throw wrong('datetime', 'waktu RFC 3339, atau awal/akhir.', 'an RFC 3339 moment, or start/end.');
    }
    return date;
  };
  if (ends.length > 2 || text === '..' || text === '') {
    throw wrong('datetime', 'waktu RFC 3339, atau awal/akhir.', 'an RFC 3339 moment, or start/end.');
  }
  return { from: readEnd(from, false), to: readEnd(to, true) };
}

export const boxesMeet = ([west, south, east, north]: Box, other: Box): boolean =>
  west <= other[2] && east >= other[0] && south <= other[3] && north >= other[1];
