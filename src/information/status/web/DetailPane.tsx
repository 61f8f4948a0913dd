import { Button, EmptyState, ErrorState, Skeleton } from '../../../platform/web/kit/index.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { StatusDetail, StatusRow } from '../status.contract.ts';
import { parameters } from '../thresholds.rules.ts';
import { DecidePane } from './DecidePane.tsx';
import { GaugeList } from './GaugeList.tsx';
import { StatusWord } from './StatusWord.tsx';
import { texts } from './texts.ts';
import type { useDetail } from './useStatus.ts';
import { WindowsChart } from './WindowsChart.tsx';

/** The chosen subject: what is proposed and why, what was decided by whom, gauges, history, thresholds. */
export function DetailPane(props: {
  chosen: Pick<StatusRow, 'kind' | 'code'> | undefined;
  detail: ReturnType<typeof useDetail>;
  deciding: 'confirm' | 'change' | undefined;
  onDecide: (how: 'confirm' | 'change' | undefined) => void;
  onBack: () => void;
}) {
  const t = useTexts(texts);
  const { detail } = props;
  if (!props.chosen) return <EmptyState title={t('choose')}>{t('choose_next')}</EmptyState>;
  if (detail.data) return <Detail {...props} data={detail.data} />;
  if (detail.error instanceof ApiProblem && [403, 404, 422].includes(detail.error.status)) {
    return <EmptyState title={t('gone')}>{t('gone_next')}</EmptyState>;
  }
  if (detail.isError) {
    return (
      <ErrorState title={t('failed')} since={detail.errorUpdatedAt} onRetry={() => void detail.refetch()}>
        {t('failed_next')}
      </ErrorState>
    );
  }
  return <Skeleton lines={10} />;
}

function Detail({
  data,
  deciding,
  onDecide,
  onBack,
}: Pick<Parameters<typeof DetailPane>[0], 'deciding' | 'onDecide' | 'onBack'> & { data: StatusDetail }) {
  const t = useTexts(texts);
  const go = useGo();
  const format = useFormat();
  const at = (moment: string) => format.stamp(Date.parse(moment));
  const page = data.kind === 'area' ? `/areas/${data.code}` : `/registers/problems/${data.code}`;
  return (
    <>
      <header className="st-title">
        <Button className="st-back" onClick={onBack}>
          ‹ {t('board')}
        </Button>
        <h2>{data.name}</h2>
        <p className="t2 s12">{data.parentName}</p>
        <p className="st-now">
          <StatusWord status={data.status} size={18} />
          <span className="t2 s12">
            {[
              data.status === null
                ? ''
                : data.decided
                  ? t('decided')
                  : t('proposed', { version: data.proposal.ruleVersion }),
              t('since', { at: format.dateShort(Date.parse(data.since)) }),
              t(data.trend),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
        {deciding ? (
          <DecidePane subject={data} how={deciding} onClose={() => onDecide(undefined)} />
        ) : (
          <div className="row">
            {data.mayDecide && (
              <>
                {data.proposed !== null && (
                  <Button primary={data.needsDecision} keys="Y" onClick={() => onDecide('confirm')}>
                    {t('confirm')}
                  </Button>
                )}
                <Button keys="U" onClick={() => onDecide('change')}>
                  {t('change')}
                </Button>
              </>
            )}
            <Button onClick={() => go(page)}>{data.kind === 'area' ? t('open_area') : t('open_problem')}</Button>
          </div>
        )}
      </header>
      <div className="st-body">
        <Proposal data={data} at={at} />
        <section>
          <h3>{t('decision')}</h3>
          {data.decision ? (
            <div className="st-fact">
              <StatusWord status={data.decision.level} />
              <div>
                {data.decision.reason && <p>{data.decision.reason}</p>}
                <p className="t3 s12">
                  {t('decision_by', {
                    by: data.decision.by,
                    at: at(data.decision.at),
                    proposed: t(data.decision.proposed ?? 'unknown'),
                  })}
                </p>
                {!data.decision.holds && <p className="s12">▲ {t('decision_over')}</p>}
              </div>
            </div>
          ) : (
            <p className="t2">{t('decision_none')}</p>
          )}
        </section>
        {data.gaugeDetails.length > 0 && (
          <section>
            <h3>{t('gauges')}</h3>
            <GaugeList gauges={data.gaugeDetails} />
          </section>
        )}
        {data.windows.length > 1 && data.kind === 'area' && (
          <section>
            <h3>{t('windows')}</h3>
            <WindowsChart
              windows={data.windows}
              end={data.proposal.computedAt}
              watchAt={data.proposal.inputs.watchAt ?? null}
              dangerAt={data.proposal.inputs.dangerAt ?? null}
            />
          </section>
        )}
        <History data={data} at={at} />
        {data.kind === 'area' && <Limits data={data} />}
      </div>
    </>
  );
}

function Proposal({ data, at }: { data: StatusDetail; at: (moment: string) => string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { proposal } = data;
  return (
    <section>
      <h3>{t('proposal')}</h3>
      {proposal.reasons.length === 0 ? (
        <p className="t2">
          {Object.keys(proposal.inputs).length === 0
            ? t('hidden_reason')
            : data.status === null
              ? t('unknown_why')
              : t('no_reason')}
        </p>
      ) : (
        <ul className="st-reasons">
          {proposal.reasons.map((reason) => (
            <li key={reason.signal} className="st-fact">
              <StatusWord status={reason.level} />
              <span>{reason.text[language]}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="t3 s12">{t('proposal_of', { version: proposal.ruleVersion, at: at(proposal.computedAt) })}</p>
    </section>
  );
}

function History({ data, at }: { data: StatusDetail; at: (moment: string) => string }) {
  const t = useTexts(texts);
  return (
    <section>
      <h3>{t('history')}</h3>
      {data.history.length === 0 ? (
        <p className="t2">{t('history_none')}</p>
      ) : (
        <ul className="st-history">
          {data.history.slice(0, 20).map((event) => (
            <li key={`${event.at}${event.kind}`}>
              <span className="t3 s12">{at(event.at)}</span>
              <span>
                {t(`event_${event.kind}`, { to: t(event.to ?? 'unknown') })}
                {event.by && <span className="t2"> · {event.by}</span>}
                {event.kind === 'decided' && event.reason && <span className="t2"> · {event.reason}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Limits({ data }: { data: StatusDetail }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const origin = (from: string | null): string =>
    from === null ? t('threshold_start') : from === '' ? t('threshold_all') : t('threshold_area', { area: from });
  return (
    <section>
      <h3>{t('thresholds_here')}</h3>
      <dl className="st-limits">
        {data.thresholds.map(({ parameter, value, from }) => (
          <div key={parameter}>
            <dt className="t2">{parameters[parameter].label[language]}</dt>
            <dd>
              {format.decimal(value, Number.isInteger(value) ? 0 : 2)} {parameters[parameter].unit[language]}{' '}
              <span className="t3 s12">{origin(from)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
