import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { SectorView, Split } from '../sectors.contract.ts';
import { SectorLetter } from './SectorLetter.tsx';
import { texts } from './texts.ts';
import { type FigureKey, figureKeys, figureOf, type Scale, scalesOf } from './view.ts';

/** Figures of each sector with a bar against the mean of all; what was not measured says so. */
export function FiguresTable({ split }: { split: Split }) {
  const t = useTexts(texts);
  const format = useFormat();
  const scales = scalesOf(split.sectors);
  const heads: Record<FigureKey, string> = {
    load: `${t('load')} (${t('load_unit')})`,
    people: t('people'),
    km2: t('km2'),
    per_officer: t('per_officer'),
    travel: `${t('travel')} (${t('travel_unit')})`,
  };
  const say = (key: FigureKey, value: number): string =>
    key === 'travel' ? format.duration(Math.round(value)) : format.decimal(value, key === 'km2' ? 1 : 0);
  return (
    <table className="sec-table sec-figures">
      <caption className="unseen">{t('detail')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sector')}</th>
          {figureKeys.map((key) => (
            <th key={key} scope="col" className="sec-n">
              {heads[key]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {split.sectors.map((sector) => (
          <tr key={sector.key}>
            <th scope="row">
              <SectorHead sector={sector} />
            </th>
            {figureKeys.map((key) => {
              const value = figureOf(sector.figures, key);
              return (
                <td key={key} className="sec-n" data-label={heads[key]}>
                  {value === null ? (
                    <span className="t3 s11">{t('unmeasured')}</span>
                  ) : (
                    <>
                      {say(key, value)}
                      <Bar value={value} scale={scales[key]} />
                      <span className="t3 s11">{note(sector, key)}</span>
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('mean')}</th>
          {figureKeys.map((key) => (
            <td key={key} className="sec-n" data-label={heads[key]}>
              {scales[key].mean === null ? '–' : say(key, scales[key].mean)}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );

  /** Count behind a figure, or how much of it is known. */
  function note({ figures }: SectorView, key: FigureKey): string {
    if (key === 'load') return t('load_n', { n: format.decimal(figures.load.n) });
    const { population, travel } = figures;
    if (key === 'people' && population.known < population.of)
      return t('partly', { known: population.known, of: population.of });
    if (key === 'travel' && travel.measured < travel.of) return t('partly', { known: travel.measured, of: travel.of });
    return '';
  }
}

function SectorHead({ sector: { key, name, officer, figures } }: { sector: SectorView }) {
  const t = useTexts(texts);
  return (
    <span className="sec-head">
      <SectorLetter of={key} />
      <span>
        <b>{name}</b>
        <span className="unseen"> {key}</span>
        <span className="t3 s11 sec-sub">
          {t('crew', { areas: figures.areas, units: figures.units, crew: figures.crew })}
        </span>
        {officer && <span className="t2 s11 sec-sub">{officer.name}</span>}
        {figures.pieces > 1 && <span className="s11 sec-sub">▲ {t('in_pieces', { n: figures.pieces })}</span>}
      </span>
    </span>
  );
}

/** A bar up to the largest of all, with a mark where the mean lies. */
function Bar({ value, scale: { mean, max } }: { value: number; scale: Scale }) {
  const share = (part: number) => `${max > 0 ? (100 * part) / max : 0}%`;
  return (
    <span className="sec-bar" aria-hidden="true">
      <i style={{ width: share(value) }} />
      {mean !== null && <u style={{ left: share(mean) }} />}
    </span>
  );
}
