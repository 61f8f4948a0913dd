import { Button, UnitMark } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { outReasons } from '../../units/units.states.ts';
import type { UnitDesk } from '../dispatch.contract.ts';
import { LocationLine } from './LocationLine.tsx';
import { markOf } from './PhoneHeader.tsx';
import { texts } from './texts.ts';
import { useLabel } from './useLabel.ts';
import type { PhoneCommands } from './usePhoneCommands.ts';
import type { Positions } from './usePositions.ts';
import { ownChoices } from './view-model.ts';

/** No task: the unit's own status, what happens next, and whether the control room sees the phone. */
export function IdlePanel(props: { unit: UnitDesk['unit']; positions: Positions; commands: PhoneCommands }) {
  const t = useTexts(texts);
  const format = useFormat();
  const label = useLabel();
  const { unit, commands } = props;
  const choices = ownChoices(unit.status);
  const next =
    unit.status === 'available' || unit.status === 'returning' || unit.status === 'out' ? unit.status : 'other';
  return (
    <section className="unit-idle" aria-label={t('idle')}>
      <div className="unit-idle-now">
        <UnitMark status={markOf(unit.status)} size={40} />
        <div className="t2">
          {t('since', { time: format.clockShort(unit.statusAt) })}
          {unit.status === 'out' && unit.statusReason && ` · ${label(outReasons, unit.statusReason)}`}
        </div>
        <h2>{t('idle')}</h2>
        <p className="t2">{t(`idle_${next}`)}</p>
      </div>
      <LocationLine positions={props.positions} />
      {choices.takeOut && (
        <div>
          <h3 className="unit-panel-sub">{t('take_out')}</h3>
          <div className="unit-grid">
            {outReasons.map(({ code }) => (
              <Button key={code} size="large" onClick={() => commands.out(code)}>
                {label(outReasons, code)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {choices.release && (
        <Button primary size="huge" onClick={commands.available}>
          {t('set_available')}
        </Button>
      )}
    </section>
  );
}
