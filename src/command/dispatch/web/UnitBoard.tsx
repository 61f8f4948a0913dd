import { memo, useMemo } from 'react';
import { UnitMark, useTick } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { UnitRow } from '../../units/units.contract.ts';
import { useControls } from './desk-context.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { incidentNumber } from './queue.view.ts';
import { texts } from './texts.ts';
import { byCallsign, unitGroups, unitMark } from './units.view.ts';
import { useDesk } from './useDeskData.ts';

/** Every unit by status, with its name, its task and the time in its status, over the map. */
export function UnitBoard() {
  const t = useTexts(texts);
  const { store, openUnit, setBoardOpen } = useControls();
  const units = useDesk(store, 'units');
  const groups = useMemo(() => unitGroups(units.values()), [units]);
  return (
    <PanelFrame title={t('all_units_title')} className="board" onClose={() => setBoardOpen(false)}>
      <div className="board-columns">
        {groups.map((group) => (
          <section key={group.state}>
            <div className="strip-head">
              <UnitMark status={unitMark(group.state)} letter /> <b>{group.units.length}</b>
            </div>
            <ul>
              {group.units.length === 0 && <li className="t3">{t('no_units')}</li>}
              {[...group.units].sort(byCallsign).map((unit) => (
                <BoardLine key={unit.id} unit={unit} onOpen={openUnit} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </PanelFrame>
  );
}

const BoardLine = memo(function BoardLine({ unit, onOpen }: { unit: UnitRow; onOpen: (id: string) => void }) {
  const format = useFormat();
  const since = Date.parse(unit.statusAt);
  const waited = useTick((now) => format.age(Math.floor((now - since) / 1000)));
  return (
    <li className="board-line">
      <button type="button" onClick={() => onOpen(unit.id)}>
        <b>{unit.callsign}</b>
        <span className="cut grow t2">{unit.name}</span>
        {unit.incidentNumber !== null && <span className="t2">{incidentNumber(unit.incidentNumber)}</span>}
        <span className="t3">{waited}</span>
      </button>
    </li>
  );
});
