import type { Magnet } from './places.ts';
import type { DemoDisposition } from './types.ts';

/** What makes one kind of incident come and go. Weights are relative; the mean over a year stays near `perDay`. */
export interface KindModel {
  /** Share of all incidents, per thousand. */
  share: number;
  /** Bumps on the clock: [hour, width in hours, height] over a base of 1. */
  hours: readonly (readonly [number, number, number])[];
  /** Monday to Sunday. */
  week: readonly [number, number, number, number, number, number, number];
  /** Factor on a day with heavy rain (dry days weigh 1). */
  rain: number;
  /** Factor in the fasting month. */
  fasting: number;
  /** Chance to be near a magnet, and the kinds of magnet with their reach in metres. */
  pull: number;
  magnets: readonly Magnet['kind'][];
  reach: number;
  /** Weights of priority 1 to 4. */
  priority: readonly [number, number, number, number];
  /** Minutes on scene, mean. */
  minutes: number;
  dispositions: readonly (readonly [DemoDisposition, number])[];
  /** Mean number of followers one event sets off nearby in the next two weeks. */
  repeats: number;
}

/** The 24 hour weights of a kind (mean 1); in the fasting month evening life moves to the hours before dawn. */
export function hourWeights(model: KindModel, fasting: boolean): number[] {
  const shifted = Array.from({ length: 24 }, (_, hour) =>
    model.hours.reduce((sum, [peak, width, height]) => {
      const centre = fasting && (peak >= 21 || peak <= 1) ? 3 : fasting && peak === 17 ? 16.3 : peak;
      const away = Math.abs(((hour + 0.5 - centre + 36) % 24) - 12);
      return sum + height * Math.exp(-0.5 * (away / width) ** 2);
    }, 0.35),
  );
  const mean = shifted.reduce((a, b) => a + b, 0) / 24;
  return shifted.map((weight) => weight / mean);
}
