import type { Map as GlMap } from 'maplibre-gl';
import { withQuery } from '../../../platform/web/api.ts';
import { Button, symbolColours } from '../../../platform/web/kit/index.ts';
import type { LonLat, MapBounds } from '../../../platform/web/map/types.ts';
import { toast } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { token } from '../../../platform/web/theme.ts';
import type { RegisterView } from '../../registers/registers.contract.ts';
import { useWords } from '../../registers/web/index.ts';
import { gauges, statusLevels, statusWords } from '../../status/status.types.ts';
import { atlasPaths, type ShownLevel } from '../atlas.contract.ts';
import type { DensityGrid } from '../density.rules.ts';
import { daysText } from './days.ts';
import { heatColour } from './gl-layers.ts';
import { areaOf, lengthOf } from './measuring.ts';
import { pictureOf, saveFile } from './picture.ts';
import type { AtlasState } from './state.ts';
import { texts } from './texts.ts';
import type { ShownChoropleth } from './useAtlas.ts';

/** Over the map: measuring, the whole district, and taking the map along as PDF or picture. */
export function MapTools(props: {
  map: GlMap | undefined;
  state: AtlasState;
  level: ShownLevel;
  period: { from: Date; to: Date };
  bounds: MapBounds | undefined;
  shown: ShownChoropleth;
  heading: string;
  registers: readonly RegisterView[];
  /** Heat, while it is shown. */
  grid: DensityGrid | undefined;
  attribution: string;
  measured: readonly LonLat[] | undefined;
  onMeasured: (points: readonly LonLat[] | undefined) => void;
  onWhole: () => void;
}) {
  const { map, state, level, period, bounds, shown, heading, registers, grid, measured, onMeasured } = props;
  const t = useTexts(texts);
  const { say, language } = useWords();
  const format = useFormat();

  const register = state.measure.startsWith('register:') ? state.measure.slice('register:'.length) : undefined;
  const gauge = gauges.find((one) => one === state.measure);
  const pdf = withQuery(atlasPaths.print, {
    bbox: bounds?.map((edge) => edge.toFixed(5)).join(','),
    measure: register ? 'register' : gauge ? 'status' : state.measure,
    register,
    gauge,
    level,
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    registers: state.registers.join(',') || undefined,
    title: shown.choropleth.kind === 'none' ? undefined : heading,
    language,
  });

  async function picture(): Promise<void> {
    if (!map) return;
    const { choropleth } = shown;
    const digits = choropleth.rates ? 1 : 0;
    const classes = choropleth.classes.map(({ from, to }, index) => ({
      text:
        from === to ? format.decimal(from, digits) : `${format.decimal(from, digits)}–${format.decimal(to, digits)}`,
      colour: token(`--choro-${index + 1}`),
    }));
    const statuses = statusLevels.map((status) => ({
      text: say(statusWords[status]),
      colour: token(`--${status}-wash`),
    }));
    const lists = registers.map(({ texts: { many }, symbol }) => ({
      text: say(many),
      colour: token(symbolColours[symbol.colour]),
      shape: symbol.shape,
    }));
    const heat = grid
      ? [
          {
            text: `${t('layer_heat')} (${t('bandwidth')} ${format.distance(state.bandwidth)})`,
            colour: token(heatColour),
          },
        ]
      : [];
    const legend = [...(choropleth.kind === 'status' ? statuses : classes), ...lists, ...heat];
    const dates = daysText(period.from, period.to, format.zone, language);
    const now = Date.now();
    const printed = `${daysText(new Date(now), new Date(now + 1), format.zone, language)} ${format.clockShort(now)} ${format.zone}`;
    const foot = [props.attribution && t('source', { source: props.attribution }), printed];
    try {
      const blob = await pictureOf(map, {
        title: [...(choropleth.kind === 'none' ? [t('desk')] : [heading, t(`level_${level}`)]), dates].join(' · '),
        legend,
        foot: foot.filter(Boolean).join(' · '),
        scale: format.distance,
      });
      saveFile(blob, 'peta.png');
    } catch {
      toast({ text: t('print_failed') });
    }
  }

  const squares = areaOf(measured ?? []);
  return (
    <div className="map-over atlas-tools">
      <div className="row atlas-wrap">
        <Button small onClick={props.onWhole} keys="H">
          {t('reset')}
        </Button>
        <Button small pressed={measured !== undefined} onClick={() => onMeasured(measured ? undefined : [])} keys="U">
          {t('measure')}
        </Button>
        <a className="btn btn-small" href={pdf} target="_blank" rel="noreferrer">
          {t('print_pdf')}
        </a>
        <Button small onClick={() => void picture()}>
          {t('print_png')}
        </Button>
      </div>
      {measured && (
        <div className="row atlas-wrap" role="status">
          {measured.length < 2 ? (
            <span>{t('measuring')}</span>
          ) : (
            <b>
              {t('measure_length', { length: format.distance(lengthOf(measured)) })}
              {measured.length > 2 &&
                ` · ${t('measure_area', {
                  area: squares >= 1e6 ? `${format.decimal(squares / 1e6, 2)} km²` : `${format.decimal(squares)} m²`,
                })}`}
            </b>
          )}
          {map && (
            <Button
              small
              onClick={() => {
                const { lng, lat } = map.getCenter();
                onMeasured([...measured, [lng, lat]]);
              }}
            >
              {t('measure_centre')}
            </Button>
          )}
          {measured.length > 0 && (
            <Button small onClick={() => onMeasured(measured.slice(0, -1))}>
              {t('measure_back')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
