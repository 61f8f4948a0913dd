import type { RoadClass, RoadWay, TravelProfile } from './roads.ts';

/** Speeds in km/h for each profile and road class, with the day from which they hold (ISO date). */
export interface SpeedTable {
  validFrom: string;
  speeds: Record<TravelProfile, Record<RoadClass, number>>;
}

/**
 * Average running speeds on Indonesian urban roads, crossings and traffic included (km/h). They are a starting value:
 * a district replaces them by a dated table of its own once its units' tracks have been measured.
 * Classes that a profile may not use still carry a number, so that the table stays complete.
 */
export const defaultSpeeds: SpeedTable = {
  validFrom: '2026-01-01',
  speeds: {
    car: {
      motorway: 70,
      trunk: 40,
      primary: 32,
      secondary: 28,
      tertiary: 24,
      residential: 18,
      service: 12,
      alley: 8,
      footway: 5,
    },
    motorcycle: {
      motorway: 70,
      trunk: 42,
      primary: 36,
      secondary: 32,
      tertiary: 28,
      residential: 22,
      service: 15,
      alley: 12,
      footway: 5,
    },
    foot: {
      motorway: 5,
      trunk: 5,
      primary: 5,
      secondary: 5,
      tertiary: 5,
      residential: 5,
      service: 5,
      alley: 5,
      footway: 5,
    },
  },
};

/** Bit masks of `RoadGraph.edgeAccess`: two bits for each profile, along and against the edge's shape. */
export const accessBits: Record<TravelProfile, { along: number; against: number }> = {
  car: { along: 1, against: 2 },
  motorcycle: { along: 4, against: 8 },
  foot: { along: 16, against: 32 },
};

/**
 * Who may use a way, as `accessBits`. Cars: no alleys or footways. Motorcycles: alleys too, but neither motorways nor
 * toll roads (Indonesian toll roads are closed to them). Foot: all but motorways and toll roads, whatever the one-way sign.
 */
export function wayAccess(way: Pick<RoadWay, 'roadClass' | 'oneway' | 'toll'>): number {
  const tolled = way.toll || way.roadClass === 'motorway';
  const car = way.roadClass !== 'alley' && way.roadClass !== 'footway';
  const motorcycle = !tolled && way.roadClass !== 'footway';
  const along = way.oneway !== 'reverse';
  const against = way.oneway !== 'forward';
  let bits = 0;
  if (car) bits |= (along ? accessBits.car.along : 0) | (against ? accessBits.car.against : 0);
  if (motorcycle) bits |= (along ? accessBits.motorcycle.along : 0) | (against ? accessBits.motorcycle.against : 0);
  if (!tolled) bits |= accessBits.foot.along | accessBits.foot.against;
  return bits;
}

/** Throws RangeError unless every speed is a positive, finite number. */
export function checkSpeeds(table: SpeedTable): void {
  for (const [profile, classes] of Object.entries(table.speeds)) {
    for (const [roadClass, speed] of Object.entries(classes)) {
      if (!(speed > 0 && Number.isFinite(speed))) throw new RangeError(`speed of ${profile} on ${roadClass}: ${speed}`);
    }
  }
}
