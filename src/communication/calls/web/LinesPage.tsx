import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { Button, EmptyState, ErrorState, Skeleton, StatusMark } from '../../../platform/web/kit/index.ts';
import { live } from '../../../platform/web/live/useLive.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Shell, toast } from '../../../platform/web/shell/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { lineOwners } from '../call-lines.types.ts';
import type { LineView } from '../calls.contract.ts';
import { LineForm } from './LineForm.tsx';
import { texts } from './texts.ts';
import './call.css';

/** The district's telephone lines: which are in use, whose they are; an administrator changes them. */
export default function LinesPage() {
  const t = useTexts(texts);
  const go = useGo();
  const { can } = useSession();
  const query = useQuery({
    queryKey: ['lines'],
    queryFn: ({ signal }) => api.get<{ items: LineView[] }>('/api/lines', { signal }),
  });
  const [busy, setBusy] = useState<string>();
  useEffect(() => live.start(), []);
  const lines = query.data?.items;
  const may = can('line:write');

  async function turn(line: LineView, active: boolean, undone = false): Promise<void> {
    setBusy(line.id);
    try {
      const changed = await api.patch<LineView>(`/api/lines/${line.id}`, { version: line.version, active });
      toast({
        text: t(active ? 'lines_turned_on' : 'lines_turned_off', { number: line.number }),
        ...(undone ? {} : { undo: () => void turn(changed, !active, true) }),
      });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toast({ text: error.status === 409 ? t('lines_changed') : t('failed_toast', { reason: error.message }) });
    }
    await query.refetch();
    setBusy(undefined);
  }

  return (
    <Shell desk={t('lines_title')} onDesks={() => go('/desks')}>
      <div className="lines-page">
        {may && (
          <Button small className="lines-back" onClick={() => go('/settings')}>
            {t('lines_back')}
          </Button>
        )}
        <p className="t2">
          {t('lines_intro')} {!may && t('lines_read_only')}
        </p>
        {query.isError ? (
          <ErrorState title={t('lines_failed')} onRetry={() => void query.refetch()}>
            {t('lines_failed_next')}
          </ErrorState>
        ) : !lines ? (
          <Skeleton lines={7} />
        ) : lines.length === 0 ? (
          <EmptyState title={t('lines_none')}>{t('lines_none_next')}</EmptyState>
        ) : (
          <div className="panel">
            <table>
              <thead>
                <tr>
                  {(['lines_number', 'lines_name', 'lines_owner', 'lines_kind', 'lines_state'] as const).map((head) => (
                    <th key={head} scope="col">
                      {t(head)}
                    </th>
                  ))}
                  {may && <td />}
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <LineRow
                    key={line.id}
                    line={line}
                    busy={busy === line.id}
                    {...(may ? { onTurn: (active: boolean) => void turn(line, active) } : {})}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {may && <LineForm onAdded={() => void query.refetch()} />}
      </div>
    </Shell>
  );
}

const lineKinds = ['emergency', 'medical', 'fire', 'rescue', 'information', 'local'] as const;

function LineRow({ line, busy, onTurn }: { line: LineView; busy: boolean; onTurn?: (active: boolean) => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const owner = lineOwners.find((one) => one === line.owner);
  const kind = lineKinds.find((one) => one === line.kind);
  return (
    <tr>
      <td>
        <b>{line.number}</b>
      </td>
      <td>{line.name[language]}</td>
      <td className="t2">{owner ? t(`owner_${owner}`) : line.owner}</td>
      <td className="t2">{kind ? t(`line_kind_${kind}`) : line.kind}</td>
      <td>
        <span className="row">
          {line.active ? <StatusMark status="aman" size={10} worded /> : <span className="t3">○</span>}
          <span className={line.active ? '' : 't3'}>{t(line.active ? 'lines_on' : 'lines_off')}</span>
        </span>
      </td>
      {onTurn && (
        <td>
          <Button small disabled={busy} onClick={() => onTurn(!line.active)}>
            {t(line.active ? 'lines_turn_off' : 'lines_turn_on')}
            <span className="unseen"> {line.number}</span>
          </Button>
        </td>
      )}
    </tr>
  );
}
