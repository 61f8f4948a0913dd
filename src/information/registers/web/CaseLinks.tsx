import { useSession } from '../../../platform/web/session/useSession.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { RecordView } from '../registers.contract.ts';
import { PageLink } from './PageLink.tsx';
import { texts } from './texts.ts';

/** The cases about a record, and a new one about it: by their addresses, the room of cases does the rest. */
export function CaseLinks({ record }: { record: RecordView }) {
  const t = useTexts(texts);
  const { can } = useSession();
  return (
    <>
      {can('case:read') && (
        <PageLink className="btn" to={`/cases?linked=${record.id}&status=all`}>
          {t('cases')}
        </PageLink>
      )}
      {can('case:write') && record.closedAt === null && (
        <PageLink className="btn" to={`/cases/new?record=${record.id}&register=${record.register}`}>
          {t('case_open')}
        </PageLink>
      )}
    </>
  );
}
