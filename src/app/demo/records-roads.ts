import type { RoadWay } from '../../command/routing/roads.ts';
import { type DemoRecord, type RecordKit, turn } from './records-kit.ts';
import type { DemoIncident } from './types.ts';

const classOf: Partial<Record<RoadWay['roadClass'], string>> = {
  motorway: 'national',
  trunk: 'national',
  primary: 'province',
  secondary: 'district',
  tertiary: 'district',
};
const defects = ['Lubang sedalam 10 cm', 'Marka pudar', 'Lampu padam', 'Rambu tertutup pohon', 'Drainase tersumbat'];

interface Section {
  way: RoadWay;
  incidents: DemoIncident[];
}

const name = ({ place }: DemoIncident): string => place.split(',')[0]!.replace(/\s+(no\.?\s*)?\d+\w*$/i, '');
const onRoad = new Set(['crash_injury', 'crash_material', 'congestion', 'road_hazard']);

/** Named main roads, those with most crashes and jams first; one way of each. */
function sections({ district, share }: RecordKit): Section[] {
  const ended = district.incidents.filter(
    (one) => onRoad.has(one.kind) && one.disposition && one.resolvedSeconds !== null,
  );
  const byRoad = Map.groupBy(ended, name);
  const ways = district.ways.filter(({ roadClass, name: road }) => road !== null && classOf[roadClass] !== undefined);
  const longest = [...Map.groupBy(ways, (way) => way.name!).values()].map((list) =>
    list.reduce((best, way) => (way.coordinates.length > best.coordinates.length ? way : best)),
  );
  return longest
    .map((way) => ({ way, incidents: byRoad.get(way.name!) ?? [] }))
    .sort((a, b) => b.incidents.length - a.incidents.length)
    .slice(0, Math.max(3, share(30)));
}

export function roadSections(kit: RecordKit): DemoRecord[] {
  const { random, due } = kit;
  return sections(kit).map(({ way, incidents }, index) => {
    const surface = (['good', 'light_damage', 'heavy_damage'] as const)[random.weighted([5, 3, 1])]!;
    const hazards = ['potholes', 'dark', 'curve', 'crossing', 'flooding', 'parking', 'school', 'level_crossing'];
    return {
      register: 'road-sections',
      key: String(index + 1),
      values: {
        name: way.name!,
        class: classOf[way.roadClass]!,
        hazards: random.shuffle(hazards).slice(0, random.int(1, 3)),
        surface,
        ...(surface === 'good' ? {} : { defect: random.pick(defects), reportedTo: 'Dinas pekerjaan umum' }),
        limit: way.maxSpeed ?? 40,
        incidents: incidents.slice(-5).map(({ id }) => id),
        checkBy: due(),
      },
      place: { geometry: { type: 'LineString', coordinates: way.coordinates } },
    };
  });
}

/** Checks, education, public transport and the pillar bodies, tied to the road sections. */
export function roadRecords(kit: RecordKit, roads: readonly DemoRecord[]): DemoRecord[] {
  return [...checks(kit, roads), ...education(kit, roads), ...transport(kit, roads), ...pillars(kit)];
}

const middleOf = ({ place }: DemoRecord): { lon: number; lat: number } => {
  const line = place !== null && 'geometry' in place ? place.geometry.coordinates : [];
  const [lon = 0, lat = 0] = line[Math.floor(line.length / 2)] ?? [];
  return { lon, lat };
};

const vehicles = [
  ['motorcycle', 'Sepeda motor pelajar', ['lights', 'brakes']],
  ['truck', 'Truk angkutan pasar', ['load', 'tyres', 'papers']],
  ['bus', 'Bus dalam kota', ['brakes', 'papers']],
  ['car', 'Mobil pribadi', ['tyres', 'lights']],
] as const;

function checks({ random, share, ago }: RecordKit, roads: readonly DemoRecord[]): DemoRecord[] {
  return Array.from({ length: share(24) }, (_, index) => {
    const [vehicle, target, findings] = turn(vehicles, index);
    const road = turn(roads, index);
    const checked = random.int(30, 180);
    return {
      register: 'vehicle-checks',
      key: String(index + 1),
      values: {
        name: `${target}, ${String(road.values.name)}`,
        section: road.key,
        on: ago(random.int(2, 350)),
        vehicle,
        checked,
        faulty: Math.round(checked * random.range(0.05, 0.35)),
        findings: [...findings],
      },
      place: middleOf(road),
    };
  });
}

