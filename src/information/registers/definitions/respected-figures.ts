import type { RegisterDefinition } from '../definition.types.ts';
import { choice, contact, day, items, say, text } from './fields.ts';

/** Respected local figures, by their consent, asked to mediate. */
export const respectedFigures: RegisterDefinition = {
  id: 'respected-figures',
  version: 1,
  sources: ['S3-ac-tua'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Tokoh (dengan persetujuan)', 'Figure by consent'),
    many: say('Tokoh yang dituakan', 'Respected figures'),
    purpose: say('Tokoh setempat yang bersedia menengahi', 'Local figures willing to mediate'),
  },
  placement: 'area',
  level: 'rw',
  owner: 'binmas',
  read: 'case:write',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'muted' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'due list'],
  retention: 12,
  fields: {
    name: text('Nama panggilan', 'Name used', { about: 'person', required: true, search: true }),
    consent: contact('Persetujuan dan cara menghubungi', 'Consent and how to reach', { required: true }),
    role: choice(
      'Peran',
      'Role',
      items({
        community: ['Tokoh masyarakat', 'Community elder'],
        customary: ['Tokoh adat', 'Customary elder'],
        youth: ['Tokoh pemuda', 'Youth leader'],
        women: ['Tokoh perempuan', 'Women’s leader'],
        trade: ['Tokoh pedagang', 'Traders’ leader'],
      }),
      { about: 'person', required: true, filter: true },
    ),
    helps: choice(
      'Bersedia menengahi',
      'Willing to mediate',
      items({
        dispute: ['Sengketa warga', 'Disputes'],
        youth: ['Kenakalan remaja', 'Youth trouble'],
        family: ['Urusan keluarga', 'Family matters'],
        disaster: ['Bencana', 'Disaster'],
        crowd: ['Keramaian', 'Crowds'],
      }),
      { about: 'person', several: true, filter: true },
    ),
    available: text('Waktu bisa dihubungi', 'When reachable', { about: 'person' }),
    renewBy: day('Perbarui persetujuan sebelum', 'Renew consent by', {
      about: 'person',
      required: true,
      filter: true,
      due: true,
    }),
  },
};
