import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Areas } from '../areas/index.ts';
import { namesPeople, type Registers } from '../registers/index.ts';
import type { SearchHit } from './search.contract.ts';
import type { PersonSearchable, Searchable } from './search.ports.ts';
import { matchingRecords, type RecordMatch, recordsOfPerson } from './search.repository.ts';

type RegistersUsed = Pick<Registers, 'readable' | 'open' | 'titles'>;
type RecordFound = Pick<RecordMatch, 'id' | 'register'> & Partial<RecordMatch>;

/** The records of all registers as one source, through the registers' own projection. */
export function recordSource(db: Database, areas: Areas, registers: RegistersUsed): Searchable & PersonSearchable {
  async function hits(actor: Actor, found: RecordFound[], people?: 'people'): Promise<SearchHit[]> {
    const byRegister = Map.groupBy(found, ({ register }) => register);
    const titled = await Promise.all(
      Array.from(byRegister, async ([register, matches]) => {
        const definition = registers.open(actor, register);
        const titles = await registers.titles(
          actor,
          definition,
          matches.map(({ id }) => id),
          people,
        );
        return [register, { definition, titles }] as const;
      }),
    );
    const known = new Map(titled);
    const best = Math.max(1e-9, ...found.map(({ rank = 0 }) => rank));
    return found.flatMap((record) => {
      const { definition, titles } = known.get(record.register)!;
      const title = titles.get(record.id);
      if (title === undefined) return [];
      const area = record.areaCode ? (areas.nameOf(actor.polresId, record.areaCode) ?? record.areaCode) : '';
      const closed = { id: record.closed ? 'ditutup' : '', en: record.closed ? 'closed' : '' };
      const joined = (language: 'id' | 'en') => [area, closed[language]].filter(Boolean).join(' · ');
      return {
        source: 'records' as const,
        from: definition.texts.one,
        id: record.id,
        title,
        detail: { id: joined('id'), en: joined('en') },
        href: `/registers/${record.register}/${record.id}`,
        lon: record.lon ?? null,
        lat: record.lat ?? null,
        score: Math.round(((record.rank ?? best) / best) * 1000) / 1000,
      };
    });
  }

  return {
    source: 'records',
    permission: 'register:read',
    async find(actor, question, limit) {
      // Registers that name people are looked into with a purpose only.
      const open = registers.readable(actor).filter((definition) => !namesPeople(definition));
      if (open.length === 0) return [];
      const found = await matchingRecords(db, {
        polresId: actor.polresId,
        registers: open.map(({ id }) => id),
        areaCodes: actor.areaCodes,
        tsquery: question.tsquery,
        limit,
      });
      return hits(actor, found);
    },
    async findPerson(actor, { text, digits }, limit) {
      const fields = registers
        .readable(actor)
        .flatMap((definition) =>
          Object.entries(definition.fields).flatMap(([field, { about, type, seenBy }]) =>
            about === 'person' &&
            (type === 'text' || type === 'contact') &&
            (seenBy === undefined || actor.permissions.has(seenBy))
              ? [{ register: definition.id, field }]
              : [],
          ),
        );
      // What lies outside a person's areas falls away with its title, so more are taken than shown.
      const found = await recordsOfPerson(db, {
        polresId: actor.polresId,
        areaCodes: actor.areaCodes,
        fields,
        text,
        digits,
        limit: limit * 5,
      });
      return (await hits(actor, found, 'people')).slice(0, limit);
    },
  };
}
