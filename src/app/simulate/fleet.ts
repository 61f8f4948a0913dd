import { PositionsTaken, type UnitRow, unitPaths } from '../../command/units/units.contract.ts';
import { Signal } from './clock.ts';
import type { Placed } from './travel.ts';
import type { World } from './world.ts';

interface Trip {
  seconds: number;
  at(elapsed: number): Placed;
}

/** One unit's people: where they are, and what waits for them. */
export class Crew {
  readonly unit: UnitRow;
  readonly home: readonly [number, number];
  readonly newTask = new Signal();
  /** The task before, so that the next begins after it. */
  turn: Promise<void> = Promise.resolve();
  #here: Placed;
  #trip: Trip | undefined;
  #departed = 0;
  #calls = 0;
  #begun = 0;

  constructor(unit: UnitRow, home: readonly [number, number]) {
    this.unit = unit;
    this.home = home;
    const { position } = unit;
    this.#here = {
      lon: position?.lon ?? home[0],
      lat: position?.lat ?? home[1],
      heading: position?.heading ?? 0,
      speed: 0,
    };
  }

  /** A new task waits; ends the way home. */
  called(): void {
    this.#calls += 1;
    this.newTask.notify();
  }

  /** The crew turns to its next task. */
  begin(): void {
    this.#begun += 1;
  }

  get isCalled(): boolean {
    return this.#calls > this.#begun;
  }

  get moving(): boolean {
    return this.#trip !== undefined;
  }

  place(now: number): Placed {
    return this.#trip ? this.#trip.at(now - this.#departed) : this.#here;
  }

  depart(trip: Trip, now: number): void {
    this.#trip = trip;
    this.#departed = now;
  }

  stop(now: number): void {
    this.#here = { ...this.place(now), speed: 0 };
    this.#trip = undefined;
  }
}

/** All crews of the district. */
export class Fleet {
  readonly #crews = new Map<string, Crew>();

  /** `homeOf`: where a unit is taken to stand that has never told its place, as after an import. */
  constructor(units: Iterable<UnitRow>, homeOf: (unit: UnitRow) => readonly [number, number]) {
    for (const unit of units) {
      const { position } = unit;
      this.#crews.set(unit.id, new Crew(unit, position ? [position.lon, position.lat] : homeOf(unit)));
    }
  }

  get size(): number {
    return this.#crews.size;
  }

  crew(unitId: string): Crew | undefined {
    return this.#crews.get(unitId);
  }

  /** Crews whose device sends positions. */
  tracked(): Crew[] {
    return [...this.#crews.values()].filter((crew) => crew.unit.hasGps);
  }
}

/** Standing crews send a sign of life so often, simulated seconds. */
const idleEvery = 300;
const batch = 500;

/** Sends where the crews are: moving ones at each turn, standing ones now and then. */
export async function playDevices(world: World, fleet: Fleet): Promise<void> {
  const { clock, options, tally } = world;
  let idleAt = 0;
  for (;;) {
    const now = clock.now();
    const all = now >= idleAt;
    if (all) idleAt = now + idleEvery;
    const items = fleet
      .tracked()
      .filter((crew) => all || crew.moving)
      .map((crew) => {
        const { lon, lat, heading, speed } = crew.place(now);
        return { unit: crew.unit.id, lon, lat, heading, speed, accuracy: 8 };
      });
    for (let at = 0; at < items.length; at += batch) {
      const body = { items: items.slice(at, at + batch) };
      await clock.attempt(async () => {
        const taken = await world.desks.devices.send({
          method: 'POST',
          path: unitPaths.positions,
          body,
          answer: PositionsTaken,
        });
        tally.counts.positions += taken.taken;
        if (taken.refused.length > 0)
          throw new Error(`positions refused: ${JSON.stringify(taken.refused.slice(0, 3))}`);
      });
    }
    await clock.sleep(options.positionEvery);
  }
}
