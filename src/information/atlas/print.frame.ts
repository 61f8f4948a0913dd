import { metresPerDegreeLon } from '../../platform/geo/metric.ts';
import type { Box } from './atlas.contract.ts';
import { mercatorY } from './mercator.rules.ts';

/** Place of the map on the page, points from the top left corner. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How the map lies in its frame. */
export interface Projection {
  /** What the frame shows: the asked box, widened to the frame's form. */
  box: Box;
  toPage(lon: number, lat: number): [x: number, y: number];
  /** Points of the page for a metre on the ground, in the middle of the frame. */
  perMetre: number;
}

/** Web Mercator, as on the screen; the asked box lies whole and in the middle of the frame. */
export function project(asked: Box, frame: Frame): Projection {
  const [west, south, east, north] = asked;
  const [left, right] = [(west + 180) / 360, (east + 180) / 360];
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const scale = Math.min(frame.width / (right - left), frame.height / (bottom - top));
  const [midX, midY] = [(left + right) / 2, (top + bottom) / 2];
  const toPage = (lon: number, lat: number): [number, number] => [
    frame.x + frame.width / 2 + ((lon + 180) / 360 - midX) * scale,
    frame.y + frame.height / 2 + (mercatorY(lat) - midY) * scale,
  ];
  const latAt = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  const [halfX, halfY] = [frame.width / 2 / scale, frame.height / 2 / scale];
  const box: Box = [(midX - halfX) * 360 - 180, latAt(midY + halfY), (midX + halfX) * 360 - 180, latAt(midY - halfY)];
  return { box, toPage, perMetre: scale / 360 / metresPerDegreeLon(latAt(midY)) };
}

/** A round length (1, 2 or 5 × 10ⁿ metres) at most `most` points long. */
export function scaleLength(perMetre: number, most: number): { metres: number; points: number } {
  const power = 10 ** Math.floor(Math.log10(most / perMetre));
  const metres = ([5, 2, 1].find((step) => step * power * perMetre <= most) ?? 1) * power;
  return { metres, points: metres * perMetre };
}