const groups = [
  ['pupils', 'Penyuluhan pelajar SMA', 'Helm, batas usia, dan jarak aman'],
  ['riders', 'Pelatihan aman berkendara', 'Pengereman dan titik buta'],
  ['drivers', 'Temu pengemudi angkutan', 'Jam kerja dan batas kecepatan'],
  ['pedestrians', 'Sosialisasi menyeberang', 'Menyeberang di tempatnya'],
  ['elderly', 'Penyuluhan lansia', 'Berjalan di malam hari'],
  ['delivery', 'Temu kurir', 'Pemakaian telepon saat berkendara'],
] as const;

function education({ random, share, ago, at }: RecordKit, roads: readonly DemoRecord[]): DemoRecord[] {
  return Array.from({ length: share(18) }, (_, index) => {
    const [group, title, topic] = turn(groups, index);
    const village = random.pick(at('village'));
    return {
      register: 'road-users',
      key: String(index + 1),
      values: {
        name: `${title} ${village.name}`,
        group,
        on: ago(random.int(2, 350)),
        reached: random.int(20, 240),
        casualties: random.int(0, 24),
        section: turn(roads, index * 2).key,
        topic,
      },
      place: { areaCode: village.code },
    };
  });
}

const modes = [
  ['bus', 'Bus kota', 'Operator bus kota (rekaan)', 15],
  ['minibus', 'Angkot', 'Koperasi angkutan (rekaan)', 8],
  ['minibus', 'Angkot malam', 'Koperasi angkutan (rekaan)', 20],
] as const;

function transport({ random, share, due, district }: RecordKit, roads: readonly DemoRecord[]): DemoRecord[] {
  const halts = district.pois.filter(({ kind }) => kind === 'terminal' || kind === 'market');
  return Array.from({ length: Math.max(2, share(12)) }, (_, index) => {
    const [mode, title, operator, headway] = turn(modes, index);
    const road = turn(roads, index);
    const service = (['good', 'reduced', 'stopped'] as const)[random.weighted([7, 2, 0.5])]!;
    return {
      register: 'transport-services',
      key: String(index + 1),
      values: {
        name: `${title} ${String(index + 1).padStart(2, '0')} ${turn(halts, index)?.name ?? ''} lewat ${String(road.values.name)}`,
        mode,
        operator,
        sections: [...new Set([road.key, turn(roads, index + 1).key])],
        headway: headway + random.int(0, 6),
        firstLast: '05.00–21.00',
        service,
        ...(service === 'good' ? {} : { troubles: 'Menunggu lama pada jam pulang; penumpang menumpuk.' }),
        licenceUntil: due(),
      },
      place: road.place,
    };
  });
}

const pillarWords = [
  ['Forum lalu lintas kota', 'management', 'P-1', 'Menyusun rencana aksi dan menilai capaian.', 'day'],
  ['Dinas pekerjaan umum', 'road', 'P-2', 'Memperbaiki jalan dan lampu.', 'day'],
  ['Balai pengelola jalan nasional', 'road', 'P-21', 'Memperbaiki jalan nasional.', 'day'],
  ['Dinas perhubungan', 'vehicle', 'P-3', 'Uji berkala dan rambu.', 'day'],
  ['Sat Lantas', 'user', 'P-4', 'Pendidikan, penegakan, dan pengaturan.', 'always'],
  ['Dinas pendidikan', 'user', 'P-41', 'Pelajaran keselamatan di sekolah.', 'day'],
  ['Layanan 119', 'care', 'P-5', 'Pertolongan dan rujukan korban.', 'always'],
  ['Palang merah setempat', 'care', 'P-51', 'Ambulans cadangan dan relawan.', 'always'],
] as const;

function pillars({ due, phone }: RecordKit): DemoRecord[] {
  return pillarWords.map(([body, pillar, callCode, duty, around], index) => ({
    register: 'pillars',
    key: String(index + 1),
    values: { name: body, pillar, callCode, duty, around, contact: phone(), checkBy: due() },
    place: null,
  }));
}
