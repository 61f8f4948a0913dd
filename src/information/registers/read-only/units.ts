import { type unitFunctions, unitKindInfo } from '../../../command/units/unit-kinds.types.ts';
import type { RegisterDefinition } from '../definition.types.ts';
import { choice, items, number, say, text, yesNo } from '../definitions/fields.ts';

const functionTexts: Readonly<Record<(typeof unitFunctions)[number], readonly [id: string, en: string]>> = {
  samapta: ['Samapta', 'Patrol (Samapta)'],
  sector: ['Polsek', 'Sector'],
  traffic: ['Lalu lintas', 'Traffic'],
  reskrim: ['Reskrim', 'Investigation'],
  resnarkoba: ['Resnarkoba', 'Narcotics'],
  intelkam: ['Intelkam', 'Security intelligence'],
  binmas: ['Binmas', 'Community guidance'],
  women_children: ['PPA', 'Women and children'],
  medical: ['Kesehatan', 'Medical'],
  water: ['Polairud', 'Water police'],
};

/** Units on the road with their present state. */
export const units: RegisterDefinition = {
  id: 'units',
  version: 1,
  sources: ['S2-I-1'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Unit', 'Unit'),
    many: say('Unit lapangan', 'Units'),
    purpose: say('Unit dengan jenis, fungsi, dan keadaannya', 'Units by kind, function and present state'),
  },
  placement: 'none',
  owner: 'operations',
  read: 'unit:read',
  write: 'register:define',
  symbol: { shape: 'triangle', colour: 'accent' },
  title: 'name',
  usedBy: ['dispatch desk', 'references'],
  fields: {
    name: text('Unit', 'Unit', { required: true, search: true }),
    kind: choice(
      'Jenis',
      'Kind',
      Object.fromEntries(Object.entries(unitKindInfo).map(([kind, { label }]) => [kind, { texts: label }])),
      { filter: true },
    ),
    function: choice('Fungsi', 'Function', items(functionTexts), { filter: true }),
    crew: number('Awak', 'Crew', say('orang', 'people'), { about: 'group', integer: true }),
    status: choice(
      'Keadaan',
      'State',
      items({
        available: ['Siap', 'Available'],
        dispatched: ['Ditugaskan', 'Dispatched'],
        responding: ['Meluncur', 'Responding'],
        on_scene: ['Di lokasi', 'On scene'],
        returning: ['Kembali', 'Returning'],
        out: ['Tidak bertugas', 'Out of service'],
      }),
      { filter: true },
    ),
    located: yesNo('Ada GPS', 'Has GPS', { filter: true }),
  },
};
