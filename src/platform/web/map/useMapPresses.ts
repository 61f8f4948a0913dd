import type { GeoJSONSource, Map as GlMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { LonLat } from './types.ts';

export interface MapPresses {
  onUnit?: (id: string) => void;
  onIncident?: (id: string) => void;
  onCandidate?: (key: string) => void;
  onMark?: (id: string) => void;
  /** A press where nothing stands: `clicked place`. */
  onPoint?: (at: LonLat) => void;
}

const pressable = ['candidates', 'selected', 'incidents', 'clusters', 'units', 'marks'];

/** Tells what was pressed, the topmost mark first; a cluster is opened by zooming in. */
export function useMapPresses(map: GlMap | undefined, presses: MapPresses): void {
  const newest = useRef(presses);
  useEffect(() => {
    newest.current = presses;
  });
  useEffect(() => {
    if (!map) return;
    function marksAt(event: MapMouseEvent) {
      const { x, y } = event.point;
      // A few pixels of grace around the pointer.
      return map?.queryRenderedFeatures(
        [
          [x - 3, y - 3],
          [x + 3, y + 3],
        ],
        { layers: pressable },
      )[0];
    }
    async function open(mark: NonNullable<ReturnType<typeof marksAt>>, target: GlMap): Promise<void> {
      const source = target.getSource<GeoJSONSource>('incidents');
      const zoom = await source?.getClusterExpansionZoom(Number(mark.properties.cluster_id));
      if (zoom !== undefined && mark.geometry.type === 'Point') {
        const [lon = 0, lat = 0] = mark.geometry.coordinates;
        target.easeTo({ center: [lon, lat], zoom: zoom + 0.5, duration: 120 });
      }
    }
    function onClick(event: MapMouseEvent): void {
      const mark = marksAt(event);
      const id = String(mark?.properties.id);
      if (!mark) newest.current.onPoint?.([event.lngLat.lng, event.lngLat.lat]);
      else if (mark.layer.id === 'clusters' && map) void open(mark, map);
      else if (mark.layer.id === 'units') newest.current.onUnit?.(id);
      else if (mark.layer.id === 'marks') newest.current.onMark?.(id);
      else if (mark.layer.id === 'candidates') newest.current.onCandidate?.(id);
      else newest.current.onIncident?.(id);
    }
    function onMove(event: MapMouseEvent): void {
      if (map) map.getCanvas().style.cursor = marksAt(event) ? 'pointer' : newest.current.onPoint ? 'crosshair' : '';
    }
    map.on('click', onClick);
    map.on('mousemove', onMove);
    return () => {
      map.off('click', onClick);
      map.off('mousemove', onMove);
    };
  }, [map]);
}
