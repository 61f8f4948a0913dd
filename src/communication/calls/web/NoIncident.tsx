import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { ConcludeCall, LineView } from '../calls.contract.ts';
import { texts } from './texts.ts';

const outcomes = ['information', 'prank', 'abandoned', 'handed_over'] as const;

/** Ways to end a call without an incident, one key each; handing over asks to whom. In the place of the send button. */
export function NoIncident(props: {
  lines: readonly LineView[];
  onConclude: (end: ConcludeCall) => void;
  onBack: () => void;
}) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [handing, setHanding] = useState(false);
  const [other, setOther] = useState('');
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const group = t('no_incident');
  const targets = props.lines.filter((line) => line.owner !== 'police' && line.active).slice(0, 5);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the step
  useEffect(() => box.current?.querySelector('button')?.focus(), [handing]);

  const conclude = (outcome: (typeof outcomes)[number]): void => {
    if (outcome === 'handed_over') setHanding(true);
    else props.onConclude({ outcome });
  };
  const handTo = (handedTo: string): void => {
    if (handedTo.trim()) props.onConclude({ outcome: 'handed_over', handedTo: handedTo.trim() });
    else setMissing(true);
  };
  const steps = handing
    ? targets.map((line) => ({ label: line.name[language], run: () => handTo(line.name.id) }))
    : outcomes.map((outcome) => ({ label: t(`outcome_${outcome}`), run: () => conclude(outcome) }));
  useKeys([
    ...steps.map(({ label, run }, index) => ({ keys: String(index + 1), label, group, run })),
    { keys: 'Esc', label: t('back'), group, inFields: true, run: () => (handing ? setHanding(false) : props.onBack()) },
  ]);

  return (
    <div className="call-send" ref={box}>
      <h2 className="call-label">{t(handing ? 'handed_to' : 'outcome_title')}</h2>
      <div className="call-outcomes">
        {steps.map(({ label, run }, index) => (
          <Button key={label} keys={String(index + 1)} onClick={run}>
            <span className="cut">{label}</span>
          </Button>
        ))}
      </div>
      {handing && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            handTo(other);
          }}
        >
          <input
            className="input call-kind-input"
            aria-label={t('handed_to_other')}
            placeholder={t('handed_to_other')}
            maxLength={100}
            value={other}
            onChange={(event) => setOther(event.target.value)}
          />
          <Button type="submit" keys="Enter">
            {t('outcome_handed_over')}
          </Button>
        </form>
      )}
      <div className="row">
        <span className="grow call-note-error" aria-live="polite">
          {missing && !other.trim() && `■ ${t('handed_missing')}`}
        </span>
        <Button small keys="Esc" onClick={() => (handing ? setHanding(false) : props.onBack())}>
          {t('back')}
        </Button>
      </div>
    </div>
  );
}
