import type { Text } from '../../platform/problem/problem.ts';

/** What may differ by area, since areas differ (S1-beda). */
export const parameterIds = [
  'watch_tail',
  'danger_tail',
  'least_reports',
  'problem_watch',
  'problem_danger',
  'children_share',
] as const;
export type ParameterId = (typeof parameterIds)[number];
export type Thresholds = Readonly<Record<ParameterId, number>>;

export interface Parameter {
  label: Text;
  help: Text;
  unit: Text;
  min: number;
  max: number;
  /** What holds where nobody decided otherwise. */
  start: number;
}

const percent: Text = { id: '%', en: '%' };
const reports: Text = { id: 'laporan', en: 'reports' };
const points: Text = { id: 'poin', en: 'points' };

export const parameters: Readonly<Record<ParameterId, Parameter>> = {
  watch_tail: {
    label: { id: 'Peluang kebetulan untuk waspada', en: 'Chance for watch' },
    help: {
      id: 'Waspada bila jumlah sebanyak ini, pada keadaan biasa, muncul lebih jarang dari peluang ini.',
      en: 'Watch when, in usual times, so many reports would come less often than this.',
    },
    unit: percent,
    min: 0.1,
    max: 20,
    start: 2,
  },
  danger_tail: {
    label: { id: 'Peluang kebetulan untuk rawan', en: 'Chance for at risk' },
    help: { id: 'Sama, untuk rawan. Lebih kecil dari yang untuk waspada.', en: 'The same, for at risk. Smaller.' },
    unit: percent,
    min: 0.01,
    max: 5,
    start: 0.2,
  },
  least_reports: {
    label: { id: 'Laporan paling sedikit', en: 'Least reports' },
    help: {
      id: 'Di bawah jumlah ini dalam 28 hari, laporan saja tidak menaikkan status.',
      en: 'Below so many in 28 days, reports alone do not raise the status.',
    },
    unit: reports,
    min: 3,
    max: 50,
    start: 3,
  },
  problem_watch: {
    label: { id: 'Poin masalah untuk waspada', en: 'Problem points for watch' },
    help: {
      id: 'Masalah terbuka bernilai 1 poin, yang berat 2 poin.',
      en: 'An open problem counts 1 point, a grave one 2.',
    },
    unit: points,
    min: 1,
    max: 50,
    start: 3,
  },
  problem_danger: {
    label: { id: 'Poin masalah untuk rawan', en: 'Problem points for at risk' },
    help: { id: 'Sama, untuk rawan.', en: 'The same, for at risk.' },
    unit: points,
    min: 2,
    max: 200,
    start: 8,
  },
  children_share: {
    label: { id: 'Bagian wilayah bawahan', en: 'Share of areas below' },
    help: {
      id: 'Bagian wilayah bawahan yang menaikkan status wilayah di atasnya.',
      en: 'Share of the areas below that raises the one above.',
    },
    unit: percent,
    min: 5,
    max: 100,
    start: 25,
  },
};

export const startThresholds: Thresholds = Object.fromEntries(
  parameterIds.map((id) => [id, parameters[id].start]),
) as Record<ParameterId, number>;

/** One decision about a parameter; `areaCode` null = the whole district; `value` null = no longer its own. */
export interface ThresholdDecision {
  areaCode: string | null;
  parameter: ParameterId;
  value: number | null;
  validFrom: Date;
}

/** An area with all above it, nearest first, and last the whole district (null): "31.74.03" → 31.74.03, 31.74, 31, null. */
export function lineage(code: string): (string | null)[] {
  const parts = code.split('.');
  return [...parts.map((_, i) => parts.slice(0, parts.length - i).join('.')), null];
}

/** Finds what holds in an area: the newest decision of the nearest area that has one, else the house's start value. */
export function createThresholds(decisions: readonly ThresholdDecision[], at: Date) {
  const own = new Map<string, { value: number | null; validFrom: number }>();
  for (const { areaCode, parameter, value, validFrom } of decisions) {
    const key = `${areaCode ?? ''}/${parameter}`;
    const time = validFrom.getTime();
    if (time <= at.getTime() && time >= (own.get(key)?.validFrom ?? -Infinity))
      own.set(key, { value, validFrom: time });
  }
  const find = (code: string, parameter: ParameterId): { value: number; from: string | null } => {
    for (const area of lineage(code)) {
      const value = own.get(`${area ?? ''}/${parameter}`)?.value;
      if (value !== undefined && value !== null) return { value, from: area ?? '' };
    }
    return { value: parameters[parameter].start, from: null };
  };
  return {
    find,
    of: (code: string): Thresholds =>
      Object.fromEntries(parameterIds.map((id) => [id, find(code, id).value])) as Record<ParameterId, number>,
  };
}
