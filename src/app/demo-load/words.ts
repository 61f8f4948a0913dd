import type { UnitEquipment, UnitFunction, UnitKind, UnitSkill } from '../../command/units/unit-kinds.types.ts';
import type { CallChannel } from '../../communication/calls/call-lines.types.ts';
import type { DemoChannel, DemoDisposition, DemoUnit, DemoUnitFunction } from '../demo/index.ts';

/** How the generator's words read in the house. */
export const unitFunctionOf: Record<DemoUnitFunction, UnitFunction> = {
  samapta: 'samapta',
  lantas: 'traffic',
  reskrim: 'reskrim',
  resnarkoba: 'resnarkoba',
  polsek: 'sector',
  binmas: 'binmas',
  pospol: 'sector',
};

export const unitKindOf: Record<DemoUnit['kind'], UnitKind> = {
  car: 'patrol_car',
  motorcycle: 'motorcycle',
  foot: 'foot',
};

export const skillOf: Record<string, UnitSkill | undefined> = {
  first_aid: 'first_aid',
  crowd_control: 'crowd_control',
  crash_investigation: 'crash_scene',
  women_children: 'women_children',
  mediation: 'negotiator',
};

export const equipmentOf: Record<string, UnitEquipment | undefined> = {
  firearm: 'firearm',
  first_aid_kit: 'first_aid_kit',
  cones: 'barrier',
};

export const channelOf: Record<DemoChannel, CallChannel> = {
  phone_110: 'telephony',
  phone_112: '112',
  whatsapp: 'whatsapp',
  radio: 'radio',
  walk_in: 'walk_in',
};

export const dispositionOf: Record<DemoDisposition, string> = {
  report_taken: 'report_made',
  settled_on_scene: 'handled_on_scene',
  suspect_detained: 'suspect_arrested',
  handed_over: 'handed_to_agency',
  not_found: 'not_found',
  assisted: 'handled_on_scene',
  unfounded: 'false_report',
};
