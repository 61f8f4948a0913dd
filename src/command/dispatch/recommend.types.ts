import type { Text } from '../../platform/problem/problem.ts';
import type { Priority } from '../incidents/incident-kinds.types.ts';
import type { NeedCode, NeedCount } from '../incidents/needs.types.ts';
import type { UnitEquipment, UnitFunction, UnitKind, UnitSkill } from '../units/unit-kinds.types.ts';
import type { UnitState } from '../units/units.states.ts';

/** What the ranking knows of a unit. Nothing about persons beyond their number. */
export interface Candidate {
  id: string;
  callSign: string;
  kind: UnitKind;
  function: UnitFunction;
  skills: readonly UnitSkill[];
  equipment: readonly UnitEquipment[];
  crew: number;
  state: UnitState;
  /** Seconds since the position was taken; null when there is none and the post's place is used. */
  positionAgeS: number | null;
  positionSource: 'gps' | 'radio' | 'post';
  /** Seconds until the shift ends; negative after it; null when no shift is set. */
  shiftEndsInS: number | null;
  /** The task it has now; null when free. */
  task: { incidentId: string; incidentNumber: string; priority: Priority } | null;
  /** Nobody stays at its post when it leaves; the post's name, or null. */
  emptiesPost: string | null;
  fuelLow: boolean;
  /** The incident lies in the unit's own beat. */
  ownBeat: boolean;
}

/** Travel of one unit to the incident by its own profile. A unit without an entry has no way there. */
export interface Eta {
  seconds: number;
  meters: number;
}

export interface RecommendInput {
  incidentId: string;
  priority: Priority;
  /** Still to be met: what units already sent cover is taken off before. */
  needs: readonly NeedCount[];
  /** Wanted of each unit, e.g. a firearm where a weapon was reported. Missing ones are shortfalls, not exclusions. */
  equipment: readonly UnitEquipment[];
  skills: readonly UnitSkill[];
  /** Seconds left of the response target; null when it is not measured. */
  targetLeftS: number | null;
  units: readonly Candidate[];
  etas: ReadonlyMap<string, Eta>;
  /** Units on foot that have no way, or one longer than anyone is sent on foot. */
  tooFarOnFoot?: ReadonlySet<string>;
}

export interface Reason {
  code: string;
  params: Readonly<Record<string, string | number>>;
  text: Text;
}

export interface RankedUnit {
  /** 1 is the first choice: the key on the desk up to 9. */
  rank: number;
  unitId: string;
  callSign: string;
  etaS: number;
  meters: number;
  /** Seconds by which units are compared: travel time plus stated penalties. Not shown as an arrival time. */
  cost: number;
  /** The need that the unit serves best, and whether it is its own work or a stopgap. */
  serves: NeedCode;
  fit: Fit;
  /** Set when the unit is part of the proposed set. */
  proposedFor: NeedCode | null;
}

/** Why a unit stands where it stands, in words: most telling first. */
export interface UnitReasons {
  pluses: Reason[];
  shortfalls: Reason[];
}

export type Fit = 'primary' | 'substitute';

export interface Remaining {
  need: NeedCode;
  count: number;
  /** Met by asking a partner, not by a unit. */
  partner: boolean;
}

export interface Recommendation {
  version: string;
  /** Every unit that could serve, once, best first. */
  ranked: RankedUnit[];
  /** The reasons of one of the ranked. Made when asked for: a desk shows a few of a thousand. */
  reasonsOf(one: RankedUnit): UnitReasons;
  /** The others, with the reason why not. */
  excluded: { unitId: string; reason: Reason }[];
  /** The proposed set, in the order of the ranking. */
  proposed: { unitId: string; need: NeedCode }[];
  remaining: Remaining[];
  /** "sisa kebutuhan: 1 Reskrim"; empty when all is covered. */
  remainingText: Text;
}

/** Seconds added to the travel time for each lack. A district tunes them on its own overrides and outcomes. */
export interface RecommendSettings {
  state: Readonly<Record<Exclude<UnitState, 'out'>, number>>;
  source: Readonly<Record<Candidate['positionSource'], number>>;
  /** A position older than this is stale; each second beyond costs `perStaleS`, up to `maxStaleS` seconds beyond. */
  freshS: number;
  perStaleS: number;
  maxStaleS: number;
  substitute: number;
  missingEquipment: number;
  missingSkill: number;
  missingCrew: number;
  emptiesPost: number;
  fuelLow: number;
  shiftEndsSoon: number;
  /** "Soon" for the end of a shift, in seconds. */
  shiftSoonS: number;
  /** A unit on foot that walks longer than this many seconds is not proposed, and its way is not searched to its end. */
  longestWalkS: number;
}

export const recommendSettings: RecommendSettings = {
  state: { available: 0, returning: 15, dispatched: 45, responding: 60, on_scene: 180 },
  source: { gps: 0, radio: 30, post: 60 },
  freshS: 120,
  perStaleS: 0.2,
  maxStaleS: 1800,
  substitute: 120,
  missingEquipment: 60,
  missingSkill: 45,
  missingCrew: 60,
  emptiesPost: 90,
  fuelLow: 60,
  shiftEndsSoon: 60,
  shiftSoonS: 1800,
  longestWalkS: 3600,
};

/** Why a dispatcher chose otherwise: one key, kept beside the proposal and compared with the outcome later. */
export const overrideReasons: readonly { key: string; code: string; label: Text }[] = [
  { key: '1', code: 'knows_area', label: { id: 'Lebih kenal wilayah', en: 'Knows the area better' } },
  { key: '2', code: 'already_near', label: { id: 'Sudah di dekat lokasi', en: 'Already near' } },
  { key: '3', code: 'ability', label: { id: 'Kemampuan atau perlengkapan', en: 'Skill or equipment' } },
  { key: '4', code: 'keeps_cover', label: { id: 'Menjaga wilayah lain', en: 'Keeps another area covered' } },
  {
    key: '5',
    code: 'position_wrong',
    label: { id: 'Posisi atau waktu tempuh keliru', en: 'Position or travel time is wrong' },
  },
  { key: '6', code: 'ordered', label: { id: 'Perintah pimpinan', en: 'Ordered by command' } },
  { key: '7', code: 'no_answer', label: { id: 'Unit usulan tidak menjawab', en: 'Proposed unit does not answer' } },
  { key: '9', code: 'other', label: { id: 'Lain', en: 'Other' } },
];
