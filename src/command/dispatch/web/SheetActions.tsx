import { move } from '../../../platform/states/states.ts';
import { Button } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import { incidentTable } from '../../incidents/incidents.states.ts';
import { moveIncident } from './commands.ts';
import { type SheetPanel, useControls } from './desk-context.ts';
import { texts } from './texts.ts';

/** Everything else that one may do with the incident, at the foot of its sheet. */
export function SheetActions({ row }: { row: IncidentRow }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { can } = useSession();
  const { panel, setPanel } = useControls();
  const toggle = (name: SheetPanel) => () => setPanel(panel === name ? undefined : name);
  const triage = move(incidentTable, row.state, 'triage');
  return (
    <div className="sheet-actions">
      {triage && can(triage.permission) && (
        <Button small onClick={() => moveIncident(row, { action: 'triage' })}>
          {triage.label[language]}
        </Button>
      )}
      <Button small pressed={panel === 'similar'} keys="G" onClick={toggle('similar')}>
        {t('similar_short')}
      </Button>
      <Button small pressed={panel === 'agencies'} keys="I" onClick={toggle('agencies')}>
        {t('agencies')}
      </Button>
      <Button small pressed={panel === 'end'} keys="E" onClick={toggle('end')}>
        {t('end')}
      </Button>
    </div>
  );
}
