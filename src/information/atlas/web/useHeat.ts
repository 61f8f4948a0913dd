import { useEffect, useRef, useState } from 'react';
import type { MapBounds } from '../../../platform/web/map/types.ts';
import type { DensityGrid } from '../density.rules.ts';
import type { HeatAnswer, HeatQuestion } from './heat.worker.ts';
import type { ShownPoints } from './points.ts';

/** The density of the public's reports among the points, reckoned in a worker; undefined while there is none. */
export function useHeat(
  points: ShownPoints | undefined,
  bounds: MapBounds | undefined,
  bandwidthM: number,
): DensityGrid | undefined {
  const worker = useRef<Worker>(undefined);
  const seq = useRef(0);
  const [grid, setGrid] = useState<DensityGrid>();
  useEffect(() => {
    if (!points || !bounds) {
      setGrid(undefined);
      return;
    }
    if (!worker.current) {
      worker.current = new Worker(new URL('./heat.worker.ts', import.meta.url), { type: 'module', name: 'heat' });
      worker.current.onmessage = ({ data }: MessageEvent<HeatAnswer>): void => {
        // An answer to an older question is no longer what is shown.
        if (data.seq === seq.current) setGrid(data.grid);
      };
    }
    seq.current += 1;
    const [west, south, east, north] = bounds;
    const question: HeatQuestion = {
      seq: seq.current,
      lon: points.publicLon,
      lat: points.publicLat,
      bounds: { west, south, east, north },
      bandwidthM,
    };
    worker.current.postMessage(question);
  }, [points, bounds, bandwidthM]);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = undefined;
    },
    [],
  );
  return grid;
}
