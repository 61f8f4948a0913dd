import { drawable } from '../../platform/print/page.ts';
import { a4, type Sheet } from '../../platform/print/sheet.ts';
import type { StatusLevel } from '../status/status.types.ts';
import { classOf, heatBounds } from './heat.rules.ts';
import type { AreaProfile, AreaShapes, Outline } from './profile.contract.ts';

/** A part of the page, points from the top left corner. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A4 upright in points. */
export const sheet = { ...a4, margin: 40 } as const;
/** Colours for paper: those of the light screens. */
export const ink = {
  text: '#10171d',
  quiet: '#505d69',
  line: '#c0cad3',
  land: '#f6f8f9',
  out: '#e9eef2',
  band: '#c3dbe6',
  mark: '#2b7391',
  shades: ['#e9eef2', '#c3dbe6', '#93bfd2', '#5b9ab4', '#2b7391'],
  status: { aman: '#0b6b43', waspada: '#8f5c00', rawan: '#940d17' },
} as const;

export interface Style {
  size?: number;
  bold?: boolean;
  colour?: string;
  align?: 'left' | 'right' | 'center';
  /** Lines it may take; 1 unless said. */
  lines?: number;
}

/** Writes a text into its place, cut with an ellipsis when it is too long. */
export function write(doc: Sheet, text: string, x: number, y: number, width: number, style: Style = {}): void {
  const { size = 8.5, bold = false, colour = ink.text, align = 'left', lines = 1 } = style;
  doc
    .font(bold ? 'bold' : 'plain')
    .fontSize(size)
    .fillColor(colour)
    .text(drawable(text), x, y, { width, height: lines * size * 1.37, ellipsis: '…', align, lineGap: -0.5 });
}

export function rule(doc: Sheet, x: number, y: number, width: number): void {
  doc
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.5)
    .strokeColor(ink.line)
    .stroke();
}

/** ● ▲ ■ in its colour. */
export function statusSymbol(doc: Sheet, x: number, y: number, status: StatusLevel, r = 4): void {
  if (status === 'aman') doc.circle(x, y, r);
  else if (status === 'waspada') doc.polygon([x, y - r], [x + r, y + r * 0.8], [x - r, y + r * 0.8]);
  else doc.rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
  doc.fill(ink.status[status]);
}

/** The area among its neighbours with roads, and circles as large as the reports of each cell. */
export function drawMap(doc: Sheet, shapes: AreaShapes, cells: AreaProfile['cells'], frame: Frame): void {
  const scale = Math.min(frame.width / (shapes.width * 1.12), frame.height / (shapes.height * 1.12));
  const dx = frame.x + (frame.width - shapes.width * scale) / 2;
  const dy = frame.y + (frame.height - shapes.height * scale) / 2;
  const at = (x = 0, y = 0): [number, number] => [dx + x * scale, dy + y * scale];
  const ring = (flat: readonly number[]): void => {
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const [x, y] = at(flat[i], flat[i + 1]);
      if (i === 0) doc.moveTo(x, y);
      else doc.lineTo(x, y);
    }
  };
  const trace = (outlines: readonly Outline[]): void => {
    for (const { rings } of outlines) {
      for (const one of rings) {
        ring(one);
        doc.closePath();
      }
    }
  };

  doc.save();
  doc.rect(frame.x, frame.y, frame.width, frame.height).clip();
  doc.rect(frame.x, frame.y, frame.width, frame.height).fill(ink.out);
  trace(shapes.neighbours);
  doc.lineWidth(0.5).strokeColor(ink.line).stroke();
  trace(shapes.outline);
  doc.fillColor(ink.land).fill('even-odd');
  trace(shapes.cells);
  doc.lineWidth(0.3).strokeColor(ink.line).stroke();
  for (const { rank, line } of shapes.roads) {
    ring(line);
    doc
      .lineWidth(rank === 0 ? 1.2 : rank < 3 ? 0.8 : 0.4)
      .strokeColor('#cfd7de')
      .stroke();
  }
  trace(shapes.children);
  doc.lineWidth(0.6).strokeColor(ink.quiet).stroke();
  trace(shapes.outline);
  doc.lineWidth(1.4).strokeColor(ink.text).stroke();
  const counts = new Map(cells.items.map(({ code, n }) => [code, n]));
  const most = Math.max(5, ...cells.items.map(({ n }) => n ?? 0));
  for (const cell of shapes.cells) {
    const n = counts.get(cell.code) ?? 0;
    // Areas of circles follow the counts; below five a circle would say more than is known.
    if (n >= 5)
      doc
        .circle(...at(cell.x, cell.y), 9 * Math.sqrt(n / most))
        .fillOpacity(0.6)
        .fill(ink.mark);
  }
  doc.fillOpacity(1);
  for (const { name, x, y } of shapes.children.length <= 14 ? shapes.children : []) {
    const [left, top] = at(x, y);
    write(doc, name, left - 40, top - 4, 80, { size: 6.5, bold: true, align: 'center' });
  }
  doc.restore();
  doc.rect(frame.x, frame.y, frame.width, frame.height).lineWidth(0.5).strokeColor(ink.line).stroke();
}

