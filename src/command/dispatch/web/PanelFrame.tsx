import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { KeyHint } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts as platformTexts } from '../../../platform/web/text/texts.ts';

/** A part that is opened for a while, with its own heading; `Esc` closes it. */
export function PanelFrame(props: {
  title: string;
  onClose: () => void;
  className?: string;
  children: React.ReactNode;
}) {
  const t = useTexts(platformTexts);
  useKeys([{ keys: 'Esc', label: t('close'), inFields: true, run: props.onClose }]);
  return (
    <section className={props.className} aria-label={props.title}>
      <div className="panel-head">
        <h3 className="cut">
          <b>{props.title}</b>
        </h3>
        <span className="grow" />
        <button type="button" className="head-button" onClick={props.onClose}>
          <span className="t3">{t('close')}</span>
          <KeyHint keys="Esc" quiet />
        </button>
      </div>
      {props.children}
    </section>
  );
}
