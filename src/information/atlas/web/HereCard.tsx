import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findKind } from '../../../command/incidents/incident-kinds.types.ts';
import { routingPaths } from '../../../command/routing/routing.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { Button, StatusMark } from '../../../platform/web/kit/index.ts';
import type { MapBounds, MapReach } from '../../../platform/web/map/types.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { PageLink, recordAddress, useWords } from '../../registers/web/index.ts';
import { statusWords } from '../../status/status.types.ts';
import { atlasPaths, type InView } from '../atlas.contract.ts';
import type { ShownArea } from './choropleth.ts';
import type { Found } from './hits.ts';
import { texts } from './texts.ts';
import { root } from './useAtlas.ts';

/** "-6.24460, 106.79900": as other maps read it. */
export const coordinates = ([lon, lat]: Found['at']): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;

/** Everything at a place that was pressed: its area with figures, what stands there, and what one can do with the point. */
export function HereCard(props: {
  found: Found;
  area: ShownArea | undefined;
  /** How the figure of an area reads. */
  valueText: (area: ShownArea) => string;
  /** Part of the map about the point whose records a gathered mark stands for. */
  around: MapBounds;
  onReach: (reach: MapReach) => void;
  onClose: () => void;
}) {
  const { found, area, around, onClose } = props;
  const t = useTexts(texts);
  const { say, language } = useWords();
  const format = useFormat();
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const query = {
    bbox: around.map((edge) => edge.toFixed(6)).join(','),
    registers: found.gathered.join(','),
    limit: 50,
  };
  const gathered = useQuery({
    queryKey: [root, 'in-view', query],
    enabled: found.gathered.length > 0,
    queryFn: ({ signal }) => api.get<InView>(atlasPaths.records, { signal, query }),
  }).data;

  async function copy(): Promise<void> {
    const text = coordinates(found.at);
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: t('copied') });
    } catch {
      // A page over plain http has no clipboard: the figures are said, to be copied by hand.
      toast({ text: t('copy_failed', { text }) });
    }
  }
  async function reach(): Promise<void> {
    setAsking(true);
    try {
      const geometry = await api.get<MapReach['geometry']>(routingPaths.isochrone, {
        query: { point: `${found.at[0]},${found.at[1]}`, seconds: 600, direction: 'from' },
      });
      props.onReach({ geometry, label: t('reach_label') });
    } catch {
      toast({ text: t('reach_failed') });
    } finally {
      setAsking(false);
    }
  }

  return (
    <section className="map-over atlas-here" aria-label={t('here')}>
      <div className="row">
        <h2 className="grow cut">{area ? area.name : t('here')}</h2>
        <button type="button" className="btn btn-small" onClick={onClose} aria-label={t('close')}>
          ✕
        </button>
      </div>
      {area && (
        <>
          <p className="row">
            {area.status && (
              <>
                <StatusMark status={area.status} worded /> {say(statusWords[area.status])}
                <span className="t3">·</span>
              </>
            )}
            <span>{props.valueText(area)}</span>
          </p>
          {area.population !== null && <p className="t2">{t('population', { n: format.decimal(area.population) })}</p>}
          <PageLink to={`/areas/${area.code}`}>{t('open_area')}</PageLink>
        </>
      )}
      {found.hits.length + found.gathered.length > 0 ? (
        <ul className="atlas-hits">
          {found.hits.map((hit) => (
            <li key={hit.id}>
              {hit.kind === 'record' ? (
                <PageLink to={recordAddress(hit.register, hit.id)}>{hit.title}</PageLink>
              ) : hit.kind === 'incident' ? (
                <PageLink to={`/incidents/${hit.id}`}>
                  {t('incidents')} {hit.number}
                </PageLink>
              ) : hit.kind === 'unit' ? (
                <span>
                  {t('layer_units')} {hit.call}
                </span>
              ) : hit.kind === 'event' ? (
                <span>{findKind(hit.incidentKind)?.label[language] ?? hit.incidentKind}</span>
              ) : (
                <span>{hit.name}</span>
              )}
            </li>
          ))}
          {gathered?.items.map(({ id, register, title }) => (
            <li key={id}>
              <PageLink to={recordAddress(register, id)}>{title}</PageLink>
            </li>
          ))}
        </ul>
      ) : (
        <p className="t3">{t('here_none')}</p>
      )}
      <p className="t3 s12">{coordinates(found.at)}</p>
      <div className="row atlas-wrap">
        <Button small onClick={() => void copy()}>
          {t('copy')}
        </Button>
        {can('routing:read') && (
          <Button small disabled={asking} onClick={() => void reach()}>
            {t('reach')}
          </Button>
        )}
      </div>
    </section>
  );
}
