import type { Map as GlMap } from 'maplibre-gl';
import { symbolCorners } from '../../print/symbols.types.ts';
import { type AreaStatus, type UnitStatus, unitColours, unitLetters } from '../kit/marks.tsx';
import { type SymbolColour, symbolColours, symbolShapes } from '../kit/SymbolMark.tsx';
import { token } from '../theme.ts';

/** Marks are drawn at twice their size, sharp on dense screens. */
const ratio = 2;

type Draw = (context: CanvasRenderingContext2D) => void;

/** Draws on a square of `size` px whose origin is its middle. */
function image(size: number, draw: Draw): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * ratio;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  context.setTransform(ratio, 0, 0, ratio, (size / 2) * ratio, (size / 2) * ratio);
  context.lineJoin = 'round';
  context.textAlign = 'center';
  draw(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function letter(context: CanvasRenderingContext2D, text: string, colour: string, px: number): void {
  context.font = `700 ${px}px "Noto Sans", sans-serif`;
  context.fillStyle = colour;
  context.fillText(text, 0, px * 0.36);
}

function path(context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.closePath();
}

function disc(context: CanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
}

const diamond = (r: number): [number, number][] => [
  [0, -r],
  [r, 0],
  [0, r],
  [-r, 0],
];
const hexagon = (k: number): [number, number][] => [
  [-5.5 * k, -10 * k],
  [5.5 * k, -10 * k],
  [11 * k, 0],
  [5.5 * k, 10 * k],
  [-5.5 * k, 10 * k],
  [-11 * k, 0],
];
const square = (r: number): [number, number][] => [
  [-r, -r],
  [r, -r],
  [r, r],
  [-r, r],
];

/** Priority 1 diamond (white edge) · 2 hexagon · 3 square · 4 ring, each on a dark edge that lifts it off the roads. */
function priorityMark(level: 1 | 2 | 3 | 4): Draw {
  return (context) => {
    const ground = token('--surface-0');
    context.fillStyle = ground;
    if (level === 1) {
      path(context, diamond(16));
      context.fill();
      path(context, diamond(13.5));
      context.fillStyle = token('--p1');
      context.fill();
      context.strokeStyle = token('--p1-edge');
      context.lineWidth = 2;
      context.stroke();
      return letter(context, '1', token('--on-status'), 12);
    }
    if (level === 4) {
      disc(context, 11);
      context.fill();
      context.strokeStyle = token('--p4');
      context.lineWidth = 2;
      context.stroke();
      return letter(context, '4', token('--p4'), 11);
    }
    const [outer, inner] = level === 2 ? [hexagon(1.25), hexagon(1.08)] : [square(11), square(9)];
    path(context, outer);
    context.fill();
    path(context, inner);
    context.fillStyle = token(level === 2 ? '--p2' : '--p3');
    context.fill();
    letter(context, String(level), level === 2 ? token('--on-status') : ground, 11);
  };
}

function unitMark(status: UnitStatus, stale: boolean): Draw {
  return (context) => {
    const colour = token(unitColours[status]);
    disc(context, 11);
    context.fillStyle = token('--surface-0');
    context.fill();
    context.strokeStyle = colour;
    context.lineWidth = 2.5;
    if (stale) context.setLineDash([3, 2.76]);
    context.stroke();
    letter(context, unitLetters[status], colour, 11);
  };
}

function candidateMark(key: string, chosen: boolean): Draw {
  return (context) => {
    disc(context, 10);
    context.fillStyle = token(chosen ? '--action' : '--surface-0');
    context.fill();
    context.strokeStyle = token(chosen ? '--action' : '--line-strong');
    context.lineWidth = 1.5;
    context.stroke();
    letter(context, key, token(chosen ? '--on-action' : '--text-1'), 11);
  };
}

/** Ground of an area by status: a wash, hatched one way when watched and both ways in alarm: colour does not speak alone. */
function statusGround(status: AreaStatus): ImageData {
  return image(8, (context) => {
    context.fillStyle = token(`--${status}-wash`);
    context.fillRect(-4, -4, 8, 8);
    if (status === 'aman') return;
    context.strokeStyle = token(`--${status}`);
    context.globalAlpha = 0.45;
    context.lineWidth = 0.8;
    context.beginPath();
    for (const shift of [-8, 0, 8]) {
      context.moveTo(-8 + shift, 8);
      context.lineTo(8 + shift, -8);
      if (status !== 'rawan') continue;
      context.moveTo(-8 + shift, -8);
      context.lineTo(8 + shift, 8);
    }
    context.stroke();
  });
}

/** Adds every mark that the style names, in the colours of the theme drawn. Needs the fonts to be loaded. */
export function addImages(map: GlMap): void {
  const add = (id: string, data: ImageData): void => {
    if (!map.hasImage(id)) map.addImage(id, data, { pixelRatio: ratio });
  };
  for (const level of [1, 2, 3, 4] as const) {
    add(`priority-${level}`, image(36, priorityMark(level)));
    add(
      `cluster-${level}`,
      image(48, (context) => {
        disc(context, 15);
        context.fillStyle = token('--surface-1');
        context.fill();
        context.strokeStyle = token('--line-strong');
        context.lineWidth = 2;
        context.stroke();
        // The worst priority inside, by its shape and colour.
        context.translate(13, -12);
        context.scale(0.62, 0.62);
        priorityMark(level)(context);
      }),
    );
  }
  for (const status of Object.keys(unitColours) as UnitStatus[]) {
    add(`unit-${status}`, image(28, unitMark(status, false)));
    add(`unit-${status}-stale`, image(28, unitMark(status, true)));
    add(
      `heading-${status}`,
      image(40, (context) => {
        path(context, [
          [0, -17.5],
          [5.5, -10],
          [-5.5, -10],
        ]);
        context.fillStyle = token(unitColours[status]);
        context.fill();
      }),
    );
  }
  add(
    'unit-chosen',
    image(40, (context) => {
      disc(context, 16);
      context.strokeStyle = token('--action');
      context.lineWidth = 2;
      context.stroke();
    }),
  );
  add(
    'selected-ring',
    image(56, (context) => {
      for (const [radius, width, colour] of [
        [24, 1.5, '--surface-0'],
        [21, 3, '--action'],
      ] as const) {
        disc(context, radius);
        context.strokeStyle = token(colour);
        context.lineWidth = width;
        context.stroke();
      }
    }),
  );
  for (const key of ['A', 'B', 'C', 'D', 'E']) {
    add(`candidate-${key}`, image(24, candidateMark(key, false)));
    add(`candidate-${key}-chosen`, image(24, candidateMark(key, true)));
  }
  add(
    'post',
    image(20, (context) => {
      path(context, [
        [-7, -6],
        [7, -6],
        [7, 1],
        [0, 8],
        [-7, 1],
      ]);
      context.fillStyle = token('--surface-0');
      context.fill();
      context.strokeStyle = token('--text-2');
      context.lineWidth = 1.8;
      context.stroke();
    }),
  );
  add(
    'oneway',
    image(12, (context) => {
      path(context, [
        [-4, -2.5],
        [4, 0],
        [-4, 2.5],
      ]);
      context.fillStyle = token('--map-label');
      context.fill();
    }),
  );
  for (const shape of symbolShapes) {
    for (const colour of Object.keys(symbolColours) as SymbolColour[]) {
      add(
        `mark-${shape}-${colour}`,
        image(24, (context) => {
          const corners = symbolCorners[shape];
          if (corners.length === 0) disc(context, 7.5);
          else
            path(
              context,
              corners.map(([x, y]) => [x * 8, y * 8]),
            );
          context.strokeStyle = token('--surface-0');
          context.lineWidth = 4;
          context.stroke();
          context.fillStyle = token(symbolColours[colour]);
          context.fill();
        }),
      );
    }
  }
  for (const status of ['aman', 'waspada', 'rawan'] as const) add(`status-${status}`, statusGround(status));
  add(
    'status-none',
    image(8, () => {}),
  );
}
