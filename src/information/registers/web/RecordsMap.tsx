import { useMemo } from 'react';
import { Skeleton } from '../../../platform/web/kit/index.ts';
import { type MapMark, MapView } from '../../../platform/web/map/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { RegisterView } from '../registers.contract.ts';
import type { Filters } from './filters.ts';
import { useShapes } from './shapes-layer.ts';
import { texts } from './texts.ts';
import { useMapProps } from './useDistrict.ts';
import { useFeatures } from './useRegisters.ts';

/** The matching records on the map, under the symbol of their register. */
export function RecordsMap(props: {
  register: RegisterView;
  filters: Filters;
  selected: string | undefined;
  onOpen: (id: string) => void;
}) {
  const t = useTexts(texts);
  const map = useMapProps();
  const { register } = props;
  const features = useFeatures(register.id, props.filters, true).data;
  const marks = useMemo(
    () =>
      (features?.features ?? []).map(
        (feature): MapMark => ({
          id: feature.id,
          name: feature.properties.title,
          at: feature.properties.at,
          ...register.symbol,
        }),
      ),
    [features, register],
  );
  const shapes = useMemo(
    () => (features?.features ?? []).flatMap(({ geometry }) => (geometry.type === 'Point' ? [] : [geometry])),
    [features],
  );
  const setMap = useShapes(shapes, register.symbol.colour);
  if (!map) return <Skeleton />;
  return (
    <MapView marks={marks} selectedMark={props.selected} onMark={props.onOpen} onMap={setMap} legend={false} {...map}>
      {features?.truncated && (
        <div className="map-over reg-map-note s12" role="status">
          {t('map_cut')}
        </div>
      )}
    </MapView>
  );
}
