import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type SettingView, settingPaths } from '../../../platform/settings/settings.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, ErrorState, Skeleton } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { SettingFormPane } from './SettingFormPane.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';
import { texts } from './texts.ts';
import { isTargets } from './values.ts';

/** Every setting with the value in force and the decisions behind it; who may changes it with reason and date. */
export default function SettingsPage() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => api.get<{ items: SettingView[] }>(settingPaths.settings, { signal }),
  });
  return (
    <SettingsFrame part="settings">
      <div className="set-scroll">
        {query.data ? (
          query.data.items.map((view) => (
            <SettingBlock
              key={view.key}
              view={view}
              onSaved={() => void client.invalidateQueries({ queryKey: ['settings'] })}
            />
          ))
        ) : query.isError ? (
          <ErrorState title={t('failed')} onRetry={() => void query.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
    </SettingsFrame>
  );
}

function useValueWords(): (value: unknown) => string {
  const t = useTexts(texts);
  const format = useFormat();
  return (value) => {
    if (isTargets(value))
      return value.map(({ overKm, minutes }) => t('targets_words', { minutes, km: overKm })).join(' · ');
    return typeof value === 'number' ? format.decimal(value, Number.isInteger(value) ? 0 : 2) : JSON.stringify(value);
  };
}

function SettingBlock({ view, onSaved }: { view: SettingView; onSaved: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const { can } = useSession();
  const say = useValueWords();
  const [changing, setChanging] = useState(false);
  const when = (at: string): string => `${format.dateShort(at)} ${format.clockShort(at)}`;
  return (
    <section className="panel set-block" aria-label={view.label[language]}>
      <div className="row">
        <h2 className="grow">{view.label[language]}</h2>
        {can('setting:write') && !changing && <Button onClick={() => setChanging(true)}>{t('change')}</Button>}
      </div>
      <p className="set-value">
        {say(view.value)}{' '}
        <span className="t3 s12">
          {view.validFrom === null ? t('since_start') : t('since', { time: when(view.validFrom) })}
        </span>
      </p>
      {changing && (
        <SettingFormPane
          view={view}
          onClose={() => setChanging(false)}
          onSaved={() => {
            setChanging(false);
            onSaved();
          }}
        />
      )}
      <h3>{t('history')}</h3>
      {view.decisions.length === 0 && <p className="t3">{t('no_history')}</p>}
      <ul className="set-history">
        {view.decisions.map((decision) => (
          <li key={`${decision.validFrom}${JSON.stringify(decision.value)}`}>
            <span className="t2">{t('from_later', { time: when(decision.validFrom) })}</span>{' '}
            <b>{say(decision.value)}</b> <span className="t3">{decision.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
