import type { Text } from '../../platform/problem/problem.ts';

/** The three levels, from calm to bad. Always shown by colour and shape. */
export const statusLevels = ['aman', 'waspada', 'rawan'] as const;
export type StatusLevel = (typeof statusLevels)[number];

/** 0, 1, 2: to compare and to take the worst. */
export const rankOf = (level: StatusLevel): number => statusLevels.indexOf(level);
export const worst = (levels: readonly StatusLevel[]): StatusLevel =>
  levels.reduce<StatusLevel>((found, one) => (rankOf(one) > rankOf(found) ? one : found), 'aman');

export const statusShapes = { aman: 'circle', waspada: 'triangle', rawan: 'square' } as const satisfies Record<
  StatusLevel,
  string
>;

export const statusWords: Readonly<Record<StatusLevel, Text>> = {
  aman: { id: 'Aman', en: 'Calm' },
  waspada: { id: 'Waspada', en: 'Watch' },
  rawan: { id: 'Rawan', en: 'At risk' },
};

/** The four gauges of an area (S3-k2-tk). */
export const gauges = ['security', 'safety', 'order', 'flow'] as const;
export type Gauge = (typeof gauges)[number];

export const gaugeWords: Readonly<Record<Gauge, Text>> = {
  security: { id: 'Keamanan', en: 'Security' },
  safety: { id: 'Keselamatan', en: 'Safety' },
  order: { id: 'Ketertiban', en: 'Order' },
  flow: { id: 'Kelancaran', en: 'Flow' },
};

/** Levels of the area tree that have a status. An RT is too small for one: its reports count for its RW. */
export const assessedLevels = ['regency', 'district', 'village', 'rw'] as const;
export type AssessedLevel = (typeof assessedLevels)[number];

export const trends = ['rising', 'steady', 'falling'] as const;
export type Trend = (typeof trends)[number];

/** What a proposal looks at. */
export const signals = [
  'problems',
  'reports',
  'early',
  'tension',
  'children',
  // Of a problem:
  'kind',
  'linked',
  'handling',
  'age',
] as const;
export type Signal = (typeof signals)[number];
