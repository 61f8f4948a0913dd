import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { EmptyState, ErrorState, KeyHint, KeyNote, Skeleton } from '../../../platform/web/kit/index.ts';
import { live } from '../../../platform/web/live/useLive.ts';
import { useGo, useQueryString } from '../../../platform/web/navigation.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { type SearchAnswer, searchPaths } from '../search.contract.ts';
import { HitList } from './HitList.tsx';
import { PersonForm } from './PersonForm.tsx';
import { texts } from './texts.ts';
import './search.css';

/** Milliseconds after the last key before the server is asked. */
const rest = 180;

/** One box over everything that one may see; people only with a purpose. */
export default function SearchPage() {
  const t = useTexts(texts);
  const go = useGo();
  const { can } = useSession();
  const follows = can('live:read');
  // Nothing here follows events; the bar says whether the server can be reached.
  useEffect(() => {
    if (follows) live.start();
  }, [follows]);
  const box = useRef<HTMLInputElement>(null);
  const hits = useRef<HTMLDivElement>(null);
  const [address, setAddress] = useQueryString();
  const [typed, setTyped] = useState(address.get('q') ?? '');
  const asked = useRested(typed.trim());
  const query = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => api.get<SearchAnswer>(searchPaths.search, { query: { q: asked, limit: 8 }, signal }),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
  });
  const kept = address.get('q') ?? '';
  // A telephone number or a plate stays out of addresses, which are kept in histories.
  const keep = query.data?.reading.person ? '' : asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows what was asked, not the other way round
  useEffect(() => {
    if (keep !== kept) setAddress(new URLSearchParams(keep ? { q: keep } : {}));
  }, [keep]);
  const step = (by: 1 | -1) => stepFocus(hits.current, by);
  const group = t('group');
  useKeys([
    { keys: '/', label: t('key_box'), group, run: () => box.current?.focus() },
    { keys: 'J', label: t('key_next'), group, run: () => step(1) },
    { keys: 'K', label: t('key_previous'), group, run: () => step(-1) },
    { keys: 'Esc', label: t('key_back'), group, run: () => go('/desks') },
  ]);
  return (
    <Shell
      desk={t('desk')}
      onDesks={() => go('/desks')}
      footer={
        <>
          <KeyNote keys="/">{t('key_box')}</KeyNote>
          <KeyNote keys="↓">{t('key_next')}</KeyNote>
          <KeyNote keys="Enter">{t('key_open')}</KeyNote>
        </>
      }
    >
      <Region name="queue" label={t('desk')} className="search-page">
        <div className="search-column" ref={hits}>
          <search>
            <label htmlFor="search-box" className="t2 s12">
              {t('label')}
            </label>
            <div className="search-box">
              <input
                ref={box}
                id="search-box"
                type="search"
                className="input"
                // biome-ignore lint/a11y/noAutofocus: the page has this one purpose
                autoFocus
                autoComplete="off"
                maxLength={200}
                placeholder={t('example')}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowDown') return;
                  event.preventDefault();
                  step(1);
                }}
              />
              <KeyHint keys="/" quiet />
            </div>
            <p className="t3 s12">{t('hint')}</p>
          </search>
          {asked.length < 2 ? (
            <EmptyState title={t('start')}>{t('start_next')}</EmptyState>
          ) : query.isError ? (
            <ErrorState title={t('failed')} since={query.errorUpdatedAt} onRetry={() => void query.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : query.data ? (
            <Answer answer={query.data} asked={asked} />
          ) : (
            <Skeleton lines={6} />
          )}
          {!query.data?.reading.person && can('search:person') && (
            <details className="search-more">
              <summary>{t('person')}</summary>
              <PersonForm asked="" />
            </details>
          )}
        </div>
      </Region>
    </Shell>
  );
}

function Answer({ answer, asked }: { answer: SearchAnswer; asked: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const { can } = useSession();
  const { reading, items, missing } = answer;
  if (reading.person) {
    if (!can('search:person')) return <EmptyState title={t('none')}>{t('person_not')}</EmptyState>;
    return (
      <>
        <p role="status">{t('person_needed')}</p>
        <PersonForm key={asked} asked={asked} />
      </>
    );
  }
  return (
    <>
      <p role="status" className="t2 s12 search-reading">
        <span>{t('took', { count: format.decimal(items.length), ms: format.decimal(Math.round(answer.tookMs)) })}</span>
        {reading.corrected.map(({ from, to }) => (
          <span key={from}>{t('corrected', { from, to })}</span>
        ))}
        {reading.meant.map(({ word, means }) => (
          <span key={word}>{t('meant', { word, means: means[language] })}</span>
        ))}
      </p>
      {missing.length > 0 && (
        <p role="alert">{t('missing', { sources: missing.map((source) => t(source)).join(', ') })}</p>
      )}
      {items.length === 0 ? <EmptyState title={t('none')}>{t('none_next')}</EmptyState> : <HitList items={items} />}
    </>
  );
}

/** A text once the fingers rest; while typing the last one. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), rest);
    return () => clearTimeout(timer);
  }, [text]);
  return useDeferredValue(rested);
}

/** Moves the focus among the hits; the first when none has it. */
function stepFocus(list: HTMLElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a.search-link') ?? [])];
  const here = links.findIndex((link) => link.matches(':focus'));
  links[here < 0 ? 0 : Math.max(0, Math.min(links.length - 1, here + by))]?.focus();
}
