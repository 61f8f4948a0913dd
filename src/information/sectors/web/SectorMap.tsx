import type { Map as GlMap, MapMouseEvent } from 'maplibre-gl';
import { type Ref, useEffect, useRef, useState } from 'react';
import { allLayers, type MapHandle, type MapPost, MapView } from '../../../platform/web/map/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { areaPaths, type MapInfo } from '../../areas/areas.contract.ts';
import type { Split } from '../sectors.contract.ts';
import { areaAt, markAreas, paintSectors, showSectorAreas } from './gl-sectors.ts';
import { SectorLetter } from './SectorLetter.tsx';
import { texts } from './texts.ts';

const layers = { ...allLayers, units: false, incidents: false, posts: true };

/** The sectors on the map, by colour and letter; a press chooses an area, with Shift one more. */
export function SectorMap(props: {
  info: MapInfo;
  split: Split | undefined;
  moved: readonly string[];
  chosen: readonly string[];
  beat: readonly string[];
  posts: readonly MapPost[];
  onArea: (code: string, more: boolean) => void;
  ref: Ref<MapHandle>;
}) {
  const { info, split, moved, chosen, beat } = props;
  const t = useTexts(texts);
  const [map, setMap] = useState<GlMap>();
  const level = split?.level ?? 'village';
  const press = useRef(props.onArea);
  useEffect(() => {
    press.current = props.onArea;
  });

  useEffect(() => {
    if (!map) return;
    const pressed = (event: MapMouseEvent): void => {
      const code = areaAt(map, event.point);
      if (code !== undefined) press.current(code, event.originalEvent.shiftKey);
    };
    map.on('click', pressed);
    return () => {
      map.off('click', pressed);
    };
  }, [map]);
  useEffect(() => {
    if (map) showSectorAreas(map, level, info.version);
  }, [map, level, info.version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new level is painted anew
  useEffect(() => {
    if (map && split) paintSectors(map, split.areas, moved);
  }, [map, split, moved, level, info.version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same for the chosen ones
  useEffect(() => {
    if (map) markAreas(map, chosen, beat);
  }, [map, chosen, beat, level, info.version]);

  return (
    <MapView
      ref={props.ref}
      onMap={setMap}
      layers={layers}
      posts={props.posts}
      legend={false}
      tiles={`${areaPaths.tile}?v=${encodeURIComponent(info.version)}`}
      attribution={info.attribution}
      {...(info.bounds ? { bounds: info.bounds } : {})}
    >
      {split && (
        <ul className="map-over sec-legend" aria-label={t('figures')}>
          {split.sectors.map(({ key, name }) => (
            <li key={key}>
              <SectorLetter of={key} /> {name}
            </li>
          ))}
          {split.summary.unplaced > 0 && (
            <li>
              <SectorLetter of={null} /> {t('outside')}
            </li>
          )}
          {moved.length > 0 && (
            <li>
              <span className="sec-hatch" aria-hidden="true" /> {t('changed')}
            </li>
          )}
        </ul>
      )}
    </MapView>
  );
}
