import { StatusMark, useTick } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { CaseClock, CaseRow } from '../cases.contract.ts';
import { timeLeft } from './clock.ts';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** The deadline of a case: time left, ▲ amber from its warning on, ■ filled with + when it is over; the end of one that ended. */
export function DueClock({ one, large }: { one: Pick<CaseRow, 'clock' | 'closedAt'>; large?: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (one.closedAt) return <span className="t2 s12">{t('ended_at', { at: format.stamp(one.closedAt) })}</span>;
  if (!one.clock) return <span className="t3 s12">{t('no_clock')}</span>;
  return <Running clock={one.clock} large={large ?? false} />;
}

/** Deadlines run in minutes at least: looked at every 10 s. */
const step = 10_000;

function Running({ clock, large }: { clock: CaseClock; large: boolean }) {
  const t = useTexts(texts);
  const words = useCaseWords();
  const now = useTick((at) => at - (at % step));
  const { level, unit, count } = timeLeft(clock, now);
  const title = t('due_at', { clock: words.say(clock.texts), at: words.moment(clock.dueAt) });
  return (
    <span className={`case-due case-due-${level}${large ? ' case-due-large' : ''}`} title={title}>
      {level === 'warn' && <StatusMark status="waspada" size={10} plain worded />}
      {level === 'overdue' && <StatusMark status="rawan" size={10} plain worded />}
      <b>{t(level === 'overdue' ? `over_${unit}` : `left_${unit}`, { count })}</b>
      {level !== 'neutral' && <span className="unseen">{t(`level_${level}`)}</span>}
    </span>
  );
}
