import { useEffect, useId, useRef, useState } from 'react';
import { useKeys } from '../keyboard/useKeys.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';

/** A button that opens a small panel below itself; `Esc` or a press elsewhere closes it. */
export function Disclosure(props: {
  button: React.ReactNode;
  label: string;
  children: (close: () => void) => React.ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const panel = useId();

  useEffect(() => {
    if (!open) return;
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    window.addEventListener('pointerdown', onPress);
    return () => window.removeEventListener('pointerdown', onPress);
  }, [open]);

  return (
    <div className="disclosure" ref={box}>
      <button
        type="button"
        className="disclosure-button"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        {props.button}
      </button>
      {open && (
        <div className="disclosure-panel panel" id={panel}>
          <CloseKey onClose={() => setOpen(false)} box={box} />
          {props.children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}

function CloseKey({ onClose, box }: { onClose: () => void; box: React.RefObject<HTMLDivElement | null> }) {
  const t = useTexts(texts);
  useKeys([
    {
      keys: 'Esc',
      label: t('close'),
      group: t('keys_general'),
      inFields: true,
      run: () => {
        box.current?.querySelector('button')?.focus();
        onClose();
      },
    },
  ]);
  return null;
}
