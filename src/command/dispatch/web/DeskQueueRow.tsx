import { memo } from 'react';
import { QueueRow, useTick } from '../../../platform/web/kit/index.ts';
import { duration } from '../../../platform/web/text/format.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import { chipOf, incidentNumber, kindWords, priorityOf } from './queue.view.ts';
import { texts } from './texts.ts';

/** A queue row of the kit, filled from an incident. Draws again only when its row or its own words change. */
export const DeskQueueRow = memo(function DeskQueueRow(props: {
  row: IncidentRow;
  selected: boolean;
  position: number;
  total: number;
  onSelect: (id: string) => void;
}) {
  const { row } = props;
  const t = useTexts(texts);
  const language = useLanguage();
  const words = kindWords(row);
  const state = useTick((now) => {
    const chip = chipOf(row, now);
    if (!('calls' in chip)) return t(chip.key);
    const time = chip.key === 'unanswered' ? duration(chip.time) : chip.time;
    return t(chip.key, { calls: chip.calls, time });
  });
  const chip = chipOf(row, Date.now());
  return (
    <QueueRow
      id={row.id}
      number={incidentNumber(row.number)}
      priority={priorityOf(row.priority)}
      kind={words.short}
      detail={words.label[language]}
      place={row.placeText}
      area={row.villageName ?? ''}
      state={state}
      unit={'unit' in chip ? chip.unit : undefined}
      similar={row.similarCount}
      clockFrom={row.knownAt}
      clockTo={row.firstArrivedAt ?? undefined}
      targetSeconds={row.targetSeconds}
      selected={props.selected}
      position={props.position}
      total={props.total}
      onSelect={props.onSelect}
    />
  );
});
