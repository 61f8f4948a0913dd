import type { Text } from '../../platform/problem/problem.ts';
import type { UnitState } from '../units/units.states.ts';

export const commandVerbs = ['d', 's', 'g', 't'] as const;
export type CommandVerb = (typeof commandVerbs)[number];

/** Name and form of each command, for the hint line and the list behind `?`. */
export const commandHelp: Readonly<Record<CommandVerb, { label: Text; form: Text }>> = {
  d: {
    label: { id: 'kirim unit', en: 'dispatch units' },
    form: { id: 'd kejadian unit unit …', en: 'd incident unit unit …' },
  },
  s: {
    label: { id: 'ubah status unit', en: 'set unit status' },
    form: { id: 's unit T|D|M|L|K|X', en: 's unit T|D|M|L|K|X' },
  },
  g: {
    label: { id: 'gabung ke kejadian', en: 'merge into incident' },
    form: { id: 'g laporan kejadian-utama', en: 'g report main-incident' },
  },
  t: {
    label: { id: 'tulis di linimasa', en: 'write in the timeline' },
    form: { id: 't kejadian teks', en: 't incident text' },
  },
};

export interface CommandIncident {
  id: string;
  /** As shown: "0147". Commands take its ending: 47. */
  number: string;
}

export interface CommandUnit {
  id: string;
  callSign: string;
  state: UnitState;
}

export interface CommandContext {
  /** Open incidents and all units that the dispatcher sees. */
  incidents: readonly CommandIncident[];
  units: readonly CommandUnit[];
}

export type Command =
  | { verb: 'dispatch'; incidentId: string; unitIds: string[] }
  | { verb: 'status'; unitId: string; state: UnitState }
  | { verb: 'merge'; sourceId: string; targetId: string }
  | { verb: 'write'; incidentId: string; text: string };

export type Missing = 'verb' | 'incident' | 'unit' | 'state' | 'target' | 'text';

export interface Completion {
  /** What the word being typed becomes. */
  value: string;
  label: Text;
}

export type Parsed =
  | { outcome: 'recognised'; command: Command; text: Text }
  | { outcome: 'incomplete'; missing: Missing; text: Text; completions: Completion[] }
  | { outcome: 'refused'; code: string; text: Text };
