import { useState } from 'react';
import { Button } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { refuseReasons } from '../assignments.states.ts';
import type { Assignment } from '../dispatch.contract.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { texts } from './texts.ts';
import { useLabel } from './useLabel.ts';
import type { PhoneCommands } from './usePhoneCommands.ts';
import { mayRefuse } from './view-model.ts';

/** What a crew reports while it keeps going; each becomes a note on the incident. */
const obstacles = ['traffic', 'closed', 'address', 'backup', 'medical', 'danger'] as const;

/** One press reports an obstacle; giving the task back takes a reason and a second press. */
export function ObstaclePanel(props: { assignment: Assignment; commands: PhoneCommands; onClose: () => void }) {
  const t = useTexts(texts);
  const label = useLabel();
  const [reason, setReason] = useState<string>();
  const { assignment, commands, onClose } = props;
  return (
    <PanelFrame title={t('obstacle')} onClose={onClose}>
      <h3 className="unit-panel-sub">{t('obstacle_report')}</h3>
      <div className="unit-grid">
        {obstacles.map((one) => (
          <Button
            key={one}
            size="large"
            onClick={() => {
              commands.note(assignment.incidentId, t('obstacle_note', { what: t(`obstacle_${one}`) }));
              onClose();
            }}
          >
            {t(`obstacle_${one}`)}
          </Button>
        ))}
      </div>
      {mayRefuse(assignment) && (
        <>
          <h3 className="unit-panel-sub">{t('obstacle_refuse')}</h3>
          <p className="t2 unit-hint">{t('obstacle_refuse_next')}</p>
          <div className="unit-grid">
            {refuseReasons.map(({ code }) => (
              <Button key={code} size="large" pressed={reason === code} onClick={() => setReason(code)}>
                {label(refuseReasons, code)}
              </Button>
            ))}
          </div>
          <Button
            danger
            size="huge"
            disabled={!reason}
            onClick={() => {
              if (!reason) return;
              commands.refuse(assignment.id, reason);
              onClose();
            }}
          >
            {t('obstacle_refuse_do')}
          </Button>
        </>
      )}
    </PanelFrame>
  );
}
