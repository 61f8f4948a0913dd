import type { NeedCode } from '../incidents/needs.types.ts';
import type { UnitFunction, UnitSkill } from '../units/unit-kinds.types.ts';
import type { Fit } from './recommend.types.ts';

interface FitRule {
  primary: readonly UnitFunction[];
  /** A skill that makes any unit as good as the primary ones. */
  skill?: UnitSkill;
  substitutes: readonly UnitFunction[];
}

/** Who serves which need: whose work it is, and who can hold the place until they come. */
const fitRules: Readonly<Record<NeedCode, FitRule>> = {
  patrol: { primary: ['samapta', 'sector'], substitutes: ['traffic', 'binmas', 'reskrim'] },
  traffic: { primary: ['traffic'], skill: 'crash_scene', substitutes: ['samapta', 'sector'] },
  reskrim: { primary: ['reskrim'], substitutes: ['resnarkoba', 'intelkam'] },
  narcotics: { primary: ['resnarkoba'], substitutes: ['reskrim'] },
  women_children: { primary: ['women_children'], skill: 'women_children', substitutes: ['reskrim'] },
  community: { primary: ['binmas'], substitutes: ['sector', 'samapta'] },
  crowd_control: { primary: [], skill: 'crowd_control', substitutes: ['samapta'] },
  rescue: { primary: ['water'], skill: 'rescue', substitutes: ['samapta', 'sector'] },
  ambulance: { primary: ['medical'], substitutes: [] },
  fire_brigade: { primary: [], substitutes: [] },
  disaster_agency: { primary: [], substitutes: [] },
};

/** Whether a unit serves a need as its own work, as a stopgap, or not at all (null). */
export function fitOf(unit: { function: UnitFunction; skills: readonly UnitSkill[] }, need: NeedCode): Fit | null {
  const rule = fitRules[need];
  if (rule.primary.includes(unit.function)) return 'primary';
  if (rule.skill && unit.skills.includes(rule.skill)) return 'primary';
  return rule.substitutes.includes(unit.function) ? 'substitute' : null;
}
