import type { TravelProfile } from '../../command/routing/roads.ts';
import type { AreaInput } from '../../information/areas/geodata.ts';
import { toLonLat } from './projection.ts';
import type { Random } from './random.ts';
import type { SiteFinder } from './site.ts';
import type { DemoCrewMember, DemoShift, DemoStation, DemoTeam, DemoUnit, DemoUnitFunction } from './types.ts';
import { demoTeams } from './types.ts';
import { familyNames, givenNames } from './words.ts';

interface UnitModel {
  function: DemoUnitFunction;
  kind: TravelProfile;
  label: string;
  crew: number;
  skills: string[];
  equipment: string[];
  /** Share of such units that have only a radio. */
  radioOnly: number;
}

const models = {
  samaptaCar: {
    function: 'samapta',
    kind: 'car',
    label: 'Mobil patroli Samapta',
    crew: 3,
    radioOnly: 0,
    skills: ['patrol', 'first_aid', 'crowd_control'],
    equipment: ['firearm', 'body_camera', 'first_aid_kit', 'cones'],
  },
  samaptaMotor: {
    function: 'samapta',
    kind: 'motorcycle',
    label: 'Motor patroli Samapta',
    crew: 2,
    radioOnly: 0.1,
    skills: ['patrol', 'first_aid'],
    equipment: ['body_camera', 'first_aid_kit'],
  },
  lantasCar: {
    function: 'lantas',
    kind: 'car',
    label: 'Mobil Lantas',
    crew: 2,
    radioOnly: 0,
    skills: ['traffic', 'crash_investigation', 'first_aid'],
    equipment: ['cones', 'measuring_kit', 'first_aid_kit'],
  },
  lantasMotor: {
    function: 'lantas',
    kind: 'motorcycle',
    label: 'Motor Lantas',
    crew: 1,
    radioOnly: 0.1,
    skills: ['traffic', 'first_aid'],
    equipment: ['body_camera', 'cones'],
  },
  reskrim: {
    function: 'reskrim',
    kind: 'car',
    label: 'Opsnal Reskrim',
    crew: 4,
    radioOnly: 0.25,
    skills: ['investigation', 'arrest'],
    equipment: ['firearm', 'evidence_kit'],
  },
  inafis: {
    function: 'reskrim',
    kind: 'car',
    label: 'Mobil Inafis',
    crew: 3,
    radioOnly: 0,
    skills: ['investigation', 'scene_examination'],
    equipment: ['evidence_kit', 'camera', 'lighting'],
  },
  ppa: {
    function: 'reskrim',
    kind: 'car',
    label: 'Unit PPA',
    crew: 2,
    radioOnly: 0,
    skills: ['investigation', 'women_children'],
    equipment: ['first_aid_kit'],
  },
  resnarkoba: {
    function: 'resnarkoba',
    kind: 'car',
    label: 'Opsnal Resnarkoba',
    crew: 4,
    radioOnly: 0.3,
    skills: ['investigation', 'arrest', 'narcotics'],
    equipment: ['firearm', 'test_kit'],
  },
  polsekCar: {
    function: 'polsek',
    kind: 'car',
    label: 'Mobil',
    crew: 2,
    radioOnly: 0.05,
    skills: ['patrol', 'first_aid'],
    equipment: ['firearm', 'first_aid_kit', 'cones'],
  },
  polsekMotor: {
    function: 'polsek',
    kind: 'motorcycle',
    label: 'Motor',
    crew: 2,
    radioOnly: 0.25,
    skills: ['patrol'],
    equipment: ['body_camera'],
  },
  binmas: {
    function: 'binmas',
    kind: 'motorcycle',
    label: 'Bhabinkamtibmas',
    crew: 1,
    radioOnly: 0.15,
    skills: ['mediation', 'community'],
    equipment: ['body_camera'],
  },
  post: {
    function: 'pospol',
    kind: 'foot',
    label: 'Patroli jalan kaki',
    crew: 2,
    radioOnly: 0.35,
    skills: ['patrol', 'first_aid'],
    equipment: ['first_aid_kit'],
  },
} satisfies Record<string, UnitModel>;

/** Three teams: a day turn, the next day a night turn, then a day off. One team is on at every hour. */
const rota: DemoShift[] = demoTeams.flatMap((team, offset): DemoShift[] => [
  { team, dayOfCycle: ((3 - offset) % 3) as 0 | 1 | 2, startHour: 8, hours: 12 },
  { team, dayOfCycle: ((4 - offset) % 3) as 0 | 1 | 2, startHour: 20, hours: 12 },
]);

/** Day 0 of every rota, counted in local days (WIB) from this one. */
const rotaStart = Date.UTC(2024, 0, 1, 8 - 7);

