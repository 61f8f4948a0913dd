import { Button, StatusMark } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { texts } from './texts.ts';
import type { LocationState, Positions } from './usePositions.ts';

const marks: Readonly<Record<LocationState, 'aman' | 'waspada' | 'rawan'>> = {
  on: 'aman',
  off: 'waspada',
  ask: 'waspada',
  lost: 'waspada',
  denied: 'rawan',
  unsupported: 'rawan',
};

/** Whether the control room sees the phone, and what to do when not. */
export function LocationLine({ positions }: { positions: Positions }) {
  const t = useTexts(texts);
  const { state } = positions;
  return (
    <div className="unit-location">
      <StatusMark status={marks[state]} size={14} worded />
      <div className="grow">
        <b>{t('location')}</b>
        <div className="t2">{t(`location_${state}`)}</div>
      </div>
      {state === 'ask' && (
        <Button size="large" onClick={positions.allow}>
          {t('location_allow')}
        </Button>
      )}
    </div>
  );
}
