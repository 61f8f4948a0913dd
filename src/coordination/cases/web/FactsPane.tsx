import type { FieldView } from '../../../information/registers/registers.contract.ts';
import { useWords } from '../../../information/registers/web/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CaseView } from '../cases.contract.ts';
import { isScale } from './form.ts';
import { Scale } from './Scale.tsx';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

const noNames: Readonly<Record<string, string>> = {};

/** What is known of the case; levels side by side, so that before and after are compared at one look. */
export function FactsPane({ one }: { one: CaseView }) {
  const t = useTexts(texts);
  const { say } = useCaseWords();
  const words = useWords();
  const { fields, intake, title } = one.definition;
  const isShown = ({ id }: FieldView): boolean => one.values[id] != null || intake.fields.includes(id);
  const scales = fields.filter((field) => isScale(field));
  const facts = fields.filter((field) => field.id !== title && !isScale(field) && isShown(field));
  return (
    <section className="case-block" aria-label={t('fields')}>
      <h2>{t('fields')}</h2>
      {scales.length > 0 && (
        <>
          <div className="case-scales">
            {scales.map((field) => {
              const value = one.values[field.id];
              return (
                <Scale key={field.id} label={say(field.texts)} level={typeof value === 'number' ? value : undefined} />
              );
            })}
          </div>
          {scales[0]?.help && <p className="s12 t3">{say(scales[0].help)}</p>}
        </>
      )}
      <dl>
        {facts.map((field) => (
          <div key={field.id} className="case-fact">
            <dt>{say(field.texts)}</dt>
            <dd>{words.value(field, one.values[field.id], noNames) || <span className="t3">–</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
