import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffFeatures, incidentFeature, type PointFeature, unitFeature } from './features.ts';

const now = 1e12;
const unit = {
  id: 'u',
  call: '104',
  at: [106.8, -6.2] as const,
  status: 'available' as const,
  heading: 300.4,
  seenAt: now - 4000,
};

describe('unitFeature', () => {
  it('carries letter, arrow and age', () => {
    expect(unitFeature(unit, now, 300, 'id').properties).toMatchObject({
      letter: 'T',
      age: '4d',
      heading: 300,
      icon: 'unit-available',
    });
  });
  it('is dashed and without arrow when stale', () => {
    const stale = unitFeature({ ...unit, seenAt: now - 360_000 }, now, 300, 'id').properties;
    expect(stale).toMatchObject({ icon: 'unit-available-stale', age: '6m' });
    expect(stale).not.toHaveProperty('heading');
  });
});

describe('diffFeatures', () => {
  const incident = (id: number, lon: number): PointFeature =>
    incidentFeature({ id: `i${id}`, number: String(id), at: [lon, -6], priority: 3 });
  const layer = fc.uniqueArray(fc.tuple(fc.nat(20), fc.nat(3)), { selector: ([id]) => id });
  const byId = (features: readonly PointFeature[]) => new Map(features.map((feature) => [String(feature.id), feature]));

  it('turns one drawing into the other, and nothing is touched needlessly', () => {
    fc.assert(
      fc.property(layer, layer, (a, b) => {
        const before = byId(a.map(([id, lon]) => incident(id, lon)));
        const after = b.map(([id, lon]) => incident(id, lon));
        const diff = diffFeatures(before, after);
        const result = new Map(before);
        for (const id of diff?.remove ?? []) result.delete(id);
        for (const feature of diff?.add ?? []) {
          expect(before.get(String(feature.id))).not.toEqual(feature);
          result.set(String(feature.id), feature);
        }
        expect(result).toEqual(byId(after));
      }),
    );
  });
  it('says nothing when nothing changed', () => {
    expect(diffFeatures(byId([incident(1, 1)]), [incident(1, 1)])).toBeUndefined();
  });
});
