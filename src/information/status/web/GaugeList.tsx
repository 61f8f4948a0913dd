import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { GaugeView } from '../status.contract.ts';
import { StatusWord } from './StatusWord.tsx';
import { texts } from './texts.ts';

/** The four gauges, each with its level and its figures. */
export function GaugeList({ gauges }: { gauges: readonly GaugeView[] }) {
  const t = useTexts(texts);
  return (
    <ul className="st-gauges">
      {gauges.map((gauge) => (
        <li key={gauge.gauge}>
          <span className="row">
            <b className="grow">{t(gauge.gauge)}</b>
            <StatusWord status={gauge.level} />
          </span>
          <span className="t2 s12">
            {gauge.recent === null
              ? t('few')
              : gauge.usualFrom === null
                ? t('gauge_short', { n: gauge.recent })
                : t('gauge_usual', { n: gauge.recent, from: gauge.usualFrom, to: gauge.usualTo ?? '' })}
          </span>
        </li>
      ))}
    </ul>
  );
}
