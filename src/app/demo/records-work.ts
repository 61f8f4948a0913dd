import {
  modelWords,
  partnerWords,
  patternWords,
  pilotWords,
  programmeWords,
  readinessWords,
  strategyWords,
  workWords,
} from './record-words-work.ts';
import { type DemoRecord, type RecordKit, turn } from './records-kit.ts';

interface Given {
  wisdom: readonly DemoRecord[];
  agreements: readonly DemoRecord[];
  problems: readonly DemoRecord[];
}

/** Partners, programmes and what came of them; models, pilots and how they spread; strategies and readiness. */
export function workRecords(kit: RecordKit, given: Given): DemoRecord[] {
  const partner = partners(kit, given);
  const programme = programmes(kit, given);
  return [
    ...partner,
    ...programme,
    ...works(kit, { ...given, partner, programme }),
    ...models(kit),
    ...pilots(kit, programme),
    ...patterns(kit),
    ...strategies(kit, given),
    ...readiness(kit),
  ];
}

function partners({ district, random, share, ago, due, phone }: RecordKit, { agreements }: Given): DemoRecord[] {
  return Array.from({ length: Math.max(5, share(26)) }, (_, index) => {
    const [kind, title, roles, means] = turn(partnerWords, index);
    const poi = random.pick(district.pois);
    return {
      register: 'partners',
      key: String(index + 1),
      values: {
        name: `${title} ${poi.name.split(' ').at(-1)!}`,
        kind,
        roles: roles.split(','),
        means: means.split(','),
        ...(index % 3 === 0 ? { agreement: turn(agreements, index).key } : {}),
        ...(random.chance(0.7) ? { contact: phone() } : {}),
        lastMet: ago(random.int(2, 160)),
        meetBy: due(),
      },
      place: { lon: poi.lon, lat: poi.lat },
    };
  });
}

function programmes({ random, at, ago, ahead, district }: RecordKit, { wisdom }: Given): DemoRecord[] {
  return programmeWords.map(([kind, mode, title, target, channel, childSafe, result], index) => ({
    register: 'programmes',
    key: String(index + 1),
    values: {
      name: title,
      mode,
      kind,
      target,
      channel,
      ...(index % 2 === 0 ? { wisdom: turn(wisdom, index).key } : {}),
      childSafe,
      startsOn: ago(random.int(30, 300)),
      endsOn: ahead(index === 4 ? -5 : random.int(15, 240)),
      result,
    },
    place: { areaCode: index % 3 === 0 ? district.regencyCode : turn(at('district'), index).code },
  }));
}

function works(
  { district, random, share, ago, at }: RecordKit,
  { partner, programme, problems }: Given & { partner: readonly DemoRecord[]; programme: readonly DemoRecord[] },
): DemoRecord[] {
  const crews = district.units.filter((unit) => unit.function === 'binmas' || unit.function === 'polsek');
  return Array.from({ length: share(40) }, (_, index) => {
    const [kind, title, outcome] = turn(workWords, index);
    const village = random.pick(at('village'));
    const spot = random.pick(district.pois);
    return {
      register: 'community-activities',
      key: String(index + 1),
      values: {
        name: `${title} Kel. ${village.name}`,
        kind,
        on: ago(random.int(1, 240)),
        partner: turn(partner, index).key,
        ...(index % 2 === 0 ? { programme: turn(programme, index).key } : {}),
        ...(index % 3 === 0 && problems.length > 0 ? { problem: turn(problems, index).key } : {}),
        attended: random.int(4, 90),
        outcome,
        unit: turn(crews, index).callsign,
      },
      place: { lon: spot.lon, lat: spot.lat },
    };
  });
}

function models({ due }: RecordKit): DemoRecord[] {
  return modelWords.map(([pattern, way, title, method, learned], index) => ({
    register: 'practice-models',
    key: String(index + 1),
    values: { name: title, pattern, way, method: method.replaceAll('|', '\n'), learned, reviewOn: due() },
    place: null,
  }));
}

function pilots({ at, ago, ahead, random }: RecordKit, programme: readonly DemoRecord[]): DemoRecord[] {
  const districts = at('district');
  return pilotWords.map(([title, aim, baseline, decision, reason], index) => ({
    register: 'pilots',
    key: String(index + 1),
    values: {
      name: title,
      aim,
      compared: [turn(districts, index + 1).code],
      baseline,
      startsOn: ago(random.int(40, 200)),
      ...(decision === 'running' ? { endsOn: ahead(20 + index * 15) } : {}),
      decision,
      ...(reason === '' ? {} : { reason }),
      programme: turn(programme, index).key,
    },
    place: { areaCode: turn(districts, index).code },
  }));
}

function patterns({ at, ago, due, random }: RecordKit): DemoRecord[] {
  const districts = at('district');
  return patternWords.map(([title, pilot, model, change, result], index) => ({
    register: 'development-patterns',
    key: String(index + 1),
    values: {
      name: title,
      pilot,
      model,
      from: turn(districts, index).code,
      change,
      startsOn: ago(random.int(20, 160)),
      result,
      reviewOn: due(),
    },
    place: { areaCode: turn(districts, index + 1).code },
  }));
}

function strategies({ due }: RecordKit, { problems }: Given): DemoRecord[] {
  return strategyWords.map(([name, ...grounds], index) => {
    const [philosophical, sociological, juridical, geopolitical, global, dynamic, operational] = grounds;
    return {
      register: 'strategies',
      key: String(index + 1),
      values: {
        name,
        philosophical,
        sociological,
        juridical,
        geopolitical,
        global,
        dynamic,
        operational,
        problems: problems.slice(index * 2, index * 2 + 2).map(({ key }) => key),
        reviewOn: due(),
      },
      place: null,
    };
  });
}

function readiness({ due }: RecordKit): DemoRecord[] {
  return readinessWords.map(([name, versions, order, state, evidence, fn], index) => ({
    register: 'readiness-items',
    key: String(index + 1),
    values: { name, versions: versions.split(','), order, state, evidence, function: fn, checkBy: due() },
    place: null,
  }));
}
