import type { Priority } from '../kit/marks.tsx';
import { token } from '../theme.ts';
import { type LonLat, type MiniCamera, toPx } from './project.ts';

/** A road line; `rank` 0 (motorway) … 4 (lane). */
export interface MiniRoad {
  rank: 0 | 1 | 2 | 3 | 4;
  line: readonly LonLat[];
}
export interface MiniScene {
  roads: readonly MiniRoad[];
  route?: readonly LonLat[] | undefined;
  /** Own position; heading in degrees from north. */
  self?: { at: LonLat; heading?: number | undefined } | undefined;
  incident?: { at: LonLat; priority: Priority } | undefined;
}

const widths = [12, 9, 7, 5, 3.5] as const;

/** Draws the whole picture on a canvas of `width` × `height` CSS px, already scaled for the screen. */
export function drawScene(
  c: CanvasRenderingContext2D,
  scene: MiniScene,
  camera: MiniCamera,
  width: number,
  height: number,
): void {
  c.fillStyle = token('--map-land');
  c.fillRect(0, 0, width, height);
  c.lineJoin = c.lineCap = 'round';
  const trace = (line: readonly LonLat[]): void => {
    c.beginPath();
    for (const at of line) c.lineTo(...toPx(at, camera, width, height));
  };
  // Roads widen as one comes closer, within readable bounds.
  const close = Math.min(1.2, Math.max(0.35, camera.scale * 3.5));
  for (const rank of [4, 3, 2, 1, 0] as const) {
    if (rank === 4 && camera.scale < 0.03) continue;
    c.strokeStyle = token(`--map-r${rank}`);
    c.lineWidth = widths[rank] * close;
    for (const road of scene.roads) {
      if (road.rank !== rank) continue;
      trace(road.line);
      c.stroke();
    }
  }
  if (scene.route) {
    for (const [colour, px] of [
      ['--route-case', 12],
      ['--route', 7],
    ] as const) {
      c.strokeStyle = token(colour);
      c.lineWidth = px;
      trace(scene.route);
      c.stroke();
    }
  }
  if (scene.incident) drawIncident(c, scene.incident.priority, toPx(scene.incident.at, camera, width, height));
  if (scene.self) drawSelf(c, scene.self.heading, toPx(scene.self.at, camera, width, height));
}

function shape(c: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  c.beginPath();
  for (const [x, y] of points) c.lineTo(x, y);
  c.closePath();
}

function drawIncident(c: CanvasRenderingContext2D, priority: Priority, [x, y]: [number, number]): void {
  c.save();
  c.translate(x, y);
  c.lineWidth = 2.5;
  c.strokeStyle = token(priority === 1 ? '--p1-edge' : '--surface-1');
  c.fillStyle = token(priority === 4 ? '--surface-1' : `--p${priority}`);
  if (priority === 1)
    shape(c, [
      [0, -26],
      [26, 0],
      [0, 26],
      [-26, 0],
    ]);
  else if (priority === 2)
    shape(c, [
      [-11, -20],
      [11, -20],
      [22, 0],
      [11, 20],
      [-11, 20],
      [-22, 0],
    ]);
  else if (priority === 3)
    shape(c, [
      [-18, -18],
      [18, -18],
      [18, 18],
      [-18, 18],
    ]);
  else {
    c.beginPath();
    c.arc(0, 0, 19, 0, 7);
    c.strokeStyle = token('--p4');
  }
  c.fill();
  c.stroke();
  c.fillStyle = token(priority === 4 ? '--p4' : priority === 3 ? '--surface-1' : '--on-status');
  c.font = '700 20px "Noto Sans", sans-serif';
  c.textAlign = 'center';
  c.fillText(String(priority), 0, 7);
  c.restore();
}

function drawSelf(c: CanvasRenderingContext2D, heading: number | undefined, [x, y]: [number, number]): void {
  c.save();
  c.translate(x, y);
  c.beginPath();
  c.arc(0, 0, 24, 0, 7);
  c.fillStyle = token('--surface-1');
  c.fill();
  c.strokeStyle = c.fillStyle = token('--action');
  c.lineWidth = 4;
  c.stroke();
  if (heading === undefined) {
    c.beginPath();
    c.arc(0, 0, 9, 0, 7);
  } else {
    c.rotate((heading * Math.PI) / 180);
    shape(c, [
      [0, -14],
      [11, 11],
      [0, 6],
      [-11, 11],
    ]);
  }
  c.fill();
  c.restore();
}
