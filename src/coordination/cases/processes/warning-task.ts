import type { ProcessDefinition, ProcessMove } from '../process.types.ts';

const closing = { fields: ['closingNote'], required: ['closingNote'] };
const finish: ProcessMove<'done'> = {
  to: 'done',
  permission: 'case:write',
  label: { id: 'Selesai', en: 'Finish' },
  journal: { id: 'Tugas diselesaikan', en: 'The task was finished' },
  ...closing,
};

/** Task from a warning: a proposed action, a deadline and a closing note (S3-k2-aksi). */
export const warningTask: ProcessDefinition<'open' | 'doing' | 'done' | 'dropped'> = {
  id: 'warning-task',
  version: 1,
  sources: ['S3-k2-aksi', 'S0-ind-lintas'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: { id: 'Tugas dari peringatan', en: 'Task from a warning' },
    many: { id: 'Tugas dari peringatan', en: 'Tasks from warnings' },
    purpose: { id: 'Tindakan atas peringatan, dengan tenggat', en: 'What is done about a warning, by when' },
  },
  read: 'case:read',
  write: 'case:write',
  area: 'optional',
  owners: { functions: ['samapta', 'binmas'], bodies: [] },
  title: 'name',
  links: [{ to: 'record' }, { to: 'incident' }, { to: 'case' }],
  parties: false,
  fields: {
    name: { type: 'text', texts: { id: 'Tugas', en: 'Task' }, about: 'thing', search: true },
    warning: { type: 'longtext', texts: { id: 'Peringatan', en: 'Warning' }, about: 'area', search: true },
    proposedAction: {
      type: 'longtext',
      texts: { id: 'Tindakan yang diusulkan', en: 'Proposed action' },
      about: 'thing',
    },
    deadline: { type: 'date', texts: { id: 'Tenggat', en: 'Deadline' }, about: 'thing' },
    closingNote: { type: 'longtext', texts: { id: 'Catatan penutup', en: 'Closing note' }, about: 'thing' },
  },
  intake: {
    fields: ['name', 'warning', 'proposedAction', 'deadline'],
    required: ['name', 'warning', 'proposedAction'],
    clock: 'deadline',
    journal: { id: 'Tugas dibuka', en: 'The task was opened' },
  },
  clocks: {
    deadline: {
      texts: { id: 'Tenggat', en: 'Deadline' },
      length: 3,
      unit: 'working_days',
      until: 'deadline',
      warnAt: 0.7,
      escalate: { to: 'commander', message: { id: 'Tugas melewati tenggat.', en: 'The task is past its deadline.' } },
    },
  },
  initial: 'open',
  states: {
    open: { texts: { id: 'Menunggu dikerjakan', en: 'To be done' }, awaits: ['commander', 'field', 'traffic'] },
    doing: { texts: { id: 'Dikerjakan', en: 'Being done' }, awaits: ['commander', 'field', 'traffic'] },
    done: { texts: { id: 'Selesai', en: 'Done' }, awaits: [], end: true },
    dropped: { texts: { id: 'Tidak dikerjakan', en: 'Not done' }, awaits: [], end: true },
  },
  table: {
    open: {
      start: {
        to: 'doing',
        permission: 'case:write',
        label: { id: 'Mulai', en: 'Start' },
        clock: 'same',
        journal: { id: 'Tugas mulai dikerjakan', en: 'Work on the task began' },
      },
      finish,
      drop: {
        to: 'dropped',
        permission: 'case:decide',
        label: { id: 'Tidak dikerjakan', en: 'Drop' },
        journal: { id: 'Diputuskan tidak dikerjakan', en: 'It was decided not to do it' },
        ...closing,
      },
    },
    doing: {
      finish,
      hand_back: {
        to: 'open',
        permission: 'case:write',
        label: { id: 'Kembalikan', en: 'Hand back' },
        clock: 'same',
        journal: { id: 'Tugas dikembalikan', en: 'The task was handed back' },
      },
    },
    done: {
      reopen: {
        to: 'doing',
        permission: 'case:decide',
        label: { id: 'Buka lagi', en: 'Open again' },
        fields: ['deadline'],
        required: ['deadline'],
        clock: 'deadline',
        journal: { id: 'Tugas dibuka lagi', en: 'The task was opened again' },
      },
    },
    dropped: {},
  },
};
