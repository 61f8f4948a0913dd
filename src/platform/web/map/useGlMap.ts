import { Map as GlMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTheme } from '../theme.ts';
import { loadMarkFonts } from './fonts.ts';
import { addImages } from './images.ts';
import { mapStyle } from './style.ts';
import type { MapBounds, MapCamera } from './types.ts';

setWorkerUrl(workerUrl);

export interface StartView {
  /** Where it opens; `bounds` when absent. */
  camera?: MapCamera | undefined;
  bounds?: MapBounds | undefined;
  /** Address template of the vector tiles. */
  tiles: string;
  label: string;
}

/** Indonesia, until the district's own bounds are known. */
const wholeCountry: MapBounds = [95, -11, 141, 6];

/**
 * Makes the GL map in the box, ready with style and marks, and again when the theme changes (camera kept).
 * `failed` when the browser cannot draw it at all.
 */
export function useGlMap(
  box: RefObject<HTMLDivElement | null>,
  view: StartView,
): { map: GlMap | undefined; failed: boolean } {
  const theme = useTheme();
  const camera = useRef(view.camera);
  const start = useRef(view);
  const [map, setMap] = useState<GlMap>();
  const [failed, setFailed] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the style is built from the tokens of the theme
  useEffect(() => {
    const container = box.current;
    if (!container) return;
    const { bounds = wholeCountry, tiles, label } = start.current;
    const place = camera.current
      ? { center: [...camera.current.centre] as [number, number], zoom: camera.current.zoom }
      : { bounds: [...bounds] as [number, number, number, number] };
    let made: GlMap;
    try {
      made = new GlMap({
        container,
        style: mapStyle(new URL(tiles, location.origin).href.replaceAll('%7B', '{').replaceAll('%7D', '}')),
        ...place,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        maxPitch: 0,
        fadeDuration: 0,
        minZoom: 4,
        maxZoom: 19,
        locale: { 'Map.Title': label },
      });
    } catch {
      setFailed(true);
      return;
    }
    made.touchZoomRotate.disableRotation();
    made.keyboard.disableRotation();
    let current = true;
    const remember = (): void => {
      const { lng, lat } = made.getCenter();
      camera.current = { centre: [lng, lat], zoom: made.getZoom() };
    };
    made.on('moveend', remember);
    void Promise.all([loadMarkFonts(), made.once('style.load')]).then(() => {
      if (!current) return;
      addImages(made);
      setMap(made);
    });
    return () => {
      current = false;
      setMap(undefined);
      made.remove();
    };
  }, [box, theme]);

  return { map, failed };
}
