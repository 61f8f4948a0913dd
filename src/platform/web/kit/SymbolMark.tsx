import { type SymbolShape, symbolCorners } from '../../print/symbols.types.ts';

export type { SymbolShape };
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
