import { type NeedCode, needLabels } from '../incidents/needs.types.ts';
import { unitEquipmentLabels, unitKindInfo, unitSkillLabels } from '../units/unit-kinds.types.ts';
import type { Candidate, Eta, Fit, Reason, RecommendInput, RecommendSettings } from './recommend.types.ts';

const reason = (code: string, id: string, en: string, params: Reason['params'] = {}): Reason => ({
  code,
  params,
  text: { id, en },
});

/** Seconds as a person says them: "45 dtk", "6 mnt", "2 jam". */
function spoken(seconds: number, language: 'id' | 'en'): string {
  const [s, m, h] = language === 'id' ? ['dtk', 'mnt', 'jam'] : ['s', 'min', 'h'];
  if (seconds < 60) return `${Math.round(seconds)} ${s}`;
  return seconds < 7200 ? `${Math.floor(seconds / 60)} ${m}` : `${Math.floor(seconds / 3600)} ${h}`;
}

/** Crew wanted at the least: two where it is most urgent. */
export const wantedCrew = (priority: number): number => (priority === 1 ? 2 : 1);

/** What speaks for a unit, most telling first. `fastest`: no unit that could serve has a shorter travel time. */
export function plusesOf(unit: Candidate, need: NeedCode, fit: Fit, fastest: boolean, input: RecommendInput): Reason[] {
  const list: Reason[] = [];
  if (fastest) list.push(reason('fastest', 'tercepat', 'fastest'));
  if (fit === 'primary' && need !== 'patrol') {
    list.push(reason('own_work', needLabels[need].id, needLabels[need].en, { need }));
  }
  const armed = unit.equipment.includes('firearm');
  if (unit.crew >= 2) {
    const params = { crew: unit.crew, armed: armed ? 1 : 0 };
    const [id, en] = armed ? [', bersenjata', ', armed'] : ['', ''];
    list.push(reason('crew', `${unit.crew} personel${id}`, `crew of ${unit.crew}${en}`, params));
  } else if (armed && input.equipment.includes('firearm')) list.push(reason('armed', 'bersenjata', 'armed'));
  if (unitKindInfo[unit.kind].profile === 'motorcycle') {
    list.push(reason('alley', 'bisa lewat gang', 'fits through alleys'));
  }
  for (const item of input.equipment) {
    if (item === 'firearm' || !unit.equipment.includes(item)) continue;
    list.push(reason('equipment', unitEquipmentLabels[item].id, unitEquipmentLabels[item].en, { item }));
  }
  for (const skill of input.skills) {
    if (!unit.skills.includes(skill)) continue;
    list.push(reason('skill', unitSkillLabels[skill].id, unitSkillLabels[skill].en, { skill }));
  }
  if (unit.ownBeat) list.push(reason('own_beat', 'wilayahnya sendiri', 'own beat'));
  return list;
}

/** What speaks against a unit, in the order in which it should be read. */
export function shortfallsOf(
  unit: Candidate,
  eta: Eta,
  need: NeedCode,
  fit: Fit,
  input: RecommendInput,
  settings: RecommendSettings,
): Reason[] {
  const list: Reason[] = [];
  if (unit.task) {
    const number = unit.task.incidentNumber;
    list.push(reason('busy', `sedang menangani ${number}`, `on ${number}`, { number, priority: unit.task.priority }));
  }
  if (fit === 'substitute') {
    list.push(reason('substitute', `bukan ${needLabels[need].id}`, `not a ${needLabels[need].en}`, { need }));
  }
  for (const item of missing(input.equipment, unit.equipment)) {
    const label = unitEquipmentLabels[item];
    list.push(reason('no_equipment', `tanpa ${label.id}`, `no ${label.en}`, { item }));
  }
  for (const skill of missing(input.skills, unit.skills)) {
    const label = unitSkillLabels[skill];
    list.push(reason('no_skill', `tanpa ${label.id}`, `no ${label.en}`, { skill }));
  }
  if (unit.crew < wantedCrew(input.priority)) {
    list.push(reason('crew_small', `hanya ${unit.crew} personel`, `crew of ${unit.crew} only`, { crew: unit.crew }));
  }
  const position = positionShortfall(unit, settings);
  if (position) list.push(position);
  if (unit.emptiesPost !== null) {
    list.push(
      reason('empties_post', `${unit.emptiesPost} kosong`, `${unit.emptiesPost} left empty`, {
        post: unit.emptiesPost,
      }),
    );
  }
  if (unit.fuelLow) list.push(reason('fuel_low', 'BBM rendah', 'low on fuel'));
  if (unit.shiftEndsInS !== null && unit.shiftEndsInS < settings.shiftSoonS)
    list.push(shiftShortfall(unit.shiftEndsInS));
  if (input.targetLeftS !== null && eta.seconds > input.targetLeftS) {
    const over = eta.seconds - Math.max(0, input.targetLeftS);
    list.push(
      reason('past_target', `lewat target ${spoken(over, 'id')}`, `${spoken(over, 'en')} past target`, {
        over: Math.round(over),
      }),
    );
  }
  return list;
}

function positionShortfall(unit: Candidate, settings: RecommendSettings): Reason | null {
  const params = { source: unit.positionSource, age: unit.positionAgeS ?? -1 };
  if (unit.positionAgeS === null || unit.positionSource === 'post') {
    return reason('position_post', 'posisi menurut pos', 'position from its post', params);
  }
  if (unit.positionAgeS <= settings.freshS) {
    return unit.positionSource === 'radio'
      ? reason('position_radio', 'posisi dari radio', 'position by radio', params)
      : null;
  }
  const by = unit.positionSource === 'radio' ? ', radio' : '';
  return reason(
    'position_old',
    `posisi ${spoken(unit.positionAgeS, 'id')} lalu${by}`,
    `position ${spoken(unit.positionAgeS, 'en')} old${by}`,
    params,
  );
}

function shiftShortfall(leftS: number): Reason {
  if (leftS <= 0) return reason('shift_over', 'jam dinas habis', 'shift is over', { left: leftS });
  return reason('shift_ends', `dinas habis ${spoken(leftS, 'id')} lagi`, `shift ends in ${spoken(leftS, 'en')}`, {
    left: leftS,
  });
}

/** The wanted things that are not among the held ones. */
export function missing<T>(wanted: readonly T[], held: readonly T[]): T[] {
  return wanted.filter((one) => !held.includes(one));
}

/** Why a unit is not ranked at all. */
export const exclusions = {
  out: reason('out', 'nonaktif', 'out of service'),
  assigned_here: reason('assigned_here', 'sudah ditugaskan ke kejadian ini', 'already assigned to this event'),
  busy: reason('busy_as_urgent', 'menangani kejadian yang sama mendesak', 'on an event just as urgent'),
  not_suited: reason('not_suited', 'tidak sesuai kebutuhan', 'does not meet a need'),
  too_far_on_foot: reason('too_far_on_foot', 'di luar jangkauan jalan kaki', 'out of walking reach'),
  no_route: reason('no_route', 'tidak ada jalan ke lokasi', 'no way to the place'),
} as const;
