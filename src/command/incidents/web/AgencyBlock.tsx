import { type FormEvent, useState } from 'react';
import { Button, Chip, Field } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { type AgencyRequest, agencies, type IncidentDetail, incidentPaths } from '../incidents.contract.ts';
import { openStates } from '../incidents.states.ts';
import { Choice } from './FilterBar.tsx';
import { pathOf } from './paths.ts';
import { texts } from './texts.ts';
import { refusal, useAct } from './useAct.ts';

type Agency = (typeof agencies)[number];

/** Requests to other agencies with their answers, and a new one. */
export function AgencyBlock({ incident, refresh }: { incident: IncidentDetail; refresh: () => void }) {
  const t = useTexts(texts);
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const may = can('incident:write') && openStates.has(incident.state);
  return (
    <>
      <h3>{t('agencies')}</h3>
      {incident.agencies.length === 0 && <p className="t2">{t('no_agencies')}</p>}
      <ul className="inc-lines">
        {incident.agencies.map((request) => (
          <RequestLine key={request.id} request={request} />
        ))}
      </ul>
      {may && !asking && <Button onClick={() => setAsking(true)}>{t('agency_ask')}</Button>}
      {may && asking && <AskForm incidentId={incident.id} refresh={refresh} onClose={() => setAsking(false)} />}
    </>
  );
}

function RequestLine({ request }: { request: AgencyRequest }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <li>
      <div className="row">
        <b>{t(`agency_${request.agency}`)}</b>
        <Chip strong={request.state === 'requested'}>{t(`request_${request.state}`)}</Chip>
        <span className="t3 s12">{format.clock(request.requestedAt)}</span>
      </div>
      {request.note && <div>{request.note}</div>}
      {request.answeredAt && (
        <div className="t2">
          {format.clock(request.answeredAt)} {request.answer}
        </div>
      )}
    </li>
  );
}

function AskForm(props: { incidentId: string; refresh: () => void; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct(props.refresh);
  const [agency, setAgency] = useState<Agency>('119');
  const [note, setNote] = useState('');
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const path = pathOf(incidentPaths.agencies, { id: props.incidentId });
    if (await act.run(path, { agency, note }, `${t('agency_do')}: ${t(`agency_${agency}`)}`)) props.onClose();
  }
  return (
    <form className="inc-form" onSubmit={submit}>
      <Choice
        label={t('agency')}
        value={agency}
        onChange={(code) => setAgency(agencies.find((one) => one === code) ?? '119')}
      >
        {agencies.map((code) => (
          <option key={code} value={code}>
            {t(`agency_${code}`)}
          </option>
        ))}
      </Choice>
      <Field label={t('agency_note')} error={act.error && refusal(act.error)}>
        {(input) => (
          <input
            {...input}
            className="input"
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" disabled={act.busy}>
          {t('agency_do')}
        </Button>
        <Button onClick={props.onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
