import { type Bounds, metresPerDegree, metresPerDegreeLon } from '../../platform/geo/metric.ts';

/** A grid over the district on the plane that touches the earth in its middle; row 0 is the northernmost. */
export interface DensityGrid {
  bounds: Bounds;
  columns: number;
  rows: number;
  /** Edge of a cell, metres. */
  cellM: number;
  /** Reports per square kilometre, row by row. */
  values: Float32Array;
  highest: number;
  n: number;
}

const mostCells = 250_000;

/**
 * Kernel density of points with the quartic (biweight) kernel, K(d) = 3 / (π h²) · (1 − d²/h²)² for d < h, which sums up to
 * one point over the plane (Silverman, Density Estimation for Statistics and Data Analysis, 1986, eq. 4.5, as in the
 * common map programs). Each point is reckoned exactly at the middle of each cell within its reach.
 * @param lon, lat degrees, one entry a point
 * @param bandwidthM h, metres
 */
export function kernelDensity(
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  bounds: Bounds,
  bandwidthM: number,
): DensityGrid {
  const perLon = metresPerDegreeLon((bounds.south + bounds.north) / 2);
  const width = (bounds.east - bounds.west) * perLon;
  const height = (bounds.north - bounds.south) * metresPerDegree;
  const cellM = Math.max(bandwidthM / 6, Math.sqrt((width * height) / mostCells), 1);
  const columns = Math.max(1, Math.ceil(width / cellM));
  const rows = Math.max(1, Math.ceil(height / cellM));
  const values = new Float32Array(columns * rows);
  const h2 = bandwidthM * bandwidthM;
  // Per square metre → per square kilometre.
  const top = (3 / (Math.PI * h2)) * 1_000_000;
  for (let i = 0; i < lon.length; i++) {
    const x = ((lon[i] ?? 0) - bounds.west) * perLon;
    const y = (bounds.north - (lat[i] ?? 0)) * metresPerDegree;
    const lastRow = Math.min(rows - 1, Math.floor((y + bandwidthM) / cellM));
    const lastColumn = Math.min(columns - 1, Math.floor((x + bandwidthM) / cellM));
    for (let row = Math.max(0, Math.floor((y - bandwidthM) / cellM)); row <= lastRow; row++) {
      const dy = (row + 0.5) * cellM - y;
      for (let column = Math.max(0, Math.floor((x - bandwidthM) / cellM)); column <= lastColumn; column++) {
        const dx = (column + 0.5) * cellM - x;
        const near = 1 - (dx * dx + dy * dy) / h2;
        if (near > 0) values[row * columns + column]! += top * near * near;
      }
    }
  }
  let highest = 0;
  for (const value of values) if (value > highest) highest = value;
  // The last row and column may reach past the given bounds: the grid says where it ends itself.
  const covered: Bounds = {
    west: bounds.west,
    north: bounds.north,
    east: bounds.west + (columns * cellM) / perLon,
    south: bounds.north - (rows * cellM) / metresPerDegree,
  };
  return { bounds: covered, columns, rows, cellM, values, highest, n: lon.length };
}
