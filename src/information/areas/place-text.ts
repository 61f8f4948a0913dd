import type { BilingualText } from '../../platform/geo/geo-error.ts';
import { type Bounds, inBounds, indonesia } from '../../platform/geo/metric.ts';
import { type MapLinkForm, readMapLink } from './map-links.ts';

export type PlaceForm = MapLinkForm | 'decimal' | 'dms';

export type PlaceText =
  | { lon: number; lat: number; form: PlaceForm }
  /** It is meant as a place, but cannot be one. */
  | { reason: BilingualText };

const maxLength = 2000;
/** Longer texts that are no link are prose. */
const maxCoordinateLength = 100;

/**
 * Reads pasted coordinates or a pasted map link, offline. Latitude comes first unless only the other order lies within
 * `bounds` (Indonesia by default) or only it is possible; letters (N S E W, LS LU BT BB) decide always.
 * Null when the text is no coordinate at all, so that it can be searched as a name.
 *
 * Forms: `-6.2555 106.8165` · `-6,2555 106,8165` · `106.8165,-6.2555` · `6°15'20"S 106°48'59"E` · `6.2555 LS 106.8165 BT` ·
 * links of Google, Apple, OpenStreetMap, Waze · `geo:-6.2555,106.8165`.
 */
export function parsePlaceText(input: string, bounds: Bounds = indonesia): PlaceText | null {
  const text = input.slice(0, maxLength).trim();
  const link = readMapLink(text);
  if (link) return 'reason' in link ? link : { lon: link.lon, lat: link.lat, form: link.form };
  // Single spaces also keep the patterns below from trying every way to divide a long run of them.
  const spaced = text.replace(/\s+/g, ' ');
  if (spaced.length > maxCoordinateLength) return null;
  const bare = spaced.replace(/^[([{]\s*|\s*[)\]}]$/g, '');
  return readSexagesimal(bare) ?? readDecimal(bare, bounds);
}

const impossible = (id: string, en: string): PlaceText => ({ reason: { id, en } });

function checked(lon: number, lat: number, form: PlaceForm): PlaceText {
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lon, lat, form };
  return impossible(
    'koordinat di luar rentang (lintang ±90, bujur ±180)',
    'coordinates out of range (latitude ±90, longitude ±180)',
  );
}

/** One number, with a point or a comma. */
const decimal = String.raw`[+\-\u2212]?\d{1,3}(?:[.,]\d+)?`;
const label = String.raw`(?:lat(?:itude)?|lintang|lon(?:g(?:itude)?)?|lng|bujur)?\s*[:=]?\s*`;

// Which text between the two numbers may separate them: white space, ";" or "/", or a comma, which after decimal commas needs a space.
const pairs: readonly RegExp[] = [
  new RegExp(
    String.raw`^${label}([+\-\u2212]?\d{1,3}(?:\.\d+)?)\s*°?\s*,\s*${label}([+\-\u2212]?\d{1,3}(?:\.\d+)?)\s*°?$`,
    'i',
  ),
  new RegExp(String.raw`^${label}(${decimal})\s*°?(?:\s+|\s*[;/|]\s*|\s*,\s+)${label}(${decimal})\s*°?$`, 'i'),
  // "-6,2555,106,8165": four groups of digits with decimal commas all through.
  /^([+\-\u2212]?\d{1,3},\d{3,})\s*,\s*([+\-\u2212]?\d{1,3},\d{3,})$/,
];

function readDecimal(text: string, bounds: Bounds): PlaceText | null {
  for (const pattern of pairs) {
    const match = pattern.exec(text);
    if (!match?.[1] || !match[2]) continue;
    // Two small whole numbers are more likely a house number or a beat than a place.
    const exact = /[.,]/.test(match[1]) || /[.,]/.test(match[2]);
    if (!exact) return null;
    const first = toNumber(match[1]);
    const second = toNumber(match[2]);
    const lonFirst = /^(lon|lng|bujur)/i.test(text);
    if (lonFirst) return checked(first, second, 'decimal');
    if (/^(lat|lintang)/i.test(text)) return checked(second, first, 'decimal');
    const swap = Math.abs(first) > 90 || (!inBounds(second, first, bounds) && inBounds(first, second, bounds));
    return swap ? checked(first, second, 'decimal') : checked(second, first, 'decimal');
  }
  return null;
}

