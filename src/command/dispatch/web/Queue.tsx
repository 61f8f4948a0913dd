import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, KeyHint, QueueList, useTick } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import { DeskQueueRow } from './DeskQueueRow.tsx';
import { useControls } from './desk-context.ts';
import { orderedQueue, type QueueOrder, queueCounts, queueOrders } from './queue.view.ts';
import { heldOrder, listWindow, rowsBelow, scrollToRow } from './queue.window.ts';
import { texts } from './texts.ts';
import { useDesk } from './useDeskData.ts';

/** Lateness moves rows, so the order is made again at least this often, ms. */
const orderEvery = 2000;

/** The queue: order, keys, and only the rows that are seen. */
export function Queue({ onRecord }: { onRecord: () => void }) {
  const t = useTexts(texts);
  const { store, selectedId, select } = useControls();
  const incidents = useDesk(store, 'incidents');
  const [order, setOrder] = useState<QueueOrder>('urgent');
  const now = useTick((time) => Math.floor(time / orderEvery) * orderEvery);
  const sorted = useMemo(() => orderedQueue(incidents.values(), order, now), [incidents, order, now]);

  const list = useRef<HTMLDivElement>(null);
  const { scrollTop, height } = useScroll(list);
  const { rows, fresh } = useHeld(sorted, order, scrollTop > 0);
  const counts = useMemo(() => queueCounts(sorted), [sorted]);

  function show(index: number): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row) select(row.id);
  }
  const at = rows.findIndex((row) => row.id === selectedId);
  function toTop(): void {
    list.current?.scrollTo({ top: 0 });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice scrolls, not another order
  useLayoutEffect(() => {
    const box = list.current;
    if (box && at >= 0) box.scrollTop = scrollToRow(at, box.scrollTop, box.clientHeight);
  }, [selectedId]);

  const group = t('group_queue');
  const inList = (): boolean => list.current !== null && list.current === document.activeElement;
  useKeys([
    { keys: 'J', label: t('key_queue_next'), group, run: () => show(at + 1) },
    { keys: 'K', label: t('key_queue_previous'), group, run: () => show(at - 1) },
    { keys: '↓', label: t('key_queue_next'), group, when: inList, run: () => show(at + 1) },
    { keys: '↑', label: t('key_queue_previous'), group, when: inList, run: () => show(at - 1) },
    { keys: 'Home', label: t('key_first'), group, run: () => show(0) },
    { keys: 'End', label: t('key_last'), group, run: () => show(rows.length - 1) },
    { keys: 'F2', label: t('key_order'), group, run: nextOrder },
  ]);
  function nextOrder(): void {
    toTop();
    setOrder(queueOrders[(queueOrders.indexOf(order) + 1) % queueOrders.length] ?? 'urgent');
  }

  const part = listWindow(rows.length, scrollTop, height);
  const drawn = rows.slice(part.from, part.to);
  const below = rowsBelow(rows.length, scrollTop, height);
  return (
    <>
      <div className="panel-head queue-head">
        <h2>
          <b>{t('waiting_unit', { count: counts.waiting })}</b>
        </h2>
        <span>{t('running', { count: counts.running })}</span>
        <span className="queue-gap" />
        <button
          type="button"
          className="queue-order"
          aria-label={t('order', { order: t(`order_${order}`) })}
          title={t('order', { order: t(`order_${order}`) })}
          onClick={nextOrder}
        >
          <span className="t3">{t('order', { order: t(`order_${order}`) })}</span>
          <KeyHint keys="F2" quiet />
        </button>
      </div>
      {fresh > 0 && (
        <button type="button" className="queue-fresh" onClick={toTop}>
          ↑ {t('fresh', { count: fresh })}
        </button>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t('queue_empty')}>
          {t('queue_empty_next')} <KeyHint keys="F9" />
          <Button onClick={onRecord}>{t('record_call')}</Button>
        </EmptyState>
      ) : (
        <QueueList
          ref={list}
          label={t('queue')}
          selectedId={drawn.some((row) => row.id === selectedId) ? selectedId : undefined}
        >
          <div style={{ height: part.above }} aria-hidden="true" />
          {drawn.map((row, index) => (
            <DeskQueueRow
              key={row.id}
              row={row}
              selected={row.id === selectedId}
              position={part.from + index + 1}
              total={rows.length}
              onSelect={select}
            />
          ))}
          <div style={{ height: part.below }} aria-hidden="true" />
        </QueueList>
      )}
      {below > 0 && (
        <div className="queue-below">
          {t('more_below', { count: below })} <KeyHint keys="End" />
        </div>
      )}
    </>
  );
}

/** The order that is shown: the newest at the top of the list, else the one the person scrolled in. */
function useHeld(sorted: readonly IncidentRow[], order: QueueOrder, scrolled: boolean) {
  const held = useRef<{ order: QueueOrder; ids: readonly string[] }>({ order, ids: [] });
  if (!scrolled || held.current.order !== order) {
    held.current = { order, ids: sorted.map((row) => row.id) };
    return { rows: sorted, fresh: 0 };
  }
  return heldOrder(held.current.ids, sorted);
}

/** Scroll place and height of the list, at most once a picture. */
function useScroll(list: React.RefObject<HTMLDivElement | null>): { scrollTop: number; height: number } {
  const [seen, setSeen] = useState({ scrollTop: 0, height: 900 });
  useEffect(() => {
    const box = list.current;
    if (!box) {
      // The list is not drawn while the queue is empty.
      setSeen((before) => (before.scrollTop === 0 ? before : { ...before, scrollTop: 0 }));
      return;
    }
    let asked = false;
    const measure = (): void => {
      asked = false;
      setSeen((before) =>
        before.scrollTop === box.scrollTop && before.height === box.clientHeight
          ? before
          : { scrollTop: box.scrollTop, height: box.clientHeight },
      );
    };
    const ask = (): void => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(measure);
    };
    measure();
    const size = new ResizeObserver(ask);
    size.observe(box);
    box.addEventListener('scroll', ask, { passive: true });
    return () => {
      size.disconnect();
      box.removeEventListener('scroll', ask);
    };
  });
  return seen;
}
