import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button, Field, Skeleton } from '../../../platform/web/kit/index.ts';
import { type MapHandle, type MapMark, MapView } from '../../../platform/web/map/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { areaPaths, type PlaceAnswer } from '../../areas/areas.contract.ts';
import type { RegisterView } from '../registers.contract.ts';
import type { TypedPlace } from './form.ts';
import { ShapeInput } from './ShapeInput.tsx';
import { texts } from './texts.ts';
import { useAreas, useMapProps, useRested } from './useDistrict.ts';
import { useWords } from './words.ts';

interface PlaceInputProps {
  register: RegisterView;
  place: TypedPlace | null;
  error: string | undefined;
  onChange: (place: TypedPlace | null) => void;
}

/** Where the record lies: a point found by name or pressed on the map, a line or border drawn, or an area of the district. */
export function PlaceInput(props: PlaceInputProps) {
  const t = useTexts(texts);
  const { register, place, onChange } = props;
  if (register.placement === 'line' || register.placement === 'polygon') {
    return (
      <ShapeInput
        label={t('place')}
        kind={register.placement}
        text={place?.shape ?? ''}
        error={props.error}
        required
        open
        colour={register.symbol.colour}
        onChange={(shape) => onChange(shape ? { lon: null, lat: null, areaCode: null, text: '', shape } : null)}
      />
    );
  }
  return props.register.placement === 'point' ? <PointInput {...props} /> : <AreaInput {...props} />;
}

function AreaInput({ place, error, onChange }: PlaceInputProps) {
  const t = useTexts(texts);
  const areas = useAreas();
  const known = areas.some((area) => area.code === place?.areaCode);
  return (
    <Field label={t('area')} error={error}>
      {(input) => (
        <select
          {...input}
          className="input"
          value={place?.areaCode ?? ''}
          onChange={({ target }) => {
            const text = areas.find((area) => area.code === target.value)?.name ?? target.value;
            onChange(target.value ? { lon: null, lat: null, areaCode: target.value, text } : null);
          }}
        >
          <option value="">{t('place_none')}</option>
          {place?.areaCode && !known && <option value={place.areaCode}>{place.text || place.areaCode}</option>}
          {areas.map((area) => (
            <option key={area.code} value={area.code}>
              {area.code.split('.').length > 3 ? `\u2003${area.name}` : area.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Five decimals are about a metre. */
const shown = (degrees: number): string => degrees.toFixed(5);

function PointInput({ register, place, error, onChange }: PlaceInputProps) {
  const t = useTexts(texts);
  const { language } = useWords();
  const [text, setText] = useState('');
  const q = useRested(text.trim());
  const map = useMapProps();
  const handle = useRef<MapHandle>(null);
  const answer = useQuery({
    queryKey: ['places', q],
    enabled: q.length > 1,
    queryFn: ({ signal }) => api.get<PlaceAnswer>(areaPaths.places, { signal, query: { q, limit: 5 } }),
  }).data;
  const at = useMemo(
    () => (place && place.lon !== null && place.lat !== null ? ([place.lon, place.lat] as const) : undefined),
    [place],
  );
  const marks = useMemo(
    (): MapMark[] => (at ? [{ id: 'place', name: '', at, ...register.symbol }] : []),
    [at, register],
  );
  const ready = map !== undefined;
  useEffect(() => {
    if (ready && at) handle.current?.moveTo(at, 15.5);
  }, [at, ready]);
  function take(lon: number, lat: number, name: string): void {
    onChange({ lon, lat, areaCode: null, text: name });
    setText('');
  }
  return (
    <Field label={t('place')} error={error}>
      {(input) => (
        <>
          <div className="row reg-chosen" role="status">
            <span className="cut grow">
              {place
                ? place.text || (at && t('place_point', { lat: shown(at[1]), lon: shown(at[0]) }))
                : t('place_none')}
            </span>
            {place && (
              <Button small aria-label={t('place_clear')} onClick={() => onChange(null)}>
                ✕
              </Button>
            )}
          </div>
          <input
            {...input}
            type="search"
            className="input"
            placeholder={t('place_search')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {text.trim() !== '' && answer && (
            <ul className="reg-hits" aria-label={t('place_found')}>
              {answer.items.map((hit) => (
                <li key={`${hit.name} ${hit.lon} ${hit.lat}`}>
                  <button type="button" onClick={() => take(hit.lon, hit.lat, hit.name)}>
                    <b>{hit.name}</b> <span className="t2">{hit.detail[language]}</span>
                  </button>
                </li>
              ))}
              {answer.problem && <li className="t3">{answer.problem[language]}</li>}
              {answer.items.length === 0 && !answer.problem && <li className="t3">{t('reference_none')}</li>}
            </ul>
          )}
          <div className="reg-form-map">
            {map ? (
              <MapView
                ref={handle}
                marks={marks}
                legend={false}
                onPoint={([lon, lat]) => take(lon, lat, t('place_point', { lat: shown(lat), lon: shown(lon) }))}
                {...map}
                {...(at ? { camera: { centre: at, zoom: 15.5 } } : {})}
              />
            ) : (
              <Skeleton />
            )}
          </div>
        </>
      )}
    </Field>
  );
}
