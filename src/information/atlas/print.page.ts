import { a4, type Sheet } from '../../platform/print/sheet.ts';
import { symbolCorners } from '../../platform/print/symbols.types.ts';
import type { MapSymbol } from '../registers/definition.types.ts';
import type { StatusLevel } from '../status/status.types.ts';
import type { Frame } from './print.frame.ts';

/** A4 landscape in points; the map on the left, the legend on the right. */
export const sheet = { width: a4.height, height: a4.width, margin: 36 } as const;
export const mapFrame: Frame = { x: 36, y: 84, width: 590, height: 452 };
export const legendFrame: Frame = { x: 640, y: 84, width: 165.89, height: 452 };

/** Colours for paper: those of the light screens. */
export const ink = {
  text: '#10171d',
  quiet: '#505d69',
  line: '#9aa7b3',
  land: '#f6f8f9',
  out: '#e3e8ec',
  classes: ['#e9eef2', '#c3dbe6', '#93bfd2', '#5b9ab4', '#2b7391'],
  wash: { aman: '#d8f0e3', waspada: '#fdeac2', rawan: '#fcdcdc' },
  status: { aman: '#0b6b43', waspada: '#8f5c00', rawan: '#940d17' },
  symbol: { accent: '#6b2fb3', info: '#1f5f86', ok: '#0b6b43', warn: '#8f5c00', danger: '#940d17', muted: '#505d69' },
} as const;

export type Ring = readonly (readonly [x: number, y: number])[];

/** Adds the outline of rings to the path, to be filled or stroked. */
export function outline(doc: Sheet, rings: readonly Ring[]): void {
  for (const ring of rings) {
    ring.forEach(([x, y], index) => {
      if (index === 0) doc.moveTo(x, y);
      else doc.lineTo(x, y);
    });
    doc.closePath();
  }
}

/** Slanted lines inside of the rings: one way, or both ways where `crossed`. */
export function hatch(doc: Sheet, rings: readonly Ring[], colour: string, crossed: boolean): void {
  const xs = rings.flatMap((ring) => ring.map(([x]) => x));
  const ys = rings.flatMap((ring) => ring.map(([, y]) => y));
  const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
  const { x, y, width, height } = mapFrame;
  const [left, right] = [clamp(low(xs), x, x + width), clamp(high(xs), x, x + width)];
  const [top, bottom] = [clamp(low(ys), y, y + height), clamp(high(ys), y, y + height)];
  const tall = bottom - top;
  if (right <= left || tall <= 0) return;
  doc.save();
  outline(doc, rings);
  doc.clip('even-odd').lineWidth(0.4).strokeColor(colour).strokeOpacity(0.55);
  for (let from = left - tall; from < right; from += 4) {
    doc.moveTo(from, bottom).lineTo(from + tall, top);
    if (crossed) doc.moveTo(from, top).lineTo(from + tall, bottom);
  }
  doc.stroke().restore();
}

const low = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const high = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);

/** The mark of a list, with a white edge that lifts it off the ground. */
export function symbol(
  doc: Sheet,
  x: number,
  y: number,
  shape: MapSymbol['shape'],
  colour: string,
  radius: number,
): void {
  if (shape === 'circle') doc.circle(x, y, radius * 0.95);
  else doc.polygon(...symbolCorners[shape].map(([dx, dy]): [number, number] => [x + dx * radius, y + dy * radius]));
  doc.lineWidth(0.8).fillAndStroke(colour, '#ffffff');
}

/** ● ▲ ■ on a plate, so that nobody takes it for a record of a list. */
export function statusSymbol(doc: Sheet, x: number, y: number, status: StatusLevel, radius: number): void {
  const shapes = { aman: 'circle', waspada: 'triangle', rawan: 'square' } as const;
  const half = radius * 1.6;
  doc
    .roundedRect(x - half, y - half, 2 * half, 2 * half, 2)
    .lineWidth(0.5)
    .fillAndStroke('#ffffff', ink.quiet);
  symbol(doc, x, y, shapes[status], ink.status[status], radius);
}
