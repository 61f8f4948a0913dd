import type { AreaShapes, Outline } from '../profile.contract.ts';

/** How the drawing lies in its panel: pixels = metres × scale + offset. */
export interface MapPlane {
  scale: number;
  dx: number;
  dy: number;
}

/** The area whole and in the middle, with room around it, and above the legend. */
export function planeFor(
  shapes: Pick<AreaShapes, 'width' | 'height'>,
  width: number,
  height: number,
  legend = 136,
): MapPlane {
  const free = Math.max(80, height - legend);
  const scale = Math.min((width * 0.88) / Math.max(1, shapes.width), (free * 0.9) / Math.max(1, shapes.height));
  return { scale, dx: (width - shapes.width * scale) / 2, dy: (free - shapes.height * scale) / 2 };
}

/** Rings as an SVG path. */
export const pathOfRings = (rings: readonly (readonly number[])[]): string =>
  rings.map((ring) => `${lineOf(ring)}Z`).join('');

/** A line as an SVG path. */
export function lineOf(flat: readonly number[]): string {
  let path = '';
  for (let i = 0; i + 1 < flat.length; i += 2) path += `${i === 0 ? 'M' : 'L'}${flat[i]} ${flat[i + 1]}`;
  return path;
}

export interface PlacedLabel {
  code: string;
  x: number;
  y: number;
}

const letter = 7;
const lineHeight = 30;

/** Names that have room: in the order given, each that overlaps no earlier one. */
export function placeLabels(
  outlines: readonly Pick<Outline, 'code' | 'name' | 'x' | 'y'>[],
  plane: MapPlane,
): PlacedLabel[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  return outlines.flatMap(({ code, name, x, y }) => {
    const at = { code, x: x * plane.scale + plane.dx, y: y * plane.scale + plane.dy };
    const half = (name.length * letter) / 2 + 2;
    const box = { left: at.x - half, right: at.x + half, top: at.y - lineHeight / 2, bottom: at.y + lineHeight / 2 };
    const clash = taken.some(
      (other) => other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom,
    );
    if (clash) return [];
    taken.push(box);
    return [at];
  });
}
