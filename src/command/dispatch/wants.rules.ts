import type { KindCode } from '../incidents/incident-kinds.types.ts';
import type { UnitEquipment, UnitSkill } from '../units/unit-kinds.types.ts';

export interface Wants {
  equipment: UnitEquipment[];
  skills: UnitSkill[];
}

type Rule = { kinds?: readonly KindCode[]; answer?: string; equipment?: UnitEquipment[]; skills?: UnitSkill[] };

/** What units should bring, by kind or by answer (`question.answer`). One line a rule, so that a district can read it. */
const rules: readonly Rule[] = [
  { answer: 'weapon.blade', equipment: ['firearm'] },
  { answer: 'weapon.firearm', equipment: ['firearm', 'vest'] },
  { answer: 'injured.yes', equipment: ['first_aid_kit'] },
  { answer: 'conscious.no', skills: ['first_aid'] },
  { answer: 'trapped.yes', skills: ['rescue'] },
  { answer: 'crowd_size.mass', equipment: ['shield'] },
  { answer: 'road_blocked.fully', equipment: ['barrier'] },
  { answer: 'child.yes', skills: ['women_children'] },
  { kinds: ['curas', 'homicide'], equipment: ['firearm'] },
  { kinds: ['crash_injury', 'hit_and_run'], equipment: ['first_aid_kit'] },
  { kinds: ['fallen_tree'], equipment: ['chainsaw'] },
  { kinds: ['flood', 'drowning'], equipment: ['boat'] },
  { kinds: ['domestic_violence', 'sexual_violence'], skills: ['women_children'] },
  { kinds: ['suicide_risk'], skills: ['negotiator'] },
  { kinds: ['medical'], skills: ['first_aid'] },
];

/** What is wanted of the units of an incident, each thing once. `answers`: question code → answer code. */
export function wantsOf(kind: KindCode, answers: Readonly<Record<string, string>>): Wants {
  const given = new Set(Object.entries(answers).map(([question, answer]) => `${question}.${answer}`));
  const met = rules.filter((rule) => rule.kinds?.includes(kind) || (rule.answer && given.has(rule.answer)));
  return {
    equipment: [...new Set(met.flatMap((rule) => rule.equipment ?? []))],
    skills: [...new Set(met.flatMap((rule) => rule.skills ?? []))],
  };
}
