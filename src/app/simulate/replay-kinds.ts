import type { KindCode } from '../../command/incidents/incident-kinds.types.ts';

/**
 * Montgomery County's 911 types in the words of our catalogue. First by type, whatever the class (the county enters one
 * event under several classes: a vehicle accident is also an EMS and a fire call); what is not named falls to its class.
 *
 * | type | kind |
 * |---|---|
 * | vehicle accident | class EMS or Fire: `crash_injury` (someone is hurt or trapped); class Traffic: `crash_material` |
 * | disabled vehicle | `congestion` |
 * | road obstruction, hazardous road, debris or fluids, leaking fuel | `road_hazard` |
 * | every kind of fire, gas odour, carbon monoxide, fire alarm | `fire` |
 * | assault, stabbing | `anirat`; shooting, active shooter: `threat` |
 * | bomb device | `bomb_threat`; suspicious: `suspicious_person` |
 * | rescue from water, drowning | `drowning`; other rescue: `other` |
 * | animal bite | `animal` |
 * | overdose, poisoning and other illness | `medical` |
 */
const byType: readonly (readonly [RegExp, KindCode])[] = [
  [/^DISABLED VEHICLE/, 'congestion'],
  [/^(ROAD OBSTRUCTION|HAZARDOUS ROAD|DEBRIS\/FLUIDS|VEHICLE LEAKING FUEL)/, 'road_hazard'],
  [/(FIRE|GAS-ODOR|CARBON MONOXIDE|HAZARDOUS MATERIALS)/, 'fire'],
  [/^(ASSAULT|STABBING)/, 'anirat'],
  [/^(SHOOTING|ACTIVE SHOOTER)/, 'threat'],
  [/^BOMB/, 'bomb_threat'],
  [/^SUSPICIOUS/, 'suspicious_person'],
  [/^(RESCUE - WATER|DROWNING)/, 'drowning'],
  [/^RESCUE/, 'other'],
  [/^ANIMAL BITE/, 'animal'],
  [/^(TRAIN|PLANE) CRASH/, 'crash_injury'],
];

const byClass: Readonly<Record<string, KindCode>> = { EMS: 'medical', Traffic: 'congestion', Fire: 'fire' };

/** The kind for a row of the replay; undefined for a class that is not known. A code of our own catalogue in `type` is kept by the caller. */
export function kindOfRow(group: string, type: string): KindCode | undefined {
  const fallback = byClass[group];
  if (!fallback) return undefined;
  const name = type.trim().toUpperCase();
  if (name.startsWith('VEHICLE ACCIDENT')) return group === 'Traffic' ? 'crash_material' : 'crash_injury';
  return byType.find(([pattern]) => pattern.test(name))?.[1] ?? fallback;
}
