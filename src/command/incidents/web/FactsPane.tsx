import { useState } from 'react';
import { neighbourhood } from '../../../information/areas/neighbourhood.rules.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, Chip } from '../../../platform/web/kit/index.ts';
import { PageLink } from '../../../platform/web/PageLink.tsx';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { type IncidentDetail, incidentPaths } from '../incidents.contract.ts';
import { openStates } from '../incidents.states.ts';
import { pathOf } from './paths.ts';
import { texts } from './texts.ts';
import { useWords } from './words.ts';

/** A name and what is known under it. */
export function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="inc-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Everything known of the incident, in five groups. */
export function FactsPane({ incident }: { incident: IncidentDetail }) {
  const t = useTexts(texts);
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <div className="inc-scroll" data-region-focus tabIndex={0}>
      <h3>{t('summary')}</h3>
      <p className="inc-summary">{incident.summary || '–'}</p>
      <PlaceFacts incident={incident} />
      <TimeFacts incident={incident} />
      <CallFacts incident={incident} />
      <h3>{t('grading')}</h3>
      <dl>
        <Fact name={t('priority')}>
          {incident.priority}{' '}
          <span className="t3">
            {incident.priority === incident.proposedPriority
              ? t('proposed_same')
              : t('proposed', { level: incident.proposedPriority, used: incident.priority })}
          </span>
          <ul className="inc-reasons">
            {incident.priorityReasons.map((reason) => (
              <li key={reason.id}>{reason[words.language]}</li>
            ))}
          </ul>
        </Fact>
        {incident.needs.length > 0 && (
          <Fact name={t('needs')}>
            {incident.needs.map(({ need, count }) => `${count} ${words.need(need)}`).join(', ')}
          </Fact>
        )}
        {incident.disposition && <Fact name={t('disposition')}>{words.disposition(incident.disposition)}</Fact>}
      </dl>
      {Object.keys(incident.answers).length > 0 && (
        <>
          <h3>{t('answers')}</h3>
          <dl>
            {Object.entries(incident.answers).map(([question, given]) => {
              const said = words.answer(incident.kind, question, given);
              return (
                <Fact key={question} name={said.question}>
                  {said.answer}
                </Fact>
              );
            })}
          </dl>
        </>
      )}
    </div>
  );
}

function PlaceFacts({ incident }: { incident: IncidentDetail }) {
  const t = useTexts(texts);
  const reads = useSession().can('status:read');
  const { areas } = incident;
  const page = `/areas/${areas.rt ?? areas.rw ?? areas.village?.code ?? areas.district?.code ?? areas.regency?.code ?? ''}`;
  const named = [areas.village?.name, areas.district?.name, areas.regency?.name].filter(Boolean).join(' · ');
  const small = [areas.rt && neighbourhood('rt', areas.rt), areas.rw && neighbourhood('rw', areas.rw)];
  const words = [...small, named].filter(Boolean).join(' · ');
  return (
    <>
      <h3>{t('place')}</h3>
      <dl>
        <Fact name={t('place')}>{incident.placeText}</Fact>
        <Fact name={t('coordinates')}>
          {incident.lat.toFixed(5)}, {incident.lon.toFixed(5)}
        </Fact>
        <Fact name={t('areas')}>
          {!words && t('no_area')}
          {words && !reads && words}
          {words && reads && <PageLink to={page}>{words}</PageLink>}{' '}
          {areas.guessed && <Chip kind="fact">{t('guessed')}</Chip>}
          <div className="t3 s12">
            {areas.guessed && `${t('guessed_note')} `}
            {areas.boundaryVersion !== null && t('boundary', { version: areas.boundaryVersion })}
          </div>
        </Fact>
      </dl>
    </>
  );
}

function TimeFacts({ incident }: { incident: IncidentDetail }) {
  const t = useTexts(texts);
  const format = useFormat();
  const times = [
    ['occurred', incident.occurredAt],
    ['known', incident.knownAt],
    ['recorded', incident.recordedAt],
    ['first_assigned', incident.firstAssignedAt],
    ['first_arrived', incident.firstArrivedAt],
    ['resolved', incident.resolvedAt],
    ['closed', incident.closedAt],
  ] as const;
  const response =
    incident.firstArrivedAt && (Date.parse(incident.firstArrivedAt) - Date.parse(incident.knownAt)) / 1000;
  return (
    <>
      <h3>{t('times')}</h3>
      <dl>
        {times.map(
          ([name, at]) =>
            at && (
              <Fact key={name} name={t(name)}>
                {format.dateShort(at)} {format.clock(at)}
              </Fact>
            ),
        )}
        <Fact name={t('response')}>
          {typeof response === 'number' ? format.duration(response) : t('not_measured')}{' '}
          <span className="t3">
            {t('target', { minutes: format.decimal(incident.targetSeconds / 60) })}
            {incident.targetDistanceM !== null &&
              ` · ${t('target_distance', { distance: format.distance(incident.targetDistanceM) })}`}
          </span>
        </Fact>
      </dl>
    </>
  );
}

function CallFacts({ incident }: { incident: IncidentDetail }) {
  const t = useTexts(texts);
  const words = useWords();
  const format = useFormat();
  const { call } = incident;
  return (
    <>
      <h3>{t('call')}</h3>
      <dl>
        <Fact name={t('channel')}>{words.channel(incident.channel)}</Fact>
        {call && (
          <>
            <Fact name={t('answered_in')}>
              {call.answerSeconds === null
                ? t('not_measured')
                : t('seconds', { count: format.decimal(call.answerSeconds, 1) })}
            </Fact>
            {call.operator && <Fact name={t('operator')}>{call.operator}</Fact>}
            {call.line && <Fact name={t('line')}>{call.line}</Fact>}
          </>
        )}
        <CallerFact incident={incident} />
        {incident.createdBy && <Fact name={t('created_by')}>{incident.createdBy.name}</Fact>}
      </dl>
    </>
  );
}

/** The caller masked; the number is shown by one press to whom it is due, and that is journaled. */
function CallerFact({ incident }: { incident: IncidentDetail }) {
  const t = useTexts(texts);
  const { can } = useSession();
  const [shown, setShown] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const { callerName, callerNumberMasked: masked } = incident;
  if (!masked && !callerName) return null;
  async function show(): Promise<void> {
    try {
      const { number } = await api.post<{ number: string | null }>(pathOf(incidentPaths.number, { id: incident.id }));
      setShown(number ?? t('no_number'));
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setRefused(problem.message);
    }
  }
  return (
    <Fact name={t('caller')}>
      {callerName} {shown ?? masked} {masked && !shown && <span className="t3">{t('caller_hidden')}</span>}
      {masked && !shown && can('incident:number') && openStates.has(incident.state) && (
        <div>
          <Button small onClick={() => void show()}>
            {t('show_number')}
          </Button>
        </div>
      )}
      {refused && (
        <div className="field-error" role="alert">
          ■ {refused}
        </div>
      )}
    </Fact>
  );
}
