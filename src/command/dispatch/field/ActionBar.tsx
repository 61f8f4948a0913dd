import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { PanicButton } from './PanicButton.tsx';
import type { Panel } from './PhoneScreen.tsx';
import { texts } from './texts.ts';

/** Note and problem (with a task), and panic, always in the same corner. */
export function ActionBar(props: {
  withTask: boolean;
  panel: Panel | undefined;
  onPanel: (panel: Panel) => void;
  onPanic: () => void;
}) {
  const t = useTexts(texts);
  return (
    <nav className="unit-actions" aria-label={t('panels')}>
      {props.withTask &&
        (['note', 'obstacle'] as const).map((panel) => (
          <Button key={panel} pressed={props.panel === panel} onClick={() => props.onPanel(panel)}>
            <span>
              {t(panel)}
              <small>{t(`${panel}_sub`)}</small>
            </span>
          </Button>
        ))}
      <PanicButton onHeld={props.onPanic} />
    </nav>
  );
}
