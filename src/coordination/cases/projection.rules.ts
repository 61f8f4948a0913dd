import { maySee, projectDefinition } from '../../information/registers/projection.rules.ts';
import type { Changes, Viewer } from '../../information/registers/records.types.ts';
import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Text } from '../../platform/problem/problem.ts';
import { moves, toMermaid } from '../../platform/states/states.ts';
import type { ActionView, CaseClock, CaseRow, ProcessView } from './cases.contract.ts';
import type { StoredCase, StoredClock } from './cases.types.ts';
import { levelAt } from './clocks.rules.ts';
import { blockedBy, type GuardFacts } from './guards.rules.ts';
import { asRegister, clockRuleOf, ownChanges, stateOf } from './process.rules.ts';
import type { ProcessDefinition, ProcessMove } from './process.types.ts';

type NameOf = (areaCode: string) => string | null;

/** Whether this person may open the process at all. */
export const mayRead = (viewer: Viewer, process: ProcessDefinition): boolean => viewer.permissions.has(process.read);

/** One who may read the process and has no other right: what all its readers see. Live views and search words are theirs. */
export const everyReader = (process: ProcessDefinition): Viewer => ({ permissions: new Set([process.read]) });

/** A case of the whole district is everybody's to read; one with an area is for those whose areas hold it. */
export const inScope = (actor: Pick<Actor, 'areaCodes'>, found: Pick<StoredCase, 'areaCode'>): boolean =>
  found.areaCode === null || coversArea(actor, found.areaCode);

/** Whether this person may open the case; what is of another district is answered like what does not exist. */
export const maySeeCase = (actor: Actor, process: ProcessDefinition, found: StoredCase): boolean =>
  found.polresId === actor.polresId && mayRead(actor, process) && inScope(actor, found);

/** What belongs to the whole district is changed by those who have all of it, and by whoever opened or was given it. */
export const mayChange = (actor: Actor, found: StoredCase): boolean =>
  coversArea(actor, found.areaCode) || [found.openedBy, found.assigneeId].includes(actor.accountId);

/** Only those values, or changes of values, that this person may see; `keep` names what is no field. */
export function visibleOf<Value>(
  viewer: Viewer,
  process: ProcessDefinition,
  all: Readonly<Record<string, Value>>,
  keep: ReadonlySet<string> = new Set(),
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(all).filter(([id]) => {
      const field = Object.hasOwn(process.fields, id) ? process.fields[id] : undefined;
      return field === undefined ? keep.has(id) : maySee(viewer, field);
    }),
  );
}

/** Changes as this person may see them, with those of the parts that every case has. */
export const projectChanges = (viewer: Viewer, process: ProcessDefinition, changes: Changes): Changes =>
  visibleOf(viewer, process, changes, ownChanges);

/** The definition for a screen. */
export function projectProcess(viewer: Viewer, process: ProcessDefinition, counts: ProcessView['counts']): ProcessView {
  const { id, version, texts, area, title, parties, initial } = process;
  const { fields, writable } = projectDefinition(viewer, asRegister(process), { open: 0 });
  return {
    id,
    version,
    texts,
    area,
    owners: { functions: [...process.owners.functions], bodies: [...process.owners.bodies] },
    title,
    fields,
    links: process.links.map(({ to, register }) => ({ to, register: register ?? null })),
    parties,
    intake: {
      fields: seen(viewer, process, process.intake.fields),
      required: seen(viewer, process, process.intake.required),
      clock: process.intake.clock ?? null,
    },
    clocks: Object.entries(process.clocks).map(([name, { texts, length, unit, warnAt, escalate }]) => ({
      name,
      texts,
      length,
      unit,
      warnAt,
      escalatesTo: escalate.to,
    })),
    initial,
    states: Object.entries(process.states).map(([state, { texts, awaits, end }]) => ({
      id: state,
      texts,
      awaits: [...awaits],
      end: end ?? false,
    })),
    moves: Object.entries(process.table).flatMap(([from, row]) =>
      Object.entries(row).map(([action, move]) => ({
        from,
        action,
        to: move.to,
        label: move.label,
        ...formOf(viewer, process, move),
        clock: move.clock ?? null,
        guard: move.guard ?? null,
      })),
    ),
    mermaid: toMermaid(process.table, initial),
    writable,
    counts,
  };
}

const seen = (viewer: Viewer, process: ProcessDefinition, ids: readonly string[]): string[] =>
  Object.keys(visibleOf(viewer, process, Object.fromEntries(ids.map((id) => [id, true]))));

/** Fields that a move asks and requires, as far as this person may see them. */
function formOf(viewer: Viewer, process: ProcessDefinition, move: ProcessMove) {
  const { fields = [], required = [] } = move;
  return {
    fields: seen(viewer, process, [...new Set([...fields, ...required])]),
    required: seen(viewer, process, required),
  };
}

