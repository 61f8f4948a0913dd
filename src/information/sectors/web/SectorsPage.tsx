import { useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { ErrorState, KeyNote, Skeleton, TabBar } from '../../../platform/web/kit/index.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { SectorsDesk } from './SectorsDesk.tsx';
import { texts } from './texts.ts';
import { useCurrent, useFollow, useMapInfo, usePlans } from './useSectors.ts';
import './sectors.css';

/** Sectors of the district: the plan in force, drafts, and proposals of a balanced split. */
export default function SectorsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const { can } = useSession();
  const [info, plans, current] = [useMapInfo(), usePlans(), useCurrent()];
  const [tab, setTab] = useState<'plans' | 'map' | 'detail'>('detail');
  const back = useRef(() => go('/desks'));
  useFollow();
  useKeys([{ keys: 'Esc', label: t('key_back'), group: t('group'), run: () => back.current() }]);
  const failed = [info, plans, current].find((one) => one.isError);
  return (
    <Shell
      desk={t('desk')}
      onDesks={() => go('/desks')}
      footer={
        <>
          <KeyNote keys="J">{t('key_next')}</KeyNote>
          <KeyNote keys="K">{t('key_previous')}</KeyNote>
          {can('sector:write') && <KeyNote keys="1–9">{t('key_move')}</KeyNote>}
          {can('sector:write') && <KeyNote keys="P">{t('key_propose')}</KeyNote>}
          <KeyNote keys="C">{t('key_compare')}</KeyNote>
          <KeyNote keys="M">{t('key_map')}</KeyNote>
        </>
      }
    >
      {info.data && plans.data && current.data ? (
        <div className="sec-frame" data-tab={tab}>
          <SectorsDesk info={info.data} plans={plans.data.items} current={current.data.current} back={back} />
          <TabBar
            label={t('tabs')}
            value={tab}
            onChange={setTab}
            tabs={[
              { key: 'plans', label: t('plans') },
              { key: 'map', label: t('map') },
              { key: 'detail', label: t('detail') },
            ]}
          />
        </div>
      ) : (
        <Region name="map" label={t('map')}>
          {failed ? (
            <ErrorState
              title={t('failed')}
              since={failed.errorUpdatedAt}
              onRetry={() => void Promise.all([info.refetch(), plans.refetch(), current.refetch()])}
            >
              {t('failed_next')}
            </ErrorState>
          ) : (
            <Skeleton lines={6} what={t('waiting')} />
          )}
        </Region>
      )}
    </Shell>
  );
}
