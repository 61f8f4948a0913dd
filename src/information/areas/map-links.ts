import type { BilingualText } from '../../platform/geo/geo-error.ts';

export type MapLinkForm = 'google' | 'apple' | 'osm' | 'waze' | 'geo';

/** What a pasted map link says about the place: latitude and longitude as written, or why it cannot say it. */
export type MapLink = { form: MapLinkForm; lat: number; lon: number } | { reason: BilingualText };

const shortHosts = /^(maps\.app\.goo\.gl|goo\.gl|g\.co|osm\.org|bit\.ly|waze\.to|w\.app)$/;
const number = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;
const pair = new RegExp(String.raw`^\s*(?:loc:)?\s*${number}\s*(?:,|%2C)\s*${number}`, 'i');

/**
 * Reads a link of Google Maps, Apple Maps, OpenStreetMap or Waze, or a geo: URI (RFC 5870), without asking any server.
 * Null when the text is not a link; a reason when it is one whose place only its server knows.
 */
export function readMapLink(text: string): MapLink | null {
  const geo = new RegExp(`^geo:${number},${number}`, 'i').exec(text);
  if (geo) {
    // "geo:0,0?q=lat,lon(Label)" is how Android marks a searched place.
    const query = /[?&]q=([^&]*)/.exec(text)?.[1];
    const asked = query === undefined ? null : fromPair('geo', safeDecode(query));
    return asked ?? place('geo', geo[1], geo[2]);
  }
  const found =
    /(?:https?:\/\/|waze:\/\/)\S+/i.exec(text)?.[0] ??
    (/^[\w.-]+\.[a-z]{2,}\/\S*$/i.test(text) ? `https://${text}` : null);
  if (found === null || !URL.canParse(found)) return null;
  const url = new URL(found);
  const host = url.hostname.replace(/^www\./, '');
  return readUrl(url, host) ?? { reason: reasonFor(host, url) };
}

function readUrl(url: URL, host: string): MapLink | null {
  const get = (name: string) => url.searchParams.get(name);
  if (host === 'waze.com' || host.endsWith('.waze.com') || url.protocol === 'waze:') {
    return fromPair('waze', get('ll') ?? get('latlng')) ?? fromPair('waze', get('to')?.replace(/^ll\./, '') ?? null);
  }
  if (host === 'maps.apple.com') {
    return (
      fromPair('apple', get('ll')) ??
      fromPair('apple', get('coordinate')) ??
      fromPair('apple', get('q')) ??
      fromPair('apple', get('daddr'))
    );
  }
  if (host === 'openstreetmap.org' || host === 'osm.org') {
    const marker = place('osm', get('mlat'), get('mlon'));
    const view = /map=\d+(?:\.\d+)?\/([+-]?[\d.]+)\/([+-]?[\d.]+)/.exec(url.hash);
    return marker ?? place('osm', view?.[1], view?.[2]) ?? place('osm', get('lat'), get('lon'));
  }
  if (/(^|\.)google(\.[a-z]{2,3}){1,2}$/.test(host)) return readGoogle(url, get);
  return null;
}

/** The marked place goes before the middle of the view (@lat,lon), which may be elsewhere. */
function readGoogle(url: URL, get: (name: string) => string | null): MapLink | null {
  const path = safeDecode(url.pathname);
  const markers = [...path.matchAll(/!3d([+-]?[\d.]+)!4d([+-]?[\d.]+)/g)].at(-1);
  const marker = place('google', markers?.[1], markers?.[2]);
  if (marker) return marker;
  for (const name of ['q', 'query', 'll', 'destination', 'daddr', 'center', 'viewpoint']) {
    const found = fromPair('google', get(name));
    if (found) return found;
  }
  const named = /\/(?:place|search|dir)\/(?:[^@]*\/)?([+-]?\d[^/]*)/.exec(path)?.[1];
  const view = /@([+-]?[\d.]+),([+-]?[\d.]+)/.exec(path);
  return fromPair('google', named?.replaceAll('+', ' ') ?? null) ?? place('google', view?.[1], view?.[2]);
}

function reasonFor(host: string, url: URL): BilingualText {
  if (shortHosts.test(host)) {
    return {
      id: `tautan pendek ${host} tidak dapat dibaca tanpa internet; buka di ponsel lalu salin koordinatnya`,
      en: `the short link ${host} cannot be read without the internet; open it on a phone and copy the coordinates`,
    };
  }
  return {
    id: `tautan ${host || url.protocol} tidak memuat koordinat`,
    en: `the link ${host || url.protocol} holds no coordinates`,
  };
}

function fromPair(form: MapLinkForm, text: string | null): MapLink | null {
  const match = pair.exec(text ?? '');
  return match ? place(form, match[1], match[2]) : null;
}

function place(form: MapLinkForm, lat: string | null | undefined, lon: string | null | undefined): MapLink | null {
  if (!lat || !lon) return null;
  const found = { form, lat: Number(lat), lon: Number(lon) };
  return Math.abs(found.lat) <= 90 && Math.abs(found.lon) <= 180 ? found : null;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
