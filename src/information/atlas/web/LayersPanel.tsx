import { type DragEvent, type KeyboardEvent, type Ref, useState } from 'react';
import { Segments, SymbolMark } from '../../../platform/web/kit/index.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { RegisterView } from '../../registers/registers.contract.ts';
import { useWords } from '../../registers/web/index.ts';
import { shownLevels } from '../atlas.contract.ts';
import { type AtlasState, bandwidths, type Measure, type PlainLayer, plainLayers, plainMeasures } from './state.ts';
import { texts } from './texts.ts';

/** What each layer needs to be read. */
const needs: Partial<Record<PlainLayer, string>> = {
  units: 'unit:read',
  incidents: 'incident:read',
  points: 'incident:read',
  heat: 'incident:read',
};

/** Colours of the areas, and the layers: searched, switched, and put in order. */
export function LayersPanel(props: {
  state: AtlasState;
  registers: readonly RegisterView[];
  search: Ref<HTMLInputElement>;
  onChange: (change: Partial<AtlasState>) => void;
}) {
  const { state, registers, onChange } = props;
  const t = useTexts(texts);
  const { say } = useWords();
  const format = useFormat();
  const { can } = useSession();
  const [wanted, setWanted] = useState('');
  const [dragged, setDragged] = useState<string>();

  const fits = (name: string): boolean => name.toLowerCase().includes(wanted.trim().toLowerCase());
  const named = new Map(registers.map((register) => [register.id, say(register.texts.many)]));
  const shown = state.registers.flatMap((id) => registers.find((register) => register.id === id) ?? []);
  const hidden = registers.filter(({ id }) => !state.registers.includes(id));
  const found = [...shown, ...hidden].filter(({ id }) => fits(named.get(id) ?? id));
  const plain = plainLayers.filter((name) => can(needs[name] ?? 'area:read') && fits(t(`layer_${name}`)));

  function move(id: string, to: number): void {
    const others = state.registers.filter((one) => one !== id);
    others.splice(Math.max(0, Math.min(others.length, to)), 0, id);
    onChange({ registers: others });
  }
  function onKey(event: KeyboardEvent, id: string): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const at = state.registers.indexOf(id);
    if (at >= 0) move(id, at + (event.key === 'ArrowUp' ? -1 : 1));
  }
  function onDrop(event: DragEvent, over: string): void {
    event.preventDefault();
    if (dragged && dragged !== over) move(dragged, state.registers.indexOf(over));
    setDragged(undefined);
  }
  function toggle(id: string): void {
    const on = state.registers.includes(id);
    onChange({ registers: on ? state.registers.filter((one) => one !== id) : [id, ...state.registers] });
  }
  function toggleLayer(name: PlainLayer): void {
    const layers = new Set(state.layers);
    if (!layers.delete(name)) layers.add(name);
    onChange({ layers });
  }

  return (
    <div className="atlas-panel">
      <div className="atlas-part">
        <label className="atlas-choice">
          <span>{t('colours')}</span>
          <select
            className="input"
            value={state.measure}
            onChange={({ target }) => onChange({ measure: target.value as Measure })}
          >
            {plainMeasures.map((one) => (
              <option key={one} value={one}>
                {t(`measure_${one}`)}
              </option>
            ))}
            {registers.map(({ id }) => (
              <option key={id} value={`register:${id}`}>
                {t('measure_register', { name: named.get(id) ?? id })}
              </option>
            ))}
          </select>
        </label>
        <label className="atlas-choice">
          <span>{t('level')}</span>
          <select
            className="input"
            value={state.level}
            onChange={({ target }) => onChange({ level: target.value as AtlasState['level'] })}
          >
            {(['auto', ...shownLevels] as const).map((one) => (
              <option key={one} value={one}>
                {t(`level_${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="atlas-part">
        <input
          ref={props.search}
          className="input"
          type="search"
          value={wanted}
          placeholder={t('search_layers')}
          aria-label={t('search_layers')}
          onChange={({ target }) => setWanted(target.value)}
        />
        {found.length + plain.length === 0 && <p className="t3 s12">{t('no_layers')}</p>}
        {found.length > 0 && <h2>{t('registers')}</h2>}
        <ul>
          {found.map((register) => {
            const { id } = register;
            const on = state.registers.includes(id);
            const name = named.get(id) ?? id;
            return (
              <li
                key={id}
                className="atlas-layer"
                draggable={on}
                onDragStart={() => setDragged(id)}
                onDragOver={(event) => on && event.preventDefault()}
                onDrop={(event) => onDrop(event, id)}
              >
                <label>
                  <input
                    type="checkbox"
                    checked={on}
                    onChange={() => toggle(id)}
                    onKeyDown={(event) => onKey(event, id)}
                  />
                  <SymbolMark {...register.symbol} />
                  <span className="grow cut">{name}</span>
                  <span className="t3">{format.decimal(register.open)}</span>
                </label>
                {on && state.registers.length > 1 && (
                  <span className="atlas-order">
                    <button
                      type="button"
                      aria-label={t('move_up', { name })}
                      disabled={state.registers[0] === id}
                      onClick={() => move(id, state.registers.indexOf(id) - 1)}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      aria-label={t('move_down', { name })}
                      disabled={state.registers.at(-1) === id}
                      onClick={() => move(id, state.registers.indexOf(id) + 1)}
                    >
                      ↓
                    </button>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        {state.registers.length > 1 && <p className="t3 s11">{t('order_hint')}</p>}
        {plain.length > 0 && <h2>{t('others')}</h2>}
        <ul>
          {plain.map((name) => (
            <li key={name} className="atlas-layer">
              <label>
                <input type="checkbox" checked={state.layers.has(name)} onChange={() => toggleLayer(name)} />
                <span className="grow">{t(`layer_${name}`)}</span>
              </label>
            </li>
          ))}
        </ul>
        {state.layers.has('heat') && (
          <div className="atlas-choice">
            <span>{t('bandwidth')}</span>
            <Segments
              label={t('bandwidth')}
              value={String(state.bandwidth)}
              options={bandwidths.map((metres) => ({ key: String(metres), label: format.distance(metres) }))}
              onChange={(key) => onChange({ bandwidth: Number(key) })}
            />
          </div>
        )}
      </div>
    </div>
  );
}