function toNumber(text: string): number {
  return Number(text.replace('\u2212', '-').replace(',', '.'));
}

// Degrees, then optional minutes and seconds; the letter of the direction before or after.
const angle = String.raw`([+\-\u2212]?\d{1,3}(?:[.,]\d+)?)\s*[°ºd]?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’m]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”s]|'')\s*)?`;
const direction = '(LS|LU|BT|BB|N|S|E|W|U|T|B)';
const after = new RegExp(String.raw`^${angle}\s*${direction}\s*[,;/]?\s*${angle}\s*${direction}$`, 'i');
const before = new RegExp(String.raw`^${direction}\s*${angle}\s*[,;/]?\s*${direction}\s*${angle}$`, 'i');
const unsigned = new RegExp(String.raw`^${angle}[,;/]?\s*${angle}$`, 'i');

function readSexagesimal(text: string): PlaceText | null {
  const a = after.exec(text);
  if (a) return fromAngles(a.slice(1, 4), a[4], a.slice(5, 8), a[8]);
  const b = before.exec(text);
  if (b) return fromAngles(b.slice(2, 5), b[1], b.slice(6, 9), b[5]);
  // Signs instead of letters: -6°15'20" 106°48'59"
  const u = /[°º]/.test(text) && /['′’]/.test(text) ? unsigned.exec(text) : null;
  return u ? fromAngles(u.slice(1, 4), undefined, u.slice(4, 7), undefined) : null;
}

/** The axis and sign of a direction; Indonesian letters: LS/S south, LU/U north, BT/T east, BB/B west. */
function axisOf(letter: string | undefined): { axis: 'lat' | 'lon'; sign: 1 | -1 } | null {
  switch (letter?.toUpperCase()) {
    case 'N':
    case 'LU':
    case 'U':
      return { axis: 'lat', sign: 1 };
    case 'S':
    case 'LS':
      return { axis: 'lat', sign: -1 };
    case 'E':
    case 'BT':
    case 'T':
      return { axis: 'lon', sign: 1 };
    case 'W':
    case 'BB':
    case 'B':
      return { axis: 'lon', sign: -1 };
    default:
      return null;
  }
}

function fromAngles(
  first: (string | undefined)[],
  d1: string | undefined,
  second: (string | undefined)[],
  d2: string | undefined,
): PlaceText {
  const one = toDegrees(first, axisOf(d1)?.sign);
  const two = toDegrees(second, axisOf(d2)?.sign);
  if (one === null || two === null) return impossible('menit atau detik lebih dari 59', 'minutes or seconds above 59');
  const [a, b] = [axisOf(d1)?.axis ?? 'lat', axisOf(d2)?.axis ?? 'lon'];
  if (a === b) return impossible('dua koordinat pada sumbu yang sama', 'two coordinates on the same axis');
  return a === 'lat' ? checked(two, one, 'dms') : checked(one, two, 'dms');
}

function toDegrees(parts: (string | undefined)[], sign: 1 | -1 | undefined): number | null {
  const degrees = toNumber(parts[0] ?? '');
  const minutes = toNumber(parts[1] ?? '0');
  const seconds = toNumber(parts[2] ?? '0');
  if (!(minutes < 60) || !(seconds < 60)) return null;
  const size = Math.abs(degrees) + minutes / 60 + seconds / 3600;
  // "-6° S" is south all the same.
  return sign === undefined ? size * (parts[0]?.match(/^[-\u2212]/) ? -1 : 1) : sign * size;
}
