import type { ProcessDefinition } from '../process.types.ts';

/** A process that uses everything the engine has, made for the tests; version 1. */
export const errands: ProcessDefinition = {
  id: 'errands',
  version: 1,
  sources: ['TEST'],
  approvedBy: { name: 'Penguji', on: '2026-11-22' },
  texts: {
    one: { id: 'Urusan', en: 'Errand' },
    many: { id: 'Urusan', en: 'Errands' },
    purpose: { id: 'Untuk diuji', en: 'To be tested' },
  },
  read: 'case:read',
  write: 'case:write',
  area: 'optional',
  owners: { functions: ['samapta', 'traffic'], bodies: ['dishub'] },
  title: 'name',
  links: [{ to: 'record', register: 'wells' }, { to: 'incident' }, { to: 'case' }],
  parties: true,
  fields: {
    name: { type: 'text', texts: { id: 'Nama', en: 'Name' }, about: 'thing', search: true, maxLength: 40 },
    kind: {
      type: 'enum',
      texts: { id: 'Jenis', en: 'Kind' },
      about: 'thing',
      items: { slow: { texts: { id: 'Biasa', en: 'Slow' } }, fast: { texts: { id: 'Segera', en: 'Fast' } } },
    },
    deadline: { type: 'date', texts: { id: 'Tenggat', en: 'Deadline' }, about: 'thing' },
    cost: { type: 'money', texts: { id: 'Biaya', en: 'Cost' }, about: 'thing' },
    secret: {
      type: 'text',
      texts: { id: 'Rahasia', en: 'Secret' },
      about: 'thing',
      search: true,
      seenBy: 'case:decide',
    },
    outcome: { type: 'longtext', texts: { id: 'Hasil', en: 'Outcome' }, about: 'thing' },
  },
  intake: {
    fields: ['name', 'kind', 'deadline', 'secret'],
    required: ['name'],
    clock: 'late',
    journal: { id: 'Urusan dibuka', en: 'The errand was opened' },
  },
  clocks: {
    late: {
      texts: { id: 'Waktu', en: 'Time' },
      length: 4,
      unit: 'working_hours',
      warnAt: 0.5,
      escalate: { to: 'commander', message: { id: 'Terlambat.', en: 'Late.' } },
      until: 'deadline',
      instead: [{ field: 'kind', is: 'fast', length: 1, unit: 'hours' }],
    },
  },
  initial: 'open',
  states: {
    open: { texts: { id: 'Terbuka', en: 'Open' }, awaits: ['dispatcher'] },
    under: { texts: { id: 'Jalan', en: 'Under way' }, awaits: ['field'] },
    over: { texts: { id: 'Selesai', en: 'Over' }, awaits: [], end: true },
  },
  table: {
    open: {
      go: {
        to: 'under',
        permission: 'case:write',
        label: { id: 'Jalan', en: 'Go' },
        fields: ['cost'],
        required: ['cost'],
        clock: 'same',
        guard: 'not_by_opener',
        message: { to: 'opener', text: { id: 'Sudah jalan.', en: 'Under way.' } },
        journal: { id: 'Urusan jalan', en: 'The errand is under way' },
      },
    },
    under: {
      end: {
        to: 'over',
        permission: 'case:decide',
        label: { id: 'Selesai', en: 'End' },
        fields: ['outcome'],
        required: ['outcome'],
        guard: 'parties_accepted',
        journal: { id: 'Urusan selesai', en: 'The errand is over' },
      },
    },
    over: {
      reopen: {
        to: 'open',
        permission: 'case:decide',
        label: { id: 'Buka lagi', en: 'Open again' },
        clock: 'late',
        journal: { id: 'Urusan dibuka lagi', en: 'The errand was opened again' },
      },
    },
  },
};
