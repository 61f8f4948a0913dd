import { EmptyState } from '../../../platform/web/kit/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { PlanUnit, Split } from '../sectors.contract.ts';
import type { SectorKey } from '../sectors.types.ts';
import { SectorLetter } from './SectorLetter.tsx';
import { texts } from './texts.ts';

/** Units with their sector and beat; a press shows the beat on the map. */
export function UnitTable(props: {
  split: Split;
  shown: string | undefined;
  editable: boolean;
  onShow: (id: string | undefined) => void;
  onSet: (unit: PlanUnit, to: SectorKey | 'post' | null) => void;
}) {
  const { split } = props;
  const t = useTexts(texts);
  if (split.units.length === 0) return <EmptyState title={t('unit_none')}>{t('unit_none_next')}</EmptyState>;
  const why = ({ by, post }: PlanUnit) => t(`by_${by}`, { post: post ?? '' });
  return (
    <table className="sec-table sec-areas">
      <caption className="unseen">{t('units')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('unit')}</th>
          <th scope="col">{t('sector')}</th>
          <th scope="col">{t('beat')}</th>
        </tr>
      </thead>
      <tbody>
        {split.units.map((unit) => (
          <tr key={unit.id} className={unit.id === props.shown ? 'sec-chosen' : undefined}>
            <th scope="row">
              <button
                type="button"
                className="sec-pick"
                aria-pressed={unit.id === props.shown}
                aria-label={t('show_beat', { unit: `${unit.callsign} ${unit.name}` })}
                onClick={() => props.onShow(unit.id === props.shown ? undefined : unit.id)}
              >
                {unit.callsign} {unit.name}
              </button>
              <span className="t3 s11 sec-sub">{why(unit)}</span>
            </th>
            <td>
              {props.editable ? (
                <select
                  className="input sec-select sec-wide"
                  aria-label={t('unit_sector', { unit: unit.callsign })}
                  value={unit.by === 'hand' ? (unit.sector ?? '-') : 'post'}
                  onChange={({ target: { value } }) =>
                    props.onSet(
                      unit,
                      value === 'post' ? 'post' : (split.sectors.find(({ key }) => key === value)?.key ?? null),
                    )
                  }
                >
                  <option value="post">
                    {t('unit_by_post')} {unit.by === 'post' ? `(${unit.sector})` : ''}
                  </option>
                  <option value="-">{t('outside')}</option>
                  {split.sectors.map(({ key }) => (
                    <option key={key} value={key}>
                      {key}
                    </option>
                  ))}
                </select>
              ) : (
                <>
                  <SectorLetter of={unit.sector} />
                  <span className="unseen">{unit.sector ?? t('outside')}</span>
                </>
              )}
            </td>
            <td className="s12">{unit.beats.map(({ name }) => name).join(', ') || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
