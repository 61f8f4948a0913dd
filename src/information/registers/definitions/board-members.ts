import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, longText, say, text } from './fields.ts';
import { boardLevels } from './taxonomies-police.ts';

/** Members of the independent board: mandate, term and conflict-of-interest note, by level. */
export const boardMembers: RegisterDefinition = {
  id: 'board-members',
  version: 1,
  sources: ['S0-e', 'S0-e-lev1', 'S0-e-lev2', 'S0-e-lev3'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Anggota dewan', 'Board member'),
    many: say('Anggota dewan', 'Board members'),
    purpose: say(
      'Anggota dari luar dan dalam, mandat, dan masa tugas',
      'Members from outside and inside, mandate and term',
    ),
  },
  placement: 'none',
  owner: 'oversight',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'diamond', colour: 'muted' },
  title: 'name',
  usedBy: ['due list'],
  retention: 60,
  fields: {
    name: text('Nama', 'Name', { about: 'person', required: true, search: true }),
    level: choice('Tingkat dewan', 'Board level', boardLevels, { required: true, filter: true }),
    side: choice(
      'Asal',
      'From',
      items({ outside: ['Dari luar', 'From outside'], inside: ['Dari dalam', 'From inside'] }),
      { about: 'person', required: true, filter: true },
    ),
    field: choice(
      'Bidang',
      'Field',
      items({
        academic: ['Akademisi', 'University'],
        law: ['Hukum', 'Law'],
        community: ['Masyarakat', 'Community'],
        business: ['Usaha', 'Business'],
        police: ['Kepolisian', 'Police'],
      }),
      { about: 'person', filter: true },
    ),
    mandate: text('Mandat', 'Mandate', { about: 'person', required: true }),
    from: day('Mulai bertugas', 'Term begins', { about: 'person', required: true, filter: true }),
    until: day('Masa tugas sampai', 'Term ends', { about: 'person', required: true, filter: true, due: true }),
    conflict: longText('Catatan benturan kepentingan', 'Conflict-of-interest note', {
      about: 'person',
      seenBy: 'journal:read',
    }),
  },
};
