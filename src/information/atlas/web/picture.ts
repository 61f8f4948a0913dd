import type { Map as GlMap } from 'maplibre-gl';
import { type SymbolShape, symbolCorners } from '../../../platform/print/symbols.types.ts';
import { scaleBar } from '../../../platform/web/map/scale.ts';
import { token } from '../../../platform/web/theme.ts';

export interface PictureWords {
  title: string;
  /** Each line with its colour, in the shape of a list's symbol or as a plate. */
  legend: readonly { text: string; colour: string; shape?: SymbolShape }[];
  /** Source and date. */
  foot: string;
  scale: (metres: number) => string;
}

/** Corners of the plate of a class, for a radius of 1. */
const plate = [
  [-1.3, -1],
  [1.3, -1],
  [1.3, 1],
  [-1.3, 1],
] as const;

/** The map's own picture is there only while it is drawn: it is copied within the next drawing. */
function copyCanvas(map: GlMap): Promise<HTMLCanvasElement> {
  return new Promise((resolve) => {
    void map.once('render', () => {
      const copy = document.createElement('canvas');
      const source = map.getCanvas();
      copy.width = source.width;
      copy.height = source.height;
      copy.getContext('2d')?.drawImage(source, 0, 0);
      resolve(copy);
    });
    map.triggerRepaint();
  });
}

/** The map as it stands, with title, legend, scale bar, source and date, as a PNG. */
export async function pictureOf(map: GlMap, words: PictureWords): Promise<Blob> {
  const drawn = await copyCanvas(map);
  const ratio = drawn.width / map.getCanvas().clientWidth;
  const line = 18 * ratio;
  const [head, foot] = [36 * ratio, 28 * ratio];
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width;
  canvas.height = drawn.height + head + foot;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  const write = (text: string, x: number, y: number, bold = false, colour = '--text-1'): void => {
    context.font = `${bold ? 600 : 400} ${13 * ratio}px "Noto Sans", sans-serif`;
    context.fillStyle = token(`--${colour.replace(/^--/, '')}`);
    context.fillText(text, x, y);
  };
  context.fillStyle = token('--surface-1');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, head);
  write(words.title, 12 * ratio, 24 * ratio, true);
  write(words.foot, 12 * ratio, canvas.height - 9 * ratio, false, '--text-2');

  const width = Math.max(...words.legend.map(({ text }) => context.measureText(text).width), 80 * ratio) + 48 * ratio;
  const height = (words.legend.length + 1.6) * line + 12 * ratio;
  const [left, top] = [8 * ratio, head + drawn.height - height - 8 * ratio];
  context.fillStyle = token('--surface-1');
  context.fillRect(left, top, width, height);
  words.legend.forEach(({ text, colour, shape }, index) => {
    const y = top + (index + 1) * line;
    context.fillStyle = colour;
    context.beginPath();
    const [x, middle, radius] = [left + 16 * ratio, y - 5 * ratio, 6 * ratio];
    const corners = shape === undefined ? plate : symbolCorners[shape];
    if (corners.length === 0) context.arc(x, middle, radius, 0, 2 * Math.PI);
    else for (const [dx, dy] of corners) context.lineTo(x + dx * radius, middle + dy * radius);
    context.closePath();
    context.fill();
    if (shape === undefined) {
      context.lineWidth = ratio;
      context.strokeStyle = token('--line-strong');
      context.stroke();
    }
    write(text, left + 32 * ratio, y);
  });
  const { metres, px } = scaleBar(map.getZoom(), map.getCenter().lat);
  const base = top + height - 8 * ratio;
  context.strokeStyle = token('--text-1');
  context.lineWidth = 1.5 * ratio;
  context.beginPath();
  context.moveTo(left + 8 * ratio, base - 5 * ratio);
  context.lineTo(left + 8 * ratio, base);
  context.lineTo(left + (8 + px) * ratio, base);
  context.lineTo(left + (8 + px) * ratio, base - 5 * ratio);
  context.stroke();
  write(words.scale(metres), left + (14 + px) * ratio, base);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

/** Hands a file to the person. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
