import { useRef } from 'react';
import { PageLink, stepLinks } from '../../../information/registers/web/index.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { EmptyState, ErrorState, KeyNote, Skeleton } from '../../../platform/web/kit/index.ts';
import { useGo, useQueryString } from '../../../platform/web/navigation.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { takesFrom } from './intake.ts';
import { newAddress } from './paths.ts';
import { texts } from './texts.ts';
import { useFollow, useProcesses } from './useCases.ts';
import { useCaseWords } from './words.ts';
import './cases.css';

/** The kinds of case that this person may open; of those only the ones that take what the address brings. */
export default function ChoosePage() {
  const t = useTexts(texts);
  const { say } = useCaseWords();
  const go = useGo();
  const [address] = useQueryString();
  const list = useRef<HTMLUListElement>(null);
  const processes = useProcesses();
  useFollow();
  const items = processes.data?.items.filter((one) => one.writable && takesFrom(one, address));
  const group = t('group');
  useKeys([
    { keys: 'J', label: t('key_next'), group, run: () => stepLinks(list.current, 1) },
    { keys: 'K', label: t('key_previous'), group, run: () => stepLinks(list.current, -1) },
    { keys: 'Esc', label: t('key_back'), group, run: () => go('/cases') },
  ]);
  return (
    <Shell
      desk={t('new')}
      onDesks={() => go('/desks')}
      footer={
        <>
          <KeyNote keys="J">{t('key_next')}</KeyNote>
          <KeyNote keys="Enter">{t('key_open')}</KeyNote>
          <KeyNote keys="Esc">{t('key_back')}</KeyNote>
        </>
      }
    >
      <Region name="queue" label={t('choose')} className="reg-home">
        <h2 className="case-choose">{t('choose')}</h2>
        {processes.isError ? (
          <ErrorState title={t('failed')} since={processes.errorUpdatedAt} onRetry={() => void processes.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : !items ? (
          <Skeleton lines={6} />
        ) : items.length === 0 ? (
          <EmptyState title={t('not_writable')}>{t('not_writable_next')}</EmptyState>
        ) : (
          <ul ref={list} className="reg-cards">
            {items.map((one) => (
              <li key={one.id}>
                <PageLink to={newAddress(one.id, address)} className="reg-card reg-row-link">
                  <span className="grow">
                    <span className="reg-card-top">
                      <b className="grow">{say(one.texts.one)}</b>
                      <span className="t2">{t('open_count', { count: one.counts.open })}</span>
                    </span>
                    <span className="t2">{say(one.texts.purpose)}</span>
                  </span>
                </PageLink>
              </li>
            ))}
          </ul>
        )}
      </Region>
    </Shell>
  );
}
