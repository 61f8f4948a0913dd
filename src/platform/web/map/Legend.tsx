import type { Map as GlMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { PriorityMark } from '../kit/marks.tsx';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { useFormat } from '../text/useFormat.ts';
import { scaleBar } from './scale.ts';

/** What the marks mean, and the scale. */
export function Legend({ map, staleMinutes }: { map: GlMap | undefined; staleMinutes: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [scale, setScale] = useState({ metres: 0, px: 0 });
  useEffect(() => {
    if (!map) return;
    const measure = (): void => setScale(scaleBar(map.getZoom(), map.getCenter().lat));
    measure();
    map.on('moveend', measure);
    return () => {
      map.off('moveend', measure);
    };
  }, [map]);
  return (
    <div className="map-over map-legend">
      {([1, 2, 3, 4] as const).map((level) => (
        <PriorityMark key={level} level={level} size={14} />
      ))}
      <span>{t('legend_priority')}</span>
      <i className="map-rule" />
      <span className="map-scale" style={{ width: scale.px }} />
      <span>{format.distance(scale.metres)}</span>
      <i className="map-rule" />
      <i className="map-dashed" />
      <span>{t('legend_stale', { minutes: staleMinutes })}</span>
    </div>
  );
}
