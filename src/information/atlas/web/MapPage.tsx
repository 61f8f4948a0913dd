import { useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { ErrorState, KeyNote, Skeleton, TabBar } from '../../../platform/web/kit/index.ts';
import { useGo, useQueryString } from '../../../platform/web/navigation.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { AtlasDesk } from './AtlasDesk.tsx';
import { texts } from './texts.ts';
import { useMapInfo } from './useAtlas.ts';
import './atlas.css';

/** The living map: one map for all desks. */
export default function MapPage() {
  const t = useTexts(texts);
  const go = useGo();
  const info = useMapInfo();
  const [address] = useQueryString();
  // Read once: from then on the desk writes the address.
  const [start] = useState(() => address);
  const [tab, setTab] = useState<'panel' | 'map' | 'side'>('map');
  const back = useRef(() => go('/desks'));
  useKeys([{ keys: 'Esc', label: t('key_close'), group: t('group'), run: () => back.current() }]);
  return (
    <Shell
      desk={t('desk')}
      onDesks={() => go('/desks')}
      footer={
        <>
          <KeyNote keys="/">{t('key_search')}</KeyNote>
          <KeyNote keys="M">{t('key_map')}</KeyNote>
          <KeyNote keys="I">{t('key_centre')}</KeyNote>
          <KeyNote keys="U">{t('measure')}</KeyNote>
          <KeyNote keys="P">{t('play')}</KeyNote>
          <KeyNote keys="T">{t('table')}</KeyNote>
        </>
      }
    >
      {info.data ? (
        <div className="atlas-frame" data-tab={tab}>
          <AtlasDesk info={info.data} start={start} back={back} />
          <TabBar
            label={t('tabs')}
            value={tab}
            onChange={setTab}
            tabs={[
              { key: 'panel', label: t('panel') },
              { key: 'map', label: t('map') },
              { key: 'side', label: t('side') },
            ]}
          />
        </div>
      ) : (
        <Region name="map" label={t('map')}>
          {info.isError ? (
            <ErrorState title={t('map_failed')} since={info.errorUpdatedAt} onRetry={() => void info.refetch()}>
              {t('map_failed_next')}
            </ErrorState>
          ) : (
            <Skeleton lines={6} what={t('waiting')} />
          )}
        </Region>
      )}
    </Shell>
  );
}
