import { useMemo } from 'react';
import { GuidanceBlock, guidanceTexts } from '../../../information/registers/web/guidance/index.ts';
import { Chip, Skeleton, UnitMark } from '../../../platform/web/kit/index.ts';
import { MapView } from '../../../platform/web/map/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { AssignmentBrief, IncidentDetail } from '../incidents.contract.ts';
import { AgencyBlock } from './AgencyBlock.tsx';
import { LinkBlock } from './LinkBlock.tsx';
import { texts } from './texts.ts';
import { useMapInfo } from './useSearch.ts';
import { assignmentMark, numberText, priorityOf, useWords } from './words.ts';

/** Where it is, the units with their times, the agencies with request and answer, the links. */
export function ResourcesPane({ incident, refresh }: { incident: IncidentDetail; refresh: () => void }) {
  const t = useTexts(texts);
  const guidance = useTexts(guidanceTexts);
  const { can } = useSession();
  return (
    <>
      <PlaceMap incident={incident} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <div className="inc-scroll" tabIndex={0}>
        <h3>{t('units')}</h3>
        {incident.assignments.length === 0 && <p className="t2">{t('no_units')}</p>}
        <ul className="inc-lines">
          {incident.assignments.map((assignment) => (
            <UnitLine key={assignment.id} assignment={assignment} />
          ))}
        </ul>
        <AgencyBlock incident={incident} refresh={refresh} />
        <LinkBlock incident={incident} refresh={refresh} />
        {can('register:read') && (
          <>
            <h3>{guidance('title')}</h3>
            <GuidanceBlock kind={incident.kind} />
          </>
        )}
      </div>
    </>
  );
}

function PlaceMap({ incident }: { incident: IncidentDetail }) {
  const info = useMapInfo();
  const { id, number, lon, lat, priority } = incident;
  const marks = useMemo(
    () => [{ id, number: numberText(number), at: [lon, lat] as const, priority: priorityOf(priority) }],
    [id, number, lon, lat, priority],
  );
  return (
    <div className="inc-place-map">
      {info === undefined ? (
        <Skeleton />
      ) : (
        <MapView
          incidents={marks}
          selectedIncident={id}
          legend={false}
          camera={{ centre: [lon, lat], zoom: 15 }}
          {...(info ? { tiles: `/api/map/tiles/{z}/{x}/{y}?v=${encodeURIComponent(info.version)}` } : {})}
        />
      )}
    </div>
  );
}

const times = [
  ['unit_assigned', 'assignedAt'],
  ['unit_acknowledged', 'acknowledgedAt'],
  ['unit_responding', 'respondingAt'],
  ['unit_on_scene', 'onSceneAt'],
  ['unit_ended', 'endedAt'],
] as const;

function UnitLine({ assignment }: { assignment: AssignmentBrief }) {
  const t = useTexts(texts);
  const format = useFormat();
  const words = useWords();
  return (
    <li>
      <div className="row">
        <b>{assignment.callsign}</b>
        <UnitMark status={assignmentMark(assignment.state)} bare />
        <Chip>{words.assignment(assignment.state)}</Chip>
        {assignment.etaSeconds !== null && !assignment.onSceneAt && !assignment.endedAt && (
          <span className="t2">{format.duration(assignment.etaSeconds)}</span>
        )}
      </div>
      <div className="inc-unit-times s12">
        {times.map(([name, field]) => {
          const at = assignment[field];
          return (
            at && (
              <span key={name}>
                <span className="t3">{t(name)}</span> {format.clock(at)}
              </span>
            )
          );
        })}
      </div>
    </li>
  );
}
