import { ErrorState, Skeleton, StatusMark } from '../../../platform/web/kit/index.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { texts } from './texts.ts';
import { useLoad } from './useCases.ts';

/** How many open cases each person has. A count of work: in the order of the alphabet, nobody is ranked. */
export function LoadPanel({ process }: { process: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const load = useLoad(process);
  const busy = (load.data?.items ?? []).filter(({ open }) => open > 0);
  const items = busy.toSorted((a, b) => {
    if (!a.account || !b.account) return a.account ? 1 : -1;
    return a.account.name.localeCompare(b.account.name);
  });
  return (
    <Region name="bar" label={t('load')} className="case-load">
      <div className="panel-head">
        <b className="cut">{t('load')}</b>
      </div>
      {load.isError ? (
        <ErrorState title={t('failed')} since={load.errorUpdatedAt} onRetry={() => void load.refetch()}>
          {t('failed_next')}
        </ErrorState>
      ) : load.isPending ? (
        <Skeleton lines={4} />
      ) : items.length === 0 ? (
        <p className="case-pad t2">{t('load_none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard
        <div className="case-load-list" tabIndex={0}>
          <table>
            <caption className="unseen">{t('load')}</caption>
            <thead className="unseen">
              <tr>
                <th scope="col">{t('assignee')}</th>
                <th scope="col">{t('load_open')}</th>
                <th scope="col">{t('load_warn')}</th>
                <th scope="col">{t('load_overdue')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ account, open, warn, overdue }) => (
                <tr key={account?.id ?? ''}>
                  <th scope="row">{account ? account.name : <i className="t2">{t('load_unassigned')}</i>}</th>
                  <td>
                    <b>{format.decimal(open)}</b>
                  </td>
                  <Flagged status="waspada" count={warn} title={t('load_warn')} />
                  <Flagged status="rawan" count={overdue} title={t('load_overdue')} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="case-pad s12 t3">{t('load_note')}</p>
    </Region>
  );
}

function Flagged({ status, count, title }: { status: 'waspada' | 'rawan'; count: number; title: string }) {
  const format = useFormat();
  return (
    <td title={title}>
      {count > 0 && (
        <span className="case-flag">
          <StatusMark status={status} size={10} worded />
          {format.decimal(count)}
        </span>
      )}
    </td>
  );
}
