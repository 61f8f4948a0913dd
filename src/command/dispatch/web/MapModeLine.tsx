import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import type { LonLat } from '../../../platform/web/map/types.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type MapMode, useControls } from './desk-context.ts';
import { texts } from './texts.ts';

/** Says what the next press on the map means. Without a mouse the arrow keys move the map under the cross, and Enter takes it. */
export function MapModeLine(props: {
  mode: MapMode;
  centre: () => LonLat | undefined;
  onPoint: (at: LonLat) => void;
  onCancel: () => void;
}) {
  const t = useTexts(texts);
  const { store } = useControls();
  const { mode } = props;
  const unit = mode.kind === 'place' ? store.get().units.get(mode.unitId)?.callsign : undefined;
  const label = mode.kind === 'place' ? t('place_mode', { unit: unit ?? '' }) : t('closure_mode');
  useKeys([
    {
      keys: 'Enter',
      label,
      run: () => {
        const at = props.centre();
        if (at) props.onPoint(at);
      },
    },
    { keys: 'Esc', label: t('cancel'), inFields: true, run: props.onCancel },
  ]);
  return (
    <>
      <div className="map-cross" aria-hidden="true" />
      <div className="map-over map-mode" role="status">
        <span>{label}</span>
        <Button small onClick={props.onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}
