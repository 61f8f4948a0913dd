import type { UseQueryResult } from '@tanstack/react-query';
import { EmptyState, KeyHint, Skeleton, Timeline } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useOutbox } from '../../../platform/web/store/useOutbox.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { IncidentRow, TimelineEntry } from '../../incidents/incidents.contract.ts';
import { incidentPaths, pathOf } from './paths.ts';
import { texts } from './texts.ts';
import { timelineEntries } from './timeline.view.ts';
import { WriteBox } from './WriteBox.tsx';

/** What happened, and the box to add to it. */
export function TimelinePart(props: {
  row: IncidentRow;
  query: UseQueryResult<TimelineEntry[]>;
  writing: { corrects?: string } | undefined;
  onWrite: (corrects?: string) => void;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { can } = useSession();
  const { waiting } = useOutbox();
  const { row, query, writing } = props;
  const words = { language, me: t('me'), erased: t('erased') };
  const entries = timelineEntries(query.data ?? [], waiting, row.id, words);
  const mayWrite = can('incident:narrate');
  return (
    <section className="timeline-part" aria-label={t('timeline')}>
      <div className="panel-head">
        <h3>
          <b>{t('timeline')}</b>
        </h3>
        <span className="grow" />
        {can('incident:report') && (
          <a
            className="sheet-link"
            href={`${pathOf(incidentPaths.report, row.id)}?lang=${language}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('report')}
          </a>
        )}
        {mayWrite && (
          <button type="button" className="head-button" onClick={() => props.onWrite()}>
            <span className="t3">{t('write')}</span>
            <KeyHint keys="W" quiet />
          </button>
        )}
      </div>
      {writing && mayWrite && (
        <WriteBox key={`${row.id}/${writing.corrects}`} row={row} corrects={writing.corrects} onClose={props.onClose} />
      )}
      {query.isError && !query.data && <p className="note">{t('timeline_failed')}</p>}
      {query.isPending && entries.length === 0 ? (
        <Skeleton />
      ) : entries.length === 0 && !query.isError ? (
        <EmptyState title={t('timeline_empty')}>
          {t('write')} <KeyHint keys="W" />
        </EmptyState>
      ) : (
        <Timeline entries={entries} label={t('timeline')} {...(mayWrite ? { onCorrect: props.onWrite } : {})} />
      )}
    </section>
  );
}
