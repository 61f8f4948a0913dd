import { useEffect, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, Segments } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { daysText } from './days.ts';
import { type AtlasState, endOfStep, periodOf, stepOf, windows } from './state.ts';
import { texts } from './texts.ts';

/** How long one window stands while time plays, ms. */
const stepMs = 1500;

/** The window of time: its length, where it lies in the last 24 months, and playing through them. */
export function TimeBar(props: {
  state: AtlasState;
  now: number;
  hours: number;
  onChange: (change: Pick<AtlasState, 'end'> | Pick<AtlasState, 'window' | 'end'>) => void;
}) {
  const { state, now, hours, onChange } = props;
  const t = useTexts(texts);
  const format = useFormat();
  const [playing, setPlaying] = useState(false);
  const { count, step } = stepOf(state, now, hours);
  const { from, to } = periodOf(state, now, hours);
  const words = daysText(from, to, format.zone, useLanguage());
  const goTo = (next: number): void => onChange({ end: endOfStep(next, state.window, now, hours) });

  useEffect(() => {
    if (!playing) return;
    if (step >= count - 1) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onChange({ end: endOfStep(step + 1, state.window, now, hours) }), stepMs);
    return () => clearTimeout(timer);
  }, [playing, step, count, state.window, now, hours, onChange]);

  function play(): void {
    // At the end it begins again from the oldest window.
    if (!playing && step >= count - 1) goTo(0);
    setPlaying(!playing);
  }
  const group = t('group');
  useKeys([
    { keys: 'P', label: t('key_play'), group, when: () => count > 1, run: play },
    { keys: ',', label: t('key_earlier'), group, when: () => step > 0, run: () => goTo(step - 1) },
    { keys: '.', label: t('key_later'), group, when: () => step < count - 1, run: () => goTo(step + 1) },
  ]);

  return (
    <div className="atlas-time">
      <Segments
        label={t('period')}
        value={String(state.window)}
        options={windows.map((days) => ({ key: String(days), label: t(`window_${days}`) }))}
        onChange={(key) => {
          setPlaying(false);
          onChange({ window: windows.find((days) => String(days) === key) ?? 30, end: undefined });
        }}
      />
      <Button small disabled={count < 2} pressed={playing} onClick={play} keys="P">
        {playing ? t('pause') : t('play')}
      </Button>
      <input
        className="grow"
        type="range"
        min={0}
        max={count - 1}
        value={step}
        disabled={count < 2}
        aria-label={t('slider')}
        aria-valuetext={words}
        onChange={({ target }) => goTo(Number(target.value))}
      />
      <output className="atlas-words">{words}</output>
    </div>
  );
}
