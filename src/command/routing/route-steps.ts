import { bearing, turnAngle } from './geo.ts';
import type { RoadGraph } from './graph.ts';
import { type Leg, legShape } from './route.ts';
import { stringAt } from './string-table.ts';

/** What to do at the end of a step. */
export const turns = [
  'straight',
  'slight_right',
  'right',
  'sharp_right',
  'u_turn',
  'sharp_left',
  'left',
  'slight_left',
  'arrive',
] as const;
export type Turn = (typeof turns)[number];

/** One instruction: drive this far on this road, then turn. */
export interface RouteStep {
  text: { id: string; en: string };
  turn: Turn;
  /** Road driven on in this step, null where it has no name. */
  road: string | null;
  seconds: number;
  metres: number;
  /** Where the step begins. */
  at: [number, number];
}

const turnTexts: Record<Turn, { id: string; en: string }> = {
  straight: { id: 'lalu terus', en: 'then straight on' },
  slight_right: { id: 'lalu agak ke kanan', en: 'then slight right' },
  right: { id: 'lalu kanan', en: 'then right' },
  sharp_right: { id: 'lalu kanan tajam', en: 'then sharp right' },
  u_turn: { id: 'lalu putar balik', en: 'then make a U-turn' },
  sharp_left: { id: 'lalu kiri tajam', en: 'then sharp left' },
  left: { id: 'lalu kiri', en: 'then left' },
  slight_left: { id: 'lalu agak ke kiri', en: 'then slight left' },
  arrive: { id: 'tiba di lokasi', en: 'arrive at the place' },
};

const compass = [
  { id: 'utara', en: 'north' },
  { id: 'timur laut', en: 'northeast' },
  { id: 'timur', en: 'east' },
  { id: 'tenggara', en: 'southeast' },
  { id: 'selatan', en: 'south' },
  { id: 'barat daya', en: 'southwest' },
  { id: 'barat', en: 'west' },
  { id: 'barat laut', en: 'northwest' },
] as const;

function turnOf(angle: number): Turn {
  const size = Math.abs(angle);
  if (size < 20) return 'straight';
  if (size > 165) return 'u_turn';
  const side = angle > 0 ? 'right' : 'left';
  if (size < 45) return `slight_${side}`;
  return size <= 125 ? side : `sharp_${side}`;
}

/** Distance as spoken: to 10 m below a kilometre, to 0.1 km above, decimal comma in Indonesian. */
export function distanceText(metres: number): { id: string; en: string } {
  if (metres < 995) {
    const text = `${Math.max(10, Math.round(metres / 10) * 10)} m`;
    return { id: text, en: text };
  }
  const text = (metres / 1000).toFixed(1);
  return { id: `${text.replace('.', ',')} km`, en: `${text} km` };
}

interface Stretch {
  road: string | null;
  metres: number;
  seconds: number;
  at: [number, number];
  bearingIn: number;
  bearingOut: number;
}

/** The stretch of one leg; bearings are those of its first and last pieces with a length (NaN where it has none). */
function stretchOf(graph: RoadGraph, costs: Float32Array, leg: Leg): Stretch {
  const edge = leg.directed >> 1;
  const share = Math.abs(leg.end - leg.start);
  const shape = legShape(graph, leg);
  const bearings: number[] = [];
  for (let i = 0; i + 1 < shape.length; i++) {
    const [a, b] = [shape[i]!, shape[i + 1]!];
    if (a[0] !== b[0] || a[1] !== b[1]) bearings.push(bearing(a[0], a[1], b[0], b[1]));
  }
  const name = graph.edgeName[edge]!;
  return {
    road: name < 0 ? null : stringAt(graph.names, name),
    metres: share * graph.edgeLength[edge]!,
    seconds: share === 0 ? 0 : share * costs[graph.edgeArc[leg.directed]!]!,
    at: shape[0]!,
    bearingIn: bearings[0] ?? Number.NaN,
    bearingOut: bearings.at(-1) ?? Number.NaN,
  };
}

/** A bend in the road is no instruction: only a junction where one could also go elsewhere, or a new road name. */
function isDecision(graph: RoadGraph, leg: Leg): boolean {
  const edge = leg.directed >> 1;
  const node =
    leg.end > leg.start || (leg.end === leg.start && leg.end === 1) ? graph.edgeTo[edge]! : graph.edgeFrom[edge]!;
  const arcs = graph.outStart[node + 1]! - graph.outStart[node]!;
  return arcs > 2;
}

function textOf(stretch: Stretch, first: boolean, turn: Turn, next: string | null): { id: string; en: string } {
  const distance = distanceText(stretch.metres);
  const sector = Number.isNaN(stretch.bearingIn) ? null : compass[Math.round(stretch.bearingIn / 45) % 8]!;
  const on = first && stretch.road !== null ? ` (${stretch.road})` : '';
  const onto = next === null ? '' : ` – ${next}`;
  const head =
    first && sector !== null
      ? { id: `Ke ${sector.id} ${distance.id}${on}`, en: `Head ${sector.en} ${distance.en}${on}` }
      : { id: `Lurus ${distance.id}${on}`, en: `Straight ${distance.en}${on}` };
  return { id: `${head.id}, ${turnTexts[turn].id}${onto}`, en: `${head.en}, ${turnTexts[turn].en}${onto}` };
}

/**
 * Instructions for the legs, e.g. “Lurus 300 m, lalu kanan – Jl. Tebu Raya”. Legs are joined while the road keeps its
 * name and no turn of 45° or more is made at a junction. The last step ends with the arrival.
 */
export function describeLegs(graph: RoadGraph, costs: Float32Array, legs: readonly Leg[]): RouteStep[] {
  const joined: { stretch: Stretch; turn: Turn }[] = [];
  legs.forEach((leg, i) => {
    const stretch = stretchOf(graph, costs, leg);
    const last = joined.at(-1);
    if (last === undefined) {
      joined.push({ stretch, turn: 'arrive' });
      return;
    }
    const angle = turnAngle(last.stretch.bearingOut, stretch.bearingIn);
    const turn = turnOf(Number.isNaN(angle) ? 0 : angle);
    const sharp = turn !== 'straight' && !turn.startsWith('slight');
    const onward =
      stretch.road === last.stretch.road && !(sharp && (isDecision(graph, legs[i - 1]!) || turn === 'u_turn'));
    // A piece without length (a place snapped onto a junction) is no step of its own.
    if (onward || stretch.metres === 0) {
      last.stretch.metres += stretch.metres;
      last.stretch.seconds += stretch.seconds;
      if (!Number.isNaN(stretch.bearingOut)) last.stretch.bearingOut = stretch.bearingOut;
      return;
    }
    last.turn = turn;
    joined.push({ stretch, turn: 'arrive' });
  });
  return joined.map(({ stretch, turn }, i) => ({
    text: textOf(stretch, i === 0, turn, joined[i + 1]?.stretch.road ?? null),
    turn,
    road: stretch.road,
    seconds: stretch.seconds,
    metres: stretch.metres,
    at: stretch.at,
  }));
}
