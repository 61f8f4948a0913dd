export type SymbolShape = 'circle' | 'square' | 'triangle' | 'diamond';

/** Corners of a shape around its middle, for a radius of 1; none for the circle. On the screen and on paper alike. */
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
