import { Chip, EmptyState, ErrorState, Skeleton } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { parameters } from '../thresholds.rules.ts';
import { StatusFrame } from './StatusFrame.tsx';
import { ThresholdForm } from './ThresholdForm.tsx';
import { texts } from './texts.ts';
import { useThresholds } from './useStatus.ts';

/** Thresholds that differ by area, each with its reason; commanders change them. */
export default function ThresholdsPage() {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const { can } = useSession();
  const query = useThresholds();
  return (
    <StatusFrame part="thresholds">
      <div className="st-split">
        <Region name="queue" label={t('thresholds')} className="st-page">
          {query.isError ? (
            <ErrorState title={t('failed')} since={query.errorUpdatedAt} onRetry={() => void query.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : query.isPending ? (
            <Skeleton lines={6} />
          ) : query.data.items.length === 0 ? (
            <EmptyState title={t('thresholds_none')}>{t('thresholds_none_next')}</EmptyState>
          ) : (
            <table className="st-table">
              <thead>
                <tr>
                  <th scope="col">{t('area')}</th>
                  <th scope="col">{t('parameter')}</th>
                  <th scope="col" className="st-n">
                    {t('value')}
                  </th>
                  <th scope="col">{t('reason')}</th>
                  <th scope="col">{t('valid_from')}</th>
                  <th scope="col">{t('set_by')}</th>
                </tr>
              </thead>
              <tbody>
                {query.data.items.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{one.areaCode === null ? t('whole') : one.areaName}</th>
                    <td>{parameters[one.parameter].label[language]}</td>
                    <td className="st-n">
                      {one.value === null
                        ? t('no_longer')
                        : `${format.decimal(one.value, Number.isInteger(one.value) ? 0 : 2)} ${parameters[one.parameter].unit[language]}`}
                    </td>
                    <td>
                      {one.reason} {one.inForce && <Chip>{t('in_force')}</Chip>}
                    </td>
                    <td>{format.stamp(Date.parse(one.validFrom))}</td>
                    <td>{one.by}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Region>
        <Region name="sheet" label={t('set_title')} className="st-side">
          {can('status:threshold') ? (
            <ThresholdForm />
          ) : (
            <EmptyState title={t('thresholds')}>{t('commander_only')}</EmptyState>
          )}
        </Region>
      </div>
    </StatusFrame>
  );
}
