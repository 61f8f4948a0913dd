import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NewAssignments, type RecommendedUnit } from '../../command/dispatch/dispatch.contract.ts';
import { Random } from '../demo/random.ts';
import { chooseUnits } from './dispatchers.ts';

const unit = (n: number, canBeSent: boolean, status = 'available'): RecommendedUnit => ({
  unitId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  callsign: `${100 + n}`,
  name: '',
  kind: 'patrol_car',
  status,
  rank: n + 1,
  etaSeconds: 60 * n,
  distanceM: 500 * n,
  pluses: [],
  shortfalls: [],
  meets: [],
  canBeSent,
});

test('only free units are sent, each once, and a choice other than the proposal says why', () => {
  const units = fc.array(
    fc.record({ can: fc.boolean(), status: fc.constantFrom('available', 'returning', 'on_scene', 'responding') }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(units, fc.nat(3), fc.nat(), (states, proposed, seed) => {
      const items = states.map(({ can, status }, n) => unit(n, can, status));
      const proposal = items.slice(0, proposed).map(({ unitId }) => unitId);
      const choice = chooseUnits({ items, proposal }, new Random(seed, 'choice'));
      const free = items.filter((one) => one.canBeSent && ['available', 'returning'].includes(one.status));
      if (!choice) {
        expect(free).toEqual([]);
        return;
      }
      NewAssignments.parse(choice);
      expect(new Set(choice.units).size).toBe(choice.units.length);
      for (const id of choice.units) expect(free.map(({ unitId }) => unitId)).toContain(id);
      if (choice.units.some((id) => !proposal.includes(id))) expect(choice.override).toBeDefined();
    }),
  );
});

test('about one choice in eight is the dispatcher’s own', () => {
  const items = Array.from({ length: 6 }, (_, n) => unit(n, true));
  const proposal = [items[0]!.unitId, items[1]!.unitId];
  const random = new Random(4, 'share');
  let own = 0;
  for (let i = 0; i < 2000; i++) {
    const choice = chooseUnits({ items, proposal }, random)!;
    expect(choice.units).toHaveLength(2);
    if (choice.override) own += 1;
  }
  expect(own / 2000).toBeCloseTo(0.12, 1);
});
