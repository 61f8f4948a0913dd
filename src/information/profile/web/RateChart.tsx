import { useState } from 'react';
import { Button, StatusMark } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { AreaLevel } from '../../areas/geodata.ts';
import { PageLink } from '../../registers/web/index.ts';
import type { StatusRow } from '../../status/status.contract.ts';
import { areaShort } from '../area-words.rules.ts';
import type { Rate } from '../profile.contract.ts';
import { texts } from './texts.ts';

const shownFirst = 8;

/** Rates of the areas inside with their intervals, the highest first; what overlaps shares its rank. */
export function RateChart(props: {
  rates: readonly Rate[];
  level: AreaLevel | null;
  statuses: ReadonlyMap<string, StatusRow>;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { rates, level } = props;
  const most = Math.max(1, ...rates.map(({ ends }) => ends?.high ?? 0));
  const at = (value: number): string => `${(value / most) * 100}%`;
  const shown = all ? rates : rates.slice(0, shownFirst);
  return (
    <section className="area-block">
      <h3 className="area-block-head">
        {t('rates')} <span>{t('rates_note')}</span>
      </h3>
      {level === null ? (
        <p className="t3 s12">{t('rates_none')}</p>
      ) : (
        <ul className="area-rates">
          {shown.map(({ code, name, rate, ends, rank }) => {
            const status = props.statuses.get(code)?.status;
            return (
              <li key={code}>
                <PageLink to={`/areas/${code}`} className="area-rate-name cut">
                  {areaShort({ code, level, name })}
                </PageLink>
                <span className="area-track" aria-hidden="true">
                  {ends && rate !== null && (
                    <>
                      <i style={{ left: at(ends.low), width: at(ends.high - ends.low) }} />
                      <span className="area-rate-mark" style={{ left: at(rate) }}>
                        {status ? <StatusMark status={status} size={10} worded /> : <b className="area-point" />}
                      </span>
                    </>
                  )}
                </span>
                <b className="area-rate-value">
                  {status && <span className="unseen">{status} </span>}
                  {rate === null ? '' : format.decimal(rate)}
                </b>
                <span className="t3 s11 area-rate-rank">
                  {rank === null
                    ? t('rate_unknown')
                    : rank.from === rank.to
                      ? t('rank_single', { from: rank.from })
                      : t('rank', { from: rank.from, to: rank.to })}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {rates.length > shown.length && (
        <Button small onClick={() => setAll(true)}>
          {t('rates_all', { count: rates.length })}
        </Button>
      )}
    </section>
  );
}
