import type { KindCode } from './incident-kinds.types.ts';
import { type Question, questions } from './questions.types.ts';

const q = questions;
const robbery = [q.weapon, q.injured, q.suspect, q.when, q.ambulance] as const;
const property = [q.suspect, q.weapon, q.when, q.value] as const;
const disasterScene = [q.trapped, q.injured, q.hazard, q.ongoing, q.ambulance] as const;
const crash = [q.injured, q.trapped, q.blocked, q.hazard, q.ambulance] as const;
const road = [q.blocked, q.hazard, q.injured] as const;
const person = [q.conscious, q.when, q.ambulance] as const;

/** The script of each kind, in the order of asking: danger first, then what helps the unit. Three to five each. */
export const kindQuestions: Readonly<Record<KindCode, readonly Question[]>> = {
  curas: robbery,
  curat: property,
  curanmor: [q.suspect, q.tracked, q.weapon, q.when],
  anirat: robbery,
  theft: property,
  fraud: [q.suspect, q.value, q.when],
  domestic_violence: [q.weapon, q.injured, q.suspect, q.childVictim, q.ambulance],
  sexual_violence: [q.injured, q.suspect, q.childVictim, q.when, q.ambulance],
  narcotics_report: [q.suspect, q.weapon, q.stillOn],
  missing_person: [q.vulnerable, q.threatened, q.when],
  homicide: robbery,
  vandalism: [q.suspect, q.weapon, q.injured, q.when],
  crash_injury: crash,
  crash_material: [q.injured, q.blocked, q.hazard],
  hit_and_run: [q.injured, q.conscious, q.blocked, q.when, q.ambulance],
  congestion: road,
  road_hazard: road,
  illegal_racing: [q.stillOn, q.crowdSize, q.injured],
  brawl: [q.weapon, q.crowdSize, q.injured, q.ongoing, q.ambulance],
  noise: [q.stillOn, q.threatened, q.crowdSize],
  suspicious_person: [q.stillOn, q.weapon, q.threatened],
  crowd: [q.crowdSize, q.weapon, q.injured, q.blocked, q.ongoing],
  gambling: [q.stillOn, q.crowdSize, q.threatened],
  threat: [q.weapon, q.suspect, q.injured, q.when],
  bomb_threat: [q.injured, q.crowdSize, q.hazard],
  fire: disasterScene,
  flood: [q.trapped, q.vulnerable, q.hazard, q.blocked, q.ongoing],
  fallen_tree: [q.trapped, q.injured, q.blocked, q.hazard],
  landslide: disasterScene,
  earthquake: disasterScene,
  medical: [q.conscious, q.vulnerable, q.ambulance],
  suicide_risk: [q.weapon, q.conscious, q.injured, q.ambulance],
  animal: [q.threatened, q.injured, q.stillOn],
  found_person: [q.vulnerable, q.conscious, q.threatened, q.ambulance],
  drowning: person,
  body_found: [q.suspect, q.when, q.blocked],
  lost_item: [q.value, q.threatened, q.when],
  service_question: [q.threatened, q.injured, q.stillOn],
  other: [q.threatened, q.injured, q.weapon, q.stillOn],
};
