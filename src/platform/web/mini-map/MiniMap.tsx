import { useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../text/i18n.ts';
import { texts } from '../text/texts.ts';
import { useTheme } from '../theme.ts';
import { drawScene, type MiniScene } from './draw.ts';
import { fitCamera, type LonLat, type MiniCamera, pan, zoom } from './project.ts';
import './mini-map.css';

export type { MiniRoad, MiniScene } from './draw.ts';

export interface MiniMapProps extends MiniScene {
  label: string;
  /** Px that panels cover at the edges; what is to be seen is fitted into the rest. */
  inset?: { top?: number; right?: number };
  /** Panels over the map. */
  children?: React.ReactNode;
}

/** North-up map of the unit phone: roads, route, own arrow, incident. Pan and pinch; follows until touched. */
export function MiniMap({ roads, route, self, incident, label, inset, children }: MiniMapProps) {
  const t = useTexts(texts);
  const theme = useTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [moved, setMoved] = useState<MiniCamera>();
  const { width, height } = size;
  const scene = useMemo(() => ({ roads, route, self, incident }), [roads, route, self, incident]);
  const camera = useMemo(
    () => moved ?? fitInside(points(scene), width, height, inset),
    [moved, scene, width, height, inset],
  );

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are those of the theme
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || width === 0) return;
    const ratio = Math.min(3, devicePixelRatio);
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawScene(context, scene, camera, width, height);
  }, [scene, camera, width, height, theme]);

  const touches = useTouches(canvas, camera, setMoved, size);
  return (
    <div className="mini-map">
      <canvas ref={canvas} role="img" aria-label={label} {...touches} />
      {children}
      <div className="mini-map-buttons">
        {moved && (
          <button type="button" aria-label={t('centre')} onClick={() => setMoved(undefined)}>
            ◎
          </button>
        )}
        <button
          type="button"
          aria-label={t('zoom_in')}
          onClick={() => setMoved(zoom(camera, 1.6, width / 2, height / 2, width, height))}
        >
          +
        </button>
        <button
          type="button"
          aria-label={t('zoom_out')}
          onClick={() => setMoved(zoom(camera, 1 / 1.6, width / 2, height / 2, width, height))}
        >
          −
        </button>
      </div>
    </div>
  );
}

function fitInside(wanted: readonly LonLat[], width: number, height: number, inset: MiniMapProps['inset']): MiniCamera {
  const { top = 0, right = 0 } = inset ?? {};
  const room = Math.min(width - right, height - top);
  return pan(fitCamera(wanted, width - right, height - top, Math.min(56, room / 4)), -right / 2, top / 2);
}

function points({ route, self, incident, roads }: MiniScene): LonLat[] {
  const wanted = [...(route ?? []), ...(self ? [self.at] : []), ...(incident ? [incident.at] : [])];
  if (wanted.length > 0) return wanted;
  const all = roads.flatMap((road) => road.line);
  return all.length > 0 ? all : [[0, 0]];
}

/** One finger pans, two fingers zoom around their middle. */
function useTouches(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  camera: MiniCamera,
  change: (camera: MiniCamera) => void,
  { width, height }: { width: number; height: number },
) {
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const at = (event: React.PointerEvent): { x: number; y: number } => {
    const box = canvas.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const up = (event: React.PointerEvent): void => {
    fingers.current.delete(event.pointerId);
  };
  return {
    onPointerDown(event: React.PointerEvent): void {
      canvas.current?.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, at(event));
    },
    onPointerMove(event: React.PointerEvent): void {
      const before = fingers.current.get(event.pointerId);
      if (!before) return;
      const now = at(event);
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      fingers.current.set(event.pointerId, now);
      if (!other) {
        change(pan(camera, now.x - before.x, now.y - before.y));
        return;
      }
      const spread =
        Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      change(zoom(camera, spread, (now.x + other.x) / 2, (now.y + other.y) / 2, width, height));
    },
    onPointerUp: up,
    onPointerCancel: up,
    onWheel(event: React.WheelEvent): void {
      const box = canvas.current?.getBoundingClientRect();
      const x = event.clientX - (box?.left ?? 0);
      const y = event.clientY - (box?.top ?? 0);
      change(zoom(camera, Math.exp(-event.deltaY / 400), x, y, width, height));
    },
  };
}
