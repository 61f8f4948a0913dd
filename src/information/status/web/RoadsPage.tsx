import { useRef } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { EmptyState, ErrorState, KeyNote, Segments, Skeleton } from '../../../platform/web/kit/index.ts';
import { useQueryString } from '../../../platform/web/navigation.ts';
import { PageLink } from '../../../platform/web/PageLink.tsx';
import { Region } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { RoadTable } from './RoadTable.tsx';
import { filterRoads, orderRoads, type RoadFilter, roadFilters } from './roads.ts';
import { StatusFrame } from './StatusFrame.tsx';
import { texts } from './texts.ts';
import { useRoads } from './useStatus.ts';

/** Road sections with their four gauges, the worst first. */
export default function RoadsPage() {
  const t = useTexts(texts);
  const format = useFormat();
  const [address, setAddress] = useQueryString();
  const filter = roadFilters.find((one) => one === address.get('worst')) ?? 'all';
  const query = useRoads();
  const list = useRef<HTMLDivElement>(null);
  const all = query.data?.items ?? [];
  const rows = orderRoads(filterRoads(all, filter));
  const choose = (next: RoadFilter) => setAddress(new URLSearchParams(next === 'all' ? {} : { worst: next }));
  const word = (one: RoadFilter) => (one === 'unknown' ? t('road_unknown') : t(one));

  const step = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a.st-road-link') ?? [])];
    const here = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
    const next = links[here < 0 ? 0 : Math.max(0, Math.min(links.length - 1, here + by))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const group = t('group');
  useKeys([
    { keys: 'J', label: t('key_next'), group, run: () => step(1) },
    { keys: 'K', label: t('key_previous'), group, run: () => step(-1) },
    {
      keys: 'M',
      label: t('key_map'),
      group,
      run: () => list.current?.querySelector<HTMLAnchorElement>('tr:focus-within a.st-road-map')?.click(),
    },
  ]);
  return (
    <StatusFrame
      part="roads"
      footer={
        <>
          <KeyNote keys="J">{t('key_next')}</KeyNote>
          <KeyNote keys="K">{t('key_previous')}</KeyNote>
          <KeyNote keys="Enter">{t('key_open')}</KeyNote>
          <KeyNote keys="M">{t('key_map')}</KeyNote>
        </>
      }
    >
      <Region name="queue" label={t('roads')} className="st-page">
        {query.data ? (
          all.length === 0 ? (
            <EmptyState title={t('roads_none')}>
              {t('roads_none_next')}{' '}
              <PageLink className="btn small st-empty-next" to="/registers/road-sections">
                {t('roads_open')}
              </PageLink>
            </EmptyState>
          ) : (
            <div ref={list}>
              <div className="st-bar">
                <Segments
                  label={t('road_filter')}
                  value={filter}
                  options={roadFilters.map((key) => ({
                    key,
                    label: t('road_count', { word: word(key), n: filterRoads(all, key).length }),
                  }))}
                  onChange={choose}
                />
              </div>
              <p className="t2 s12 st-about">
                {t('road_about')}{' '}
                {query.data.computedAt && t('road_computed', { at: format.stamp(Date.parse(query.data.computedAt)) })}
              </p>
              {rows.length === 0 ? (
                <EmptyState title={t('roads_filtered')}>{t('roads_filtered_next')}</EmptyState>
              ) : (
                <RoadTable rows={rows} />
              )}
            </div>
          )
        ) : query.isError ? (
          <ErrorState title={t('failed')} since={query.errorUpdatedAt} onRetry={() => void query.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : (
          <Skeleton lines={10} />
        )}
      </Region>
    </StatusFrame>
  );
}