/** The team on duty at a moment, by the demo's rota. */
export function teamOnDuty(at: Date): DemoTeam {
  const turns = Math.floor((at.getTime() - rotaStart) / (12 * 3_600_000));
  const day = Math.floor(turns / 2);
  const startHour = turns - 2 * day === 0 ? 8 : 20;
  const cycle = ((day % 3) + 3) % 3;
  return rota.find((shift) => shift.dayOfCycle === cycle && shift.startHour === startHour)!.team;
}

/** All units: HQ units with beats over the whole district, Polsek units on their kecamatan, posts and villages on foot or motorcycle. */
export function buildUnits(
  stations: readonly DemoStation[],
  areas: readonly AreaInput[],
  finder: SiteFinder,
  small: boolean,
  random: Random,
): DemoUnit[] {
  const units: DemoUnit[] = [];
  const hq = stations[0]!;
  const sectors = stations.filter((s) => s.kind === 'sector');
  const posts = stations.filter((s) => s.kind === 'post');
  const districts = areas.filter((a) => a.level === 'district').map((a) => a.code);
  const add = (callsign: number, model: UnitModel, station: DemoStation, beat: string[], name = model.label) => {
    const [lon, lat] = startPosition(station, beat, finder, model.kind, random);
    units.push({
      id: `unit-${callsign}`,
      callsign: String(callsign),
      name,
      kind: model.kind,
      function: model.function,
      crewSize: model.crew,
      crew: crewFor(model.crew, random),
      skills: [...model.skills],
      equipment: [...model.equipment],
      stationId: station.id,
      beatAreaCodes: beat,
      profile: model.kind,
      shifts: rota,
      locationSource: random.chance(model.radioOnly) ? 'radio' : 'gps',
      lon,
      lat,
    });
  };
  const series = (from: number, count: number, model: UnitModel, beatSize: number) => {
    for (let k = 0; k < count; k++) {
      const beat =
        beatSize === 0
          ? [hq.areaCode]
          : Array.from({ length: beatSize }, (_, i) => districts[(k * beatSize + i) % districts.length]!);
      add(from + k, model, hq, [...new Set(beat)]);
    }
  };
  series(101, small ? 2 : 12, models.samaptaCar, small ? 1 : 2);
  series(113, small ? 1 : 8, models.samaptaMotor, small ? 1 : 2);
  sectors.forEach((station, s) => {
    for (let k = 0; k < (small ? 1 : 2); k++) {
      add(121 + s * (small ? 1 : 2) + k, models.polsekCar, station, [station.areaCode], `Mobil ${station.name}`);
    }
    if (!small) add(151 + s, models.polsekMotor, station, [station.areaCode], `Motor ${station.name}`);
  });
  series(201, small ? 1 : 8, models.reskrim, 0);
  series(301, small ? 1 : 6, models.lantasCar, small ? 1 : 2);
  series(311, small ? 1 : 10, models.lantasMotor, 1);
  if (!small) {
    series(221, 2, models.inafis, 0);
    series(225, 2, models.ppa, 0);
    series(231, 2, models.resnarkoba, 0);
  }
  const villages = areas.filter((a) => a.level === 'village');
  villages.slice(0, small ? 1 : 12).forEach((_, k) => {
    const village = villages[Math.floor((k * villages.length) / (small ? 1 : 12))]!;
    const station = sectors.find((s) => s.areaCode === village.parentCode) ?? hq;
    add(401 + k, models.binmas, station, [village.code], `Bhabinkamtibmas ${village.name}`);
  });
  posts.slice(0, small ? 1 : 10).forEach((station, k) => {
    add(501 + k, models.post, station, [station.areaCode], `Jalan kaki ${station.name}`);
  });
  return units;
}

/** Most units start out on their beat; those on foot and one in four others at their station. */
function startPosition(
  station: DemoStation,
  beat: readonly string[],
  finder: SiteFinder,
  kind: TravelProfile,
  random: Random,
): [number, number] {
  if (kind === 'foot' || random.chance(0.25)) return [station.lon, station.lat];
  for (let attempt = 0; attempt < 400; attempt++) {
    const site = finder.byPopulation(random);
    const codes = [site.rt.code, site.rt.villageCode, site.rt.districtCode];
    if (beat.some((code) => codes.some((own) => own === code || own.startsWith(`${code}.`))))
      return toLonLat(site.point);
  }
  return [station.lon, station.lat];
}

const leaderRanks = ['Aiptu', 'Aipda', 'Bripka'] as const;
const memberRanks = ['Brigadir', 'Briptu', 'Bripda'] as const;

function crewFor(size: number, random: Random): DemoCrewMember[] {
  return demoTeams.flatMap((team) =>
    Array.from({ length: size }, (_, i) => ({
      name: `${random.pick(givenNames)} ${random.pick(familyNames)}`,
      rank: random.pick(i === 0 ? leaderRanks : memberRanks),
      team,
    })),
  );
}
