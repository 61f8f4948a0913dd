export type SymbolShape = 'circle' | 'square' | 'triangle' | 'diamond';
export type SymbolColour = 'accent' | 'info' | 'ok' | 'warn' | 'danger' | 'muted';

export const symbolShapes: readonly SymbolShape[] = ['circle', 'square', 'triangle', 'diamond'];

/** The token of a symbol's colour. Never the colour of action: a symbol is not a button. */
export const symbolColours: Readonly<Record<SymbolColour, `--${string}`>> = {
  accent: '--u-onscene',
  info: '--u-returning',
  ok: '--aman',
  warn: '--waspada',
  danger: '--rawan',
  muted: '--text-3',
};

/** Corners of a shape around its middle, for a radius of 1; none for the circle. */
export const symbolCorners: Readonly<Record<SymbolShape, readonly (readonly [number, number])[]>> = {
  circle: [],
  square: [
    [-0.85, -0.85],
    [0.85, -0.85],
    [0.85, 0.85],
    [-0.85, 0.85],
  ],
  triangle: [
    [0, -1],
    [1, 0.8],
    [-1, 0.8],
  ],
  diamond: [
    [0, -1.1],
    [1.1, 0],
    [0, 1.1],
    [-1.1, 0],
  ],
};

/** What stands for a list on the screen and on the map: a shape in a colour. Always beside its name. */
export function SymbolMark({ shape, colour, size = 16 }: { shape: SymbolShape; colour: SymbolColour; size?: number }) {
  const fill = `var(${symbolColours[colour]})`;
  const corners = symbolCorners[shape];
  return (
    <svg width={size} height={size} viewBox="-10 -10 20 20" aria-hidden="true" style={{ flex: 'none' }}>
      {corners.length === 0 ? (
        <circle r="8" fill={fill} />
      ) : (
        <polygon points={corners.map(([x, y]) => `${x * 8.5},${y * 8.5}`).join(' ')} fill={fill} />
      )}
    </svg>
  );
}
