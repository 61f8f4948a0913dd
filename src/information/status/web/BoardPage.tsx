import { useEffect, useMemo, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { EmptyState, ErrorState, KeyNote, Segments, Skeleton } from '../../../platform/web/kit/index.ts';
import { useQueryString } from '../../../platform/web/navigation.ts';
import { Region } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { StatusRow } from '../status.contract.ts';
import { groupByStatus, readSubject, stepSubject, subjectKey } from './board.ts';
import { DetailPane } from './DetailPane.tsx';
import { StatusFrame } from './StatusFrame.tsx';
import { StatusWord } from './StatusWord.tsx';
import { SubjectList } from './SubjectList.tsx';
import { texts } from './texts.ts';
import { useAreas, useDetail, useQueue } from './useStatus.ts';

const levels = ['district', 'village', 'rw'] as const;
type Level = (typeof levels)[number];

/** The board: what waits for an officer, the areas by status, and the chosen one with its reasons and its decision. */
export default function BoardPage() {
  const t = useTexts(texts);
  const [address, setAddress] = useQueryString();
  const level: Level = levels.find((one) => one === address.get('level')) ?? 'village';
  const chosen = useMemo(() => readSubject(address.get('of')), [address]);
  const key = chosen && subjectKey(chosen);
  const [deciding, setDeciding] = useState<'confirm' | 'change'>();
  const areas = useAreas(level);
  const queue = useQueue();
  const detail = useDetail(chosen);
  const groups = useMemo(() => groupByStatus(areas.data?.items ?? []), [areas.data]);
  const waiting = queue.data?.items ?? [];
  const order = [...waiting, ...groups.flatMap(({ rows }) => rows)].filter(
    (row, i, all) => all.findIndex((other) => subjectKey(other) === subjectKey(row)) === i,
  );

  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(address);
    if (value === null) next.delete(name);
    else next.set(name, value);
    setAddress(next);
  };
  const choose = (row: StatusRow | undefined) => {
    setDeciding(undefined);
    if (row) set('of', subjectKey(row));
  };
  useEffect(() => {
    if (key) document.querySelector(`[data-subject="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  const mayDecide = detail.data?.mayDecide === true;
  const mayConfirm = mayDecide && detail.data?.proposed !== null;
  const group = t('group');
  useKeys([
    { keys: 'J', label: t('key_next'), group, run: () => choose(stepSubject(order, key, 1)) },
    { keys: 'K', label: t('key_previous'), group, run: () => choose(stepSubject(order, key, -1)) },
    { keys: 'Y', label: t('confirm'), group, when: () => mayConfirm, run: () => setDeciding('confirm') },
    { keys: 'U', label: t('change'), group, when: () => mayDecide, run: () => setDeciding('change') },
  ]);
  const stepBack = () => {
    if (deciding) setDeciding(undefined);
    else if (chosen) set('of', null);
    else return false;
    return true;
  };

  return (
    <StatusFrame
      part="board"
      onEscape={stepBack}
      footer={
        <>
          <KeyNote keys="J">{t('key_next')}</KeyNote>
          <KeyNote keys="K">{t('key_previous')}</KeyNote>
          {mayConfirm && <KeyNote keys="Y">{t('confirm')}</KeyNote>}
          {mayDecide && <KeyNote keys="U">{t('change')}</KeyNote>}
        </>
      }
    >
      <div className={`st-board${chosen ? ' st-chosen' : ''}`}>
        <Region name="queue" label={t('queue')} className="st-queue">
          <h2 className="st-head">
            {t('queue')} {queue.data && <span className="t3">{waiting.length}</span>}
          </h2>
          {queue.isError ? (
            <ErrorState title={t('failed')} since={queue.errorUpdatedAt} onRetry={() => void queue.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : queue.isPending ? (
            <Skeleton lines={6} />
          ) : waiting.length === 0 ? (
            <EmptyState title={t('queue_none')}>{t('queue_none_next')}</EmptyState>
          ) : (
            <SubjectList label={t('queue')} rows={waiting} chosen={key} onChoose={choose} asProposed />
          )}
        </Region>
        <Region name="map" label={t('board')} className="st-areas">
          <div className="st-bar">
            <Segments
              label={t('level')}
              value={level}
              options={levels.map((one) => ({ key: one, label: t(one) }))}
              onChange={(next) => set('level', next === 'village' ? null : next)}
            />
          </div>
          {areas.isError ? (
            <ErrorState title={t('failed')} since={areas.errorUpdatedAt} onRetry={() => void areas.refetch()}>
              {t('failed_next')}
            </ErrorState>
          ) : areas.isPending ? (
            <Skeleton lines={8} />
          ) : groups.length === 0 ? (
            <EmptyState title={t('areas_none')}>{t('areas_none_next')}</EmptyState>
          ) : (
            groups.map(({ status, rows }) => (
              <section key={status ?? 'unknown'} className="st-group">
                <h2 className="st-head">
                  <StatusWord status={status} size={14} /> <span className="t3">{rows.length}</span>
                  {status === null && <span className="t3 s12">{t('unknown_why')}</span>}
                </h2>
                <SubjectList label={t(status ?? 'unknown')} rows={rows} chosen={key} onChoose={choose} />
              </section>
            ))
          )}
        </Region>
        <Region name="sheet" label={t('detail')} className="st-detail">
          <DetailPane
            key={key ?? ''}
            chosen={chosen}
            detail={detail}
            deciding={deciding}
            onDecide={setDeciding}
            onBack={() => set('of', null)}
          />
        </Region>
      </div>
    </StatusFrame>
  );
}
