import type { Text } from '../../platform/problem/problem.ts';
import type { StateTable } from '../../platform/states/states.ts';

export const unitStates = ['available', 'dispatched', 'responding', 'on_scene', 'returning', 'out'] as const;
export type UnitState = (typeof unitStates)[number];

export const unitActions = ['assign', 'respond', 'arrive', 'clear', 'release', 'take_out'] as const;
export type UnitAction = (typeof unitActions)[number];

const permission = 'unit:status';
const assign = { to: 'dispatched', permission: 'incident:dispatch', label: { id: 'Tugaskan', en: 'Assign' } } as const;
const respond = { to: 'responding', permission, label: { id: 'Meluncur', en: 'Responding' } } as const;
const arrive = { to: 'on_scene', permission, label: { id: 'Di lokasi', en: 'On scene' } } as const;
const clear = { to: 'returning', permission, label: { id: 'Kembali', en: 'Returning' } } as const;
const release = { to: 'available', permission, label: { id: 'Tersedia', en: 'Available' } } as const;
const takeOut = {
  to: 'out',
  permission,
  label: { id: 'Nonaktif', en: 'Out of service' },
  required: ['reason'],
} as const;

/**
 * A unit goes round rather than forward, so it has no ranks: late messages are stopped at the assignment. The crew may
 * also start on its own (it comes upon an event), and a unit on a task may be assigned to a more urgent one.
 */
export const unitTable: StateTable<UnitState, UnitAction> = {
  available: { assign, respond, arrive, take_out: takeOut },
  dispatched: { respond, arrive, clear, release, take_out: takeOut },
  responding: { assign, arrive, clear, release, take_out: takeOut },
  on_scene: { assign, clear, release, take_out: takeOut },
  returning: { assign, respond, arrive, release, take_out: takeOut },
  out: { release },
};

/** Letter on the map and in the command line (`s 104 l`), mark, and words. The letters are Indonesian in both languages: they are said over the radio. */
export const unitStateMarks: Readonly<
  Record<UnitState, { letter: string; mark: 'disc' | 'half' | 'arrow' | 'square' | 'hollow' | 'cross'; label: Text }>
> = {
  available: { letter: 'T', mark: 'disc', label: { id: 'Tersedia', en: 'Available' } },
  dispatched: { letter: 'D', mark: 'half', label: { id: 'Ditugaskan', en: 'Dispatched' } },
  responding: { letter: 'M', mark: 'arrow', label: { id: 'Meluncur', en: 'Responding' } },
  on_scene: { letter: 'L', mark: 'square', label: { id: 'Di lokasi', en: 'On scene' } },
  returning: { letter: 'K', mark: 'hollow', label: { id: 'Kembali', en: 'Returning' } },
  out: { letter: 'X', mark: 'cross', label: { id: 'Nonaktif', en: 'Out of service' } },
};

/** The state of a radio letter, in either case; undefined for another letter. */
export function unitStateOfLetter(letter: string): UnitState | undefined {
  return unitStates.find((state) => unitStateMarks[state].letter === letter.toUpperCase());
}

/** Ready reasons for taking a unit out of service; free text is possible beside them. */
export const outReasons: readonly { code: string; label: Text }[] = [
  { code: 'off_shift', label: { id: 'Lepas dinas', en: 'Off shift' } },
  { code: 'broken', label: { id: 'Kendaraan rusak', en: 'Vehicle broken' } },
  { code: 'fuel', label: { id: 'Isi BBM', en: 'Refuelling' } },
  { code: 'paperwork', label: { id: 'Buat laporan', en: 'Writing a report' } },
  { code: 'escort', label: { id: 'Pengawalan', en: 'Escort' } },
  { code: 'break', label: { id: 'Istirahat', en: 'Break' } },
];
