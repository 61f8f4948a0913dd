import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strongComponents } from './components.ts';
import { buildRoadGraph, graphFigures } from './graph.ts';
import { packGraph, unpackGraph } from './graph-pack.ts';
import { buildSegmentIndex, loadSegmentIndex } from './segments.ts';
import { stringAt } from './string-table.ts';
import { roadWay } from './testing/batch.ts';
import { generateCity } from './testing/generated-roads.ts';
import { readJakartaRoads } from './testing/jakarta.ts';

describe('building', () => {
  test('cuts ways where they share a coordinate, keeps the shape between', () => {
    const graph = buildRoadGraph([
      roadWay(
        'a',
        [
          [0, 0],
          [0.001, 0.0001],
          [0.002, 0],
          [0.003, 0],
        ],
        { name: 'Jl. Satu' },
      ),
      roadWay('b', [
        [0.002, -0.001],
        [0.002, 0],
        [0.002, 0.001],
      ]),
    ]);
    expect(graphFigures(graph)).toMatchObject({ nodes: 5, edges: 4, arcs: { car: 8, motorcycle: 8, foot: 8 } });
    const long = graph.edgeLength.indexOf(Math.max(...graph.edgeLength));
    expect(graph.shapeStart[long + 1]! - graph.shapeStart[long]!).toBe(3);
    expect(graph.edgeLength[long]).toBeGreaterThan(222);
    expect(stringAt(graph.names, graph.edgeName[long]!)).toBe('Jl. Satu');
    expect(stringAt(graph.wayIds, graph.edgeWay[long]!)).toBe('a');
  });

  test('stands zero-length ways, repeated vertices, loops, islands and coordinates that are not on Earth', () => {
    const graph = buildRoadGraph([
      roadWay('zero', [
        [0, 0],
        [0, 0],
      ]),
      roadWay('repeats', [
        [0, 0],
        [0, 0],
        [0.001, 0],
        [0.001, 0],
      ]),
      roadWay('loop', [
        [0.001, 0],
        [0.002, 0.001],
        [0.002, 0],
        [0.001, 0],
      ]),
      roadWay('eight', [
        [0.01, 0],
        [0.011, 0.001],
        [0.012, 0],
        [0.011, -0.001],
        [0.011, 0.001],
      ]),
      roadWay('bad', [
        [0, 0],
        [Number.NaN, 1],
      ]),
      roadWay('far', [
        [0, 0],
        [106, 600],
      ]),
      roadWay('short', [[0, 0]]),
    ]);
    expect(graph.skippedWays).toBe(4);
    // repeats, loop; the eight is cut at its own crossing into a tail and a loop.
    expect(graphFigures(graph)).toMatchObject({ nodes: 4, edges: 4 });
    expect(graphFigures(buildRoadGraph([]))).toMatchObject({ nodes: 0, edges: 0 });
  });

  test('with node ids, ways meet by id only: an overpass stays apart', () => {
    const street = roadWay(
      'street',
      [
        [0, 0],
        [0.001, 0],
        [0.002, 0],
      ],
      { nodeIds: ['1', '2', '3'] },
    );
    const bridge = roadWay(
      'bridge',
      [
        [0.001, -0.001],
        [0.001, 0],
        [0.001, 0.001],
      ],
      { nodeIds: ['4', '5', '6'] },
    );
    expect(graphFigures(buildRoadGraph([street, bridge]))).toMatchObject({ nodes: 4, edges: 2 });
    const crossing = { ...bridge, nodeIds: ['4', '2', '6'] };
    expect(graphFigures(buildRoadGraph([street, crossing]))).toMatchObject({ nodes: 5, edges: 4 });
    const drawn = { ...bridge, nodeIds: undefined };
    expect(graphFigures(buildRoadGraph([drawn, street]))).toMatchObject({ nodes: 5, edges: 4 });
  });

  test('who may go where', () => {
    const arcs = (other: Parameters<typeof roadWay>[2]) =>
      graphFigures(
        buildRoadGraph([
          roadWay(
            'a',
            [
              [0, 0],
              [0.001, 0],
            ],
            other,
          ),
        ]),
      ).arcs;
    expect(arcs({ roadClass: 'alley' })).toEqual({ car: 0, motorcycle: 2, foot: 2 });
    expect(arcs({ roadClass: 'footway' })).toEqual({ car: 0, motorcycle: 0, foot: 2 });
    expect(arcs({ roadClass: 'motorway', oneway: 'forward' })).toEqual({ car: 1, motorcycle: 0, foot: 0 });
    expect(arcs({ roadClass: 'primary', toll: true })).toEqual({ car: 2, motorcycle: 0, foot: 0 });
    expect(arcs({ oneway: 'reverse' })).toEqual({ car: 1, motorcycle: 1, foot: 2 });
  });
});

test('strong components equal mutual reachability', () => {
  const arcs = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 24 });
  fc.assert(
    fc.property(arcs, (drawn) => {
      const sorted = drawn.toSorted((a, b) => a[0] - b[0]);
      const start = Int32Array.from({ length: 10 }, (_, node) => sorted.filter(([tail]) => tail < node).length);
      const heads = Int32Array.from(sorted, ([, head]) => head);
      const found = strongComponents(9, { start, arc: Int32Array.from(sorted.keys()) }, heads, () => true);
      const reach = Array.from({ length: 9 }, (_, a) => Array.from({ length: 9 }, (_, b) => a === b));
      for (const [tail, head] of sorted) reach[tail]![head] = true;
      for (let k = 0; k < 9; k++)
        for (let a = 0; a < 9; a++) for (let b = 0; b < 9; b++) reach[a]![b] ||= reach[a]![k]! && reach[k]![b]!;
      for (let a = 0; a < 9; a++) {
        for (let b = 0; b < 9; b++) expect(found.ofNode[a] === found.ofNode[b]).toBe(reach[a]![b]! && reach[b]![a]!);
      }
      const size = (part: number) => found.ofNode.filter((own) => own === part).length;
      expect(size(found.largest)).toBe(Math.max(...Array.from({ length: found.count }, (_, part) => size(part))));
    }),
  );
});

test('packing and unpacking gives the same graph and index', () => {
  const graph = buildRoadGraph(generateCity(200, 7));
  const segments = buildSegmentIndex(graph);
  const packed = packGraph(graph, segments.tree!.data);
  expect(unpackGraph(packed)).toEqual(graph);
  const loaded = loadSegmentIndex(graph, packed);
  expect(loaded.tree!.neighbors(0, 0, 20)).toEqual(segments.tree!.neighbors(0, 0, 20));
  expect(loaded.segmentEdge).toEqual(segments.segmentEdge);
  const empty = buildRoadGraph([]);
  expect(unpackGraph(packGraph(empty, null))).toEqual(empty);
});

const jakarta = readJakartaRoads();
test.skipIf(jakarta === null)('Jakarta Selatan as its README counts it (skipped without ../shared/data)', () => {
  const figures = graphFigures(buildRoadGraph(jakarta!));
  expect(figures.skippedWays).toBe(0);
  expect(Math.abs(figures.nodes - 6902)).toBeLessThanOrEqual(5);
  expect(Math.abs(figures.edges - 9386)).toBeLessThanOrEqual(5);
  expect(Math.abs(figures.arcs.car - 17_047)).toBeLessThanOrEqual(5);
  expect(Math.abs(figures.inLargest.car - 6337)).toBeLessThanOrEqual(5);
});
