import { useRef, useState } from 'react';
import { useKeys } from '../../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, ErrorState, KeyNote, Skeleton } from '../../../../platform/web/kit/index.ts';
import { useGo } from '../../../../platform/web/navigation.ts';
import { Region, Shell } from '../../../../platform/web/shell/index.ts';
import { useTexts } from '../../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../../platform/web/text/useFormat.ts';
import { dueState } from '../../uses/due.rules.ts';
import type { DueItem } from '../../uses/uses.contract.ts';
import { PageLink, stepLinks } from '../PageLink.tsx';
import { recordAddress } from '../paths.ts';
import { useFollow, useRegisters } from '../useRegisters.ts';
import { dayText } from '../value-text.ts';
import { useWords } from '../words.ts';
import { texts } from './texts.ts';
import { useDue } from './useUses.ts';
import '../registers.css';
import './uses.css';

const spans = [7, 30, 90, 366] as const;
const shapes = { past: '■', soon: '▲', later: '●' } as const;

/** Everything in the registers whose day is past or near, earliest first. */
export default function DuePage() {
  const t = useTexts(texts);
  const { say } = useWords();
  const format = useFormat();
  const go = useGo();
  const list = useRef<HTMLTableSectionElement>(null);
  const [within, setWithin] = useState<number>(30);
  const [register, setRegister] = useState('');
  const registers = useRegisters().data?.items ?? [];
  const query = useDue(within, register || undefined);
  useFollow();
  const group = t('key_group');
  useKeys([
    { keys: 'J', label: t('key_next'), group, run: () => stepLinks(list.current, 1) },
    { keys: 'K', label: t('key_previous'), group, run: () => stepLinks(list.current, -1) },
    { keys: 'Esc', label: t('key_back'), group, run: () => go('/registers') },
  ]);
  const pages = query.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const counts = pages[0];
  const nameOf = (id: string) => {
    const one = registers.find((each) => each.id === id);
    return one ? say(one.texts.one) : id;
  };
  const dated = registers.filter((each) => each.fields.some((field) => field.due));
  return (
    <Shell desk={t('due')} onDesks={() => go('/desks')} footer={<KeyNote keys="Esc">{t('key_back')}</KeyNote>}>
      <Region name="queue" label={t('due')} className="use-page">
        <div className="use-head">
          <Button onClick={() => go('/registers')}>{t('back')}</Button>
          <h2 className="reg-title">{t('due')}</h2>
          {counts && (
            <span className="t2 grow">
              {t('due_past', { count: format.decimal(counts.past) })} ·{' '}
              {t('due_near', { count: format.decimal(counts.near), days: within })}
            </span>
          )}
          <div className="use-choice">
            <label className="t2" htmlFor="due-register">
              {t('register')}
            </label>
            <select
              id="due-register"
              className="input"
              value={register}
              onChange={(event) => setRegister(event.target.value)}
            >
              <option value="">{t('all')}</option>
              {dated.map((each) => (
                <option key={each.id} value={each.id}>
                  {say(each.texts.many)}
                </option>
              ))}
            </select>
          </div>
          <div className="use-choice">
            <label className="t2" htmlFor="due-within">
              {t('within')}
            </label>
            <select
              id="due-within"
              className="input"
              value={within}
              onChange={(event) => setWithin(Number(event.target.value))}
            >
              {spans.map((days) => (
                <option key={days} value={days}>
                  {t('within_days', { days })}
                </option>
              ))}
            </select>
          </div>
        </div>
        {query.isError ? (
          <ErrorState title={t('failed')} onRetry={() => void query.refetch()}>
            {t('failed_next')}
          </ErrorState>
        ) : query.isPending ? (
          <Skeleton lines={8} />
        ) : items.length === 0 ? (
          <EmptyState title={t('due_none')}>{t('due_none_next')}</EmptyState>
        ) : (
          <>
            <table className="reg-table use-due">
              <thead>
                <tr>
                  <th scope="col">{t('when')}</th>
                  <th scope="col">{t('record')}</th>
                  <th scope="col">{t('matter')}</th>
                  <th scope="col">{t('register')}</th>
                  <th scope="col">{t('place')}</th>
                </tr>
              </thead>
              <tbody ref={list}>
                {items.map((item) => (
                  <DueRow key={`${item.id} ${item.field}`} item={item} register={nameOf(item.register)} />
                ))}
              </tbody>
            </table>
            {query.hasNextPage && (
              <div className="reg-more">
                <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('more')}
                </Button>
              </div>
            )}
          </>
        )}
      </Region>
    </Shell>
  );
}

function DueRow({ item, register }: { item: DueItem; register: string }) {
  const t = useTexts(texts);
  const { say, language } = useWords();
  const state = dueState(item.days);
  const left =
    item.days < 0
      ? t('days_past', { days: -item.days })
      : item.days === 0
        ? t('days_today')
        : t('days_left', { days: item.days });
  return (
    <tr>
      <td data-label={t('when')} className="use-when">
        <span className={`use-${state}`} role="img" aria-label={t(`state_${state}`)}>
          {shapes[state]}
        </span>{' '}
        {dayText(item.dueOn, language)} <span className="t2">{left}</span>
      </td>
      <th scope="row">
        <PageLink to={recordAddress(item.register, item.id)} className="reg-row-link">
          {item.title}
        </PageLink>
      </th>
      <td data-label={t('matter')}>{say(item.fieldTexts)}</td>
      <td data-label={t('register')}>{register}</td>
      <td data-label={t('place')}>{item.areaText ?? '–'}</td>
    </tr>
  );
}
