import { lazy, Suspense, useState } from 'react';
import { Chip, PriorityMark, Skeleton } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { findKind, type Priority } from '../../incidents/incident-kinds.types.ts';
import type { IncidentDetail } from '../../incidents/incidents.contract.ts';
import { type AssignmentState, assignmentStateLabels } from '../assignments.states.ts';
import type { UnitDesk } from '../dispatch.contract.ts';
import { CallerButton } from './CallerButton.tsx';
import { texts } from './texts.ts';
import { type TimelineLine, timelineLines } from './view-model.ts';

const priorities: readonly Priority[] = [1, 2, 3, 4];

/** The priority as the marks know it; what lies outside counts as the least urgent. */
export const priorityOf = (level: number): Priority => priorities.find((one) => one === level) ?? 4;

/** What, where, the account in two lines, who else comes, and the caller. */
export function TaskCard(props: {
  incident: IncidentDetail;
  timeline: readonly TimelineLine[];
  others: UnitDesk['others'];
}) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [whole, setWhole] = useState(false);
  const { incident } = props;
  const told = timelineLines(props.timeline).filter((entry) => entry.kind === 'narration' && !entry.erased);
  const account = incident.summary || told.at(-1)?.text[language] || '';
  return (
    <section className="unit-task" aria-label={t('panels')}>
      <div className="unit-task-head">
        <PriorityMark level={priorityOf(incident.priority)} size={32} />
        <h2 className="grow">{(findKind(incident.kind)?.label[language] ?? incident.kind).split(' (')[0]}</h2>
        <b>{String(incident.number).padStart(4, '0')}</b>
      </div>
      <div className="unit-place">{incident.placeText}</div>
      <button
        type="button"
        className={`unit-account${whole ? '' : ' unit-account-short'}`}
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
      >
        {account || t('no_summary')}
        <span className="unseen"> {t(whole ? 'show_less' : 'show_more')}</span>
      </button>
      <div className="unit-task-foot">
        <div className="unit-chips">
          {incident.emergency && (
            <Chip kind="fact" strong>
              {t('emergency')}
            </Chip>
          )}
          {incident.areas.guessed && <Chip kind="fact">{t('place_guessed')}</Chip>}
          {props.others.map((other) => (
            <OtherUnit key={other.callsign} other={other} />
          ))}
        </div>
        <CallerButton key={incident.id} incidentId={incident.id} known={incident.callerNumberMasked !== null} />
      </div>
      <TaskGuidance key={incident.kind} kind={incident.kind} />
    </section>
  );
}

/** Loaded when it is first opened, so that the task itself comes quickly over a weak line. */
const GuidanceBlock = lazy(async () => ({
  default: (await import('../../../information/registers/web/guidance/index.ts')).GuidanceBlock,
}));

function TaskGuidance({ kind }: { kind: string }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  return (
    <details className="unit-guidance" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('guidance')}</summary>
      {open && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <GuidanceBlock kind={kind} />
        </Suspense>
      )}
    </details>
  );
}

function OtherUnit({ other }: { other: UnitDesk['others'][number] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const { callsign, etaSeconds } = other;
  const state = other.state as AssignmentState;
  const driving = state === 'responding' || state === 'acknowledged' || state === 'assigned';
  return (
    <Chip kind="fact">
      {driving && etaSeconds !== null
        ? t('other_eta', { callsign, eta: format.duration(etaSeconds) })
        : t('other_state', {
            callsign,
            state: (assignmentStateLabels[state]?.[language] ?? other.state).toLowerCase(),
          })}
    </Chip>
  );
}
