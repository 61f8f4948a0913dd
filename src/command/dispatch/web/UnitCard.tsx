import { useEffect, useRef, useState } from 'react';
import { actionTo } from '../../../platform/states/states.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, UnitMark, useTick } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { UnitRow } from '../../units/units.contract.ts';
import { outReasons, type UnitState, unitStateMarks, unitStates, unitTable } from '../../units/units.states.ts';
import { outReasonText } from '../reason-labels.types.ts';
import { ChoiceLine } from './ChoiceLine.tsx';
import { setUnitStatus } from './commands.ts';
import { useControls } from './desk-context.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { incidentNumber } from './queue.view.ts';
import { texts } from './texts.ts';
import { unitMark } from './units.view.ts';

/** One unit: status by radio with a letter, last-said place, what it is on. */
export function UnitCard({ unit, takeOut }: { unit: UnitRow; takeOut: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const { can } = useSession();
  const { openUnit, select, setMapMode } = useControls();
  const [takingOut, setTakingOut] = useState(takeOut);
  const box = useRef<HTMLDivElement>(null);
  const may = can('unit:status');
  // Assigning is done by sending it to an incident, not by its status.
  const reachable = may
    ? unitStates.filter((state) => state !== 'dispatched' && actionTo(unitTable, unit.status, state))
    : [];
  // The letters mean other things on the desk, so they count only while the card has the focus.
  const focused = (): boolean => box.current?.contains(document.activeElement) ?? false;
  useEffect(() => box.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true }), []);

  function set(state: UnitState): void {
    if (state === 'out') setTakingOut(true);
    else setUnitStatus(unit, state);
  }
  useKeys(
    reachable.map((state) => ({
      keys: unitStateMarks[state].letter,
      label: `${unit.callsign} ${unitStateMarks[state].label[language]}`,
      group: t('group_map'),
      when: focused,
      run: () => set(state),
    })),
  );
  return (
    <PanelFrame
      title={t('unit_title', { unit: unit.callsign })}
      className="map-over unit-card"
      onClose={() => openUnit(undefined)}
    >
      <div className="end-panel" ref={box}>
        <div className="row">
          <UnitMark status={unitMark(unit.status)} letter />
          <span className="s12 t2">
            {t('unit_since', { time: format.clock(unit.statusAt) })}
            {unit.status === 'out' && unit.statusReason && ` · ${outReasonText(unit.statusReason)[language]}`}
          </span>
          <span className="grow" />
          {unit.incidentId !== null && unit.incidentNumber !== null && (
            <Button small onClick={() => unit.incidentId && select(unit.incidentId)}>
              {t('on_task', { number: incidentNumber(unit.incidentNumber) })}
            </Button>
          )}
        </div>
        <div className="t2 cut">
          {unit.name} · {t('unit_crew', { count: unit.crewSize })}
          {unit.team ? ` · ${unit.team}` : ''}
        </div>
        <PositionLine unit={unit} />
        {takingOut ? (
          <ChoiceLine
            question={t('unit_out_why')}
            choices={outReasons.map(({ code, label }, index) => ({
              key: String(index + 1),
              code,
              label: label[language],
            }))}
            onChoose={(reason) => {
              setUnitStatus(unit, 'out', { reason });
              setTakingOut(false);
            }}
            onCancel={() => setTakingOut(false)}
          />
        ) : (
          <div className="agency-buttons">
            {reachable.map((state) => (
              <Button key={state} small keys={unitStateMarks[state].letter} onClick={() => set(state)}>
                {unitStateMarks[state].label[language]}
              </Button>
            ))}
          </div>
        )}
        {may && (
          <div className="row">
            <Button small onClick={() => setMapMode({ kind: 'place', unitId: unit.id })}>
              {t('unit_said_place')}
            </Button>
          </div>
        )}
      </div>
    </PanelFrame>
  );
}

function PositionLine({ unit }: { unit: UnitRow }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { settings } = useControls();
  const { position } = unit;
  const at = position ? Date.parse(position.at) : 0;
  const age = useTick((now) => format.age((now - at) / 1000));
  const stale = useTick((now) => now - at > settings.staleAfterSeconds * 1000);
  if (!position) return <div className="s12 t2">{t('unit_position_none')}</div>;
  if (position.source === 'post') return <div className="s12 t2">{t('unit_position_post')}</div>;
  return (
    <div className="s12 t2">
      {t(position.source === 'gps' ? 'unit_position_gps' : 'unit_position_radio', { age })}
      {stale && <b className="unit-silent"> ▲ {t('unit_stale')}</b>}
    </div>
  );
}
