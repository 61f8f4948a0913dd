import { useState } from 'react';
import { Button, UnitMark, useTick } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { duration } from '../../../platform/web/text/format.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { AssignmentBrief, IncidentRow } from '../../incidents/incidents.contract.ts';
import { assignmentStateLabels, recallReasons } from '../assignments.states.ts';
import { ChoiceLine } from './ChoiceLine.tsx';
import { recall } from './commands.ts';
import { useControls } from './desk-context.ts';
import { incidentNumber, stateOf } from './queue.view.ts';
import { texts } from './texts.ts';
import { unitMark } from './units.view.ts';

/** Units that are on their way to the incident or at it. */
export function AssignedUnits({ row, assignments }: { row: IncidentRow; assignments: readonly AssignmentBrief[] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { can } = useSession();
  const [recalling, setRecalling] = useState<AssignmentBrief>();
  return (
    <section aria-label={t('on_incident')}>
      <div className="panel-head">
        <h3>
          <b>{t('on_incident')}</b>
        </h3>
      </div>
      <ul className="assigned">
        {assignments.map((one) => (
          <li key={one.id}>
            <AssignedLine assignment={one} />
            {can('incident:dispatch') && (
              <Button small onClick={() => setRecalling(one)}>
                {t('recall')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {recalling && (
        <ChoiceLine
          question={t('recall_why', { unit: recalling.callsign })}
          choices={recallReasons.map(({ code, label }, index) => ({
            key: String(index + 1),
            code,
            label: label[language],
          }))}
          onChoose={(reason) => {
            recall(recalling, incidentNumber(row.number), reason, recalling.callsign);
            setRecalling(undefined);
          }}
          onCancel={() => setRecalling(undefined)}
        />
      )}
    </section>
  );
}

const sinceOf = (one: AssignmentBrief): string =>
  one.onSceneAt ?? one.respondingAt ?? one.acknowledgedAt ?? one.assignedAt;

function AssignedLine({ assignment }: { assignment: AssignmentBrief }) {
  const language = useLanguage();
  const { openUnit } = useControls();
  const state = stateOf(assignment);
  const since = Date.parse(sinceOf(assignment));
  const time = useTick((now) => duration((now - since) / 1000));
  const mark = state === 'assigned' || state === 'acknowledged' ? 'dispatched' : state;
  return (
    <button type="button" className="assigned-unit" onClick={() => openUnit(assignment.unitId)}>
      <UnitMark bare status={unitMark(mark === 'responding' || mark === 'on_scene' ? mark : 'dispatched')} />
      <b>{assignment.callsign}</b>
      <span className="cut grow">{assignmentStateLabels[state][language]}</span>
      <span className="t2">{time}</span>
    </button>
  );
}
