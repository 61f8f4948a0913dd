import { findKind } from '../../../command/incidents/incident-kinds.types.ts';
import { type IncidentState, incidentStateLabels } from '../../../command/incidents/incidents.states.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { CallView, EarlierCall } from '../calls.contract.ts';
import { callStateLabels } from '../calls.states.ts';
import { numberText, shortName } from './intake.rules.ts';
import { texts } from './texts.ts';

const isIncidentState = (state: string): state is IncidentState => Object.hasOwn(incidentStateLabels, state);

/** The same number's calls of 30 days: what was told and what became of it, with no word about the person. */
export function EarlierCalls({ call, earlier }: { call: CallView; earlier: readonly EarlierCall[] }) {
  const t = useTexts(texts);
  return (
    <section>
      <h2 className="panel-head">
        <b>{t('earlier')}</b>
        <span className="grow" />
        {earlier.length > 0 && <span className="t3">{t('earlier_count', { count: earlier.length })}</span>}
      </h2>
      {earlier.length === 0 && (
        <p className="call-line t3">{t(call.numberMasked ? 'earlier_none' : 'earlier_unknown')}</p>
      )}
      <ul>
        {earlier.map((one) => (
          <EarlierRow key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function EarlierRow({ one }: { one: EarlierCall }) {
  const language = useLanguage();
  const format = useFormat();
  const { incident } = one;
  const kind = incident && (findKind(incident.kind)?.label[language] ?? incident.kind);
  const state = incident && (isIncidentState(incident.state) ? incidentStateLabels[incident.state][language] : '');
  return (
    <li className="call-line">
      <span className="grow">
        <span className="cut">
          {incident && kind ? `${shortName(kind)}, ${incident.placeText}` : callStateLabels[one.state][language]}
        </span>
        <span className="cut s12 t3">
          {format.stamp(one.at)}
          {incident && ` · ${numberText(incident.number)} · ${state?.toLowerCase()}`}
        </span>
      </span>
    </li>
  );
}
