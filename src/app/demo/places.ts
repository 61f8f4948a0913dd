import type { PoiInput, PoiKind } from '../../information/areas/geodata.ts';
import { type RtPlace, regencyCode } from './areas.ts';
import { distance, type Point } from './geometry.ts';
import { toLonLat } from './projection.ts';
import type { Random } from './random.ts';
import type { SiteFinder } from './site.ts';
import type { Town } from './town.ts';
import type { DemoStation } from './types.ts';
import { birds, plants, virtues } from './words.ts';

/** A landmark that draws people and incidents. */
export interface Magnet {
  kind: PoiKind | 'nightlife' | 'junction';
  name: string;
  point: Point;
}

export interface Places {
  pois: PoiInput[];
  stations: DemoStation[];
  magnets: Magnet[];
}

type Maker = (word: string, number: number) => string;
/** How many of each per 100,000 people (at least one), what they are called, and how far apart at least, metres. */
const spread: [PoiKind, number, number, Maker][] = [
  ['hospital', 0.9, 1500, (word) => `RS ${word} Medika`],
  ['clinic', 3.5, 700, (word, n) => (n % 2 ? `Puskesmas ${word}` : `Klinik ${word} Sehat`)],
  ['fire_station', 0.8, 2000, (word) => `Pos Damkar ${word}`],
  [
    'school',
    24,
    180,
    (word, n) => [`SDN ${word} 0${1 + (n % 4)}`, `SMPN ${word}`, `SMAN ${word}`, `SMK ${word} Karya`][n % 4]!,
  ],
  ['market', 2.4, 650, (word) => `Pasar ${word}`],
  ['fuel', 4.6, 500, (word) => `SPBU ${word}`],
  ['terminal', 0.35, 2500, (word) => `Terminal ${word}`],
  ['worship', 26, 150, (word, n) => (n % 7 === 6 ? `Rumah Ibadah ${word}` : `Masjid ${word}`)],
  ['park', 2.6, 500, (word) => `Taman ${word}`],
  ['mall', 0.7, 1200, (word) => `Plaza ${word}`],
  [
    'other',
    8,
    250,
    (word, n) => [`Toko ${word}`, `Apotek ${word}`, `Hotel ${word}`, `Gedung Serbaguna ${word}`][n % 4]!,
  ],
];

/** Landmarks, police stations and the spots that draw incidents. */
export function buildPlaces(town: Town, finder: SiteFinder, random: Random): Places {
  const pois: PoiInput[] = [];
  const magnets: Magnet[] = [];
  const add = (kind: PoiKind, name: string, point: Point) => {
    const [lon, lat] = toLonLat(point);
    pois.push({ id: `poi-${String(pois.length + 1).padStart(4, '0')}`, name, kind, lon, lat });
  };
  const people = town.tree.rts.reduce((sum, rt) => sum + rt.population, 0);
  for (const [kind, rate, apart, name] of spread) {
    const count = Math.max(1, Math.round((rate * people) / 100_000));
    const words = random.shuffle([...plants, ...birds, ...virtues]);
    const placed: Point[] = [];
    for (let attempt = 0; placed.length < count && attempt < count * 12; attempt++) {
      const { point } = finder.byPopulation(random);
      if (placed.some((other) => distance(other, point) < apart)) continue;
      const turn = Math.floor(placed.length / words.length);
      const word = words[placed.length % words.length]!;
      const label = name(turn > 0 ? `${word} ${turn + 1}` : word, placed.length);
      placed.push(point);
      add(kind, label, point);
      magnets.push({ kind, name: label, point });
    }
  }
  for (const area of town.tree.areas) {
    if (area.level !== 'district' && area.level !== 'village') continue;
    const rt = random.pick(town.tree.rts.filter((r) => r.districtCode === area.code || r.villageCode === area.code));
    add(
      'government',
      `Kantor ${area.level === 'district' ? 'Kecamatan' : 'Kelurahan'} ${area.name}`,
      finder.inRt(rt, random).point,
    );
  }
  add('government', 'Balai Kota Wanasari', finder.inRt(finder.nearestRt(town.layout.oldCentre), random).point);
  town.layout.bridges.forEach((id, i) => {
    const point = town.layout.planar.at(id);
    add('bridge', `Jembatan Wening ${'ABCDEFGHIJ'[i] ?? i + 1}`, point);
    magnets.push({ kind: 'bridge', name: `Jembatan Wening ${'ABCDEFGHIJ'[i] ?? i + 1}`, point });
  });
  const night: Point = [town.layout.oldCentre[0] + 320, town.layout.oldCentre[1] - 240];
  magnets.push({
    kind: 'nightlife',
    name: `kawasan hiburan ${finder.streetNear(finder.nearestRt(night), night)}`,
    point: night,
  });
  magnets.push(...crossings(town));
  const stations = buildStations(town, finder, magnets, random);
  const kinds = { hq: 'police_hq', sector: 'police_sector', post: 'police_post' } as const;
  for (const station of stations) {
    pois.push({
      id: `poi-${String(pois.length + 1).padStart(4, '0')}`,
      name: station.name,
      kind: kinds[station.kind],
      lon: station.lon,
      lat: station.lat,
    });
  }
  return { pois, stations, magnets };
}

