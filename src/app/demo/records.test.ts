import { describe, expect, it } from 'vitest';
import { shippedDefinitions } from '../../information/registers/index.ts';
import { generateDistrict } from './district.ts';
import { generateRecords } from './records.ts';

const district = generateDistrict(7, { size: 'small' });
const records = generateRecords(district);

describe('records of the demo district', () => {
  it('are the same for the same seed, and a tenth in the small one', () => {
    expect(generateRecords(district)).toEqual(records);
    const count = (register: string) => records.filter((record) => record.register === register).length;
    expect(['problems', 'assets', 'poskamling'].map(count)).toEqual([6, 8, 7]);
  });

  it('fit their definitions', () => {
    for (const { register, values, place } of records) {
      const definition = shippedDefinitions.find(({ id }) => id === register)!;
      expect(place !== null).toBe(definition.placement === 'point');
      for (const [id, field] of Object.entries(definition.fields)) {
        if (field.required) expect(values[id], `${register}.${id}`).toBeTruthy();
      }
      for (const [id, value] of Object.entries(values)) {
        const field = definition.fields[id];
        if (field?.type === 'enum') for (const item of [value].flat()) expect(field.items).toHaveProperty(String(item));
        else expect(field, `${register}.${id}`).toBeDefined();
      }
    }
  });

  it('point to incidents and units that are there', () => {
    const incidents = new Set(district.incidents.map(({ id }) => id));
    const callsigns = new Set(district.units.map(({ callsign }) => callsign));
    for (const { values } of records) {
      for (const id of [values.incidents ?? []].flat()) expect(incidents).toContain(id);
      if (values.holder !== undefined) expect(callsigns).toContain(values.holder);
    }
  });
});
