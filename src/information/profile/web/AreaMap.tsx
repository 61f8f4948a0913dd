import { useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState, Skeleton } from '../../../platform/web/kit/index.ts';
import { useGo } from '../../../platform/web/navigation.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import type { StatusRow } from '../../status/status.contract.ts';
import { rankOf } from '../../status/status.types.ts';
import { areaShort, areaTitle, levelsWords } from '../area-words.rules.ts';
import type { AreaProfile, AreaShapes } from '../profile.contract.ts';
import { lineOf, pathOfRings, placeLabels, planeFor } from './map-plane.ts';
import { texts } from './texts.ts';

const marks = {
  aman: <circle r="7" />,
  waspada: <path d="M0 -8 8 7H-8Z" />,
  rawan: <rect x="-7" y="-7" width="14" height="14" />,
} as const;

/** The area with its cells shaded by their rate, drawn flat: no map engine, prints and zooms as it is. */
export function AreaMap(props: {
  profile: AreaProfile;
  shapes: AreaShapes | undefined;
  statuses: ReadonlyMap<string, StatusRow>;
}) {
  const t = useTexts(texts);
  const go = useGo();
  const language = useLanguage();
  const { profile, shapes, statuses } = props;
  const { childLevel, cellLevel } = profile;
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const shades = useMemo(() => new Map(profile.cells.items.map((cell) => [cell.code, cell])), [profile]);
  const plane = shapes && size.width > 0 ? planeFor(shapes, size.width, size.height) : undefined;
  const labels = useMemo(() => {
    if (!plane || !shapes || childLevel === null) return [];
    const worst = (code: string): number => rankOf(statuses.get(code)?.status ?? 'aman');
    const named = shapes.children
      .map((child) => ({ ...child, name: areaShort({ ...child, level: childLevel }) }))
      .sort((a, b) => worst(b.code) - worst(a.code));
    const names = new Map(named.map(({ code, name }) => [code, name]));
    return placeLabels(named, plane).map((label) => ({ ...label, name: names.get(label.code) ?? '' }));
  }, [plane, shapes, statuses, childLevel]);

  return (
    <div className="area-map" ref={box}>
      {!shapes && <Skeleton lines={6} />}
      {shapes && shapes.outline.length === 0 && <EmptyState title={t('map_none')}>{t('map_none_next')}</EmptyState>}
      {shapes && plane && (
        <svg width={size.width} height={size.height} aria-label={t('map')}>
          <defs>
            <pattern id="area-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" className="area-hatch-ground" />
              <path d="M0 0V6" className="area-hatch-line" />
            </pattern>
          </defs>
          <g transform={`translate(${plane.dx} ${plane.dy}) scale(${plane.scale})`}>
            {shapes.neighbours.map((one) => (
              <path key={one.code} d={pathOfRings(one.rings)} className="area-neighbour" fillRule="evenodd" />
            ))}
            {shapes.outline.map((one) => (
              <path key={one.code} d={pathOfRings(one.rings)} className="area-land" fillRule="evenodd" />
            ))}
            {shapes.cells.map((one) => {
              const shade = shades.get(one.code)?.shade ?? null;
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the same areas are links, on the map and in the list of rates
                <path
                  key={one.code}
                  d={pathOfRings(one.rings)}
                  className={`area-cell ${shade === null ? 'area-hatched' : `area-f${shade}`}`}
                  fillRule="evenodd"
                  onClick={() => go(`/areas/${one.code}`)}
                />
              );
            })}
            {shapes.roads.map(({ rank, line }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: roads never change places within one drawing
              <path key={at} d={lineOf(line)} className={`area-road area-r${rank}`} />
            ))}
            {shapes.children.map((one) => (
              <path key={one.code} d={pathOfRings(one.rings)} className="area-child" />
            ))}
            {shapes.outline.map((one) => (
              <path key={one.code} d={pathOfRings(one.rings)} className="area-outline" />
            ))}
          </g>
          {labels.map(({ code, name, x, y }) => {
            const status = statuses.get(code)?.status;
            return (
              <g key={code} transform={`translate(${x} ${y})`}>
                <a
                  href={`/areas/${code}`}
                  className="area-label"
                  aria-label={t('open_area', { name: areaTitle({ code, name, level: childLevel ?? 'rt' }, language) })}
                  onClick={(event) => {
                    event.preventDefault();
                    go(`/areas/${code}`);
                  }}
                >
                  {status && (
                    <g className={`area-mark area-mark-${status}`} transform="translate(0 -8)">
                      {marks[status]}
                    </g>
                  )}
                  <text y={status ? 14 : 4} textAnchor="middle">
                    {name}
                  </text>
                </a>
              </g>
            );
          })}
        </svg>
      )}
      <Key bounds={profile.cells.bounds} level={cellLevel} attribution={shapes?.attribution ?? ''} />
    </div>
  );
}

function Key({
  bounds,
  level,
  attribution,
}: {
  bounds: readonly number[];
  level: AreaProfile['cellLevel'];
  attribution: string;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const edge = (value: number | undefined): string => format.decimal(value ?? 0);
  const text = (at: number): string => {
    if (bounds.length === 0) return '';
    if (at === 0) return `< ${edge(bounds[0])}`;
    if (at === bounds.length) return `≥ ${edge(bounds[at - 1])}`;
    return `${edge(bounds[at - 1])}–${edge((bounds[at] ?? 1) - 1)}`;
  };
  return (
    <div className="area-key s11 t2">
      {level === null ? (
        <span>{t('map_key_own')}</span>
      ) : (
        <>
          <span>{t('map_key', { level: levelsWords[level][language] })}</span>
          {bounds.length > 0 && (
            <span className="area-key-classes">
              {[0, ...bounds].map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: classes in their order
                <span key={at}>
                  <i className={`area-c${at}`} />
                  {text(at)}
                </span>
              ))}
            </span>
          )}
          <span className="area-key-few">
            <svg width="24" height="12" aria-hidden="true">
              <rect width="24" height="12" fill="url(#area-hatch)" />
            </svg>
            {t('map_few')}
          </span>
        </>
      )}
      {attribution && <span className="t3 area-source">{attribution}</span>}
    </div>
  );
}
