import type { Text } from '../problem/problem.ts';

/** One arrow of a state table: who may take it, what must be given with it, and the words on its button. */
export interface StateMove<State extends string> {
  to: State;
  /** Name of the permission, e.g. `incident:dispatch`. */
  permission: string;
  label: Text;
  /** Names of the fields that must come with the action. */
  required?: readonly string[];
  /** Name of the time that this move stamps, e.g. `arrival`; response figures are made from these. */
  clock?: string;
}

/** `state → action → move`. A `satisfies` or an annotation with this type makes a forgotten state fail the compile. */
export type StateTable<State extends string, Action extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Action, StateMove<State>>>>>
>;

/** How far along a state is. Messages never move a thing to a lower or equal rank unless the table says so. */
export type StateRanks<State extends string> = Readonly<Record<State, number>>;

/** The move for a person's action, or undefined when the table does not allow it (the service answers `illegal_move`). */
export function move<State extends string, Action extends string>(
  table: StateTable<State, Action>,
  state: State,
  action: Action,
): StateMove<State> | undefined {
  return table[state][action];
}

/** The actions that a person holding `permissions` may take from `state`, in the table's order: the buttons to show. */
export function allowed<State extends string, Action extends string>(
  table: StateTable<State, Action>,
  state: State,
  permissions: ReadonlySet<string>,
): { action: Action; move: StateMove<State> }[] {
  return moves(table)
    .filter((row) => row.from === state && permissions.has(row.move.permission))
    .map(({ action, move }) => ({ action, move }));
}

/** The action that leads from `state` to `to` in one step, e.g. for "set unit 104 to L"; the first in the table's order. */
export function actionTo<State extends string, Action extends string>(
  table: StateTable<State, Action>,
  state: State,
  to: State,
): Action | undefined {
  return moves(table).find((row) => row.from === state && row.move.to === to)?.action;
}

/** Names of required fields that are absent or blank in `input`. Empty when the move may go ahead. */
export function missingFields(move: StateMove<string>, input: Readonly<Record<string, unknown>>): string[] {
  return (move.required ?? []).filter((name) => {
    const value = input[name];
    return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  });
}

export type MessageOutcome = 'moved' | 'repeated' | 'late' | 'illegal';

/** Times in ms since the epoch. `occurredAt`: when the sender did it. `movedBackAt`: when a person last moved the thing back (reopened, recalled). */
export interface MessageTimes {
  occurredAt: number;
  movedBackAt: number | undefined;
}

/**
 * What a status message from the field does. Phones send again and out of order after a dead spot, so a message may be
 * repeated or overtaken; it is then kept in the timeline and changes nothing.
 * - `moved`: the table allows it; `state` is the new one.
 * - `repeated`: the thing is already where this action leads.
 * - `late`: the thing is already at least as far, or a person moved it back after the message was made.
 * - `illegal`: the action would lead forward by an arrow that does not exist.
 */
export function receive<State extends string, Action extends string>(
  table: StateTable<State, Action>,
  ranks: StateRanks<State>,
  state: State,
  action: Action,
  times?: MessageTimes,
): { outcome: MessageOutcome; state: State } {
  if (times?.movedBackAt !== undefined && times.occurredAt < times.movedBackAt) return { outcome: 'late', state };
  const arrow = table[state][action];
  if (arrow) return arrow.to === state ? { outcome: 'repeated', state } : { outcome: 'moved', state: arrow.to };
  const targets = moves(table)
    .filter((row) => row.action === action)
    .map((row) => row.move.to);
  if (targets.includes(state)) return { outcome: 'repeated', state };
  const overtaken = targets.length > 0 && targets.every((to) => ranks[to] <= ranks[state]);
  return { outcome: overtaken ? 'late' : 'illegal', state };
}

/** Every arrow of the table as rows, in the table's order. */
export function moves<State extends string, Action extends string>(
  table: StateTable<State, Action>,
): { from: State; action: Action; move: StateMove<State> }[] {
  return keys(table).flatMap((from) =>
    keys<Action>(table[from]).flatMap((action) => {
      const arrow = table[from][action];
      return arrow ? [{ from, action, move: arrow }] : [];
    }),
  );
}

/** The table as a Mermaid `stateDiagram-v2`, for the room's README. */
export function toMermaid<State extends string, Action extends string>(
  table: StateTable<State, Action>,
  initial: State,
): string {
  const arrows = moves(table).map(({ from, action, move }) => `  ${from} --> ${move.to}: ${action}`);
  return ['stateDiagram-v2', `  [*] --> ${initial}`, ...arrows].join('\n');
}

/**
 * Faults of a table, in words; empty when sound. Every room runs this on its own table.
 * Found: a target that is no state, a state that cannot be reached, a blank label or permission, an action that stays where it is.
 */
export function tableFaults<State extends string, Action extends string>(
  table: StateTable<State, Action>,
  initial: State,
): string[] {
  const rows = moves(table);
  const faults = rows.flatMap(({ from, action, move }) => [
    ...(Object.hasOwn(table, move.to) ? [] : [`${from}.${action}: no state ${move.to}`]),
    ...(move.to === from ? [`${from}.${action}: stays in ${from}`] : []),
    ...(/^[a-z_]+:[a-z_]+$/.test(move.permission) ? [] : [`${from}.${action}: permission "${move.permission}"`]),
    ...(move.label.id.trim() && move.label.en.trim() ? [] : [`${from}.${action}: blank label`]),
  ]);
  const reached = new Set<State>([initial]);
  for (const state of reached) for (const row of rows) if (row.from === state) reached.add(row.move.to);
  return [
    ...faults,
    ...keys(table)
      .filter((state) => !reached.has(state))
      .map((state) => `${state}: cannot be reached`),
  ];
}

/** `Object.keys` of a record whose keys are known. A table is a constant, so it has no other keys than its type says. */
function keys<K extends string>(record: Readonly<Partial<Record<K, unknown>>>): K[] {
  return Object.keys(record) as K[];
}
