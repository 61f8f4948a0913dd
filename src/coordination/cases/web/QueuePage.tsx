import { useMemo, useRef } from 'react';
import { PageLink, stepLinks } from '../../../information/registers/web/index.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, Chip, EmptyState, ErrorState, KeyNote, Skeleton } from '../../../platform/web/kit/index.ts';
import { useGo, useQueryString } from '../../../platform/web/navigation.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { casePaths, type ProcessView } from '../cases.contract.ts';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseTable } from './CaseTable.tsx';
import { type Filters, inProcess, isNarrowed, readFilters, toParams, writeFilters } from './filters.ts';
import { LoadPanel } from './LoadPanel.tsx';
import { ProcessTabs } from './ProcessTabs.tsx';
import { newAddress } from './paths.ts';
import { texts } from './texts.ts';
import { useFollow, useProcesses, useQueue } from './useCases.ts';
import './cases.css';

/** The queue: every case that this person may see, the next one due first; one tab for each process. */
export default function QueuePage() {
  const t = useTexts(texts);
  const go = useGo();
  const processes = useProcesses();
  useFollow();
  const items = processes.data?.items;
  return (
    <Shell
      desk={t('desk')}
      onDesks={() => go('/desks')}
      footer={
        <>
          <KeyNote keys="/">{t('key_search')}</KeyNote>
          <KeyNote keys="J">{t('key_next')}</KeyNote>
          <KeyNote keys="K">{t('key_previous')}</KeyNote>
          <KeyNote keys="Enter">{t('key_open')}</KeyNote>
          <KeyNote keys="T">{t('key_tab')}</KeyNote>
        </>
      }
    >
      {items && items.length > 0 ? (
        <Cases processes={items} />
      ) : (
        <Region name="queue" label={t('list')}>
          {processes.isError ? (
            <ErrorState title={t('failed')} since={processes.errorUpdatedAt} onRetry={() => void processes.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : processes.isPending ? (
            <Skeleton lines={8} />
          ) : (
            <EmptyState title={t('none')}>{t('none_next')}</EmptyState>
          )}
        </Region>
      )}
    </Shell>
  );
}

function Cases({ processes }: { processes: readonly ProcessView[] }) {
  const t = useTexts(texts);
  const go = useGo();
  const { can } = useSession();
  const [address, setAddress] = useQueryString();
  const text = address.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(text)), [text]);
  const queue = useQueue(filters);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const process = processes.find(({ id }) => id === filters.process);
  const writable = process ? process.writable : processes.some((one) => one.writable);
  const change = (next: Filters): void => setAddress(writeFilters(next));
  const open = (): void => go(process ? newAddress(process.id) : '/cases/new');
  function nextTab(): void {
    const ids = ['', ...processes.map(({ id }) => id)];
    change(inProcess(filters, ids[(ids.indexOf(filters.process) + 1) % ids.length] ?? ''));
  }
  const group = t('group');
  useKeys([
    { keys: '/', label: t('key_search'), group, run: () => search.current?.focus() },
    { keys: 'N', label: t('key_new'), group, when: () => writable, run: open },
    { keys: 'T', label: t('key_tab'), group, run: nextTab },
    { keys: 'J', label: t('key_next'), group, run: () => stepLinks(list.current, 1) },
    { keys: 'K', label: t('key_previous'), group, run: () => stepLinks(list.current, -1) },
    { keys: '↓', label: t('key_next'), group, run: () => stepLinks(list.current, 1) },
    { keys: '↑', label: t('key_previous'), group, run: () => stepLinks(list.current, -1) },
    { keys: 'Esc', label: t('key_back'), group, run: () => go('/desks') },
  ]);
  return (
    <div className="case-queue">
      <Region name="command" label={t('filters')} className="case-head">
        <div className="case-title-row">
          <ProcessTabs
            processes={processes}
            chosen={filters.process}
            addressOf={(id) => {
              const query = writeFilters(inProcess(filters, id));
              return query.size > 0 ? `/cases?${query}` : '/cases';
            }}
          />
          <span className="case-acts">
            <PageLink to="/cases/statistics" className="btn">
              {t('statistics')}
            </PageLink>
            {can('setting:write') && (
              <PageLink to="/cases/holidays" className="btn">
                {t('holidays')}
              </PageLink>
            )}
            <a className="btn case-desk-only" href={`${casePaths.csv}?${toParams(filters)}`} download="cases.csv">
              {t('csv')}
            </a>
            {writable && (
              <Button primary keys="N" onClick={open}>
                {t('new')}
              </Button>
            )}
          </span>
        </div>
        <CaseFilters process={process} filters={filters} search={search} onChange={change} />
        {filters.linked && (
          <div className="row">
            <Chip kind="fact">{t('linked_only')}</Chip>
            <Button small onClick={() => change({ ...filters, linked: '' })}>
              {t('linked_clear')}
            </Button>
          </div>
        )}
      </Region>
      <Region name="queue" label={t('list')} className="case-rows">
        {queue.isError ? (
          <ErrorState title={t('failed')} since={queue.errorUpdatedAt} onRetry={() => void queue.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : queue.isPending ? (
          <Skeleton lines={8} />
        ) : (
          <CaseTable
            queue={queue}
            several={!process}
            empty={isNarrowed(filters) ? 'empty_filtered' : writable ? 'empty_new' : 'empty_read'}
            list={list}
          />
        )}
      </Region>
      <LoadPanel process={filters.process} />
    </div>
  );
}
