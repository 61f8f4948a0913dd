import type { RegisterDefinition } from '../definition.types.ts';
import { choice, contact, countOf, day, items, record, say, text } from './fields.ts';
import { handlingKinds } from './taxonomies.ts';

/** Partners from government, universities, business, media and communities, and what they take part in. */
export const partners: RegisterDefinition = {
  id: 'partners',
  version: 1,
  sources: ['S4-c4'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Mitra', 'Partner'),
    many: say('Mitra', 'Partners'),
    purpose: say('Mitra pembinaan dan pemecahan masalah', 'Partners in coaching and problem solving'),
  },
  placement: 'point',
  level: 'village',
  owner: 'binmas',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'ok' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'mapping progress', 'due list'],
  fields: {
    name: text('Nama lembaga', 'Name', { required: true, search: true }),
    kind: choice(
      'Jenis mitra',
      'Kind of partner',
      items({
        government: ['Pemerintah', 'Government'],
        academic: ['Akademisi', 'University'],
        business: ['Bisnis', 'Business'],
        community: ['Komunitas', 'Community body'],
        media: ['Media', 'Media'],
      }),
      { required: true, filter: true },
    ),
    roles: choice(
      'Ikut dalam',
      'Takes part in',
      items({
        coaching: ['Pembinaan', 'Coaching'],
        solving: ['Pemecahan masalah', 'Problem solving'],
        mediation: ['Mediasi', 'Mediation'],
        relief: ['Bantuan darurat', 'Relief'],
        information: ['Informasi', 'Information'],
      }),
      { several: true, filter: true },
    ),
    means: choice('Mampu dalam', 'Able to act in', handlingKinds, { several: true, filter: true }),
    agreement: record('Perjanjian', 'Agreement', 'agreements'),
    contact: contact('Kontak', 'Contact'),
    lastMet: day('Terakhir bertemu', 'Last met', { filter: true }),
    meetBy: day('Temui sebelum', 'Meet again by', { filter: true, due: true }),
    works: countOf('Kegiatan bersama', 'Joint activities', 'community-activities', 'partner'),
  },
};
