import { PageLink } from '../../../information/registers/web/index.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import {
  EmptyState,
  ErrorState,
  Field,
  KeyNote,
  Segments,
  Skeleton,
  useTick,
} from '../../../platform/web/kit/index.ts';
import { useGo, useQueryString } from '../../../platform/web/navigation.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { AreaChoice } from './CaseFilters.tsx';
import { Figures } from './Figures.tsx';
import { ProcessTabs } from './ProcessTabs.tsx';
import { dayIn, type Period, periodChoices, readPeriod } from './statistics.ts';
import { texts } from './texts.ts';
import { useFollow, useProcesses, useStatistics } from './useCases.ts';
import './cases.css';

/** Figures of one process in a period: how many, how long each step took, how often late. */
export default function StatisticsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const format = useFormat();
  const [address, setAddress] = useQueryString();
  const processes = useProcesses();
  useFollow();
  const today = useTick((now) => dayIn(format.zone, now));
  const { choice, period } = readPeriod(address, today);
  const items = processes.data?.items ?? [];
  const process = items.find(({ id }) => id === address.get('process')) ?? items[0];
  const area = address.get('area') ?? '';
  const figures = useStatistics(process?.id ?? '', period, area);
  const group = t('group');
  useKeys([{ keys: 'Esc', label: t('key_back'), group, run: () => go('/cases') }]);

  /** The address with some of its parts changed; an empty one is left out. */
  function withParts(parts: Readonly<Record<string, string>>): URLSearchParams {
    const next = new URLSearchParams(address);
    for (const [name, value] of Object.entries(parts)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    return next;
  }
  const setPeriod = ({ from, to }: Period): void => setAddress(withParts({ from, to, days: '' }));
  const failed = processes.isError ? processes : figures.isError ? figures : undefined;
  return (
    <Shell desk={t('stat_title')} onDesks={() => go('/desks')} footer={<KeyNote keys="Esc">{t('key_back')}</KeyNote>}>
      <div className="case-stat">
        <Region name="command" label={t('filters')} className="case-head">
          <div className="case-title-row">
            <PageLink to="/cases">{t('desk')}</PageLink>
            <ProcessTabs
              processes={items}
              chosen={process?.id ?? ''}
              single
              addressOf={(id) => `/cases/statistics?${withParts({ process: id })}`}
            />
            <span className="case-acts">
              <PageLink to="/cases/holidays" className="btn">
                {t('holidays')}
              </PageLink>
            </span>
          </div>
          <div className="case-filters case-filters-all">
            <Segments
              label={t('stat_period')}
              value={choice}
              options={periodChoices.map((key) => ({
                key,
                label: key === 'own' ? t('stat_own') : t('stat_days', { count: key }),
              }))}
              onChange={(key) =>
                key === 'own' ? setPeriod(period) : setAddress(withParts({ days: key, from: '', to: '' }))
              }
            />
            {choice === 'own' && (
              <>
                <DayField
                  label={t('stat_from')}
                  value={period.from}
                  onChange={(from) => setPeriod({ ...period, from })}
                />
                <DayField label={t('stat_to')} value={period.to} onChange={(to) => setPeriod({ ...period, to })} />
              </>
            )}
            <AreaChoice value={area} onChange={(code) => setAddress(withParts({ area: code }))} />
          </div>
        </Region>
        <Region name="sheet" label={t('stat_title')} className="case-sheet">
          {failed ? (
            <ErrorState title={t('failed')} since={failed.errorUpdatedAt} onRetry={() => void failed.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : processes.data && !process ? (
            <EmptyState title={t('none')}>{t('none_next')}</EmptyState>
          ) : figures.data ? (
            <Figures figures={figures.data} />
          ) : (
            <Skeleton lines={8} />
          )}
        </Region>
      </div>
    </Shell>
  );
}

function DayField(props: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <Field label={props.label}>
      {(input) => (
        <input
          {...input}
          type="date"
          className="input"
          value={props.value}
          onChange={({ target }) => target.value && props.onChange(target.value)}
        />
      )}
    </Field>
  );
}
