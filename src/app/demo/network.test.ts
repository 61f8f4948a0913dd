import { describe, expect, it } from 'vitest';
import type { RoadWay } from '../../command/routing/roads.ts';
import type { Point } from './geometry.ts';
import { generateDistrict } from './index.ts';
import { crossesStreets, segmentsOf } from './streets.ts';

interface Graph {
  nodes: string[];
  edges: { from: string; to: string; car: boolean }[];
}

/** Junctions are the ends of ways and coordinates that occur twice; an edge runs from junction to junction. */
function graphOf(ways: readonly RoadWay[]): Graph {
  const seen = new Set<string>();
  const nodes = new Set<string>();
  for (const way of ways) {
    const keys = way.coordinates.map(String);
    nodes.add(keys[0]!).add(keys[keys.length - 1]!);
    for (const key of keys) {
      if (seen.has(key)) nodes.add(key);
      seen.add(key);
    }
  }
  const edges: Graph['edges'] = [];
  for (const way of ways) {
    const stops = way.coordinates.map(String).filter((key) => nodes.has(key));
    const car = way.roadClass !== 'alley' && way.roadClass !== 'footway';
    for (let i = 0; i + 1 < stops.length; i++) {
      edges.push({ from: stops[i]!, to: stops[i + 1]!, car });
      if (way.oneway === 'both') edges.push({ from: stops[i + 1]!, to: stops[i]!, car });
    }
  }
  return { nodes: [...nodes], edges };
}

/** Size of the largest strongly connected component for cars (Kosaraju: finishing order, then the reverse graph). */
function largestComponent(graph: Graph): number {
  const cars = graph.edges.filter((edge) => edge.car);
  const forward = Map.groupBy(cars, (edge) => edge.from);
  const backward = Map.groupBy(cars, (edge) => edge.to);
  const order: string[] = [];
  const visited = new Set<string>();
  for (const node of graph.nodes) {
    if (visited.has(node)) continue;
    visited.add(node);
    const stack = [{ node, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const edge = forward.get(top.node)?.[top.next++];
      if (!edge) order.push(stack.pop()!.node);
      else if (!visited.has(edge.to)) {
        visited.add(edge.to);
        stack.push({ node: edge.to, next: 0 });
      }
    }
  }
  const assigned = new Set<string>();
  let largest = 0;
  for (const node of order.toReversed()) {
    if (assigned.has(node)) continue;
    const before = assigned.size;
    assigned.add(node);
    const stack = [node];
    for (let at = stack.pop(); at; at = stack.pop()) {
      for (const edge of backward.get(at) ?? []) {
        if (assigned.has(edge.from)) continue;
        assigned.add(edge.from);
        stack.push(edge.from);
      }
    }
    largest = Math.max(largest, assigned.size - before);
  }
  return largest;
}

/** Whether a segment belongs to the way itself. */
const isOf = (way: RoadWay, segment: readonly [Point, Point]) => way.coordinates.some((c) => c === segment[0]);

describe('the street network', () => {
  it.each([1, 2, 3, 2026])('has the planned figures at full size, seed %i', (seed) => {
    const { ways } = generateDistrict(seed);
    const graph = graphOf(ways);
    expect(graph.nodes.length).toBeGreaterThan(6700);
    expect(graph.nodes.length).toBeLessThan(7300);
    expect(graph.edges.length).toBeGreaterThan(16_500);
    expect(graph.edges.length).toBeLessThan(18_200);
    const off = 1 - largestComponent(graph) / graph.nodes.length;
    expect(off).toBeGreaterThan(0.05);
    expect(off).toBeLessThan(0.1);
  });

  it('has the planned figures at small size', () => {
    const graph = graphOf(generateDistrict(1, { size: 'small' }).ways);
    expect(graph.nodes.length).toBeGreaterThan(360);
    expect(graph.nodes.length).toBeLessThan(440);
    expect(largestComponent(graph) / graph.nodes.length).toBeGreaterThan(0.8);
  });

  it.each([1, 2, 3])('lets streets meet only in common points, except under the toll road, seed %i', (seed) => {
    const { ways } = generateDistrict(seed, { size: 'small' });
    const segments = ways.flatMap((way) => segmentsOf(way.coordinates));
    for (const way of ways)
      expect(
        crossesStreets(
          way.coordinates,
          segments.filter((s) => !isOf(way, s)),
        ),
      ).toBe(false);
  });

  it('has every class it promises, and sound ways', () => {
    const { ways } = generateDistrict(5);
    const classes = new Set(ways.map((way) => way.roadClass));
    for (const wanted of ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'residential', 'alley']) {
      expect(classes).toContain(wanted);
    }
    expect(new Set(ways.map((way) => way.id)).size).toBe(ways.length);
    for (const way of ways) {
      expect(way.coordinates.length).toBeGreaterThanOrEqual(2);
      way.coordinates.forEach((coordinate, i) => {
        if (i > 0) expect(String(coordinate)).not.toBe(String(way.coordinates[i - 1]));
        for (const value of coordinate) expect(Math.abs(value * 1e7 - Math.round(value * 1e7))).toBeLessThan(1e-3);
      });
      if (way.toll) expect(way.oneway).toBe('forward');
      if (way.name && !way.toll) expect(way.name).toMatch(/^(Jl\.|Gg\.) /);
    }
    expect(ways.filter((way) => way.oneway !== 'both').length).toBeGreaterThan(200);
    expect(ways.filter((way) => way.toll).length).toBeGreaterThanOrEqual(10);
  });
});
