import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { KeyHint } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';

export interface Choice<C extends string> {
  key: string;
  code: C;
  label: string;
}

/** A question answered with one key, in place and without a dialog. `Esc` leaves everything as it was. */
export function ChoiceLine<C extends string>(props: {
  question: string;
  choices: readonly Choice<C>[];
  onChoose: (code: C) => void;
  onCancel: () => void;
}) {
  const t = useTexts(texts);
  useKeys([
    ...props.choices.map(({ key, code, label }) => ({ keys: key, label, run: () => props.onChoose(code) })),
    { keys: 'Esc', label: t('cancel'), inFields: true, run: props.onCancel },
  ]);
  return (
    <div className="choice" role="alert">
      <span>{props.question}</span>
      <div className="choice-list">
        {props.choices.map(({ key, code, label }) => (
          <button key={code} type="button" className="btn btn-small" onClick={() => props.onChoose(code)}>
            <KeyHint keys={key} quiet /> {label}
          </button>
        ))}
        <button type="button" className="btn btn-small" onClick={props.onCancel}>
          {t('cancel')} <KeyHint keys="Esc" quiet />
        </button>
      </div>
    </div>
  );
}
