import { memo, useMemo } from 'react';
import { KeyHint, UnitMark, useTick } from '../../../platform/web/kit/index.ts';
import { duration } from '../../../platform/web/text/format.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { UnitRow } from '../../units/units.contract.ts';
import { useControls } from './desk-context.ts';
import { texts } from './texts.ts';
import { unansweredAfter, unitGroups, unitMark } from './units.view.ts';
import { useDesk } from './useDeskData.ts';

/** More than any strip can show; the head gives the count, the board shows all. */
const mostShown = 40;

/** Units by status with the time in it, two rows at the foot of the desk. */
export function UnitStrip({ chosen }: { chosen: readonly string[] }) {
  const t = useTexts(texts);
  const { store, openUnit, setBoardOpen, boardOpen } = useControls();
  const units = useDesk(store, 'units');
  const groups = useMemo(() => unitGroups(units.values()), [units]);
  return (
    <div className="strip">
      {groups.map((group) => (
        <section key={group.state} className={`strip-group strip-${group.state}`}>
          <div className="strip-head">
            <UnitMark status={unitMark(group.state)} letter />
            <b>{group.units.length}</b>
            {group.state === 'available' && (
              <button type="button" className="head-button strip-all" onClick={() => setBoardOpen(!boardOpen)}>
                <span className="t3">{t('all_units')}</span>
                <KeyHint keys="B" quiet />
              </button>
            )}
          </div>
          <div className="strip-units">
            {group.units.slice(0, mostShown).map((unit) => (
              <UnitChip key={unit.id} unit={unit} chosen={chosen.includes(unit.id)} onOpen={openUnit} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

interface UnitChipProps {
  unit: UnitRow;
  chosen: boolean;
  onOpen: (id: string) => void;
}

export const UnitChip = memo(
  function UnitChip({ unit, chosen, onOpen }: UnitChipProps) {
    const since = Date.parse(unit.statusAt);
    const waited = useTick((now) => Math.max(0, Math.floor((now - since) / 1000)));
    const silent = unit.status === 'dispatched' && waited > unansweredAfter;
    return (
      <button
        type="button"
        className={`unit-chip${chosen ? ' unit-chip-chosen' : ''}`}
        title={unit.name}
        onClick={() => onOpen(unit.id)}
      >
        <b>{unit.callsign}</b>
        <span className={silent ? 'unit-silent' : 't3'}>{duration(waited)}</span>
      </button>
    );
  },
  // Positions change each second; the chip shows none.
  (a, b) =>
    a.chosen === b.chosen &&
    a.onOpen === b.onOpen &&
    a.unit.id === b.unit.id &&
    a.unit.status === b.unit.status &&
    a.unit.statusAt === b.unit.statusAt &&
    a.unit.callsign === b.unit.callsign,
);
