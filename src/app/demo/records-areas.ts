import { labelPoint } from '../../information/areas/label-point.ts';
import {
  activityWords,
  agreementWords,
  changeWords,
  figureWords,
  hazardWords,
  networkWords,
  policyWords,
  potentialWords,
  tensionWords,
  wisdomWords,
} from './record-words-areas.ts';
import { type DemoRecord, type RecordKit, turn } from './records-kit.ts';

const patterns = ['urban', 'trade', 'campus', 'newcomer', 'industrial', 'rural', 'coastal', 'mixed'] as const;
const wisdomUses = ['dispute', 'youth', 'disaster', 'watch', 'festival'] as const;

export function localWisdom({ some, at, random }: RecordKit): DemoRecord[] {
  return some(at('village'), 12).map((village, index) => {
    const [name, form, meaning] = turn(wisdomWords, index);
    return {
      register: 'local-wisdom',
      key: String(index + 1),
      values: {
        name: `${name} ${village.name}`,
        form,
        meaning,
        usedFor: random.shuffle(wisdomUses).slice(0, random.int(1, 3)),
        source: 'Rembuk kelurahan, dicatat Bhabinkamtibmas',
      },
      place: { areaCode: village.code },
    };
  });
}

/** Rules and agreements; those of villages answer a problem nearby where there is one. */
export function agreements(kit: RecordKit, problems: readonly DemoRecord[]): DemoRecord[] {
  const { random, ago, ahead, at, share, district } = kit;
  return Array.from({ length: Math.max(4, share(16)) }, (_, index) => {
    const [kind, name, parties, purpose] = turn(agreementWords, index);
    const village = random.pick(at('village'));
    const local = kind === 'village';
    return {
      register: 'agreements',
      key: String(index + 1),
      values: {
        name: local ? `${name} Kel. ${village.name}` : name,
        kind,
        number: `B/${100 + index}/2026`,
        parties,
        signedOn: ago(random.int(60, 700)),
        ...(kind === 'law' || kind === 'regional' ? {} : { endsOn: ahead(index === 1 ? -6 : random.int(10, 600)) }),
        status: 'force',
        purpose,
        ...(local && problems.length > 0 ? { problem: turn(problems, index * 7).key } : {}),
      },
      place: { areaCode: local ? village.code : district.regencyCode },
    };
  });
}

/** What the areas of the district have, fear and expect. */
export function areaRecords(kit: RecordKit, problems: readonly DemoRecord[]): DemoRecord[] {
  const tension = tensions(kit, problems);
  return [
    ...tension,
    ...potentials(kit),
    ...activities(kit),
    ...hazards(kit),
    ...objects(kit),
    ...changes(kit, tension),
    ...networks(kit),
    ...policies(kit),
    ...figures(kit),
  ];
}

function tensions(kit: RecordKit, problems: readonly DemoRecord[]): DemoRecord[] {
  const { random, some, at, ago, due } = kit;
  const disputes = problems.filter(({ values }) => values.kind === 'dispute');
  return some(at('village'), 14).map((village, index) => {
    const { name, ...words } = turn(tensionWords, index);
    const heat = [1, 2, 2, 3, 3, 4, 5][random.weighted([2, 4, 4, 3, 2, 1.5, 0.4])]!;
    return {
      register: 'tension',
      key: String(index + 1),
      values: {
        ...words,
        name: `${name}, ${village.name}`,
        heat,
        trend: heat >= 4 ? 'rising' : random.pick(['steady', 'falling', 'rising']),
        pattern: turn(patterns, index),
        since: ago(random.int(10, 400)),
        checkBy: due(),
        ...(disputes.length > 0 && index % 3 === 0 ? { problem: turn(disputes, index).key } : {}),
      },
      place: { areaCode: village.code },
    };
  });
}

function potentials({ random, some, at, ago, phone }: RecordKit): DemoRecord[] {
  return some(at('rw'), 44).map((rw, index) => {
    const [kind, name, channel, use] = turn(potentialWords, index);
    return {
      register: 'potentials',
      key: String(index + 1),
      values: {
        name: `${name} ${rw.name}`,
        kind,
        channel: [channel],
        reach: random.int(2, 60) * 10,
        seasonal: random.chance(0.2),
        ...(kind === 'economy' ? { disruptionCost: random.int(4, 90) * 500_000 } : {}),
        use,
        ...(random.chance(0.3) ? { contact: phone() } : {}),
        checkedOn: ago(random.int(3, 300)),
      },
      place: { areaCode: rw.code },
    };
  });
}

function activities({ random, district, some, ahead, phone }: RecordKit): DemoRecord[] {
  const grounds = district.pois.filter(({ kind }) => kind === 'park' || kind === 'market' || kind === 'school');
  return some(grounds, 26).map((poi, index) => {
    const [kind, name, most, permit, needs] = turn(activityWords, index);
    const starts = index === 0 ? 2 : random.int(-3, 90);
    const crowd = most * random.range(0.4, 1);
    return {
      register: 'activities',
      key: String(index + 1),
      values: {
        name: `${name} ${poi.name}`,
        kind,
        startsOn: ahead(starts),
        endsOn: ahead(starts + (kind === 'works' ? 14 : random.int(0, 2))),
        expected: Math.round(crowd / 50) * 50,
        organiser: kind === 'works' ? 'Dinas pekerjaan umum' : `Panitia ${name.toLowerCase()}`,
        permit,
        needs,
        ...(most >= 1000
          ? {
              units: random
                .shuffle(district.units)
                .slice(0, 2)
                .map(({ callsign }) => callsign),
            }
          : {}),
        ...(random.chance(0.6) ? { contact: phone() } : {}),
      },
      place: { lon: poi.lon, lat: poi.lat },
    };
  });
}

