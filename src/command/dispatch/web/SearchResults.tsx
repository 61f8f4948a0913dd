import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { PriorityMark, UnitMark } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import { incidentStateLabels, openStates } from '../../incidents/incidents.states.ts';
import { useControls } from './desk-context.ts';
import { incidentPaths } from './paths.ts';
import { incidentNumber, kindWords, priorityOf } from './queue.view.ts';
import { type Hit, joinedHits, localHits } from './search.view.ts';
import { texts } from './texts.ts';
import { unitMark } from './units.view.ts';
import { useDesk } from './useDeskData.ts';

/** Hits for the search box: what the desk has at hand at once, and ended incidents from the server. */
export function useSearch(question: string): { hits: Hit[]; failed: boolean } {
  const { store } = useControls();
  const incidents = useDesk(store, 'incidents');
  const units = useDesk(store, 'units');
  const words = useDeferredValue(question.trim());
  const settled = useSettled(words, 250);
  const remote = useQuery({
    queryKey: ['incident-search', settled],
    enabled: settled.length >= 2,
    queryFn: ({ signal }) =>
      api.get<{ items: IncidentRow[] }>(incidentPaths.incidents, {
        query: { q: settled, state: 'all', limit: 12 },
        signal,
      }),
    retry: false,
  });
  const local = useMemo(() => localHits(words, incidents.values(), units.values()), [words, incidents, units]);
  const found = settled === words ? remote.data?.items : undefined;
  return { hits: useMemo(() => joinedHits(local, found ?? []), [local, found]), failed: remote.isError };
}

export function SearchResults(props: { question: string; onPick: (hit: Hit) => void; onClose: () => void }) {
  const t = useTexts(texts);
  const { hits, failed } = useSearch(props.question);
  useKeys([{ keys: 'Esc', label: t('cancel'), inFields: true, run: props.onClose }]);
  return (
    <section className="panel search-results" aria-label={t('search_results')}>
      {hits.length === 0 && <p className="note">{t('search_none')}</p>}
      <ul>
        {hits.map((hit) => (
          <li key={hit.row.id}>
            <button type="button" onClick={() => props.onPick(hit)}>
              {hit.type === 'incident' ? <IncidentHit row={hit.row} /> : <UnitHit hit={hit} />}
            </button>
          </li>
        ))}
      </ul>
      {failed && <p className="note">{t('search_failed')}</p>}
    </section>
  );
}

function IncidentHit({ row }: { row: IncidentRow }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const words = kindWords(row);
  const ended = !openStates.has(row.state);
  return (
    <>
      <PriorityMark level={priorityOf(row.priority)} size={16} />
      <b>{incidentNumber(row.number)}</b>
      <span className="cut grow">
        {words.short} <span className="t2">{row.placeText}</span>
      </span>
      <span className="s12 t3">
        {ended ? `${t('search_ended')} · ${format.stamp(row.knownAt)}` : incidentStateLabels[row.state][language]}
      </span>
    </>
  );
}

function UnitHit({ hit }: { hit: Extract<Hit, { type: 'unit' }> }) {
  return (
    <>
      <UnitMark status={unitMark(hit.row.status)} bare />
      <b>{hit.row.callsign}</b>
      <span className="cut grow t2">{hit.row.name}</span>
      <UnitMark status={unitMark(hit.row.status)} />
    </>
  );
}

/** The value once it has stood still, so that not every keystroke asks the server. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
