import { type DensityGrid, kernelDensity } from '../density.rules.ts';

/** One drawing of the heat: points in degrees, box, bandwidth in metres. */
export interface HeatQuestion {
  seq: number;
  lon: Float64Array;
  lat: Float64Array;
  bounds: { west: number; south: number; east: number; north: number };
  bandwidthM: number;
}
export interface HeatAnswer {
  seq: number;
  grid: DensityGrid;
}

/** Reckons densities beside the thread that draws, so that the map stays fluid while the slider plays. */
self.onmessage = ({ data }: MessageEvent<HeatQuestion>): void => {
  const grid = kernelDensity(data.lon, data.lat, data.bounds, data.bandwidthM);
  const answer: HeatAnswer = { seq: data.seq, grid };
  self.postMessage(answer, { transfer: [grid.values.buffer] });
};
