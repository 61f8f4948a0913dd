import { StatusMark, useTick } from '../../../platform/web/kit/index.ts';
import { millis } from '../../../platform/web/text/format.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { CaseView } from '../cases.contract.ts';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** The states gone through with the time in each, ■ where it took longer than its clock; the present one is marked ▶. */
export function StepsLine({ one }: { one: CaseView }) {
  const t = useTexts(texts);
  const words = useCaseWords();
  const now = useTick((at) => at - (at % 60_000));
  const nameOf = (state: string): string => {
    const found = one.definition.states.find(({ id }) => id === state);
    return found ? words.say(found.texts) : state;
  };
  return (
    <ol className="case-steps" aria-label={t('steps')}>
      {one.steps.map((step) => {
        const present = step.leftAt === null;
        const end = step.leftAt ? millis(step.leftAt) : now;
        const seconds = Math.max(0, end - millis(step.enteredAt)) / 1000;
        return (
          <li key={step.enteredAt} aria-current={present ? 'step' : undefined}>
            <b>{present ? `▶ ${nameOf(step.state)}` : nameOf(step.state)}</b>
            {!(present && one.ended) && <span className="t2">{words.length(seconds)}</span>}
            {step.overdue && (
              <span className="case-flag" title={t('step_overdue')}>
                <StatusMark status="rawan" size={10} worded />
                <span className="unseen">{t('step_overdue')}</span>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
