import { useEffect, useState } from 'react';
import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { Assignment } from '../dispatch.contract.ts';
import { texts } from './texts.ts';
import { type Step, type StepMark, stepMarks } from './view-model.ts';

/** The next step stands where the last one was: a second touch within this time is a bounce, ms. */
const bounce = 800;

/** The four steps with their times, and the one button for the next of them. */
export function NextStep({ assignment, step, onPress }: { assignment: Assignment; step: Step; onPress: () => void }) {
  const t = useTexts(texts);
  const ready = useReady(step);
  return (
    <section className="unit-go" aria-label={t('steps')}>
      <ol className="unit-steps">
        {stepMarks(assignment).map((mark) => (
          <StepWord key={mark.step} mark={mark} />
        ))}
      </ol>
      <Button primary size="huge" aria-disabled={!ready} onClick={() => ready && onPress()}>
        {t(`do_${step}`)}
      </Button>
    </section>
  );
}

function StepWord({ mark }: { mark: StepMark }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <li className={mark.next ? 'unit-step-next' : undefined} aria-current={mark.next ? 'step' : undefined}>
      {mark.done && <span aria-hidden="true">✓</span>}
      {t(`step_${mark.step}`)}
      {mark.done && <span className="unseen">{t('step_done')}</span>}
      {mark.done && mark.at && <time dateTime={mark.at}>{format.clockShort(mark.at)}</time>}
    </li>
  );
}

/** False for a moment after the step changed. */
function useReady(step: Step): boolean {
  const [readyFor, setReadyFor] = useState<Step>();
  useEffect(() => {
    const timer = setTimeout(() => setReadyFor(step), bounce);
    return () => clearTimeout(timer);
  }, [step]);
  return readyFor === step;
}
