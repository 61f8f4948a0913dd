import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { api } from '../../../platform/web/api.ts';
import type { MapBounds } from '../../../platform/web/map/types.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { areaPaths, type MapInfo } from '../../areas/areas.contract.ts';
import { isReadOnly } from '../../registers/read-only.rules.ts';
import { type RegisterList, type RegisterView, registerPaths } from '../../registers/registers.contract.ts';
import { type StatusAreas, statusPaths } from '../../status/status.contract.ts';
import { assessedLevels, gauges } from '../../status/status.types.ts';
import {
  atlasPaths,
  type Figures,
  type IncidentPoints,
  type InView,
  type MapViewList,
  type NamedPlaces,
  type ShownLevel,
} from '../atlas.contract.ts';
import { type Choropleth, choroplethOf } from './choropleth.ts';
import type { Measure } from './state.ts';

/** Root of what the map keeps of the server's answers. */
export const root = 'atlas';
const day = 86_400_000;

export function useMapInfo() {
  return useQuery({
    queryKey: ['map-info'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<MapInfo>(areaPaths.map, { signal }),
  });
}

const none: readonly RegisterView[] = [];

/** Registers whose records have a place; areas, landmarks, units and incidents, which read as registers too, have layers of their own. */
export function usePlacedRegisters(): readonly RegisterView[] {
  const { can } = useSession();
  const { data } = useQuery({
    queryKey: ['registers', 'list'],
    enabled: can('register:read'),
    queryFn: ({ signal }) => api.get<z.infer<typeof RegisterList>>(registerPaths.registers, { signal }),
  });
  return useMemo(
    () =>
      data?.items.filter(({ id, placement }) => !isReadOnly(id) && ['point', 'line', 'polygon'].includes(placement)) ??
      none,
    [data],
  );
}

/** Figures of the areas of a level; of `status` and no measure the incidents, which also bring the names. */
function useFigures(measure: Measure, level: ShownLevel, from: Date, to: Date) {
  const register = measure.startsWith('register:') ? measure.slice('register:'.length) : undefined;
  const timed = { measure: measure === 'rate' ? 'rate' : 'incidents', from: from.toISOString(), to: to.toISOString() };
  const query = {
    level,
    ...(register === undefined ? (measure === 'population' ? { measure } : timed) : { measure: 'register', register }),
  };
  return useQuery({
    queryKey: [root, 'figures', query],
    queryFn: ({ signal }) => api.get<Figures>(atlasPaths.figures, { signal, query }),
    placeholderData: keepPreviousData,
  });
}

/** Status of the areas of a level, of one gauge where the measure is one. An RT has none: it is too small. */
function useStatuses(measure: Measure, level: ShownLevel) {
  const gauge = gauges.find((one) => one === measure);
  const assessed = assessedLevels.find((one) => one === level);
  const query = { level: assessed ?? 'rw', ...(gauge ? { gauge } : {}) };
  return useQuery({
    queryKey: [root, 'status', query],
    enabled: assessed !== undefined && (measure === 'status' || gauge !== undefined),
    queryFn: ({ signal }) => api.get<z.infer<typeof StatusAreas>>(statusPaths.areas, { signal, query }),
    placeholderData: keepPreviousData,
  });
}

export interface ShownChoropleth {
  choropleth: Choropleth;
  figures: Figures | undefined;
  /** When the status was reckoned. */
  computedAt: string | null;
  pending: boolean;
  failed: boolean;
  retry: () => void;
}

export function useChoropleth(measure: Measure, level: ShownLevel, from: Date, to: Date): ShownChoropleth {
  const figures = useFigures(measure, level, from, to);
  const statuses = useStatuses(measure, level);
  const kind =
    measure === 'none'
      ? 'none'
      : measure === 'status' || gauges.some((gauge) => gauge === measure)
        ? 'status'
        : 'figures';
  const choropleth = useMemo(
    () => choroplethOf(kind, measure === 'rate', figures.data, statuses.data?.items),
    [kind, measure, figures.data, statuses.data],
  );
  return {
    choropleth,
    figures: figures.data,
    computedAt: statuses.data?.computedAt ?? null,
    pending: figures.isPending || (kind === 'status' && statuses.isLoading),
    failed: figures.isError || (kind === 'status' && statuses.isError),
    retry: () => {
      void figures.refetch();
      if (kind === 'status') void statuses.refetch();
    },
  };
}

/** Incidents of the last 24 months, read once; the slider cuts its windows out of them. */
export function usePoints(wanted: boolean, to: Date): IncidentPoints | undefined {
  const { can } = useSession();
  // A quarter more than shown, so that the oldest window is whole.
  const query = { from: new Date(to.getTime() - 760 * day).toISOString(), to: to.toISOString() };
  return useQuery({
    queryKey: [root, 'points', query],
    enabled: wanted && can('incident:read'),
    staleTime: 300_000,
    queryFn: ({ signal }) => api.get<IncidentPoints>(atlasPaths.points, { signal, query, timeoutMs: 60_000 }),
  }).data;
}

export function usePlaces(wanted: boolean): NamedPlaces | undefined {
  return useQuery({
    queryKey: [root, 'places'],
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<NamedPlaces>(atlasPaths.places, { signal }),
  }).data;
}

/** Records of the shown registers in the part that the map shows. */
export function useInView(registers: readonly string[], bounds: MapBounds | undefined) {
  const bbox = bounds?.map((edge) => edge.toFixed(4)).join(',') ?? '';
  const query = { bbox, registers: registers.join(','), limit: 200 };
  return useQuery({
    queryKey: [root, 'in-view', query],
    enabled: bbox !== '' && registers.length > 0,
    queryFn: ({ signal }) => api.get<InView>(atlasPaths.records, { signal, query }),
    placeholderData: keepPreviousData,
  });
}

export function useViews() {
  return useQuery({
    queryKey: [root, 'views'],
    queryFn: ({ signal }) => api.get<z.infer<typeof MapViewList>>(atlasPaths.views, { signal }),
  });
}
