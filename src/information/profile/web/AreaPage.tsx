import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { EmptyState, ErrorState, KeyNote, Skeleton } from '../../../platform/web/kit/index.ts';
import { useGo, useParam } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { PageLink } from '../../registers/web/index.ts';
import { type AreaName, type AreaProfile, profilePaths } from '../profile.contract.ts';
import { AreaHead, FiveAnswers } from './AreaHead.tsx';
import { AreaMap } from './AreaMap.tsx';
import { HeatTable } from './HeatTable.tsx';
import { RateChart } from './RateChart.tsx';
import { MappingLine, SideFacts } from './SideFacts.tsx';
import { SideLists } from './SideLists.tsx';
import { TrendChart } from './TrendChart.tsx';
import { texts } from './texts.ts';
import { useFollowArea, useProfile, useShapes, useStatuses } from './useProfile.ts';
import './profile.css';

/** One area, from the district down to the RT: what it needs, what there is, what comes first, how fast, how it is answered. */
export default function AreaPage() {
  const t = useTexts(texts);
  const go = useGo();
  const code = useParam('code');
  const query = useProfile(code);
  useFollowArea(code);
  const gone = query.error instanceof ApiProblem && [403, 404, 422].includes(query.error.status);
  return (
    <Shell
      desk={t('desk')}
      onDesks={() => go('/desks')}
      footer={
        <>
          <KeyNote keys="P">{t('key_brief')}</KeyNote>
          {query.data?.before && <KeyNote keys="K">{t('key_before')}</KeyNote>}
          {query.data?.after && <KeyNote keys="J">{t('key_after')}</KeyNote>}
          <KeyNote keys="↑">{t('key_up')}</KeyNote>
          {query.data?.childLevel && <KeyNote keys="↓">{t('key_down')}</KeyNote>}
        </>
      }
    >
      {query.data ? (
        <Area profile={query.data} />
      ) : (
        <Region name="sheet" label={t('area')}>
          {gone ? (
            <EmptyState title={t('gone')}>
              {t('gone_next')} <PageLink to="/areas">{t('all_areas')}</PageLink>
            </EmptyState>
          ) : query.isError ? (
            <ErrorState title={t('failed')} since={query.errorUpdatedAt} onRetry={() => void query.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : (
            <Skeleton lines={9} />
          )}
        </Region>
      )}
    </Shell>
  );
}

function Area({ profile }: { profile: AreaProfile }) {
  const t = useTexts(texts);
  const go = useGo();
  const format = useFormat();
  const language = useLanguage();
  const { can } = useSession();
  const { area, childLevel } = profile;
  const shapes = useShapes(area.code);
  const statuses = useStatuses(area.code, area.level, childLevel);
  const group = t('group');
  const open = (one: AreaName | null | undefined): void => {
    if (one) go(`/areas/${one.code}`);
  };
  const brief = (): void => {
    window.open(`${profilePaths.brief.replace('{code}', encodeURIComponent(area.code))}?lang=${language}`, '_blank');
  };
  const decide =
    can('status:decide') && statuses.own
      ? () => go(`/status?${new URLSearchParams({ level: area.level, of: `area/${area.code}` })}`)
      : undefined;
  // The arrows scroll a list that has the focus.
  const free = (): boolean => !document.activeElement?.matches('.area-scroll');
  useKeys([
    { keys: 'U', label: t('key_status'), group, when: () => decide !== undefined, run: () => decide?.() },
    { keys: 'P', label: t('key_brief'), group, run: brief },
    { keys: 'K', label: t('key_before'), group, run: () => open(profile.before) },
    { keys: 'J', label: t('key_after'), group, run: () => open(profile.after) },
    {
      keys: '↑',
      label: t('key_up'),
      group,
      when: free,
      run: () => (profile.path.length > 0 ? open(profile.path.at(-1)) : go('/areas')),
    },
    {
      keys: '↓',
      label: t('key_down'),
      group,
      when: free,
      run: () => open(profile.first),
    },
  ]);
  return (
    <div className="area-page">
      <Region name="command" label={t('area')} className="area-top">
        <AreaHead profile={profile} status={statuses.own} onStatus={decide} onBrief={brief} />
        <FiveAnswers profile={profile} problems={statuses.problems} />
      </Region>
      <Region name="map" label={t('map')} className="area-map-region">
        <AreaMap profile={profile} shapes={shapes.data} statuses={statuses.below} />
      </Region>
      <Region name="sheet" label={t('charts')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by the keyboard */}
        <div className="area-scroll" tabIndex={0}>
          <HeatTable heat={profile.heat} merged={profile.merged} />
          <TrendChart trend={profile.trend} />
          <RateChart rates={profile.rates.items} level={childLevel} statuses={statuses.below} />
          <p className="area-block s11 t3">
            {t('source', { at: format.stamp(profile.asOf) })}
            {profile.merged && ` · ${t('few_note')}`}
          </p>
        </div>
      </Region>
      <Region name="bar" label={t('side')} className="area-side">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by the keyboard */}
        <div className="area-scroll" tabIndex={0}>
          <MappingLine profile={profile} />
          <SideLists lists={profile.lists} problems={statuses.problems} />
          <SideFacts profile={profile} />
        </div>
      </Region>
    </div>
  );
}
