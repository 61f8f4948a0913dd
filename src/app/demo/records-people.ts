import { functionWords, positionWords } from './record-words-police.ts';
import { type DemoRecord, type RecordKit, turn } from './records-kit.ts';
import type { DemoUnit } from './types.ts';

/** The tree from Mabes down to the village officers; sectors and posts are the district's own stations. */
export function organisation({ district, at, random }: RecordKit): DemoRecord[] {
  const office = (key: string, place: string | null, values: DemoRecord['values']): DemoRecord => ({
    register: 'organisation',
    key,
    values,
    place: place === null ? null : { areaCode: place },
  });
  const basis = 'Perpol 2/2021';
  const beats = new Set(
    district.units.filter((unit) => unit.function === 'binmas').flatMap((unit) => unit.beatAreaCodes),
  );
  const villages = at('village').filter(({ code }) => beats.has(code));
  const sectors = district.stations.filter(({ kind }) => kind === 'sector');
  const posts = district.stations.filter(({ kind }) => kind === 'post');
  const sectorOf = (code: string) => sectors.find(({ areaCode }) => code.startsWith(areaCode))?.id ?? 'polres';
  return [
    office('mabes', null, { name: 'Mabes Polri', kind: 'mabes', duty: 'Pimpinan kepolisian nasional.', basis }),
    office('polda', null, {
      name: 'Polda Wilayah Contoh',
      kind: 'polda',
      parent: 'mabes',
      duty: 'Membina Polres.',
      basis,
    }),
    office('polres', district.regencyCode, {
      name: district.name,
      kind: 'polres',
      parent: 'polda',
      duty: 'Kesatuan operasional dasar: memelihara kamtibmas, menegakkan hukum, melayani.',
      established: 620,
      telephone: district.stations[0]?.phone ?? '',
      basis,
    }),
    ...functionWords.map(([id, name, line, established, duty]) =>
      office(id, null, { name, kind: 'function', parent: 'polres', duty, line, established, basis }),
    ),
    ...sectors.map(({ id, name, areaCode, phone }) =>
      office(id, areaCode, {
        name,
        kind: 'polsek',
        parent: 'polres',
        duty: `Memelihara kamtibmas kecamatan.`,
        established: random.int(26, 44),
        telephone: phone,
        basis,
      }),
    ),
    ...posts.map(({ id, name, areaCode, phone }) =>
      office(id, areaCode, {
        name,
        kind: 'pospol',
        parent: sectorOf(areaCode),
        duty: 'Pelayanan dan patroli di sekitar pos.',
        established: 6,
        telephone: phone,
        basis,
      }),
    ),
    ...villages.map(({ code, name }) =>
      office(`bhabin-${code}`, code, {
        name: `Bhabinkamtibmas ${name}`,
        kind: 'bhabin',
        parent: sectorOf(code),
        duty: 'Sambang, deteksi dini, dan pemecahan masalah kelurahan.',
        established: 1,
        basis: 'Perkap 7/2021',
      }),
    ),
  ];
}

/** Positions, the people in them, trainers, the board, and figures by consent. */
export function peopleRecords(kit: RecordKit, offices: readonly DemoRecord[]): DemoRecord[] {
  const people = personnel(kit, offices);
  return [...positions(kit), ...people, ...trainers(kit, people), ...board(kit), ...figures(kit)];
}

function positions({ due }: RecordKit): DemoRecord[] {
  return positionWords.map(([level, fn, name, section, competences, mainTask, duties, limits]) => ({
    register: 'positions',
    key: name,
    values: {
      name,
      level,
      function: fn,
      section,
      mainTask,
      duties: duties.replaceAll('. ', '.\n'),
      analysis: `Dinilai tiap tahun terhadap beban kerja ${section.toLowerCase()}.`,
      competences: competences.split(','),
      limits,
      reviewOn: due(),
    },
    place: null,
  }));
}

const rankOf: Record<string, string> = {
  Aiptu: 'aiptu',
  Aipda: 'aipda',
  Bripka: 'bripka',
  Brigadir: 'brigpol',
  Briptu: 'briptu',
  Bripda: 'bripda',
};
const positionOf: Record<DemoUnit['function'], string> = {
  samapta: 'Kepala regu patroli',
  lantas: 'Penyidik pembantu laka',
  reskrim: 'Penyidik pembantu',
  resnarkoba: 'Penyidik pembantu',
  polsek: 'Anggota patroli',
  binmas: 'Bhabinkamtibmas',
  pospol: 'Petugas pos',
};
const taught: Record<string, string> = {
  first_aid: 'first_aid',
  crowd_control: 'crowd',
  crash_investigation: 'crash',
  women_children: 'women_children',
  mediation: 'mediation',
  community: 'polmas',
  investigation: 'scene',
};
const courses = ['Pelatihan pertolongan pertama', 'Pelatihan Dalmas', 'Pelatihan Polmas', 'Pelatihan olah TKP'];

