import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

/** Stands where the map will be. */
export function MapWait() {
  const t = useTexts(texts);
  return (
    <div className="map-wait" role="status">
      {t('map_loading')}…
    </div>
  );
}
