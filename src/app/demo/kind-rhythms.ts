/** Rhythms that several kinds share; weeks run from Monday to Sunday, bumps are [hour, width, height]. */
export const flat = [1, 1, 1, 1, 1, 1, 1] as const;
export const weekend = [0.8, 0.8, 0.85, 0.95, 1.25, 1.5, 1.2] as const;
export const working = [1.15, 1.1, 1.1, 1.1, 1.15, 0.85, 0.6] as const;
export const night = [
  [1, 3, 5],
  [22, 2, 1.5],
] as const;
export const evening = [[20, 2.5, 4]] as const;
export const rush = [
  [7, 1.3, 5],
  [17, 1.6, 6],
] as const;
export const daytime = [
  [11, 3.5, 4],
  [16, 2.5, 2],
] as const;
export const road = ['junction', 'bridge'] as const;
export const trade = ['market', 'terminal', 'mall', 'fuel'] as const;

/** What most kinds have in common: no weather, no season, no hot spots, no followers. */
export const base = { rain: 1, fasting: 1, pull: 0, magnets: [], reach: 90, week: flat, repeats: 0 } as const;
