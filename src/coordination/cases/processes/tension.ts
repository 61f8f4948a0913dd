import type { ProcessDefinition, ProcessField, ProcessMove } from '../process.types.ts';

type State = 'reported' | 'cooling' | 'watched' | 'calm' | 'unfounded';

/** Heat of an area between groups, 1 (calm) to 5 (clash); never of a person. */
const heat = (id: string, en: string): ProcessField => ({
  type: 'number',
  texts: { id, en },
  help: { id: '1 tenang, 5 bentrok; keadaan wilayah.', en: '1 calm, 5 clash; the state of the area.' },
  unit: { id: 'dari 5', en: 'of 5' },
  about: 'area',
  min: 1,
  max: 5,
  integer: true,
});
const flare: ProcessMove<State> = {
  to: 'cooling',
  permission: 'case:write',
  label: { id: 'Memanas lagi', en: 'It flared up' },
  fields: ['heatBefore'],
  required: ['heatBefore'],
  clock: 'cooling',
  journal: { id: 'Memanas lagi', en: 'It flared up again' },
};

/** Handling of a tension between groups in an area, with its heat before and after (S4-cool). */
export const tension: ProcessDefinition<State> = {
  id: 'tension',
  version: 1,
  sources: ['S4-cool'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: { id: 'Penanganan ketegangan', en: 'Tension handling' },
    many: { id: 'Penanganan ketegangan', en: 'Tensions' },
    purpose: { id: 'Mendinginkan ketegangan di suatu wilayah', en: 'Cooling a tension in an area' },
  },
  read: 'case:read',
  write: 'case:write',
  area: 'required',
  owners: { functions: ['intelkam', 'binmas'], bodies: ['village'] },
  title: 'name',
  links: [{ to: 'record' }, { to: 'incident' }, { to: 'case' }],
  parties: true,
  fields: {
    name: {
      type: 'text',
      texts: { id: 'Ketegangan', en: 'Tension' },
      help: { id: 'Sebut kelompok dan tempat, bukan nama orang.', en: 'Groups and a place, no names of people.' },
      about: 'group',
      search: true,
    },
    cause: { type: 'longtext', texts: { id: 'Pemicu', en: 'Trigger' }, about: 'area', search: true },
    heatBefore: heat('Panas sebelum tindakan', 'Heat before'),
    action: { type: 'longtext', texts: { id: 'Tindakan', en: 'Action' }, about: 'thing', search: true },
    heatAfter: heat('Panas sesudah tindakan', 'Heat after'),
    followUp: { type: 'longtext', texts: { id: 'Tindak lanjut', en: 'Follow-up' }, about: 'thing' },
  },
  intake: {
    fields: ['name', 'cause', 'heatBefore'],
    required: ['name', 'cause', 'heatBefore'],
    clock: 'first',
    journal: { id: 'Ketegangan dilaporkan', en: 'A tension was reported' },
  },
  clocks: {
    first: {
      texts: { id: 'Tindakan pertama', en: 'First action' },
      length: 24,
      unit: 'hours',
      warnAt: 0.5,
      escalate: { to: 'commander', message: { id: 'Belum ada tindakan.', en: 'Nothing has been done yet.' } },
    },
    cooling: {
      texts: { id: 'Pendinginan', en: 'Cooling' },
      length: 72,
      unit: 'hours',
      warnAt: 0.7,
      escalate: { to: 'commander', message: { id: 'Ketegangan belum reda.', en: 'The tension has not cooled.' } },
    },
    watch: {
      texts: { id: 'Pemantauan', en: 'Watch' },
      length: 10,
      unit: 'working_days',
      warnAt: 0.8,
      escalate: { to: 'commander', message: { id: 'Pemantauan belum ditutup.', en: 'The watch has not ended.' } },
    },
  },
  initial: 'reported',
  states: {
    reported: { texts: { id: 'Dilaporkan', en: 'Reported' }, awaits: ['field', 'commander'] },
    cooling: { texts: { id: 'Didinginkan', en: 'Being cooled' }, awaits: ['field', 'commander'] },
    watched: { texts: { id: 'Dipantau', en: 'Watched' }, awaits: ['field'] },
    calm: { texts: { id: 'Reda', en: 'Calm' }, awaits: [], end: true },
    unfounded: { texts: { id: 'Tidak terbukti', en: 'Unfounded' }, awaits: [], end: true },
  },
  table: {
    reported: {
      begin: {
        to: 'cooling',
        permission: 'case:write',
        label: { id: 'Mulai mendinginkan', en: 'Begin cooling' },
        clock: 'cooling',
        journal: { id: 'Pendinginan dimulai', en: 'Cooling began' },
      },
      dismiss: {
        to: 'unfounded',
        permission: 'case:write',
        label: { id: 'Tidak terbukti', en: 'Unfounded' },
        fields: ['followUp'],
        required: ['followUp'],
        journal: { id: 'Dinyatakan tidak terbukti', en: 'Found to be unfounded' },
      },
    },
    cooling: {
      cool: {
        to: 'watched',
        permission: 'case:write',
        label: { id: 'Sudah reda', en: 'It has cooled' },
        fields: ['action', 'heatAfter'],
        required: ['action', 'heatAfter'],
        clock: 'watch',
        journal: { id: 'Mereda, dipantau', en: 'It cooled, and is watched' },
      },
    },
    watched: {
      end: {
        to: 'calm',
        permission: 'case:write',
        label: { id: 'Akhiri pemantauan', en: 'End the watch' },
        fields: ['followUp'],
        required: ['heatBefore', 'action', 'heatAfter', 'followUp'],
        journal: { id: 'Ketegangan berakhir', en: 'The tension ended' },
      },
      flare,
    },
    calm: { reopen: { ...flare, label: { id: 'Buka lagi', en: 'Open again' } } },
    unfounded: {},
  },
};
