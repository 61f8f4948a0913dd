import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

/** A panel in the place of task and map: its name, the way back, its content. */
export function PanelFrame(props: { title: string; onClose: () => void; children: React.ReactNode }) {
  const t = useTexts(texts);
  return (
    <section className="unit-panel" aria-label={props.title}>
      <div className="unit-panel-head">
        <h2 className="grow cut">{props.title}</h2>
        <Button size="large" onClick={props.onClose}>
          {t('back')}
        </Button>
      </div>
      {props.children}
    </section>
  );
}
