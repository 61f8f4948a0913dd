import type { Actor } from '../../platform/access/actor.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { AreaLevel } from '../areas/geodata.ts';
import type { Registers } from '../registers/index.ts';
import type { FieldValue, RecordView, RegisterView } from '../registers/registers.contract.ts';
import { placeWithin } from './area-words.rules.ts';
import type { AreaName, RecordList } from './profile.contract.ts';

/** Registers that the page shows, in its order, with how many records of each; 0 = the count alone. */
export const shownLists = [
  { register: 'problems', most: 5, ranked: true },
  { register: 'tension', most: 3 },
  { register: 'potentials', most: 3 },
  { register: 'poskamling', most: 2 },
  { register: 'activities', most: 4, coming: true },
  { register: 'hazards', most: 3 },
  { register: 'vulnerable-objects', most: 3 },
  { register: 'partners', most: 3 },
  { register: 'networks', most: 2 },
  { register: 'local-wisdom', most: 2 },
  // Consent was given to be in the register, not to be on this page.
  { register: 'respected-figures', most: 0 },
] as const satisfies readonly { register: string; most: number; coming?: true; ranked?: true }[];

/** Records of a register that are looked at to choose those shown. */
const most = 200;

export interface ListDeps {
  registers: Pick<Registers, 'registers' | 'open' | 'list'>;
  /** Open records of the area by register, already within the reader's scope. */
  counts: ReadonlyMap<string, { n: number; changedAt: Date }>;
  /** How urgent a record is, by its status: the greatest first. Registers without a status stay in the order of their changes. */
  urgency: ReadonlyMap<string, number>;
  /** Day in the district's zone, `2026-11-22`. */
  today: string;
}

/** The area's records by register, each through the registers' own projection; registers that are not there are left out. */
export async function listsOf(
  deps: ListDeps,
  actor: Actor,
  area: Pick<AreaName, 'code' | 'level'>,
): Promise<RecordList[]> {
  const readable = new Map((await deps.registers.registers(actor)).map((view) => [view.id, view]));
  const lists = shownLists.flatMap((shown) => {
    const view = readable.get(shown.register);
    return view ? [{ shown, view }] : [];
  });
  return Promise.all(
    lists.map(async ({ shown, view }): Promise<RecordList> => {
      const counted = deps.counts.get(view.id);
      const day = view.fields.find((field) => field.type === 'date' && field.filter && field.asked);
      const coming = 'coming' in shown && day !== undefined;
      const ranked = 'ranked' in shown;
      const n = counted?.n ?? 0;
      const page =
        shown.most === 0 || n === 0
          ? []
          : (
              await deps.registers.list(actor, deps.registers.open(actor, view.id), {
                area: area.code,
                closed: 'open',
                limit: coming || ranked ? most : shown.most,
                ...(coming ? { filter: [`${day.id}:${deps.today}..`] } : {}),
              })
            ).items;
      const items = page.map((record) => listed(view, record, area.level, day?.id));
      if (coming) items.sort((a, b) => (a.on ?? '').localeCompare(b.on ?? ''));
      const urgency = (id: string): number => deps.urgency.get(id) ?? -1;
      if (ranked) items.sort((a, b) => urgency(b.id) - urgency(a.id));
      return {
        register: view.id,
        texts: view.texts.many,
        symbol: view.symbol,
        n: coming ? items.length : n,
        changedAt: counted?.changedAt.toISOString() ?? null,
        items: items.slice(0, shown.most),
      };
    }),
  );
}

function listed(
  view: RegisterView,
  record: RecordView,
  level: AreaLevel,
  day: string | undefined,
): RecordList['items'][number] {
  const on = day === undefined ? null : record.values[day];
  return {
    id: record.id,
    title: record.title,
    place: placeWithin(record.place?.areaText ?? '', level),
    note: kindOf(view, record),
    on: typeof on === 'string' ? on : null,
    changedAt: record.changedAt,
  };
}

/** The words of its first enum that is offered as a filter: what kind of thing it is. */
function kindOf(view: RegisterView, record: RecordView): Text | null {
  const field = view.fields.find(({ type, filter, asked }) => type === 'enum' && filter && asked);
  const value: FieldValue | undefined = field && record.values[field.id];
  const first = Array.isArray(value) ? value[0] : value;
  return field?.items?.find(({ id }) => id === first)?.texts ?? null;
}
