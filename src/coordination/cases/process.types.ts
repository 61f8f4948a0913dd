import type { Field } from '../../information/registers/definition.types.ts';
import type { Permission, Role } from '../../platform/access/permissions.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { StateMove } from '../../platform/states/states.ts';
import type { OutsideBody, PoliceFunction } from './owners.types.ts';

/** `hours` run day and night; the others count the hours in which offices work, by the calendar of the district. */
export const clockUnits = ['hours', 'working_hours', 'working_days'] as const;
export type ClockUnit = (typeof clockUnits)[number];

/** How long something may take. */
export interface ClockLength {
  length: number;
  unit: ClockUnit;
}

/** A named time of a process: how long, from when it warns, and who is told when it is over. */
export interface ClockRule extends ClockLength {
  texts: Text;
  /** Share of the time after which it warns, above 0 and below 1. */
  warnAt: number;
  /** Who is told when it is over: a role, or the people of a function, with the words. */
  escalate: { to: Role; function?: PoliceFunction; message: Text };
  /** A date field: where it is filled, the clock ends with that day instead. */
  until?: string;
  /** Another length where an enum field holds that item; the first that fits. */
  instead?: readonly (ClockLength & { field: string; is: string })[];
}

/** What must be true besides the required fields; each is a named rule in `guards.rules.ts`. */
export const moveGuards = ['parties_accepted', 'not_by_opener'] as const;
export type MoveGuard = (typeof moveGuards)[number];

/** An arrow: who may take it, what is asked and required with it, which clock it starts, whom it tells, what the journal says. */
export interface ProcessMove<State extends string = string> extends StateMove<State> {
  permission: Permission;
  /** Fields offered with the action; the required ones are among them or were filled before. */
  fields?: readonly string[];
  required?: readonly string[];
  /** Name in `clocks` that starts now; `same` lets the running one go on; left out: no clock runs. */
  clock?: string;
  guard?: MoveGuard;
  /** Kept in the journal entry and shown in the timeline. */
  message?: { to: Role | 'assignee' | 'opener'; text: Text };
  /** What the timeline says, in the past tense. */
  journal: Text;
}

export interface ProcessState {
  texts: Text;
  /** Roles that are expected to act; theirs is the queue "my role's". Empty where the case has ended. */
  awaits: readonly Role[];
  /** The case is closed here. */
  end?: true;
}

/** Fields of a form: those of registers that stand for themselves. What a case points to, it has as a link. */
export type ProcessField = Extract<
  Field,
  { type: 'text' | 'longtext' | 'number' | 'date' | 'enum' | 'money' | 'yesno' | 'contact' }
>;

/** What a case may be linked to. `register` narrows records to one register. */
export interface LinkRule {
  to: 'record' | 'incident' | 'case';
  register?: string;
}

/** One process of a district, in one file. Everything else comes from it. */
export interface ProcessDefinition<State extends string = string> {
  /** In addresses and journal entries: lower case, digits, dashes. */
  id: string;
  version: number;
  /** Ids of the requirement catalogue that it answers. */
  sources: readonly string[];
  /** Who looked at its fields and found them lawful, and when (YYYY-MM-DD). */
  approvedBy: { name: string; on: string };
  texts: { one: Text; many: Text; purpose: Text };
  read: Permission;
  /** Opening a case, correcting it, notes, links, parties. */
  write: Permission;
  /** Whether a case must name an area; the owners see and act by it. */
  area: 'required' | 'optional';
  /** Who owns a new case, unless its opener says otherwise. */
  owners: { functions: readonly PoliceFunction[]; bodies: readonly OutsideBody[] };
  /** The text field that names a case. */
  title: string;
  /** As in registers, but without `required`: the steps say what is. */
  fields: Readonly<Record<string, ProcessField>>;
  links: readonly LinkRule[];
  /** Groups that take part and accept the outcome, each by itself. */
  parties: boolean;
  intake: { fields: readonly string[]; required: readonly string[]; clock?: string; journal: Text };
  clocks: Readonly<Record<string, ClockRule>>;
  initial: State;
  states: Readonly<Record<State, ProcessState>>;
  table: Readonly<Record<State, Readonly<Record<string, ProcessMove<State>>>>>;
}
