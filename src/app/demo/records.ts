import { labelPoint } from '../../information/areas/label-point.ts';
import { Random } from './random.ts';
import { type ProblemStory, problemStories } from './record-words.ts';
import { agreements, areaRecords, localWisdom } from './records-areas.ts';
import { type DemoRecord, type RecordKit, recordKit, turn } from './records-kit.ts';
import { budgetLines, meansRecords } from './records-means.ts';
import { organisation, peopleRecords } from './records-people.ts';
import { roadRecords, roadSections } from './records-roads.ts';
import { ruleRecords } from './records-rules.ts';
import { workRecords } from './records-work.ts';
import type { DemoIncident, District } from './types.ts';

/** Cells of about 250 m in which incidents of one kind are counted. */
const cellDegrees = 0.0023;
const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const inWords = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' });

/**
 * Records that fit the district: problems where its incidents gather, its units' assets, its own streets, offices and areas.
 * A tenth for a small one. What a record points to stands before it.
 */
export function generateRecords(district: District, random = new Random(district.seed).fork('records')): DemoRecord[] {
  const kit = recordKit(district, random);
  const wisdom = localWisdom(kit);
  const problemRecords = problems(kit, wisdom);
  const offices = organisation(kit);
  const agreed = agreements(kit, problemRecords);
  const budget = budgetLines(kit);
  const sections = roadSections(kit);
  const places = [problemRecords, assets(kit), posts(kit)];
  return [
    ...wisdom,
    ...places.flat(),
    ...areaRecords(kit, problemRecords),
    ...offices,
    ...peopleRecords(kit, offices),
    ...ruleRecords(kit),
    ...agreed,
    ...budget,
    ...meansRecords(kit, { offices, budget, agreements: agreed }),
    ...sections,
    ...roadRecords(kit, sections),
    ...workRecords(kit, { wisdom, agreements: agreed, problems: problemRecords }),
  ];
}

interface Cluster {
  story: ProblemStory;
  incidents: DemoIncident[];
}

/** The densest cells of each kind that has a story, the kinds taking turns, so that no kind fills the list. */
function clusters(district: District, count: number): Cluster[] {
  const cells = new Map<string, Cluster>();
  for (const incident of district.incidents) {
    const story = problemStories[incident.kind];
    if (!story || incident.disposition === null || incident.resolvedSeconds === null) continue;
    const key = [incident.kind, Math.floor(incident.lon / cellDegrees), Math.floor(incident.lat / cellDegrees)].join();
    const cell = cells.get(key);
    if (cell) cell.incidents.push(incident);
    else cells.set(key, { story, incidents: [incident] });
  }
  const byStory = Map.groupBy(cells.values(), ({ story }) => story);
  const ranked = [...byStory.values()].map((list) => list.sort((a, b) => b.incidents.length - a.incidents.length));
  // By name, so that neighbouring cells of one place are one problem.
  const chosen = new Map<string, Cluster>();
  for (let turn = 0; chosen.size < count && ranked.some((list) => turn < list.length); turn++) {
    for (const cluster of ranked.flatMap((list) => list[turn] ?? [])) {
      const name = nameOf(cluster);
      if (chosen.size < count && !chosen.has(name)) chosen.set(name, cluster);
    }
  }
  return [...chosen.values()];
}

const middleOf = ({ incidents }: Cluster): DemoIncident => incidents[Math.floor(incidents.length / 2)]!;

/** "Tawuran remaja dekat SMAN Pinus": the story and the street or landmark, without a house number. */
function nameOf(cluster: Cluster): string {
  const street = middleOf(cluster)
    .place.split(',')[0]!
    .replace(/\s+(no\.?\s*)?\d+\w*$/i, '');
  return `${cluster.story.name} ${street.replace(/^(Dekat|Simpang)/, (word) => word.toLowerCase())}`;
}