/** What this person may do next, in the table's order, with what is in its way. */
export function projectActions(
  actor: Actor,
  process: ProcessDefinition,
  facts: GuardFacts & { found: StoredCase },
): ActionView[] {
  if (!mayChange(actor, facts.found)) return [];
  return moves(process.table)
    .filter(({ from }) => from === facts.found.state)
    .flatMap(({ from, action }) => {
      const move = process.table[from]![action]!;
      if (!actor.permissions.has(move.permission)) return [];
      const blocked = blockedBy(move.guard, facts) ?? null;
      return [
        { action, label: move.label, to: move.to, ...formOf(actor, process, move), ready: blocked === null, blocked },
      ];
    });
}

/** A row of the queue: it holds nothing that a reader of the process may not see. */
export function projectRow(
  process: ProcessDefinition,
  found: StoredCase,
  now: Date,
  { nameOf, accountOf }: { nameOf: NameOf; accountOf: (id: string) => string | undefined },
): CaseRow {
  const { texts, end } = stateOf(process, found.state);
  const assignee = found.assigneeId === null ? undefined : accountOf(found.assigneeId);
  return {
    id: found.id,
    number: found.number,
    process: found.process,
    processText: process.texts.one,
    definitionVersion: found.definitionVersion,
    title: found.title,
    state: found.state,
    stateText: texts,
    ended: end ?? false,
    areaCode: found.areaCode,
    areaText: found.areaCode === null ? '' : areaWords(found.areaCode, nameOf),
    functions: found.functions,
    bodies: found.bodies,
    assignee: found.assigneeId === null ? null : { id: found.assigneeId, name: assignee ?? '' },
    clock: found.clock && clockView(process, found.clock, now),
    openedAt: found.openedAt.toISOString(),
    changedAt: found.changedAt.toISOString(),
    closedAt: found.closedAt?.toISOString() ?? null,
    reopened: found.reopened,
    version: found.version,
  };
}

function clockView(process: ProcessDefinition, clock: StoredClock, now: Date): CaseClock {
  const { texts, escalate } = clockRuleOf(process, clock.name);
  return {
    name: clock.name,
    texts,
    startedAt: clock.startedAt.toISOString(),
    warnAt: clock.warnAt.toISOString(),
    dueAt: clock.dueAt.toISOString(),
    level: levelAt(now, clock),
    escalatedAt: clock.escalatedAt?.toISOString() ?? null,
    escalatedTo: clock.escalatedAt ? escalate.to : null,
  };
}

/** "RT 002, RW 04, Kel. Cempaka, Kec. Tanjung Waru": an area with those above it, up to the kecamatan. */
export function areaWords(code: string, nameOf: NameOf): string {
  const parts = code.split('.');
  const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('.')).slice(parts.length > 2 ? 2 : -1);
  return prefixes
    .reverse()
    .map((one) => {
      const name = nameOf(one) ?? one;
      const depth = one.split('.').length;
      // The fourth part of a village's code begins with 1 for a kelurahan and 2 for a desa.
      const word = depth === 4 ? (parts[3]?.startsWith('2') ? 'Desa ' : 'Kel. ') : depth === 3 ? 'Kec. ' : '';
      return name.startsWith(word) ? name : word + name;
    })
    .join(', ');
}

const plain = (id: string, en: string): Text => ({ id, en });
/** What the timeline says of acts that no move of the table stands for. */
const acts: Readonly<Record<string, Text>> = {
  'case.changed': plain('Isian diubah', 'Values were changed'),
  'case.assigned': plain('Petugas ditentukan', 'It was given to somebody'),
  'case.released': plain('Petugas dilepas', 'It is nobody\u2019s now'),
  'case.noted': plain('Catatan', 'Note'),
  'case.linked': plain('Tautan ditambahkan', 'A link was added'),
  'case.unlinked': plain('Tautan dilepas', 'A link was removed'),
  'case.party_added': plain('Pihak ditambahkan', 'A party was added'),
  'case.party_accepted': plain('Pihak menerima', 'A party accepted'),
  'case.party_withdrew': plain('Penerimaan pihak ditarik', 'A party took its acceptance back'),
  'case.warned': plain('Waktu hampir habis', 'Time is running out'),
  'case.escalated': plain('Melewati batas waktu', 'Past its time'),
  'case.recounted': plain('Batas waktu dihitung ulang', 'The end was counted anew'),
};

/** What happened, in words: by the table for the steps of a case, else by the kind of act. */
export function actText(process: ProcessDefinition, action: string, from: string | null, taken: string | null): Text {
  if (action === 'case.opened') return process.intake.journal;
  const move = from === null || taken === null ? undefined : process.table[from]?.[taken];
  return move?.journal ?? acts[action] ?? plain(action, action);
}