/** The leaders of the units' first teams, in the posts of their functions; what their unit can do, most of them have learned. */
function personnel(kit: RecordKit, offices: readonly DemoRecord[]): DemoRecord[] {
  const { district, random, some, ahead, ago } = kit;
  const known = new Set(offices.map(({ key }) => key));
  return some(district.units, 56).map((unit, index): DemoRecord => {
    const leader = unit.crew[0]!;
    const bhabin = unit.function === 'binmas' ? `bhabin-${unit.beatAreaCodes[0] ?? ''}` : '';
    const home = unit.stationId === district.stations[0]?.id ? unit.function : unit.stationId;
    const office = known.has(bhabin) ? bhabin : known.has(home) ? home : 'polres';
    const post =
      unit.function === 'reskrim' && unit.skills.includes('women_children')
        ? 'Penyidik PPA'
        : positionOf[unit.function];
    return {
      register: 'personnel',
      key: String(index + 1),
      values: {
        name: `${leader.name} (rekaan)`,
        rank: rankOf[leader.rank] ?? 'brigpol',
        position: post,
        office,
        unit: unit.callsign,
        competences: unit.skills.flatMap((skill) => (taught[skill] && random.chance(0.8) ? [taught[skill]] : [])),
        course: turn(courses, index),
        trainedUntil: ahead(random.chance(0.15) ? -random.int(1, 60) : random.int(5, 700)),
        availability: turn(
          ['available', 'available', 'available', 'leave', 'available', 'training', 'available'],
          index,
        ),
        since: ago(random.int(60, 1500)),
      },
      place: unit.function === 'binmas' ? { areaCode: unit.beatAreaCodes[0]! } : null,
    };
  });
}

function trainers({ random, ahead, share }: RecordKit, people: readonly DemoRecord[]): DemoRecord[] {
  const subjects = ['first_aid', 'crowd', 'mediation', 'polmas', 'crash', 'call_taking', 'scene'];
  return people.slice(0, Math.max(3, share(10))).map((person, index) => ({
    register: 'trainers',
    key: String(index + 1),
    values: {
      name: String(person.values.name),
      level: index < 2 ? 'master' : turn(['trainer', 'trainer', 'assistant'], index),
      subjects: [turn(subjects, index), turn(subjects, index + 3)],
      certificate: `Sert/${2024 + (index % 3)}/${String(index + 1).padStart(3, '0')}`,
      validUntil: ahead(index === 3 ? -10 : random.int(10, 500)),
      personnel: person.key,
      hours: random.int(4, 90),
    },
    place: null,
  }));
}

const seats = [
  ['district', 'outside', 'academic', 'Menelaah ukuran kinerja dan cara menghitungnya'],
  ['district', 'outside', 'law', 'Menelaah keluhan yang tidak selesai'],
  ['district', 'outside', 'community', 'Menyampaikan suara warga'],
  ['district', 'outside', 'business', 'Menelaah pelayanan izin'],
  ['district', 'inside', 'police', 'Menyediakan data dan menindaklanjuti saran'],
  ['province', 'outside', 'academic', 'Menerima rujukan dari kabupaten dan kota'],
  ['national', 'outside', 'law', 'Menerima salinan angka gabungan'],
] as const;

function board({ ahead, ago, random, person }: RecordKit): DemoRecord[] {
  return seats.map(([level, side, field, mandate], index) => ({
    register: 'board-members',
    key: String(index + 1),
    values: {
      name: person(),
      level,
      side,
      field,
      mandate,
      from: ago(random.int(100, 700)),
      until: ahead(index === 2 ? 18 : random.int(60, 900)),
      ...(index % 3 === 0
        ? { conflict: 'Pernah menjadi konsultan pemerintah kota; tidak ikut menelaah perkara itu.' }
        : {}),
    },
    place: null,
  }));
}

const roles = ['community', 'customary', 'youth', 'women', 'trade'] as const;

function figures({ some, at, random, ahead, person, phone }: RecordKit): DemoRecord[] {
  return some(at('rw'), 18).map((rw, index) => ({
    register: 'respected-figures',
    key: String(index + 1),
    values: {
      name: person(),
      consent: phone(),
      role: turn(roles, index),
      helps: random.shuffle(['dispute', 'youth', 'family', 'disaster', 'crowd']).slice(0, random.int(1, 3)),
      available: turn(['Setelah magrib', 'Akhir pekan', 'Kapan saja lewat ketua RW'], index),
      renewBy: ahead(random.chance(0.15) ? -random.int(1, 15) : random.int(5, 300)),
    },
    place: { areaCode: rw.code },
  }));
}
