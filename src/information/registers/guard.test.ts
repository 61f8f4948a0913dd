import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Field, RegisterDefinition } from './definition.types.ts';
import { shippedDefinitions } from './definitions/index.ts';
import { checkDefinition } from './guard.rules.ts';

const name: Field = { type: 'text', texts: { id: 'Nama', en: 'Name' }, about: 'thing', required: true };
const sound: RegisterDefinition = {
  id: 'bridges',
  version: 2,
  sources: [],
  approvedBy: { name: 'A. Reviewer', on: '2026-11-01' },
  texts: {
    one: { id: 'Jembatan', en: 'Bridge' },
    many: { id: 'Jembatan', en: 'Bridges' },
    purpose: { id: 'a', en: 'b' },
  },
  placement: 'point',
  read: 'area:read',
  write: 'area:read',
  symbol: { shape: 'circle', colour: 'info' },
  title: 'name',
  fields: { name },
  usedBy: [],
};
const withField = (
  id: string,
  field: Partial<Field> & { type?: string },
  register = 'bridges',
): RegisterDefinition => ({
  ...sound,
  id: register,
  fields: { name, [id]: { ...name, texts: { id: 'Isi lain', en: 'Other' }, ...field } as Field },
});
const text = (id: string, en: string) => ({ texts: { id, en } });

describe('shipped definitions', () => {
  it.each(shippedDefinitions.map((definition) => [definition.id, definition] as const))('%s is lawful', (_, one) => {
    expect(checkDefinition(one)).toEqual([]);
  });

  it('have an id each, and a file of at most 60 lines', () => {
    expect(new Set(shippedDefinitions.map(({ id }) => id)).size).toBe(shippedDefinitions.length);
    for (const { id } of shippedDefinitions) {
      const file = readFileSync(new URL(`./definitions/${id}.ts`, import.meta.url), 'utf8');
      expect(file.trimEnd().split('\n').length, id).toBeLessThanOrEqual(60);
    }
  });
});

describe('checkDefinition on form', () => {
  it('accepts what is sound', () => expect(checkDefinition(sound)).toEqual([]));

  it.each<[string, RegisterDefinition, RegExp]>([
    ['title without a field', { ...sound, title: 'nothing' }, /no field "nothing"/],
    ['id of a page', { ...sound, id: 'due' }, /taken by a page/],
    ['title from the prototype', { ...sound, title: 'constructor' }, /no field "constructor"/],
    ['title that retired', { ...sound, fields: { name: { ...name, until: 1 } } }, /has retired/],
    ['version 0', { ...sound, version: 0 }, /version 0/],
    ['no approver', { ...sound, approvedBy: { name: ' ', on: '2026-11-01' } }, /no name/],
    ['a day that is none', { ...sound, approvedBy: { name: 'A', on: '2026-02-30' } }, /not a day/],
    ['approvedBy absent', { ...sound, approvedBy: undefined as never }, /approvedBy/],
    ['enum without items', withField('a', { type: 'enum', items: {} }), /no item/],
    [
      'enum with retired items only',
      withField('a', { type: 'enum', items: { x: { ...text('X', 'X'), retired: true } } }),
      /no item/,
    ],
    ['record of no register', withField('a', { type: 'reference', to: 'record' }), /names no register/],
    ['since after until', withField('a', { since: 2, until: 1 }), /before it begins/],
    ['since in the future', withField('a', { since: 3 }), /later than/],
    ['same text twice', withField('a', text('Nama', 'Other')), /same text/],
    ['a place column', withField('lat', {}), /taken by the place/],
  ])('refuses %s', (_, definition, reason) => {
    expect(checkDefinition(definition).join('\n')).toMatch(reason);
  });
});

describe('checkDefinition on law', () => {
  it('takes fields about persons in the listed registers, and contacts anywhere', () => {
    expect(checkDefinition(withField('note', { about: 'person' })).join()).toMatch(/about a person/);
    expect(checkDefinition(withField('note', { about: 'person' }, 'personnel'))).toEqual([]);
    expect(checkDefinition(withField('note', { about: 'person', type: 'contact' }))).toEqual([]);
  });

  it('keeps people off the map', () => {
    const people = { ...sound, id: 'personnel', fields: { name: { ...name, about: 'person' as const } } };
    expect(checkDefinition(people).join()).toMatch(/not drawn on the map/);
    expect(checkDefinition({ ...people, placement: 'area' })).toEqual([]);
  });

  it.each([
    ['Agama', 'Note'],
    ['Catatan', 'Religion'],
    ['Kepercayaan', 'Note'],
    ['Catatan', 'Faith'],
    ['Suku bangsa', 'Note'],
    ['Etnis', 'Note'],
    ['Ras', 'Note'],
    ['Catatan', 'Ethnicity'],
    ['Catatan', 'Tribe'],
    ['Partai yang dipilih', 'Note'],
    ['Catatan', 'Party affiliation'],
    ['Keyakinan politik', 'Note'],
    ['Ideologi', 'Note'],
    ['Orientasi seksual', 'Note'],
    ['Skor', 'Note'],
    ['Catatan', 'Risk level'],
    ['Catatan', 'ＲＥＬＩＧＩＯＮ'],
    ['A\u00adgama', 'Note'],
  ])('refuses "%s" / "%s" of a person or group', (id, en) => {
    for (const about of ['person', 'group'] as const) {
      expect(checkDefinition(withField('a', { about, ...text(id, en) }, 'personnel')).join()).toMatch(
        /may not describe/,
      );
    }
  });

  it('looks into ids, help and items', () => {
    const found = (field: Partial<Field> & { type?: string }, id = 'a') =>
      checkDefinition(withField(id, { about: 'group', ...field })).join();
    expect(found({}, 'agamaPelapor')).toMatch(/agama/);
    expect(found({}, 'agamapelapor')).toMatch(/agama/);
    expect(found({ help: { id: 'Tulis sukunya', en: 'x' } })).toMatch(/sukunya/);
    expect(found({ type: 'enum', items: { x: text('Kristen', 'x') } })).toMatch(/kristen/);
    expect(found({ type: 'enum', items: { hindu: text('A', 'B') } })).toMatch(/hindu/);
  });

  it('lets a place or a policy have its name, but not as a way to a person', () => {
    const thing = (id: string, en: string) => checkDefinition(withField('a', { about: 'thing', ...text(id, en) }));
    expect(thing('Kegiatan rumah ibadah dan hari besar agama', 'Religious holidays')).toEqual([]);
    expect(thing('Kebijakan politik', 'Political decision')).toEqual([]);
    expect(thing('Agama pelapor', 'Note').join()).toMatch(/agama/);
    expect(thing('Catatan', 'Ethnicity of the resident').join()).toMatch(/ethnicity/);
  });

  it('does not stumble over everyday words', () => {
    for (const [id, en] of [
      ['Suku cadang', 'Spare parts'],
      ['Balap liar', 'Street races'],
      ['Kepercayaan masyarakat', 'Public trust'],
      ['Terasering', 'Traces of embrace'],
      ['Pihak', 'Parties'],
    ] as const)
      expect(checkDefinition(withField('a', { about: 'group', ...text(id, en) })), id).toEqual([]);
  });
});
