import { useRef } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { EmptyState, ErrorState, KeyNote, Skeleton, SymbolMark } from '../../../platform/web/kit/index.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { PageLink, stepLinks } from './PageLink.tsx';
import { listAddress } from './paths.ts';
import { texts } from './texts.ts';
import { useFollow, useRegisters } from './useRegisters.ts';
import { RegisterFind, useRegisterFind } from './uses/RegisterFind.tsx';
import { texts as usesTexts } from './uses/texts.ts';
import { UseCards } from './uses/UseCards.tsx';
import { useOpenCount, useWords } from './words.ts';
import './registers.css';

/** The registers of the district, each with its symbol, its purpose and how much is open. */
export default function RegistersPage() {
  const t = useTexts(texts);
  const { say } = useWords();
  const openCount = useOpenCount();
  const go = useGo();
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const u = useTexts(usesTexts);
  const query = useRegisters();
  const find = useRegisterFind(query.data?.items ?? []);
  useFollow();
  const group = t('group');
  useKeys([
    { keys: '/', label: u('find'), group, run: () => search.current?.focus() },
    { keys: 'J', label: t('key_next'), group, run: () => stepLinks(list.current, 1) },
    { keys: 'K', label: t('key_previous'), group, run: () => stepLinks(list.current, -1) },
    { keys: '↓', label: t('key_next'), group, run: () => stepLinks(list.current, 1) },
    { keys: '↑', label: t('key_previous'), group, run: () => stepLinks(list.current, -1) },
    { keys: 'Esc', label: t('key_back'), group, run: () => go('/desks') },
  ]);
  return (
    <Shell
      desk={t('desk')}
      onDesks={() => go('/desks')}
      footer={
        <>
          <KeyNote keys="J">{t('key_next')}</KeyNote>
          <KeyNote keys="K">{t('key_previous')}</KeyNote>
          <KeyNote keys="Enter">{t('key_open')}</KeyNote>
        </>
      }
    >
      <Region name="queue" label={t('desk')} className="reg-home">
        <UseCards />
        {query.isError ? (
          <ErrorState title={t('failed')} since={query.errorUpdatedAt} onRetry={() => void query.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : query.isPending ? (
          <Skeleton lines={6} />
        ) : query.data.items.length === 0 ? (
          <EmptyState title={t('none')}>{t('none_next')}</EmptyState>
        ) : (
          <>
            <RegisterFind {...find} input={search} />
            {find.found.length === 0 && <EmptyState title={u('find_none')}>{u('find_none_next')}</EmptyState>}
            <ul ref={list} className="reg-cards">
              {find.found.map((register) => (
                <li key={register.id}>
                  <PageLink to={listAddress(register)} className="reg-card reg-row-link">
                    <SymbolMark {...register.symbol} size={24} />
                    <span className="grow">
                      <span className="reg-card-top">
                        <b className="grow">{say(register.texts.many)}</b>
                        <span className="t2">{openCount(register)}</span>
                      </span>
                      <span className="t2">{say(register.texts.purpose)}</span>
                    </span>
                  </PageLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </Region>
    </Shell>
  );
}
