import { useEffect, useMemo, useRef } from 'react';
import type { Similar } from '../../../command/incidents/incidents.contract.ts';
import type { PlaceHit } from '../../../information/areas/areas.contract.ts';
import { Skeleton } from '../../../platform/web/kit/index.ts';
import type { MapCandidate, MapHandle, MapIncident } from '../../../platform/web/map/index.ts';
import { MapView } from '../../../platform/web/map/index.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { ChosenPlace } from './form.ts';
import { numberText } from './intake.rules.ts';
import { areaLine, boundsOf, chosenIndex, placeLetters } from './place.rules.ts';
import { texts } from './texts.ts';
import { useAreaAt, useMapInfo } from './usePlaces.ts';

export interface PlaceMapProps {
  hits: readonly PlaceHit[];
  place: ChosenPlace | null;
  similar: readonly Similar[];
  onHit: (hit: PlaceHit) => void;
  onPoint: (lon: number, lat: number) => void;
}

/** The places found, the chosen one and the similar reports; a press anywhere takes that point. */
export function PlaceMap({ hits, place, similar, onHit, onPoint }: PlaceMapProps) {
  const t = useTexts(texts);
  const { info, failed } = useMapInfo();
  const map = useRef<MapHandle>(null);
  const chosen = chosenIndex(hits, place);

  const candidates = useMemo<MapCandidate[]>(() => {
    const found = hits.map((hit, index) => ({
      key: placeLetters[index] ?? '',
      at: [hit.lon, hit.lat] as const,
      chosen: index === chosen,
    }));
    // A pressed point is none of the letters: it stands alone, as A.
    return place && chosen < 0 ? [{ key: 'A', at: [place.lon, place.lat], chosen: true }] : found;
  }, [hits, chosen, place]);
  const incidents = useMemo<MapIncident[]>(
    () =>
      similar.map((one) => ({
        id: one.id,
        number: numberText(one.number),
        at: [one.lon, one.lat],
        priority: ([1, 2, 3, 4] as const).find((level) => level === one.priority) ?? 4,
      })),
    [similar],
  );

  const ready = info !== undefined || failed;
  useEffect(() => {
    const bounds = boundsOf(hits);
    if (ready && bounds && !place) map.current?.fit(bounds, 32);
  }, [hits, place, ready]);
  useEffect(() => {
    if (ready && place) map.current?.moveTo([place.lon, place.lat], 15.5);
  }, [place, ready]);

  return (
    <Region name="map" label={t('map')} className="call-map">
      {ready ? (
        <MapView
          ref={map}
          candidates={candidates}
          incidents={incidents}
          legend={false}
          onPoint={([lon, lat]) => onPoint(lon, lat)}
          onCandidate={(key) => {
            const hit = hits[placeLetters.indexOf(key)];
            if (hit) onHit(hit);
          }}
          {...(info?.bounds ? { bounds: info.bounds } : {})}
          {...(info ? { tiles: `/api/map/tiles/{z}/{x}/{y}?v=${encodeURIComponent(info.version)}` } : {})}
          {...(info?.attribution ? { attribution: info.attribution } : {})}
        >
          {place && <AreaPanel place={place} />}
        </MapView>
      ) : (
        <Skeleton />
      )}
    </Region>
  );
}

/** `RW 05 pasti · titik di dalam Kel. Cempaka`, as soon as a point is taken. */
function AreaPanel({ place }: { place: ChosenPlace }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { answer, away } = useAreaAt(place);
  let text = t(away ? 'area_away' : 'area_asking');
  if (answer) {
    const { finest, village, district, guessed, metres } = areaLine(answer);
    const area = finest ?? village ?? district;
    const inside = finest ? (village ?? district) : village ? district : undefined;
    if (!area) text = t('area_none');
    else if (guessed) text = t('area_guessed', { area, distance: format.distance(metres) });
    else text = t('area_certain', { area, village: inside ?? area });
  }
  return (
    <div className="map-over call-area s11" role="status">
      {text}
    </div>
  );
}
