import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Account, accessPaths } from '../../../platform/access/access.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, Chip, EmptyState, ErrorState, Skeleton } from '../../../platform/web/kit/index.ts';
import { useRole } from '../../../platform/web/session/useRole.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { AccountForm } from './AccountForm.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';
import { texts } from './texts.ts';

/** Accounts at the left, the chosen or new one as a form at the right. */
export default function AccountsPage() {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<string | 'new'>();
  const query = useInfiniteQuery({
    queryKey: ['accounts'],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: Account[]; next: string | null }>(accessPaths.accounts, {
        signal,
        query: { cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const accounts = query.data?.pages.flatMap((page) => page.items) ?? [];
  const account = accounts.find((one) => one.id === chosen);
  return (
    <SettingsFrame part="accounts">
      <div className="set-split">
        <div className="set-scroll">
          <div className="row set-tools">
            <Button pressed={chosen === 'new'} onClick={() => setChosen('new')}>
              {t('account_new')}
            </Button>
          </div>
          {query.isError ? (
            <ErrorState title={t('failed')} onRetry={() => void query.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : query.isPending ? (
            <Skeleton lines={8} />
          ) : (
            <AccountTable accounts={accounts} chosen={chosen} onChoose={setChosen} />
          )}
          {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t('more')}</Button>}
        </div>
        <div className="set-scroll set-side">
          {chosen === 'new' || account ? (
            <AccountForm
              key={account ? `${account.id}/${account.version}` : 'new'}
              account={account}
              onSaved={(saved) => {
                setChosen(saved.id);
                void query.refetch();
              }}
              onStale={() => void query.refetch()}
            />
          ) : (
            <EmptyState title={t('account_choose')}>{t('account_choose_next')}</EmptyState>
          )}
        </div>
      </div>
    </SettingsFrame>
  );
}

function AccountTable(props: {
  accounts: readonly Account[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const role = useRole();
  return (
    <table className="set-table">
      <thead>
        <tr>
          {(['username', 'name', 'roles', 'unit', 'areas', 'state', 'last_seen'] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.accounts.map((account) => (
          <tr key={account.id} data-chosen={account.id === props.chosen}>
            <th scope="row">
              <button
                type="button"
                aria-pressed={account.id === props.chosen}
                onClick={() => props.onChoose(account.id)}
              >
                {account.username}
              </button>
            </th>
            <td>{account.displayName}</td>
            <td>{account.roles.map(role).join(', ')}</td>
            <td>{account.unit ?? '–'}</td>
            <td>{account.areaCodes?.join(', ') ?? t('all_areas')}</td>
            <td>
              <Chip strong={!account.active}>{t(account.active ? 'active' : 'disabled')}</Chip>
            </td>
            <td>{account.lastSeenAt ? format.stamp(account.lastSeenAt) : t('never')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
