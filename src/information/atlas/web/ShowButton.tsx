import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

/** ⌖ */
export function Crosshair() {
  return (
    <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
      <circle r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M0-8V-2M0 2V8M-8 0H-2M2 0H8" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}

/** Brings the map to a thing of a list. */
export function ShowButton(props: { name: string; onShow: () => void }) {
  const t = useTexts(texts);
  return (
    <button
      type="button"
      className="atlas-show"
      aria-label={t('show_on_map', { name: props.name })}
      onClick={props.onShow}
    >
      <Crosshair />
    </button>
  );
}
