import { useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, ErrorState, KeyNote, Skeleton } from '../../../platform/web/kit/index.ts';
import { type MapHandle, type MapIncident, MapView } from '../../../platform/web/map/index.ts';
import { useGo, useQueryString } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { FilterBar } from './FilterBar.tsx';
import { bboxOf, type Filters, type PersonSearch, readFilters, writeFilters } from './filters.ts';
import { PersonPanel } from './PersonPanel.tsx';
import { ResultList } from './ResultList.tsx';
import { texts } from './texts.ts';
import { useMapInfo, useSearch } from './useSearch.ts';
import { numberText, priorityOf } from './words.ts';
import './incidents.css';

/** Search with list and map side by side. A search for a person states its purpose first. */
export default function SearchPage() {
  const t = useTexts(texts);
  const go = useGo();
  const { session, can } = useSession();
  const [address, setAddress] = useQueryString();
  const text = address.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(text)), [text]);
  const [person, setPerson] = useState<PersonSearch>();
  const [asking, setAsking] = useState(false);
  const [selected, setSelected] = useState<string>();
  const map = useRef<MapHandle>(null);
  const search = useSearch(filters, person, session?.zone ?? 'WIB');
  const { rows } = search;

  const change = (next: Filters): void => setAddress(writeFilters(next));
  const open = (id: string): void => go(`/incidents/${id}`);
  function select(id: string): void {
    if (id === selected) {
      open(id);
      return;
    }
    setSelected(id);
    const row = rows.find((one) => one.id === id);
    if (row) map.current?.moveTo([row.lon, row.lat]);
  }
  function step(by: 1 | -1): void {
    const here = rows.findIndex((row) => row.id === selected);
    const next = rows[Math.max(0, Math.min(rows.length - 1, here + by))];
    if (!next || next.id === selected) return;
    select(next.id);
    document.getElementById(`queue-${next.id}`)?.scrollIntoView({ block: 'nearest' });
  }
  const group = t('key_group');
  useKeys([
    { keys: 'J', label: t('key_next'), group, run: () => step(1) },
    { keys: 'K', label: t('key_previous'), group, run: () => step(-1) },
    { keys: '↓', label: t('key_next'), group, run: () => step(1) },
    { keys: '↑', label: t('key_previous'), group, run: () => step(-1) },
    {
      keys: 'Enter',
      label: t('key_open'),
      group,
      when: () => selected !== undefined,
      run: () => selected && open(selected),
    },
  ]);
  const marks = useMemo(
    () =>
      rows.map(
        (row): MapIncident => ({
          id: row.id,
          number: numberText(row.number),
          at: [row.lon, row.lat],
          priority: priorityOf(row.priority),
        }),
      ),
    [rows],
  );
  const refused = search.error instanceof ApiProblem ? search.error : undefined;
  const looksPersonal = refused?.status === 403 || refused?.field('query.purpose') !== undefined;

  return (
    <Shell desk={t('desk')} onDesks={() => go('/desks')} footer={<Keys />}>
      <div className="inc-search">
        <Region name="command" label={t('filters')} className="inc-filters">
          <FilterBar filters={filters} onChange={change} />
          <div className="row inc-filter-acts">
            <Button
              pressed={filters.bbox !== ''}
              onClick={() => {
                const bounds = map.current?.bounds();
                if (filters.bbox) change({ ...filters, bbox: '' });
                else if (bounds) change({ ...filters, bbox: bboxOf(bounds) });
              }}
            >
              {t(filters.bbox ? 'map_area_off' : 'map_area')}
            </Button>
            {can('incident:person') && (
              <Button
                pressed={asking}
                onClick={() => {
                  setAsking(!asking);
                  setPerson(undefined);
                }}
              >
                {t(asking ? 'person_close' : 'person')}
              </Button>
            )}
            {text !== '' && <Button onClick={() => setAddress(new URLSearchParams())}>{t('clear')}</Button>}
          </div>
          {asking && <PersonPanel onSearch={setPerson} shown={person !== undefined} />}
        </Region>
        <Region name="queue" label={t('results')} className="inc-results">
          {looksPersonal ? (
            <EmptyState title={t(can('incident:person') ? 'need_purpose' : 'need_right')}>
              {can('incident:person') && t('person')}
            </EmptyState>
          ) : search.isError ? (
            <ErrorState title={t('failed')} since={search.errorUpdatedAt} onRetry={() => void search.refetch()}>
              {refused?.status === 422 ? refused.message : t('failed_next')}
            </ErrorState>
          ) : search.isPending ? (
            <Skeleton lines={8} />
          ) : (
            <ResultList search={search} selected={selected} onSelect={select} />
          )}
        </Region>
        <Region name="map" label={t('map')} className="inc-map">
          <ResultMap marks={marks} selected={selected} onSelect={select} handle={map} />
        </Region>
      </div>
    </Shell>
  );
}

function ResultMap(props: {
  marks: readonly MapIncident[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  handle: React.RefObject<MapHandle | null>;
}) {
  const info = useMapInfo();
  if (info === undefined) return <Skeleton />;
  return (
    <MapView
      ref={props.handle}
      incidents={props.marks}
      selectedIncident={props.selected}
      onIncident={props.onSelect}
      {...(info?.bounds ? { bounds: info.bounds } : {})}
      {...(info ? { tiles: `/api/map/tiles/{z}/{x}/{y}?v=${encodeURIComponent(info.version)}` } : {})}
      {...(info?.attribution ? { attribution: info.attribution } : {})}
    />
  );
}

function Keys() {
  const t = useTexts(texts);
  return (
    <>
      <KeyNote keys="J">{t('key_next')}</KeyNote>
      <KeyNote keys="K">{t('key_previous')}</KeyNote>
      <KeyNote keys="Enter">{t('key_open')}</KeyNote>
    </>
  );
}
