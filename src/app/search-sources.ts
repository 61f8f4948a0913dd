import { findKind } from '../command/incidents/incident-kinds.types.ts';
import type { IncidentRow } from '../command/incidents/incidents.contract.ts';
import { incidentStateLabels } from '../command/incidents/incidents.states.ts';
import type { Incidents } from '../command/incidents/index.ts';
import type { Units } from '../command/units/index.ts';
import { type UnitKind, unitKindInfo } from '../command/units/unit-kinds.types.ts';
import type { Cases } from '../coordination/cases/index.ts';
import type { SearchHit } from '../information/search/search.contract.ts';
import type { PersonSearchable, Searchable } from '../information/search/search.ports.ts';
import type { Text } from '../platform/problem/problem.ts';

const joined = (...parts: (Text | string | null)[]): Text => {
  const inLanguage = (language: 'id' | 'en') =>
    parts
      .map((part) => (part === null || typeof part === 'string' ? part : part[language]))
      .filter(Boolean)
      .join(' · ');
  return { id: inLanguage('id'), en: inLanguage('en') };
};

/** Earlier in the list is better: the rooms answer best or newest first. */
const scoreAt = (at: number, of: number): number => Math.round((1 - at / Math.max(1, of)) * 1000) / 1000;

const incidentHit = (row: IncidentRow, at: number, all: readonly IncidentRow[]): SearchHit => ({
  source: 'incidents',
  from: findKind(row.kind)?.label ?? { id: row.kind, en: row.kind },
  id: row.id,
  title: row.summary || row.placeText,
  detail: joined(`#${row.number}`, row.placeText, row.villageName, incidentStateLabels[row.state]),
  href: `/incidents/${row.id}`,
  lon: row.lon,
  lat: row.lat,
  score: scoreAt(at, all.length),
});

/** Incidents by number, by words, and by the kind that an everyday word names; open ones of that kind follow those with the words. */
export function incidentSource(incidents: Pick<Incidents, 'list'>): Searchable & PersonSearchable {
  return {
    source: 'incidents',
    permission: 'incident:read',
    async find(actor, { text, number, kinds }, limit) {
      const worded = await incidents.list(actor, { q: number === null ? text : `#${number}`, state: 'all', limit });
      const rows = [...worded.items];
      if (!text.includes(' ')) {
        for (const kind of kinds) {
          if (rows.length >= limit) break;
          const open = await incidents.list(actor, { kind, state: 'open', limit });
          rows.push(...open.items.filter(({ id }) => !rows.some((row) => row.id === id)));
        }
      }
      return rows.slice(0, limit).map(incidentHit);
    },
    async findPerson(actor, { text, digits, purpose }, limit) {
      if (!actor.permissions.has('incident:person')) return [];
      const { items } = await incidents.list(actor, { person: digits || text, purpose, state: 'all', limit });
      return items.map(incidentHit);
    },
  };
}

/** Cases by number (`K-12`) and words. */
export function caseSource(cases: Pick<Cases, 'list'>): Searchable {
  return {
    source: 'cases',
    permission: 'case:read',
    async find(actor, { text, number }, limit) {
      const q = number === null ? text : String(number);
      const { items } = await cases.list(actor, { q, status: 'all', limit }, new Date());
      return items.map((row, at) => ({
        source: 'cases',
        from: row.processText,
        id: row.id,
        title: row.title,
        detail: joined(`K-${row.number}`, row.stateText, row.areaText),
        href: `/cases/${row.id}`,
        lon: null,
        lat: null,
        score: scoreAt(at, items.length),
      }));
    },
  };
}

/** Units by call sign or by the beginning of a word of their name. */
export function unitSource(units: Pick<Units, 'memory'>): Searchable {
  return {
    source: 'units',
    permission: 'unit:read',
    async find(actor, { text, number }, limit) {
      const asked = (number === null ? text : String(number)).toLowerCase();
      return units.memory
        .active(actor.polresId)
        .map(({ row }) => row)
        .filter(
          ({ callsign, name }) =>
            callsign.toLowerCase() === asked || (asked.length >= 3 && ` ${name.toLowerCase()}`.includes(` ${asked}`)),
        )
        .slice(0, limit)
        .map((unit, at, all) => ({
          source: 'units',
          from: Object.hasOwn(unitKindInfo, unit.kind) ? unitKindInfo[unit.kind as UnitKind].label : joined(unit.kind),
          id: unit.id,
          title: `${unit.callsign} · ${unit.name}`,
          detail: joined(unit.station),
          href: actor.permissions.has('incident:dispatch') ? '/dispatch' : null,
          lon: unit.position?.lon ?? null,
          lat: unit.position?.lat ?? null,
          score: scoreAt(at, all.length),
        }));
    },
  };
}
