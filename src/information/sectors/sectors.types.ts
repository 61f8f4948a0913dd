/** Levels whose areas a plan may be built of. */
export const planLevels = ['village', 'rw'] as const;
export type PlanLevel = (typeof planLevels)[number];

/** Letters of the sectors, in the order of their colours; as many as the keys 1–9 can name. */
export const sectorKeys = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const;
export type SectorKey = (typeof sectorKeys)[number];

export const planStates = ['draft', 'planned', 'in_force', 'past'] as const;
/** `planned` = accepted for a later day; `past` = another one came into force after it. */
export type PlanState = (typeof planStates)[number];

/** What a balanced split weighs; each 0–10, any unit, only their shares count. */
export interface Weights {
  load: number;
  population: number;
  area: number;
}
