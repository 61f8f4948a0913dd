import { describe, expect, it } from 'vitest';
import { shippedDefinitions } from '../../information/registers/index.ts';
import { generateDistrict } from './district.ts';
import { Random } from './random.ts';
import { generateRecords } from './records.ts';
import type { DemoRecord } from './records-kit.ts';
import { generateReadings } from './records-rules.ts';

const district = generateDistrict(7, { size: 'small' });
const records = generateRecords(district);
const placeForm = ({ place }: DemoRecord) =>
  place === null ? 'none' : 'areaCode' in place ? 'area' : 'geometry' in place ? 'line' : 'point';

describe('records of the demo district', () => {
  it('are the same for the same seed, and fewer in the small one', () => {
    expect(generateRecords(district)).toEqual(records);
    const count = (register: string) => records.filter((record) => record.register === register).length;
    expect(['problems', 'assets', 'poskamling'].map(count)).toEqual([6, 8, 7]);
  });

  it('fill every register but the one that acts fill', () => {
    const filled = new Set(records.map(({ register }) => register));
    const empty = shippedDefinitions.map(({ id }) => id).filter((id) => !filled.has(id));
    expect(empty).toEqual(['acknowledgements']);
    expect(generateReadings(records, new Random(7)).length).toBeGreaterThan(10);
  });

  it('fit their definitions', () => {
    for (const record of records) {
      const { register, values } = record;
      const definition = shippedDefinitions.find(({ id }) => id === register)!;
      // Somewhere in an area may also be nowhere in particular.
      if (!(definition.placement === 'area' && record.place === null)) {
        expect(placeForm(record), register).toBe(definition.placement);
      }
      for (const [id, field] of Object.entries(definition.fields)) {
        if (field.required) expect(values[id], `${register}.${id}`).toBeDefined();
      }
      for (const [id, value] of Object.entries(values)) {
        const field = definition.fields[id];
        if (field?.type === 'enum') for (const item of [value].flat()) expect(field.items).toHaveProperty(String(item));
        else expect(field, `${register}.${id}`).toBeDefined();
      }
    }
  });

  it('point to what is there, and to records that stand before them', () => {
    const things = {
      incident: new Set(district.incidents.map(({ id }) => id)),
      unit: new Set(district.units.map(({ callsign }) => callsign)),
      area: new Set(district.areas.map(({ code }) => code)),
    };
    const before = new Set<string>();
    for (const { register, key, values } of records) {
      const fields = shippedDefinitions.find(({ id }) => id === register)!.fields;
      for (const [id, value] of Object.entries(values)) {
        const field = fields[id];
        if (field?.type !== 'reference' || field.to === 'account') continue;
        for (const one of [value].flat()) {
          const label = `${register} ${key} ${id}`;
          if (field.to === 'record') expect(before, label).toContain(`${field.register} ${String(one)}`);
          else expect(things[field.to], label).toContain(one);
        }
      }
      expect(before, 'one key a record').not.toContain(`${register} ${key}`);
      before.add(`${register} ${key}`);
    }
  });
});
