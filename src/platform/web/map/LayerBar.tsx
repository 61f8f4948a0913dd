import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import type { MapLayers } from './types.ts';

const names = ['units', 'incidents', 'reach', 'posts', 'areas'] as const;

/** Switches of the map's layers, top right over the map. */
export function LayerBar(props: {
  value: MapLayers;
  onChange: (layers: MapLayers) => void;
  /** Only these, in this order; all unless told. */
  only?: readonly (keyof MapLayers)[];
}) {
  const t = useTexts(texts);
  return (
    <fieldset className="map-over map-layers">
      <legend className="unseen">{t('layers')}</legend>
      {(props.only ?? names).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={props.value[name]}
          onClick={() => props.onChange({ ...props.value, [name]: !props.value[name] })}
        >
          {t(`layer_${name}`)}
        </button>
      ))}
    </fieldset>
  );
}
