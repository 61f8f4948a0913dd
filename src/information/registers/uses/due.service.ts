import type { Actor } from '../../../platform/access/actor.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/shapes.ts';
import { invalidField } from '../../../platform/problem/problem.ts';
import { computedRepository } from '../computed.repository.ts';
import { daysBetween } from '../computed.service.ts';
import { withoutPerson } from '../people.rules.ts';
import type { RecordView } from '../registers.contract.ts';
import type { RegistersDeps } from '../registers.service.ts';
import { dueRepository as repository } from './due.repository.ts';
import { dayAfter, dueFields } from './due.rules.ts';
import type { DueList, DueQuery } from './uses.contract.ts';

export interface Due {
  /** Records whose due day is past or near, earliest first. @throws Problem invalid naming `query.cursor`. */
  due(actor: Actor, query: DueQuery): Promise<DueList>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(cursor: string | undefined) {
  if (!cursor) return undefined;
  const [dueOn, id, field] = decodeCursor(cursor) ?? [];
  if (typeof dueOn !== 'string' || typeof id !== 'string' || !uuid.test(id) || typeof field !== 'string') {
    throw invalidField('query.cursor', 'Penanda halaman tidak dikenal.', 'Not a cursor of this list.');
  }
  return { dueOn, id, field };
}

export function createDue({ db, definitions, views }: Pick<RegistersDeps, 'db' | 'definitions' | 'views'>): Due {
  return {
    async due(actor, { within, register, cursor, limit }) {
      const after = readCursor(cursor);
      const own = definitions.all.filter(
        ({ id }) => definitions.isOf(id, actor.polresId) && (register === undefined || id === register),
      );
      const fields = dueFields(actor, own);
      const today = await computedRepository.today(db, actor.polresId);
      const { polresId, areaCodes } = actor;
      const wanted = { polresId, areaCodes, fields, until: dayAfter(today, within) };
      const [rows, counts] = await Promise.all([
        repository.list(db, wanted, after, limit + 1),
        repository.counts(db, wanted, today),
      ]);
      const shown = rows.slice(0, limit);
      const seen = await views.of(
        db,
        actor,
        shown.map(({ record }) => record),
      );
      // Nobody stated a purpose here: people are told by the day that comes due, and by name on their own page.
      const titleOf = (record: RecordView): string => {
        const definition = definitions.present(record.register);
        return definition ? withoutPerson(definition, record).title : record.title;
      };
      const last = shown.at(-1);
      return {
        items: shown.map(({ record, field, dueOn }, index) => ({
          register: record.register,
          id: record.id,
          title: titleOf(seen[index]!),
          field,
          fieldTexts: fields.find((one) => one.register === record.register && one.field === field)!.texts,
          dueOn,
          days: daysBetween(today, dueOn),
          areaText: seen[index]!.place?.areaText || null,
        })),
        next: rows.length > limit && last ? encodeCursor([last.dueOn, last.record.id, last.field]) : null,
        today,
        ...counts,
      };
    },
  };
}
