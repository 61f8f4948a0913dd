import { useMemo } from 'react';
import { MiniMap } from '../../../platform/web/mini-map/MiniMap.tsx';
import type { LonLat } from '../../../platform/web/mini-map/project.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { IncidentDetail } from '../../incidents/incidents.contract.ts';
import type { RouteAnswer } from '../../routing/routing.contract.ts';
import type { Assignment, UnitDesk } from '../dispatch.contract.ts';
import type { Fix } from './positions.rules.ts';
import { priorityOf } from './TaskCard.tsx';
import { texts } from './texts.ts';
import { useDrive } from './useDrive.ts';

/** What the panel and the buttons over the map cover, px. */
const inset = { top: 56, right: 40 };

/** Light map with route, own arrow and incident; over it the time left and the next turn. */
export function TaskMap(props: {
  unit: UnitDesk['unit'];
  assignment: Assignment;
  incident: IncidentDetail;
  fix: Fix | undefined;
}) {
  const t = useTexts(texts);
  const { unit, assignment, incident, fix } = props;
  const lon = fix?.lon ?? unit.position?.lon;
  const lat = fix?.lat ?? unit.position?.lat;
  const heading = fix ? fix.heading : (unit.position?.heading ?? undefined);
  const here = useMemo(
    (): LonLat | undefined => (lon === undefined || lat === undefined ? undefined : [lon, lat]),
    [lon, lat],
  );
  const there = useMemo((): LonLat => [incident.lon, incident.lat], [incident.lon, incident.lat]);
  const driving = assignment.state !== 'on_scene';
  const { roads, route } = useDrive(here, there, unit.profile, driving);
  const self = useMemo(() => here && { at: here, heading }, [here, heading]);
  const goal = useMemo(() => ({ at: there, priority: priorityOf(incident.priority) }), [there, incident.priority]);
  return (
    <section className="unit-map" aria-label={t('map')}>
      <MiniMap inset={inset} label={t('map')} roads={roads} route={route?.geometry} self={self} incident={goal}>
        {driving ? (
          <EtaCard route={route} assignment={assignment} here={here !== undefined} />
        ) : (
          <SceneCard assignment={assignment} />
        )}
      </MiniMap>
    </section>
  );
}

function EtaCard({
  route,
  assignment,
  here,
}: {
  route: RouteAnswer | undefined;
  assignment: Assignment;
  here: boolean;
}) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const seconds = route?.seconds ?? assignment.etaSeconds;
  const metres = route?.metres ?? assignment.distanceM;
  const first = route?.steps[0];
  // The road to turn into stands at the end of the instruction and is what one looks for; the one driven on is known.
  const [way, onto] = first?.text[language].split(' – ') ?? [];
  return (
    <div className="unit-eta">
      {seconds !== null && <b>{format.duration(seconds)}</b>}
      {metres !== null && <span className="unit-km">{format.distance(metres)}</span>}
      <span className="unit-turn">
        {first ? (
          <>
            <span className="unit-turn-way">{way?.replace(/ \([^)]*\)/, '')}</span>
            {onto && <strong className="cut">{onto}</strong>}
          </>
        ) : (
          <>
            <span>{t(here ? 'eta_none' : 'eta_place_unknown')}</span>
            <span>{t('eta_none_next')}</span>
          </>
        )}
      </span>
    </div>
  );
}

function SceneCard({ assignment }: { assignment: Assignment }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (!assignment.onSceneAt) return null;
  return (
    <div className="unit-eta">
      <strong>{t('arrived_map', { time: format.clockShort(assignment.onSceneAt) })}</strong>
    </div>
  );
}