/** Hazards where the last two years had floods, fires and fallen trees; those without a history in villages drawn. */
function hazards({ district, random, share, at, due, nameOf }: RecordKit): DemoRecord[] {
  const witness = { flood: 'flood', fire: 'fire', wind: 'fallen_tree' } as const;
  const byKind = Map.groupBy(
    district.incidents.filter((one) => one.disposition !== null && one.resolvedSeconds !== null),
    ({ kind }) => kind,
  );
  return Array.from({ length: share(24) }, (_, index): DemoRecord => {
    const [medium, kind, name, season, measures] = turn(hazardWords, index);
    const seen = kind in witness ? (byKind.get(witness[kind as keyof typeof witness]) ?? []) : [];
    const past = seen.length > 0 ? random.pick(seen) : undefined;
    const village = random.pick(at('village'));
    const [lon, lat] = past ? [past.lon, past.lat] : labelPoint(village.geometry);
    return {
      register: 'hazards',
      key: String(index + 1),
      values: {
        name: `${name} ${past ? past.place.split(',')[0]! : nameOf(village.code)}`,
        medium,
        kind,
        severity: random.pick(['minor', 'moderate', 'moderate', 'severe']),
        season,
        exposed: random.int(3, 90) * 10,
        ...(past ? { incidents: [past.id] } : {}),
        measures,
        evacuation: random.pick(['Balai kelurahan', 'Lapangan sekolah', 'Gedung serbaguna']),
        checkBy: due(),
      },
      place: { lon, lat },
    };
  });
}

const objectKinds = {
  market: 'market',
  school: 'school',
  hospital: 'hospital',
  fuel: 'fuel',
  terminal: 'station',
  mall: 'mall',
  government: 'office',
  bridge: 'bridge',
} as const;

function objects({ district, random, some, due, phone }: RecordKit): DemoRecord[] {
  const fits = district.pois.filter(({ kind }) => kind in objectKinds);
  return some(fits, 40).map((poi, index) => ({
    register: 'vulnerable-objects',
    key: String(index + 1),
    values: {
      name: poi.name,
      kind: objectKinds[poi.kind as keyof typeof objectKinds],
      weakness: random.pick([
        'Pintu belakang tidak terjaga malam hari.',
        'Lahan parkir gelap.',
        'Satu pintu keluar saat ramai.',
        'Pagar rendah di sisi sungai.',
      ]),
      guard: random.pick(['private', 'private', 'residents', 'none', 'police']),
      cameras: random.int(0, 12),
      hours: random.pick(['07.00–09.00', '11.00–13.00', '16.00–20.00', '19.00–22.00']),
      unit: random.pick(district.units).callsign,
      ...(random.chance(0.5) ? { contact: phone() } : {}),
      checkBy: due(),
    },
    place: { lon: poi.lon, lat: poi.lat },
  }));
}

function changes({ random, some, at, ago, due }: RecordKit, tension: readonly DemoRecord[]): DemoRecord[] {
  return some(at('village'), 14).map((village, index) => {
    const [kind, name, verified, effect] = turn(changeWords, index);
    return {
      register: 'change-factors',
      key: String(index + 1),
      values: {
        name,
        kind,
        firstSeen: ago(random.int(2, 200)),
        verified,
        source: kind === 'hoax' ? 'Humas, bandingan dengan kantor terkait' : 'Laporan kelurahan',
        effect,
        answer: kind === 'hoax' ? 'Penjelasan resmi disebar lewat grup RT.' : 'Dibahas dalam rapat kelurahan.',
        ...(tension.length > 0 && kind === 'work' ? { tension: turn(tension, index).key } : {}),
        checkBy: due(),
      },
      place: { areaCode: village.code },
    };
  });
}

function networks({ random, some, at, ago, due, phone }: RecordKit): DemoRecord[] {
  return some(at('village'), 20).map((village, index) => {
    const [kind, way, name] = turn(networkWords, index);
    return {
      register: 'networks',
      key: String(index + 1),
      values: {
        name: `${name} ${village.name}`,
        kind,
        way,
        coverage: [village.code],
        members: random.int(6, 120),
        ...(random.chance(0.6) ? { contact: phone() } : {}),
        working: random.chance(0.85),
        checkedOn: ago(random.int(5, 200)),
        checkBy: due(),
      },
      place: { areaCode: village.code },
    };
  });
}

function policies({ random, ago, due, at }: RecordKit): DemoRecord[] {
  return policyWords.map(([name, maker, direction, effect], index) => ({
    register: 'policy-notes',
    key: String(index + 1),
    values: {
      name,
      maker,
      from: ago(random.int(60, 700)),
      effect,
      direction,
      source: 'Berita daerah (contoh), catatan Intelkam',
      advice: direction === 'strains' ? 'Bahas dengan dinas terkait sebelum diperluas.' : 'Pertahankan.',
      reviewOn: due(),
    },
    place: { areaCode: turn(at('district'), index).code },
  }));
}

function figures({ district, random, at, ahead, nameOf }: RecordKit): DemoRecord[] {
  const year = Number(district.asOf.slice(0, 4)) - 1;
  return at('district').flatMap(({ code }, place) =>
    figureWords.map(([measure, name, low, high, digits], index) => ({
      register: 'area-figures',
      key: `${place + 1}-${index + 1}`,
      values: {
        name: `${name} Kec. ${nameOf(code)}`,
        measure,
        value: Number(random.range(low, high).toFixed(digits)),
        period: String(year),
        source: 'Statistik daerah dalam angka (contoh, angka rekaan)',
        pattern: turn(patterns, place),
        renewBy: ahead(random.int(30, 240)),
      },
      place: { areaCode: code },
    })),
  );
}
