import { EmptyState, StatusMark } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { Statistics } from '../cases.contract.ts';
import { shareOf, trustOf } from './statistics.ts';
import { texts } from './texts.ts';
import { useCaseWords } from './words.ts';

/** Counts in a row, the length of a whole case, then of each step; few cases are said to be few. */
export function Figures({ figures }: { figures: Statistics }) {
  const t = useTexts(texts);
  const format = useFormat();
  const words = useCaseWords();
  const period = t('stat_in_period', { from: words.day(figures.from), to: words.day(figures.to) });
  const now = t('stat_as_of', { at: format.clockShort(figures.asOf) });
  const { n, p50, p90 } = figures.duration;
  const trust = trustOf(n);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet that scrolls is reached by the keyboard
    <div className="case-scroll" tabIndex={0}>
      <div className="case-figures">
        <Figure label={t('stat_opened')} value={format.decimal(figures.opened)} note={period} />
        <Figure label={t('stat_closed')} value={format.decimal(figures.closed)} note={period} />
        <Figure label={t('stat_open_now')} value={format.decimal(figures.openNow)} note={now} />
        <Figure
          label={t('stat_overdue_now')}
          value={format.decimal(figures.overdueNow)}
          note={now}
          late={figures.overdueNow > 0}
        />
        <Figure
          label={t('stat_reopened')}
          value={format.decimal(figures.reopened.cases)}
          note={t('stat_times', { count: figures.reopened.times })}
        />
        <Figure
          label={t('stat_duration')}
          value={p50 === null ? '–' : words.length(p50)}
          note={trust === 'small' ? t('stat_small', { count: n }) : spreadNote(trust === 'fair' ? p90 : null)}
        />
      </div>
      <Steps figures={figures} />
    </div>
  );

  /** `p50 · p90 12 hari · n = 14`. */
  function spreadNote(most: number | null): string {
    return [t('stat_half'), most !== null && `${t('stat_most')} ${words.length(most)}`, `n = ${n}`]
      .filter(Boolean)
      .join(' · ');
  }
}

function Figure(props: { label: string; value: string; note: string; late?: boolean }) {
  return (
    <div className="case-figure">
      <span className="t2 s12">{props.label}</span>
      <b>
        {props.late && <StatusMark status="rawan" size={14} worded />}
        {props.value}
      </b>
      <span className="t3 s12">{props.note}</span>
    </div>
  );
}

function Steps({ figures }: { figures: Statistics }) {
  const t = useTexts(texts);
  const counted = figures.steps.filter(({ n }) => n > 0);
  const longest = Math.max(0, ...counted.map(({ p50, p90 }) => p90 ?? p50 ?? 0));
  return (
    <section className="case-block" aria-label={t('stat_steps')}>
      <h2>{t('stat_steps')}</h2>
      <p className="t2 s12">{t('stat_steps_note')}</p>
      {counted.length === 0 ? (
        <EmptyState title={t('stat_none')}>{t('stat_none_next')}</EmptyState>
      ) : (
        <table className="case-stat-table">
          <caption className="unseen">{t('stat_steps')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('stat_step')}</th>
              <th scope="col" className="case-right">
                {t('stat_n')}
              </th>
              <th scope="col" className="case-right">
                {t('stat_half')}
              </th>
              <th scope="col" className="case-right">
                {t('stat_most')}
              </th>
              <th scope="col" className="case-stat-chart">
                {t('stat_chart')}
              </th>
              <th scope="col" className="case-right">
                {t('stat_over')}
              </th>
            </tr>
          </thead>
          <tbody>
            {counted.map((step) => (
              <Step key={step.state} step={step} longest={longest} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Step({ step, longest }: { step: Statistics['steps'][number]; longest: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const words = useCaseWords();
  const { n, p50, p90, overdue, clocked } = step;
  const trust = trustOf(n);
  const [half, most] = [shareOf(p50, longest), shareOf(p90, longest)];
  return (
    <tr>
      <th scope="row">
        {words.say(step.texts)}
        {trust === 'small' && <div className="t2 s12">▲ {t('stat_small', { count: n })}</div>}
        {trust === 'few' && <div className="t2 s12">{t('stat_few')}</div>}
      </th>
      <td className="case-right" data-label={t('stat_n')}>
        {format.decimal(n)}
      </td>
      <td className="case-right" data-label={t('stat_half')}>
        <b>{p50 === null ? '–' : words.length(p50)}</b>
      </td>
      <td className="case-right" data-label={t('stat_most')}>
        {p90 === null || trust !== 'fair' ? <span className="t3">–</span> : words.length(p90)}
      </td>
      <td className="case-stat-chart" aria-hidden="true">
        <span className="case-bar">
          {trust === 'fair' && <i style={{ left: `${half}%`, width: `${Math.max(0, most - half)}%` }} />}
          <b style={{ left: `${half}%` }} />
        </span>
      </td>
      <td className="case-right" data-label={t('stat_over')}>
        {clocked === 0 ? (
          <span className="t3">–</span>
        ) : (
          <span className={overdue > 0 ? 'case-flag' : 't2'}>
            {overdue > 0 && <StatusMark status="rawan" size={10} worded />}
            {t('stat_over_of', { count: overdue, all: clocked })}
          </span>
        )}
      </td>
    </tr>
  );
}
