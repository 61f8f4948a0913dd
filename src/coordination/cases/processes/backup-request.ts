import type { ProcessDefinition, ProcessMove } from '../process.types.ts';
import { backupKinds, functionClasses } from './taxonomies.ts';

type State = 'asked' | 'taken' | 'answered' | 'done' | 'withdrawn';

const answer: ProcessMove<State> = {
  to: 'answered',
  permission: 'case:write',
  label: { id: 'Jawab', en: 'Answer' },
  fields: ['answer'],
  required: ['answer'],
  guard: 'not_by_opener',
  message: { to: 'opener', text: { id: 'Permintaan Anda sudah dijawab.', en: 'Your request has been answered.' } },
  journal: { id: 'Permintaan dijawab', en: 'The request was answered' },
};
const askAgain: ProcessMove<State> = {
  to: 'asked',
  permission: 'case:write',
  label: { id: 'Belum cukup', en: 'Not enough' },
  fields: ['need'],
  required: ['need'],
  clock: 'answer',
  journal: { id: 'Ditanyakan lagi', en: 'It was asked again' },
};

/** An officer in the field asks the back-up desk: academic, managerial, operational, technology (S0-b5-bk, S4-p3a–d, S4-c6). */
export const backupRequest: ProcessDefinition<State> = {
  id: 'backup-request',
  version: 1,
  sources: ['S0-b5-bk', 'S4-p3a', 'S4-p3b', 'S4-p3c', 'S4-p3d', 'S4-c6'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: { id: 'Permintaan back up', en: 'Back-up request' },
    many: { id: 'Permintaan back up', en: 'Back-up requests' },
    purpose: { id: 'Petugas lapangan minta bantuan, meja menjawab', en: 'Officers ask for help, the desk answers' },
  },
  read: 'case:read',
  write: 'case:write',
  area: 'optional',
  owners: { functions: ['operations'], bodies: [] },
  title: 'name',
  links: [{ to: 'incident' }, { to: 'record' }, { to: 'case' }],
  parties: false,
  fields: {
    name: { type: 'text', texts: { id: 'Permintaan', en: 'Request' }, about: 'thing', search: true },
    kind: { type: 'enum', texts: { id: 'Jenis bantuan', en: 'Kind of help' }, about: 'thing', items: backupKinds },
    functionClass: {
      type: 'enum',
      texts: { id: 'Fungsi yang diminta', en: 'Function asked' },
      about: 'thing',
      items: functionClasses,
    },
    need: { type: 'longtext', texts: { id: 'Yang dibutuhkan', en: 'What is needed' }, about: 'thing', search: true },
    answer: { type: 'longtext', texts: { id: 'Jawaban', en: 'Answer' }, about: 'thing', search: true },
  },
  intake: {
    fields: ['name', 'kind', 'functionClass', 'need'],
    required: ['name', 'kind', 'functionClass', 'need'],
    clock: 'answer',
    journal: { id: 'Bantuan diminta', en: 'Help was asked for' },
  },
  clocks: {
    answer: {
      texts: { id: 'Waktu jawab', en: 'Answer time' },
      length: 8,
      unit: 'working_hours',
      warnAt: 0.5,
      escalate: {
        to: 'commander',
        function: 'operations',
        message: { id: 'Permintaan belum dijawab.', en: 'The request has not been answered.' },
      },
      instead: [{ field: 'kind', is: 'operational', length: 1, unit: 'hours' }],
    },
  },
  initial: 'asked',
  states: {
    asked: { texts: { id: 'Diminta', en: 'Asked' }, awaits: ['dispatcher', 'commander'] },
    taken: { texts: { id: 'Dikerjakan', en: 'Being worked on' }, awaits: ['dispatcher', 'commander'] },
    answered: { texts: { id: 'Dijawab', en: 'Answered' }, awaits: ['field', 'service', 'traffic'] },
    done: { texts: { id: 'Selesai', en: 'Done' }, awaits: [], end: true },
    withdrawn: { texts: { id: 'Ditarik', en: 'Withdrawn' }, awaits: [], end: true },
  },
  table: {
    asked: {
      take: {
        to: 'taken',
        permission: 'case:write',
        label: { id: 'Ambil', en: 'Take' },
        clock: 'same',
        guard: 'not_by_opener',
        journal: { id: 'Diambil meja back up', en: 'The back-up desk took it' },
      },
      answer,
      withdraw: {
        to: 'withdrawn',
        permission: 'case:write',
        label: { id: 'Tarik', en: 'Withdraw' },
        journal: { id: 'Permintaan ditarik', en: 'The request was withdrawn' },
      },
    },
    taken: {
      answer,
      hand_back: {
        to: 'asked',
        permission: 'case:write',
        label: { id: 'Kembalikan', en: 'Hand back' },
        clock: 'same',
        journal: { id: 'Dikembalikan ke antrean', en: 'Back to the queue' },
      },
    },
    answered: {
      confirm: {
        to: 'done',
        permission: 'case:write',
        label: { id: 'Terima jawaban', en: 'Accept the answer' },
        journal: { id: 'Jawaban diterima', en: 'The answer was accepted' },
      },
      ask_again: askAgain,
    },
    done: { reopen: { ...askAgain, label: { id: 'Buka lagi', en: 'Open again' } } },
    withdrawn: {},
  },
};
