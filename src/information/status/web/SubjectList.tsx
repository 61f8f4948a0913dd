import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { StatusRow } from '../status.contract.ts';
import { subjectKey } from './board.ts';
import { StatusWord } from './StatusWord.tsx';
import { texts } from './texts.ts';

export const trendArrows = { rising: '↗', falling: '↘', steady: '' } as const;

/** Areas or problems with status, since when, and the reason that weighs most. One is chosen by press. */
export function SubjectList(props: {
  label: string;
  rows: readonly StatusRow[];
  chosen: string | undefined;
  onChoose: (row: StatusRow) => void;
  /** Shows the proposal instead of what is shown: for those that wait. */
  asProposed?: boolean;
}) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  return (
    <ul className="st-list" aria-label={props.label}>
      {props.rows.map((row) => {
        const key = subjectKey(row);
        return (
          <li key={key}>
            <button
              type="button"
              className="st-row"
              data-subject={key}
              aria-pressed={key === props.chosen}
              onClick={() => props.onChoose(row)}
            >
              <span className="st-row-top">
                <b className="grow st-row-name">{row.name}</b>
                {row.trend !== 'steady' && (
                  <span className="t2 s12">
                    {trendArrows[row.trend]} {t(row.trend)}
                  </span>
                )}
                <StatusWord status={props.asProposed ? row.proposed : row.status} />
              </span>
              <span className="st-row-sub t3 s12">
                <span className="grow">
                  {row.kind === 'problem' ? `${t('kind_problem')} · ${row.parentName}` : row.parentName}
                </span>
                <span>{t('since', { at: format.dateShort(Date.parse(row.since)) })}</span>
              </span>
              {row.reason && <span className="t2 s12 st-row-reason">{row.reason[language]}</span>}
              {row.needsDecision && !props.asProposed && <span className="st-waits s11">{t('waits')}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
