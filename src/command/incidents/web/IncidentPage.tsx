import { useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, Chip, Clock, ErrorState, PriorityMark, Skeleton } from '../../../platform/web/kit/index.ts';
import { useGo, useParam } from '../../../platform/web/navigation.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { type IncidentDetail, incidentPaths } from '../incidents.contract.ts';
import { openStates, waitingStates } from '../incidents.states.ts';
import { EditPane } from './EditPane.tsx';
import { FactsPane } from './FactsPane.tsx';
import { MoveBar } from './MoveBar.tsx';
import { pathOf } from './paths.ts';
import { ResourcesPane } from './ResourcesPane.tsx';
import { TimelinePane } from './TimelinePane.tsx';
import { texts } from './texts.ts';
import { useIncident } from './useIncident.ts';
import { numberText, priorityOf, unitOf, useWords } from './words.ts';
import './incidents.css';

/** Everything about one incident: facts, timeline, who is on it, and the steps that this person may take. */
export default function IncidentPage() {
  const t = useTexts(texts);
  const go = useGo();
  const id = useParam('id');
  const { detail, timeline, refresh } = useIncident(id);
  const incident = detail.data;
  const absent = detail.error instanceof ApiProblem && [404, 422].includes(detail.error.status);
  return (
    <Shell desk={incident ? `${t('desk')} ${numberText(incident.number)}` : t('desk')} onDesks={() => go('/desks')}>
      {incident ? (
        <Whole key={incident.id} incident={incident} timeline={timeline} refresh={refresh} />
      ) : detail.isError ? (
        <ErrorState
          title={t(absent ? 'absent' : 'incident_failed')}
          onRetry={() => (absent ? go('/incidents') : void detail.refetch())}
          {...(absent ? { retryLabel: t('back') } : {})}
        >
          {t(absent ? 'absent_next' : 'failed_next')}
        </ErrorState>
      ) : (
        <Skeleton lines={8} />
      )}
    </Shell>
  );
}

function Whole(props: {
  incident: IncidentDetail;
  timeline: ReturnType<typeof useIncident>['timeline'];
  refresh: () => void;
}) {
  const t = useTexts(texts);
  const { can } = useSession();
  const [editing, setEditing] = useState(false);
  const { incident, refresh } = props;
  const mayEdit = can('incident:write') && openStates.has(incident.state);
  return (
    <div className="inc-page">
      <Head incident={incident} editing={editing} onEdit={mayEdit ? () => setEditing(true) : undefined} />
      <Region name="sheet" label={t('facts')} className="inc-facts">
        {editing ? (
          <EditPane incident={incident} refresh={refresh} onClose={() => setEditing(false)} />
        ) : (
          <FactsPane incident={incident} />
        )}
      </Region>
      <Region name="queue" label={t('timeline')} className="inc-timeline">
        <TimelinePane incident={incident} timeline={props.timeline} refresh={refresh} />
      </Region>
      <Region name="units" label={t('resources')} className="inc-resources">
        <ResourcesPane incident={incident} refresh={refresh} />
      </Region>
      <MoveBar incident={incident} refresh={refresh} />
    </div>
  );
}

function Head(props: { incident: IncidentDetail; editing: boolean; onEdit: (() => void) | undefined }) {
  const t = useTexts(texts);
  const go = useGo();
  const words = useWords();
  const { can } = useSession();
  const { incident, onEdit } = props;
  const unit = unitOf(incident.state);
  const runs = waitingStates.has(incident.state) || incident.firstArrivedAt !== null;
  useKeys([
    {
      keys: 'E',
      label: t('edit'),
      group: t('key_group'),
      when: () => onEdit !== undefined && !props.editing,
      run: () => onEdit?.(),
    },
  ]);
  return (
    <header className="inc-head">
      <Button onClick={() => go('/incidents')}>{t('back')}</Button>
      <PriorityMark level={priorityOf(incident.priority)} size={28} />
      <h2 className="inc-title cut">
        <span>{numberText(incident.number)}</span> {words.kind(incident.kind)}
      </h2>
      <Chip strong={!unit} {...(unit ? { unit } : {})}>
        {words.state(incident.state)}
      </Chip>
      {incident.emergency && (
        <Chip kind="fact" strong>
          {t('emergency')}
        </Chip>
      )}
      <span className="cut t2 grow">{incident.placeText}</span>
      <Clock
        from={runs ? incident.knownAt : undefined}
        to={incident.firstArrivedAt ?? undefined}
        targetSeconds={incident.targetSeconds}
      />
      {onEdit && !props.editing && (
        <Button keys="E" onClick={onEdit}>
          {t('edit')}
        </Button>
      )}
      {can('case:write') && <Button onClick={() => go(`/cases/new?incident=${incident.id}`)}>{t('case_open')}</Button>}
      {can('incident:report') &&
        (['id', 'en'] as const).map((language) => (
          <a
            key={language}
            className="btn btn-desk"
            target="_blank"
            rel="noreferrer"
            href={`${pathOf(incidentPaths.report, { id: incident.id })}?lang=${language}`}
          >
            {t(`report_${language}`)}
          </a>
        ))}
    </header>
  );
}
