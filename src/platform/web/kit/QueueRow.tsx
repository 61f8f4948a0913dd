import { memo } from 'react';
import type { Instant } from '../text/format.ts';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { Chip } from './Chip.tsx';
import { Clock, ClockBar, useElapsed } from './Clock.tsx';
import { clockPhase } from './clock.rules.ts';
import { type Priority, PriorityMark, type UnitStatus } from './marks.tsx';

export interface QueueRowProps {
  id: string;
  number: string;
  priority: Priority;
  /** Short kind in capitals, e.g. `CURAS`. */
  kind: string;
  detail: string;
  place: string;
  area: string;
  /** What it waits for, in words; with `unit`, in that status' colour and shape. */
  state: string;
  unit?: UnitStatus | undefined;
  similar?: number;
  clockFrom: Instant | undefined;
  clockTo?: Instant | undefined;
  targetSeconds?: number | undefined;
  selected?: boolean;
  /** Place in the whole list and its length, where only a part of it is drawn. */
  position?: number;
  total?: number;
  onSelect: (id: string) => void;
}

/** One incident of the queue, 76 px. An option of a `<QueueList>`. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const t = useTexts(texts);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes J K and the arrow keys
    <div
      id={`queue-${props.id}`}
      className="queue-row"
      role="option"
      aria-selected={props.selected ?? false}
      aria-posinset={props.position}
      aria-setsize={props.total}
      tabIndex={-1}
      onClick={() => props.onSelect(props.id)}
    >
      <div className="queue-side">
        <PriorityMark level={props.priority} />
        <span className="s11 t3">{props.number}</span>
      </div>
      <div className="queue-main">
        <div className="queue-top">
          <span className="cut grow">
            <b className="queue-kind">{props.kind}</b> <span className="t2">{props.detail}</span>
          </span>
          <Clock from={props.clockFrom} to={props.clockTo} targetSeconds={props.targetSeconds} bar={false} />
        </div>
        <div className="cut">{props.place}</div>
        <div className="queue-chips">
          <Chip strong={!props.unit} {...(props.unit ? { unit: props.unit } : {})}>
            {props.state}
          </Chip>
          {props.similar ? <Chip kind="fact">{t('similar', { count: props.similar })}</Chip> : null}
          <span className="cut grow t3 s12 queue-area">{props.area}</span>
        </div>
      </div>
      {props.clockFrom !== undefined && props.clockTo === undefined && props.targetSeconds ? (
        <QueueBar from={props.clockFrom} target={props.targetSeconds} />
      ) : null}
    </div>
  );
});

function QueueBar({ from, target }: { from: Instant; target: number }) {
  const elapsed = useElapsed(from);
  return <ClockBar share={elapsed / target} phase={clockPhase(elapsed, target)} />;
}

/** The list around queue rows: one tab stop; the selected row is announced. */
export function QueueList(props: {
  label: string;
  selectedId?: string | undefined;
  onScroll?: () => void;
  ref?: React.Ref<HTMLDivElement>;
  children: React.ReactNode;
}) {
  return (
    <div
      ref={props.ref}
      onScroll={props.onScroll}
      className="queue-list"
      role="listbox"
      aria-label={props.label}
      tabIndex={0}
      {...(props.selectedId ? { 'aria-activedescendant': `queue-${props.selectedId}` } : {})}
    >
      {props.children}
    </div>
  );
}
