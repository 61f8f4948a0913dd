import { callChannelLabels } from '../../../communication/calls/call-lines.types.ts';
import { neighbourhood } from '../../../information/areas/neighbourhood.rules.ts';
import { Chip, Clock, PriorityMark } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { findKind } from '../../incidents/incident-kinds.types.ts';
import type { IncidentDetail, IncidentRow } from '../../incidents/incidents.contract.ts';
import { incidentStateLabels } from '../../incidents/incidents.states.ts';
import { incidentNumber, priorityOf, waitsForUnit } from './queue.view.ts';
import { needText } from './recommendation.view.ts';
import { texts } from './texts.ts';

/** What, where, since when, in which state, who took the call, what is needed. The caller's number stays masked here. */
export function SheetHead({ row, detail }: { row: IncidentRow; detail: IncidentDetail | undefined }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const kind = findKind(row.kind);
  // The short word is what Indonesian police say; English has its own.
  const kindWord = language === 'en' && kind ? kind.label.en.split(' (')[0] : sentenceCase(kind?.short ?? row.kind);
  const title = row.summary ? `${kindWord} – ${row.summary}` : (kind?.label[language] ?? row.kind);
  const area = areaWords(row, detail, t('guessed_area'));
  const call = detail ? callWords(detail, language, t) : '\u00a0';
  const state = incidentStateLabels[row.state][language];
  return (
    <header className="sheet-head">
      <div className="row">
        <PriorityMark level={priorityOf(row.priority)} size={28} />
        <h2 className="sheet-title grow" title={title}>
          {title}
        </h2>
        {row.emergency && <span className="sheet-emergency">■ {t('emergency')}</span>}
        <b className="sheet-number">{incidentNumber(row.number)}</b>
      </div>
      <div className="row sheet-place">
        <div className="grow">
          <div className="cut">
            <b>{row.placeText}</b>
          </div>
          <div className="s12 t3 cut" title={area}>
            {area}
          </div>
        </div>
        <Clock from={row.knownAt} to={row.firstArrivedAt ?? undefined} targetSeconds={row.targetSeconds} />
      </div>
      <div className="row s12 t2">
        <Chip kind="active">{waitsForUnit(row) ? t('waits_unit_state', { state }) : state}</Chip>
        <span className="cut" title={call}>
          {call}
        </span>
      </div>
      <div className="row s12 t2 sheet-needs">
        <span>{t('needs')}</span>
        <span className="row sheet-need-list cut grow">
          {row.needs.length === 0 && '–'}
          {row.needs.map((need) => (
            <Chip key={need.need} kind="fact">
              {needText(need, language)}
            </Chip>
          ))}
        </span>
        {detail?.callerNumberMasked && <span>{t('caller', { number: detail.callerNumberMasked })}</span>}
      </div>
    </header>
  );
}

/** `CURAS` → `Curas`. */
const sentenceCase = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

function areaWords(row: IncidentRow, detail: IncidentDetail | undefined, guessed: string): string {
  const areas = detail?.areas;
  const village = areas?.village?.name ?? row.villageName;
  return [
    [village && `Kel. ${village}`, areas?.district && `Kec. ${areas.district.name}`].filter(Boolean).join(', '),
    [areas?.rt && neighbourhood('rt', areas.rt), areas?.rw && neighbourhood('rw', areas.rw)].filter(Boolean).join(' '),
    areas?.guessed ? guessed : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function callWords(
  detail: IncidentDetail,
  language: 'id' | 'en',
  t: (key: 'answered_in' | 'answer_unmeasured', values?: Record<string, number>) => string,
): string {
  const channel = Object.entries(callChannelLabels).find(([code]) => code === detail.channel)?.[1][language];
  const seconds = detail.call?.answerSeconds ?? null;
  return [
    detail.call?.operator ?? detail.createdBy?.name,
    [channel ?? detail.channel, detail.call?.line].filter(Boolean).join(' '),
    seconds === null ? t('answer_unmeasured') : t('answered_in', { seconds: Math.round(seconds) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
