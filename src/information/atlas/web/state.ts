import type { MapCamera } from '../../../platform/web/map/types.ts';
import { type ShownLevel, shownLevels } from '../atlas.contract.ts';

/** Layers besides the registers, in the order of the panel. */
export const plainLayers = ['units', 'incidents', 'points', 'heat', 'posts', 'places'] as const;
export type PlainLayer = (typeof plainLayers)[number];

export const plainMeasures = [
  'none',
  'status',
  'security',
  'safety',
  'order',
  'flow',
  'incidents',
  'rate',
  'population',
] as const;
/** What the areas are coloured by; `register:<id>` = open records of a register. */
export type Measure = (typeof plainMeasures)[number] | `register:${string}`;

/** Lengths of the window over the incidents, days. */
export const windows = [7, 30, 730] as const;
export type WindowDays = (typeof windows)[number];
/** Bandwidths of the heat, metres. */
export const bandwidths = [250, 500, 1000, 2000] as const;

/** What the map shows. It stands whole in the address, so that a link shows a colleague the same. */
export interface AtlasState {
  measure: Measure;
  /** `auto` = by zoom. */
  level: 'auto' | ShownLevel;
  /** Ids of registers, the topmost first. */
  registers: readonly string[];
  layers: ReadonlySet<PlainLayer>;
  bandwidth: number;
  window: WindowDays;
  /** Last day of the window, YYYY-MM-DD in the district's zone; undefined = today. */
  end: string | undefined;
  camera: MapCamera | undefined;
}

export const startState: AtlasState = {
  measure: 'status',
  level: 'auto',
  registers: [],
  layers: new Set<PlainLayer>(['units', 'incidents']),
  bandwidth: 500,
  window: 30,
  end: undefined,
  camera: undefined,
};

const one = <Value extends string | number>(among: readonly Value[], given: string | null, otherwise: Value): Value =>
  among.find((value) => String(value) === given) ?? otherwise;

/** Reads an address; what cannot be read is as at the start. */
export function readState(query: URLSearchParams): AtlasState {
  const measure = query.get('m') ?? '';
  const layers = query.get('o');
  const end = query.get('e') ?? '';
  const registers = (query.get('r') ?? '').split(',').filter((id) => /^[a-z][a-z0-9-]{1,39}$/.test(id));
  return {
    measure: /^register:[a-z][a-z0-9-]{1,39}$/.test(measure)
      ? (measure as Measure)
      : one<(typeof plainMeasures)[number]>(plainMeasures, measure, 'status'),
    level: one<'auto' | ShownLevel>(['auto', ...shownLevels], query.get('l'), 'auto'),
    registers: [...new Set(registers)],
    layers:
      layers === null ? startState.layers : new Set(plainLayers.filter((name) => layers.split(',').includes(name))),
    bandwidth: one<number>(bandwidths, query.get('h'), startState.bandwidth),
    window: one<WindowDays>(windows, query.get('w'), startState.window),
    end: /^\d{4}-\d{2}-\d{2}$/.test(end) && !Number.isNaN(Date.parse(end)) ? end : undefined,
    camera: readCamera(query.get('c')),
  };
}

function readCamera(text: string | null): MapCamera | undefined {
  const [lon = Number.NaN, lat = Number.NaN, zoom = Number.NaN, ...rest] = (text ?? '').split(',').map(Number);
  const known =
    text !== null && rest.length === 0 && Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22;
  return known ? { centre: [lon, lat], zoom } : undefined;
}

/** The address of a state; what is as at the start is left out. */
export function writeState(state: AtlasState): URLSearchParams {
  const query = new URLSearchParams();
  const set = (key: string, value: string, otherwise: string): void => {
    if (value !== otherwise) query.set(key, value);
  };
  set('m', state.measure, startState.measure);
  set('l', state.level, startState.level);
  set('r', state.registers.join(','), '');
  const shown = (layers: ReadonlySet<PlainLayer>): string => plainLayers.filter((name) => layers.has(name)).join(',');
  set('o', shown(state.layers), shown(startState.layers));
  set('h', String(state.bandwidth), String(startState.bandwidth));
  set('w', String(state.window), String(startState.window));
  set('e', state.end ?? '', '');
  if (state.camera) {
    const { centre, zoom } = state.camera;
    query.set('c', `${centre[0].toFixed(5)},${centre[1].toFixed(5)},${zoom.toFixed(2)}`);
  }
  return query;
}

/** The level coloured at a zoom when none is chosen: finer as one comes nearer. */
export function levelAt(zoom: number, chosen: AtlasState['level']): ShownLevel {
  if (chosen !== 'auto') return chosen;
  if (zoom < 9) return 'regency';
  if (zoom < 11.5) return 'district';
  if (zoom < 14) return 'village';
  return zoom < 15.5 ? 'rw' : 'rt';
}

const dayMs = 86_400_000;

/** Moments between which the window lies: whole days of the district's zone, `hours` ahead of UTC. */
export function periodOf(
  state: Pick<AtlasState, 'window' | 'end'>,
  now: number,
  hours: number,
): { from: Date; to: Date } {
  const zone = hours * 3_600_000;
  const today = Math.floor((now + zone) / dayMs) * dayMs;
  const last = state.end === undefined ? today : Date.parse(state.end);
  const to = last + dayMs - zone;
  return { from: new Date(to - state.window * dayMs), to: new Date(to) };
}

/** Windows that fit into 24 months, and the one shown: 0 = the oldest, `count - 1` = the one that ends today. */
export function stepOf(
  state: Pick<AtlasState, 'window' | 'end'>,
  now: number,
  hours: number,
): { count: number; step: number } {
  const count = Math.max(1, Math.floor(730 / state.window));
  const newest = periodOf({ window: state.window, end: undefined }, now, hours).to.getTime();
  const shown = periodOf(state, now, hours).to.getTime();
  const back = Math.round((newest - shown) / dayMs / state.window);
  return { count, step: Math.min(count - 1, Math.max(0, count - 1 - back)) };
}

/** The last day of a step of the slider; undefined for the one that ends today. */
export function endOfStep(step: number, window: WindowDays, now: number, hours: number): string | undefined {
  const { count } = stepOf({ window, end: undefined }, now, hours);
  if (step >= count - 1) return undefined;
  const today = Math.floor((now + hours * 3_600_000) / dayMs) * dayMs;
  return new Date(today - (count - 1 - step) * window * dayMs).toISOString().slice(0, 10);
}
