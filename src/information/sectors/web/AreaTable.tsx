import { useEffect } from 'react';
import { PageLink } from '../../../platform/web/PageLink.tsx';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { PlanArea, Split } from '../sectors.contract.ts';
import type { SectorKey } from '../sectors.types.ts';
import { SectorLetter } from './SectorLetter.tsx';
import { texts } from './texts.ts';

/** The areas with their sector, for those who do not use the map: chosen by press or J and K, moved by key or choice. */
export function AreaTable(props: {
  split: Split;
  order: readonly PlanArea[];
  chosen: readonly string[];
  moved: readonly string[];
  editable: boolean;
  onChoose: (code: string, more: boolean) => void;
  onMove: (codes: readonly string[], to: SectorKey | null) => void;
}) {
  const { split, chosen, moved, order } = props;
  const t = useTexts(texts);
  const format = useFormat();
  const last = chosen.at(-1);
  useEffect(() => {
    if (last !== undefined)
      document.querySelector(`[data-area="${CSS.escape(last)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [last]);
  return (
    <table className="sec-table sec-areas">
      <caption className="unseen">{t('areas')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('area')}</th>
          <th scope="col">{t('sector')}</th>
          <th scope="col" className="sec-n">
            {t('load')} ({t('load_unit')})
          </th>
          <th scope="col" className="sec-n">
            {t('people')}
          </th>
        </tr>
      </thead>
      <tbody>
        {order.map((area) => (
          <tr key={area.code} data-area={area.code} className={chosen.includes(area.code) ? 'sec-chosen' : undefined}>
            <th scope="row">
              <button
                type="button"
                className="sec-pick"
                aria-pressed={chosen.includes(area.code)}
                onClick={(event) => props.onChoose(area.code, event.shiftKey)}
              >
                {area.name}
              </button>
              <span className="t3 s11 sec-sub">
                {area.parent} {moved.includes(area.code) && `· ${t('changed')}`}
              </span>
            </th>
            <td>
              {props.editable ? (
                <select
                  className="input sec-select"
                  aria-label={t('choose_sector', { area: area.name })}
                  value={area.sector ?? ''}
                  onChange={(event) =>
                    props.onMove([area.code], split.sectors.find(({ key }) => key === event.target.value)?.key ?? null)
                  }
                >
                  <option value="">–</option>
                  {split.sectors.map(({ key }) => (
                    <option key={key} value={key}>
                      {key}
                    </option>
                  ))}
                </select>
              ) : (
                <>
                  <SectorLetter of={area.sector} />
                  <span className="unseen">{area.sector ?? t('outside')}</span>
                </>
              )}
            </td>
            <td className="sec-n">
              <PageLink to={`/areas/${area.code}`} className="sec-link">
                {format.decimal(area.load.hours, 0)}
                <span className="unseen"> {area.name}</span>
              </PageLink>
              <span className="t3 s11 sec-sub">{t('load_n', { n: format.decimal(area.load.n) })}</span>
            </td>
            <td className="sec-n">
              {area.population === null ? (
                <span className="t3 s11">{t('unmeasured')}</span>
              ) : (
                format.decimal(area.population)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