/** Reports by month as a line in its band, with what is usual behind it. */
export function drawTrend(doc: Sheet, trend: AreaProfile['trend'], frame: Frame, monthName: (month: string) => string) {
  const { months, usual } = trend;
  const most = Math.max(
    5,
    usual?.high ?? 0,
    ...months.map(({ ends, expected }) => Math.max(ends?.high ?? 0, expected ?? 0)),
  );
  const [left, bottom] = [frame.x + 20, frame.y + frame.height - 12];
  const x = (index: number): number => left + (index * (frame.width - 24)) / Math.max(1, months.length - 1);
  const y = (value: number): number => bottom - (value / most) * (frame.height - 16);
  if (usual) {
    doc.rect(left, y(usual.high), frame.width - 24, y(usual.low) - y(usual.high)).fill(ink.out);
  }
  const known = months.flatMap((month, at) => (month.ends === null ? [] : [{ ...month, ends: month.ends, at }]));
  // The running month is not whole: its count would look like a fall.
  const whole = known.filter(({ expected, at }) => expected === null && at < months.length - 1);
  if (whole.length > 1) {
    const corners = [
      ...whole.map(({ ends, at }): [number, number] => [x(at), y(ends.high)]),
      ...whole.toReversed().map(({ ends, at }): [number, number] => [x(at), y(ends.low)]),
    ];
    doc
      .polygon(...corners)
      .fillOpacity(0.7)
      .fill(ink.band)
      .fillOpacity(1);
    for (const [i, { n, at }] of whole.entries()) {
      if (i === 0) doc.moveTo(x(at), y(n ?? 0));
      else doc.lineTo(x(at), y(n ?? 0));
    }
    doc.lineWidth(1.2).strokeColor(ink.text).stroke();
    const running = known.at(-1);
    const last = whole.at(-1)!;
    if (running?.expected) {
      doc.moveTo(x(last.at), y(last.n ?? 0)).lineTo(x(running.at), y(running.expected));
      doc.dash(2, { space: 2 }).lineWidth(1).strokeColor(ink.text).stroke().undash();
      doc.circle(x(running.at), y(running.expected), 2).lineWidth(1).stroke();
    }
  }
  rule(doc, left, bottom, frame.width - 24);
  write(doc, String(Math.round(most)), frame.x, y(most) - 3, 17, { size: 6.5, colour: ink.quiet, align: 'right' });
  write(doc, '0', frame.x, bottom - 5, 17, { size: 6.5, colour: ink.quiet, align: 'right' });
  for (const at of [0, 6, 12, 18, months.length - 1]) {
    const month = months[at];
    if (month)
      write(doc, monthName(month.month), Math.min(x(at) - 18, frame.x + frame.width - 34), bottom + 2, 36, {
        size: 6.5,
        colour: ink.quiet,
        align: 'center',
      });
  }
}

/** Reports by hour and weekday as shades. Answers the greatest count of a box. */
export function drawHeat(doc: Sheet, heat: AreaProfile['heat'], frame: Frame, days: readonly string[]): number {
  const bounds = heatBounds(heat.rows);
  const columns = heat.rows[0]?.length ?? 24;
  const [w, h] = [(frame.width - 22) / columns, (frame.height - 10) / 7];
  for (const [day, row] of heat.rows.entries()) {
    write(doc, days[day] ?? '', frame.x, frame.y + 10 + day * h + h / 2 - 4.5, 22, { size: 6.5, colour: ink.quiet });
    for (const [column, n] of row.entries()) {
      const shade = n === null ? 0 : Math.max(0, classOf(n, bounds) - 1);
      doc.rect(frame.x + 22 + column * w, frame.y + 10 + day * h, w - 0.6, h - 0.6).fill(ink.shades[shade] ?? ink.out);
    }
  }
  for (const hour of [0, 6, 12, 18]) {
    const x = frame.x + 22 + (hour / heat.hours) * w;
    write(doc, String(hour).padStart(2, '0'), x, frame.y, 20, { size: 6.5, colour: ink.quiet });
  }
  return Math.max(0, ...heat.rows.flat().map((n) => n ?? 0));
}