function problems({ district, random, share }: RecordKit, wisdom: readonly DemoRecord[]): DemoRecord[] {
  return clusters(district, share(60)).map((cluster, index) => {
    const { story, incidents } = cluster;
    const [middle, first] = [middleOf(cluster), incidents[0]!];
    const known = random.chance(0.6);
    return {
      register: 'problems',
      key: String(index + 1),
      values: {
        name: nameOf(cluster),
        kind: story.kind,
        trigger: random.pick(story.triggers),
        parties: story.parties,
        since: day(Date.parse(first.reportedAt)),
        handling: random.chance(0.8) ? random.shuffle(story.handling).slice(0, random.int(1, 2)) : [],
        ...(known ? { rootCause: story.rootCause } : {}),
        incidents: incidents.slice(-3).map(({ id }) => id),
        causes: random.shuffle(story.causes).slice(0, random.int(1, 2)),
        ...(random.chance(0.4) ? { claims: story.claims } : {}),
        history: `Dilaporkan ${incidents.length} kali sejak ${inWords.format(Date.parse(first.reportedAt))}.`,
        ...(story.kind === 'dispute' ? { values: turn(wisdom, index).key } : {}),
      },
      place: { lon: middle.lon, lat: middle.lat },
    };
  });
}

const stock = [
  { name: 'Radio genggam', kind: 'radio', from: 2_500_000, to: 6_500_000 },
  { name: 'Rompi pelindung', kind: 'protection', from: 4_000_000, to: 9_000_000 },
  { name: 'Komputer layanan', kind: 'computer', from: 8_000_000, to: 16_000_000 },
  { name: 'Tas pertolongan pertama', kind: 'medical', from: 400_000, to: 1_500_000 },
] as const;

function assets({ district, random, share, ago, due }: RecordKit): DemoRecord[] {
  return Array.from({ length: share(80) }, (_, index): DemoRecord => {
    const unit = district.units[(index * 7) % district.units.length]!;
    const wheels = unit.kind !== 'foot' && random.chance(0.5);
    const car = unit.kind === 'car';
    const thing = wheels
      ? ({ name: car ? 'Mobil patroli' : 'Sepeda motor patroli', kind: 'vehicle' } as const)
      : random.pick(stock);
    const [from, to] = 'from' in thing ? [thing.from, thing.to] : car ? [280e6, 420e6] : [28e6, 55e6];
    const condition = (['good', 'light_damage', 'heavy_damage'] as const)[random.weighted([8, 2, 1])]!;
    const ready =
      condition === 'good' ? 'ready' : condition === 'heavy_damage' ? 'unusable' : random.pick(['ready', 'repair']);
    const level = unit.function === 'pospol' ? 'pospol' : unit.function === 'polsek' ? 'polsek' : 'polres';
    return {
      register: 'assets',
      key: String(index + 1),
      values: {
        name: `${thing.name} ${unit.callsign}`,
        number: `INV-${String(index + 1).padStart(4, '0')}`,
        kind: thing.kind,
        condition,
        ready,
        level,
        holder: unit.callsign,
        value: Math.round(random.range(from, to) / 50_000) * 50_000,
        boughtOn: ago(random.int(90, 3600)),
        ...(thing.kind === 'vehicle' || thing.kind === 'radio' ? { serviceBy: due() } : {}),
      },
      place: null,
    };
  });
}

function posts({ random, some, at, nameOf, ago, due, phone }: RecordKit): DemoRecord[] {
  const rtsOf = Map.groupBy(at('rt'), ({ parentCode }) => parentCode);
  return some(at('rw'), 70).map((rw, index): DemoRecord => {
    const rts = rtsOf.get(rw.code) ?? [];
    const [lon, lat] = labelPoint((rts.length > 0 ? random.pick(rts) : rw).geometry);
    return {
      register: 'poskamling',
      key: String(index + 1),
      values: {
        name: `Poskamling ${rw.name} Kel. ${nameOf(rw.parentCode ?? '')}`.trim(),
        kind: (['permanent', 'gate', 'hall', 'seasonal'] as const)[random.weighted([6, 2, 2, 1])]!,
        shiftsAWeek: (['0', '2', '3', '7'] as const).map(Number)[random.weighted([1, 2, 3, 4])]!,
        members: random.int(8, 42),
        kentongan: random.chance(0.85),
        radio: random.chance(0.3),
        ...(random.chance(0.7) ? { contact: phone() } : {}),
        checkedOn: ago(random.int(2, 240)),
        checkBy: due(),
      },
      place: { lon, lat },
    };
  });
}
