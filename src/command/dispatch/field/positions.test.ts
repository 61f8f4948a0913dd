import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NewPosition } from '../../units/units.contract.ts';
import { type Fix, kept, parseQueue, toPosition, worthKeeping } from './positions.rules.ts';
import { cellBox, roadCells, toMiniRoads } from './roads.ts';

const fix = (seconds: number, metresEast = 0): Fix => ({
  lon: 109.6 + metresEast / 109_750,
  lat: -9.57,
  at: seconds * 1000,
});

describe('positions', () => {
  it('every few seconds on the move, seldom while standing', () => {
    expect(worthKeeping(undefined, fix(0))).toBe(true);
    expect(worthKeeping(fix(0), fix(3, 200))).toBe(false);
    expect(worthKeeping(fix(0), fix(5, 60))).toBe(true);
    expect(worthKeeping(fix(0), fix(20, 2))).toBe(false);
    expect(worthKeeping(fix(0), fix(30, 2))).toBe(true);
  });
  it('a long gap keeps its beginning, its end and its order', () => {
    let queue: Fix[] = [];
    for (let i = 0; i < 5000; i++) queue = kept(queue, fix(i));
    expect(queue.length).toBeLessThanOrEqual(720);
    expect(queue[0]?.at).toBe(0);
    expect(queue.at(-1)?.at).toBe(4999_000);
    expect(queue.every((one, i) => i === 0 || one.at > (queue[i - 1]?.at ?? 0))).toBe(true);
  });
  it('what is sent is what the contract takes', () => {
    const number = fc.double({ min: 0, max: 300, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (heading, speed, accuracy) => {
        expect(NewPosition.safeParse(toPosition({ ...fix(9), heading, speed, accuracy })).success).toBe(true);
      }),
    );
  });
  it('a damaged queue counts as empty', () => {
    for (const text of [null, '', '{', '3', '[{"lon":1}]']) expect(parseQueue(text)).toEqual([]);
    expect(parseQueue(JSON.stringify([fix(1)]))).toEqual([fix(1)]);
  });
});

describe('roads around a drive', () => {
  it('the window covers its points, each cell within what the server gives', () => {
    const cells = roadCells([
      [109.603, -9.571],
      [109.615, -9.581],
    ]);
    const boxes = cells.map((cell) => cellBox(cell).split(',').map(Number));
    const covers = (lon: number, lat: number) =>
      boxes.some(
        ([west = 0, south = 0, east = 0, north = 0]) => lon >= west && lon <= east && lat >= south && lat <= north,
      );
    expect(covers(109.603, -9.571) && covers(109.615, -9.581)).toBe(true);
    expect(cells.length).toBeLessThanOrEqual(16);
  });
  it('a long drive asks for the cells on its way only', () => {
    const way = Array.from({ length: 60 }, (_, i): [number, number] => [109.6 + i * 0.01, -9.57 + i * 0.01]);
    expect(roadCells(way).length).toBeLessThanOrEqual(16);
    expect(roadCells([])).toEqual([]);
  });
  it('become lines by rank', () => {
    const line: [number, number][] = [
      [1, 2],
      [3, 4],
    ];
    const feature = (name: string) => ({
      geometry: { type: 'MultiLineString' as const, coordinates: [line] },
      properties: { class: name },
    });
    expect(toMiniRoads({ features: [feature('primary'), feature('alley')] })).toEqual([
      { rank: 1, line },
      { rank: 4, line },
    ]);
  });
});