/** Crossings of two differently named main roads, the places where crashes gather. */
function crossings(town: Town): Magnet[] {
  const { planar } = town.layout;
  const names = new Map<number, string>();
  const out: Magnet[] = [];
  for (const street of town.streets) {
    if (!['trunk', 'primary', 'secondary'].includes(street.roadClass) || !street.name) continue;
    for (const id of planar.expand(street.path)) {
      const other = names.get(id);
      if (other && other !== street.name)
        out.push({ kind: 'junction', name: `Simpang ${other} – ${street.name}`, point: planar.at(id) });
      names.set(id, street.name);
    }
  }
  return out;
}

function buildStations(town: Town, finder: SiteFinder, magnets: readonly Magnet[], random: Random): DemoStation[] {
  const stations: DemoStation[] = [];
  const add = (kind: DemoStation['kind'], name: string, areaCode: string, point: Point) => {
    const [lon, lat] = toLonLat(point);
    const number = String(stations.length + 1).padStart(3, '0');
    stations.push({ id: `station-${number}`, name, kind, lon, lat, areaCode, phone: `0800-0000-${number}` });
  };
  const near = (point: Point): [RtPlace, Point] => {
    const rt = finder.nearestRt(point);
    return [rt, finder.inRt(rt, random).point];
  };
  const { oldCentre } = town.layout;
  add('hq', 'Polres Wanasari', regencyCode, near([oldCentre[0] - 450, oldCentre[1] + 380])[1]);
  for (const area of town.tree.areas.filter((a) => a.level === 'district')) {
    const rts = town.tree.rts.filter((rt) => rt.districtCode === area.code);
    const people = rts.reduce((sum, rt) => sum + rt.population, 0);
    const middle = rts.reduce<Point>(
      ([x, y], rt) => [
        x + (finder.centreOf(rt)[0] * rt.population) / people,
        y + (finder.centreOf(rt)[1] * rt.population) / people,
      ],
      [0, 0],
    );
    const nearest = rts.reduce((a, b) =>
      distance(finder.centreOf(a), middle) <= distance(finder.centreOf(b), middle) ? a : b,
    );
    add('sector', `Polsek ${area.name}`, area.code, finder.inRt(nearest, random).point);
  }
  const posts = magnets.filter((m) => m.kind === 'market' || m.kind === 'terminal' || m.kind === 'mall');
  for (const magnet of posts.slice(0, 14)) {
    const [rt, point] = near([magnet.point[0] + 40, magnet.point[1] + 30]);
    add('post', `Pospol ${magnet.name}`, rt.villageCode, point);
  }
  return stations;
}
