import { useState } from 'react';
import { Button, Field, Segments } from '../../../platform/web/kit/index.ts';
import type { LonLat } from '../../../platform/web/map/types.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { closeRoad, openRoad } from './commands.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { texts } from './texts.ts';
import { type Closure, useClosuresChanged } from './useClosures.ts';

const radii = ['20', '50', '150'] as const;
const kinds = ['closed', '3', '6'] as const;

/** Roads closed or slowed: the list with its end button, and a new one around the place pressed on the map. */
export function ClosurePanel(props: {
  /** The place pressed; undefined until then. */
  at: LonLat | undefined;
  closures: readonly Closure[];
  failed: boolean;
  onPick: () => void;
  onDone: () => void;
  onShow: (at: LonLat) => void;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const changed = useClosuresChanged();
  return (
    <PanelFrame title={t('closures')} className="map-over map-panel" onClose={props.onClose}>
      {props.at ? (
        <ClosureForm key={props.at.join()} at={props.at} onDone={props.onDone} />
      ) : (
        <div className="end-panel">
          {props.failed && <p className="note">{t('closures_failed')}</p>}
          {!props.failed && props.closures.length === 0 && <p className="t2">{t('closure_none')}</p>}
          <ul className="agency-list">
            {props.closures.map((one) => (
              <li key={one.id} className="row">
                <button type="button" className="cut grow link-button" onClick={() => props.onShow([one.lon, one.lat])}>
                  <b>{one.reason}</b>
                </button>
                <span className="s12 t2">
                  {one.factor === null
                    ? t('closure_closed')
                    : t('closure_slow', { factor: format.decimal(one.factor) })}{' '}
                  · {format.clockShort(one.validFrom)}
                </span>
                <Button small onClick={() => openRoad(one, changed)}>
                  {t('closure_end')}
                </Button>
              </li>
            ))}
          </ul>
          <div className="row">
            <Button onClick={props.onPick}>{t('closure_new')}</Button>
          </div>
        </div>
      )}
    </PanelFrame>
  );
}

function ClosureForm({ at, onDone }: { at: LonLat; onDone: () => void }) {
  const t = useTexts(texts);
  const changed = useClosuresChanged();
  const [reason, setReason] = useState('');
  const [radius, setRadius] = useState<(typeof radii)[number]>('50');
  const [kind, setKind] = useState<(typeof kinds)[number]>('closed');

  function save(): void {
    if (reason.trim() === '') return;
    const factor = kind === 'closed' ? {} : { factor: Number(kind) };
    closeRoad({ lon: at[0], lat: at[1], radiusM: Number(radius), ...factor, reason: reason.trim() }, changed);
    onDone();
  }
  return (
    <form
      className="end-panel"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Segments
        label={t('closure_kind')}
        value={kind}
        options={kinds.map((key) => ({
          key,
          label: key === 'closed' ? t('closure_closed') : t('closure_slow', { factor: key }),
        }))}
        onChange={setKind}
      />
      <Segments
        label={t('closure_radius')}
        value={radius}
        options={radii.map((key) => ({ key, label: `${key} m` }))}
        onChange={setRadius}
      />
      <Field label={t('closure_reason')}>
        {(field) => (
          <input
            {...field}
            // biome-ignore lint/a11y/noAutofocus: the form opens by the person's own press on the map
            autoFocus
            className="input input-desk"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" keys="Enter" disabled={reason.trim() === ''}>
          {t('closure_new')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
