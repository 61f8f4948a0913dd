import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type IncidentRow, incidentPaths } from '../../../command/incidents/incidents.contract.ts';
import { openStates } from '../../../command/incidents/incidents.states.ts';
import { type UnitRow, unitPaths } from '../../../command/units/units.contract.ts';
import { api } from '../../../platform/web/api.ts';
import type { Priority } from '../../../platform/web/kit/index.ts';
import { live, useLiveEvents, useLiveOpened } from '../../../platform/web/live/useLive.ts';
import type { MapIncident, MapUnit } from '../../../platform/web/map/types.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { root } from './useAtlas.ts';

interface List<Item> {
  items: Item[];
}
interface Position {
  unitId: string;
  lon: number;
  lat: number;
  heading: number | null;
  at: string;
}
const unitsKey = [root, 'units'];
const incidentsKey = [root, 'incidents'];

function put<Item extends { id: string }>(list: List<Item> | undefined, item: Item): List<Item> | undefined {
  if (!list) return list;
  const others = list.items.filter(({ id }) => id !== item.id);
  return { ...list, items: [...others, item] };
}

function positionsIn(said: unknown): Position[] {
  const items = typeof said === 'object' && said !== null && 'items' in said ? said.items : undefined;
  return Array.isArray(items) ? items : [];
}

/**
 * Units and open incidents as the live stream keeps them, and how often the records of each register have changed since
 * the map was opened, so that its tiles are asked for again.
 */
export function useLiveMarks() {
  const client = useQueryClient();
  const { can } = useSession();
  const [turns, setTurns] = useState<ReadonlyMap<string, number>>(new Map());
  const units = useQuery({
    queryKey: unitsKey,
    enabled: can('unit:read'),
    queryFn: ({ signal }) => api.get<List<UnitRow>>(unitPaths.units, { signal, query: { limit: 500 } }),
  });
  const incidents = useQuery({
    queryKey: incidentsKey,
    enabled: can('incident:read'),
    queryFn: ({ signal }) => api.get<List<IncidentRow>>(incidentPaths.incidents, { signal, query: { limit: 500 } }),
  });
  const again = (): void => {
    void client.invalidateQueries({ queryKey: unitsKey });
    void client.invalidateQueries({ queryKey: incidentsKey });
  };

  useLiveEvents(({ subject, data }) => {
    if (typeof data !== 'object' || data === null) return;
    if (subject.type === 'unit') {
      const view = data as UnitRow;
      client.setQueryData<List<UnitRow>>(unitsKey, (list) => put(list, view));
    } else if (subject.type === 'incident') {
      const view = data as IncidentRow;
      client.setQueryData<List<IncidentRow>>(incidentsKey, (list) => put(list, view));
    } else if (subject.type === 'record' && 'register' in data) {
      const register = String(data.register);
      setTurns((before) => new Map(before).set(register, (before.get(register) ?? 0) + 1));
      void client.invalidateQueries({ queryKey: [root, 'in-view'] });
    } else if (subject.type === 'status') {
      void client.invalidateQueries({ queryKey: [root, 'status'] });
    }
  });
  useLiveOpened(again);
  const follows = can('live:read');
  useEffect(() => {
    if (!follows) return;
    live.start();
    return live.onNotice(({ event, data }) => {
      if (event === 'reset') void client.invalidateQueries({ queryKey: [root] });
      if (event !== 'positions') return;
      const newest = new Map(positionsIn(data).map((position) => [position.unitId, position]));
      client.setQueryData<List<UnitRow>>(unitsKey, (list) => {
        if (!list) return list;
        const items = list.items.map((unit): UnitRow => {
          const position = newest.get(unit.id);
          if (!position) return unit;
          const { lon, lat, heading, at } = position;
          return { ...unit, position: { speed: null, source: 'gps', ...unit.position, lon, lat, heading, at } };
        });
        return { ...list, items };
      });
    });
  }, [follows, client]);

  const unitRows = units.data?.items;
  const incidentRows = incidents.data?.items;
  return {
    turns,
    units: useMemo(() => (unitRows ?? []).flatMap(markOfUnit), [unitRows]),
    incidents: useMemo(() => (incidentRows ?? []).flatMap(markOfIncident), [incidentRows]),
    incidentRows,
  };
}

function markOfUnit({ id, callsign, status, position }: UnitRow): MapUnit[] {
  if (!position) return [];
  const heading = position.heading === null || status === 'on_scene' ? {} : { heading: position.heading };
  const shown = status === 'on_scene' ? 'onscene' : status;
  return [{ id, call: callsign, at: [position.lon, position.lat], status: shown, seenAt: position.at, ...heading }];
}

const priorities = [1, 2, 3, 4] as const;

function markOfIncident({ id, number, state, priority, lon, lat }: IncidentRow): MapIncident[] {
  if (!openStates.has(state)) return [];
  const known: Priority = priorities.find((one) => one === priority) ?? 4;
  return [{ id, number: String(number).padStart(4, '0'), at: [lon, lat], priority: known }];
}
