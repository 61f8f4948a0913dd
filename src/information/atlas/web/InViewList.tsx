import { findKind } from '../../../command/incidents/incident-kinds.types.ts';
import type { IncidentRow } from '../../../command/incidents/incidents.contract.ts';
import { openStates } from '../../../command/incidents/incidents.states.ts';
import { SymbolMark } from '../../../platform/web/kit/index.ts';
import type { LonLat, MapBounds } from '../../../platform/web/map/types.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { RegisterView } from '../../registers/registers.contract.ts';
import { PageLink, recordAddress, useWords } from '../../registers/web/index.ts';
import { ShowButton } from './ShowButton.tsx';
import { texts } from './texts.ts';
import { useInView } from './useAtlas.ts';

/** What the map shows, as a list with links: the same for those who use no pointer. */
export function InViewList(props: {
  registers: readonly RegisterView[];
  bounds: MapBounds | undefined;
  incidents: readonly IncidentRow[] | undefined;
  onShow: (at: LonLat) => void;
}) {
  const { registers, bounds } = props;
  const t = useTexts(texts);
  const { language } = useWords();
  const format = useFormat();
  const { data } = useInView(
    registers.map(({ id }) => id),
    bounds,
  );
  const inside = ({ lon, lat }: { lon: number; lat: number }): boolean =>
    !bounds || (lon >= bounds[0] && lon <= bounds[2] && lat >= bounds[1] && lat <= bounds[3]);
  const incidents = props.incidents?.filter((row) => openStates.has(row.state) && inside(row)).slice(0, 100);
  return (
    <div className="atlas-lists">
      <h2>{registers.length > 0 && data ? t('in_view', { total: format.decimal(data.total) }) : t('registers')}</h2>
      {registers.length === 0 ? (
        <p className="t3">{t('in_view_hint')}</p>
      ) : data?.total === 0 ? (
        <p className="t3">{t('in_view_none')}</p>
      ) : (
        <ul>
          {data?.items.map(({ id, register, title, lon, lat }) => {
            const symbol = registers.find((one) => one.id === register)?.symbol;
            return (
              <li key={id} className="row">
                {symbol && <SymbolMark {...symbol} />}
                <PageLink to={recordAddress(register, id)} className="grow reg-row-link">
                  {title}
                </PageLink>
                <ShowButton name={title} onShow={() => props.onShow([lon, lat])} />
              </li>
            );
          })}
        </ul>
      )}
      {data && data.total > data.items.length && (
        <p className="t3 s12">
          {t('in_view_cut', { shown: format.decimal(data.items.length), total: format.decimal(data.total) })}
        </p>
      )}
      {incidents && (
        <>
          <h2>{t('incidents_open')}</h2>
          {incidents.length === 0 && <p className="t3">{t('incidents_none')}</p>}
          <ul>
            {incidents.map(({ id, number, kind, placeText, lon, lat }) => (
              <li key={id} className="row">
                <PageLink to={`/incidents/${id}`} className="grow reg-row-link">
                  {String(number).padStart(4, '0')} {findKind(kind)?.label[language] ?? kind} · {placeText}
                </PageLink>
                <ShowButton name={String(number)} onShow={() => props.onShow([lon, lat])} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
