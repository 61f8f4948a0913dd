import type { RoadClass, RoadWay } from '../roads.ts';

/** Small deterministic generator (mulberry32) of numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Degrees between two crossings: about 110 m. */
const spacing = 0.001;

/**
 * A city like a crooked grid with about `junctions` crossings: every tenth street an arterial, some blocks without a
 * street, one-ways, alleys, and bends between the crossings. West-south corner at 110° E, 7° S.
 */
export function generateCity(junctions: number, seed: number): RoadWay[] {
  const random = seededRandom(seed);
  const size = Math.round(Math.sqrt(junctions));
  const crossings: [number, number][] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const shift = () => (random() - 0.5) * 0.5 * spacing;
      crossings.push([110 + column * spacing + shift(), -7 + row * spacing + shift()]);
    }
  }
  const ways: RoadWay[] = [];

  function street(line: number, crossing: (i: number) => [number, number], name: string): void {
    const arterial = line % 10 === 0;
    const minor: RoadClass = line % 4 === 1 ? 'tertiary' : 'residential';
    let coordinates: [number, number][] = [];
    const close = () => {
      if (coordinates.length >= 2) {
        const local = !arterial && random() < 0.06;
        const roadClass = arterial ? (line % 50 === 0 ? 'primary' : 'secondary') : local ? 'alley' : minor;
        const oneway = !arterial && random() < 0.12 ? (random() < 0.5 ? 'forward' : 'reverse') : 'both';
        ways.push({ id: `${name}/${ways.length}`, name, roadClass, oneway, toll: false, maxSpeed: null, coordinates });
      }
      coordinates = [];
    };
    for (let i = 0; i < size; i++) {
      const next = crossing(i);
      const before = coordinates.at(-1);
      if (before && random() < 0.3) {
        const bend = (a: number, b: number) => (a + b) / 2 + (random() - 0.5) * 0.2 * spacing;
        coordinates.push([bend(before[0], next[0]), bend(before[1], next[1])]);
      }
      coordinates.push(next);
      if (!arterial && random() < 0.15) {
        close();
        // Now and then the block behind has no street here.
        if (random() < 0.5) coordinates = [next];
      }
    }
    close();
  }

  for (let line = 0; line < size; line++) {
    street(line, (i) => crossings[line * size + i]!, `Jl. Timur ${line}`);
    street(line, (i) => crossings[i * size + line]!, `Jl. Utara ${line}`);
  }
  return ways;
}
