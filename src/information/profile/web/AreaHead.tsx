import { Button, StatusMark } from '../../../platform/web/kit/index.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { PageLink } from '../../registers/web/index.ts';
import type { StatusDetail, StatusRow } from '../../status/status.contract.ts';
import { statusWords } from '../../status/status.types.ts';
import { areaShort, areaTitle } from '../area-words.rules.ts';
import type { AreaProfile } from '../profile.contract.ts';
import { answersOf } from './answers.ts';
import { texts } from './texts.ts';

/** Name, status with its reason and decider, and what one does here. */
export function AreaHead(props: {
  profile: AreaProfile;
  status: StatusDetail | undefined;
  onStatus: (() => void) | undefined;
  onBrief: () => void;
}) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { profile, status, onStatus, onBrief } = props;
  return (
    <div className="area-head">
      <div className="area-name">
        <nav className="s12 t3 cut" aria-label={t('path')}>
          <PageLink to="/areas">{t('all_areas')}</PageLink>
          {profile.path.map((one) => (
            <span key={one.code}>
              {' › '}
              <PageLink to={`/areas/${one.code}`}>{areaShort(one)}</PageLink>
            </span>
          ))}
        </nav>
        <h2 className="cut">{areaTitle(profile.area, language)}</h2>
      </div>
      <StatusBadge status={status} />
      <span className="grow" />
      {onStatus && (
        <Button keys="U" onClick={onStatus}>
          {t('change_status')}
        </Button>
      )}
      <Button keys="P" onClick={onBrief}>
        {t('brief')}
      </Button>
    </div>
  );
}

function StatusBadge({ status }: { status: StatusDetail | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  if (!status?.status) {
    return (
      <div className="area-why s12 t2">
        <b>{t('status_none')}</b>
        <span className="t3">{t('status_none_note')}</span>
      </div>
    );
  }
  const { decision, proposal } = status;
  return (
    <>
      <div className={`area-badge area-badge-${status.status}`}>
        <StatusMark status={status.status} size={16} worded />
        <span>
          <b>{statusWords[status.status][language]}</b>,{' '}
          {t(status.trend, { since: format.stamp(status.since).slice(0, -6) })}
        </span>
      </div>
      <div className="area-why s12 t2">
        {status.reason && <span className="cut">{status.reason[language]}</span>}
        <span className="cut t3">
          {status.decided && decision
            ? t('by_officer', { name: decision.by, at: format.stamp(decision.at) })
            : t('by_rule', { at: format.stamp(proposal.computedAt) })}
          {status.decided && status.needsDecision && ` · ${t('differs')}`}
        </span>
      </div>
    </>
  );
}

/** The five questions of each area with their answers. */
export function FiveAnswers({ profile, problems }: { profile: AreaProfile; problems: ReadonlyMap<string, StatusRow> }) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  return (
    <dl className="area-five" aria-label={t('five')}>
      {answersOf(profile, t, format, language).map(({ key, question, answer, note, problem }) => {
        const status = problem ? problems.get(problem)?.status : null;
        return (
          <div key={key}>
            <dt>{question}</dt>
            <dd className="area-answer">
              {status && <StatusMark status={status} />}
              {problem ? (
                <PageLink to={`/registers/problems/${problem}`} className="cut">
                  {answer}
                </PageLink>
              ) : (
                <span className="cut">{answer}</span>
              )}
            </dd>
            <dd className="area-note s12 t3" title={note}>
              {note}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
