import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

/** Long enough that no pocket does it, ms. The bar in the style sheet fills in the same time. */
export const holdTime = 2000;

/** Held for two seconds, by finger or by Space or Enter: a bar fills, then it calls for help. Letting go stops it. */
export function PanicButton({ onHeld }: { onHeld: () => void }) {
  const t = useTexts(texts);
  const [holding, setHolding] = useState(false);
  // The screen around is drawn again every second; that must not begin the two seconds anew.
  const held = useRef(onHeld);
  useEffect(() => {
    held.current = onHeld;
  });
  useEffect(() => {
    if (!holding) return;
    const timer = setTimeout(() => {
      setHolding(false);
      held.current();
    }, holdTime);
    return () => clearTimeout(timer);
  }, [holding]);
  const stop = (): void => setHolding(false);
  return (
    <button
      type="button"
      className={`btn unit-panic${holding ? ' unit-panic-held' : ''}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setHolding(true);
      }}
      onPointerUp={stop}
      onPointerCancel={stop}
      onKeyDown={(event) => {
        if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) setHolding(true);
      }}
      onKeyUp={stop}
      onBlur={stop}
      onContextMenu={(event) => event.preventDefault()}
    >
      <i aria-hidden="true" />
      <span>
        {t('panic')}
        <small>{t(holding ? 'panic_hold' : 'panic_sub')}</small>
      </span>
    </button>
  );
}
