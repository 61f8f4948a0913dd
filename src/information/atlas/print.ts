import { openSheet, type Sheet } from '../../platform/print/sheet.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { RegisterDefinition } from '../registers/definition.types.ts';
import { gaugeWords, type StatusLevel, statusLevels, statusWords } from '../status/status.types.ts';
import type { Box, Figures, PlacedRecord, PrintQuery } from './atlas.contract.ts';
import { classesOf, classOf, type ValueClass } from './classes.rules.ts';
import { type Projection, project, scaleLength } from './print.frame.ts';
import { hatch, ink, legendFrame, mapFrame, outline, type Ring, sheet, statusSymbol, symbol } from './print.page.ts';
import { type PrintWord, printTexts } from './print.texts.ts';

export interface PrintedMarks {
  items: readonly PlacedRecord[];
  /** How many there are, also beyond those drawn. */
  total: number;
  of: ReadonlyMap<string, Pick<RegisterDefinition, 'symbol' | 'texts'>>;
}

export interface PrintedMap {
  query: PrintQuery;
  district: { name: string; timezone: string; realm: string };
  /** Source of the map data, as its licence asks. */
  attribution: string;
  coloured:
    | { kind: 'none' }
    | { kind: 'status'; gauge: string | null; of: ReadonlyMap<string, StatusLevel | null> }
    | { kind: 'figures'; measure: 'incidents' | 'rate' | 'population' | 'register'; figures: Figures; of: Text | null };
  borders: readonly {
    level: string;
    areas: readonly { code: string; geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon }[];
  }[];
  roads: readonly { road_class: string; flat: readonly number[] }[];
  /** Records in the part that the frame shows. */
  marks(box: Box): Promise<PrintedMarks>;
  printedBy: string;
  now: Date;
}

/** Draws the page: everything as vectors, with legend, scale, source, period and date. Answers the PDF file. */
export async function printMap(map: PrintedMap): Promise<Buffer> {
  const { query, district } = map;
  const say = (word: PrintWord): string => printTexts[word][query.language];
  const projection = project(query.bbox, mapFrame);
  const marks = await map.marks(projection.box);
  const title = query.title || say('map');
  const { margin, width } = sheet;
  const margins = { top: margin, bottom: 0, left: margin, right: margin };
  const { doc, finished } = openSheet(title, { layout: 'landscape', margins });
  doc
    .font('bold')
    .fontSize(16)
    .fillColor(ink.text)
    .text(title, margin, margin, { width: 590, height: 22, ellipsis: true });
  doc
    .font('plain')
    .fontSize(9.5)
    .fillColor(ink.quiet)
    .text(subtitle(map), margin, margin + 24, { width: 600 });
  if (district.realm !== 'live') {
    const word = say(district.realm === 'demo' ? 'sample' : 'exercise');
    doc.font('bold').fontSize(10).fillColor(ink.status.waspada);
    doc.text(word, width - margin - 170, margin + 2, { width: 170, align: 'right' });
  }
  drawMap(doc, map, projection, marks);
  drawLegend(doc, map, marks);
  drawScale(doc, projection);
  const foot = [
    map.attribution && `${say('source')}: ${map.attribution}`,
    `${say('printed')} ${moment(map, map.now)} ${say('by')} ${map.printedBy}`,
  ];
  doc.font('plain').fontSize(8).fillColor(ink.quiet);
  doc.text(foot.filter(Boolean).join(' · '), margin, 548, { width: width - 2 * margin, height: 24, ellipsis: true });
  doc.end();
  return finished;
}

function moment({ district, query }: PrintedMap, at: Date): string {
  return new Intl.DateTimeFormat(query.language === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: district.timezone,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
}

/** What is coloured, at which level, over which period, counted how often. */
function subtitle(map: PrintedMap): string {
  const { coloured, query, district } = map;
  const say = (word: PrintWord): string => printTexts[word][query.language];
  if (coloured.kind === 'none') return district.name;
  if (coloured.kind === 'status')
    return `${district.name} · ${heading(map)} ${say(query.level)} · ${say('asOf')} ${moment(map, map.now)}`;
  const { from, to, asOf, n, unplaced } = coloured.figures;
  const period =
    from && to
      ? `${say('period')} ${moment(map, new Date(from))} – ${moment(map, new Date(to))}`
      : `${say('asOf')} ${moment(map, new Date(asOf))}`;
  const rest = unplaced > 0 ? ` (${unplaced} ${say('unplaced')})` : '';
  return `${district.name} · ${heading(map)} ${say(query.level)} · ${period} · n = ${n}${rest}`;
}

function heading({ coloured, query }: PrintedMap): string {
  const { language } = query;
  if (coloured.kind === 'status') {
    const gauge = Object.entries(gaugeWords).find(([id]) => id === coloured.gauge)?.[1];
    return gauge?.[language] ?? printTexts.status[language];
  }
  if (coloured.kind === 'figures')
    return coloured.of
      ? `${printTexts.register[language]}: ${coloured.of[language]}`
      : printTexts[coloured.measure][language];
  return '';
}

const polygonsOf = (geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon): GeoJSON.Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

function drawMap(doc: Sheet, map: PrintedMap, { toPage }: Projection, marks: PrintedMarks): void {
  const { x, y, width, height } = mapFrame;
  const ringsOf = (geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon): Ring[] =>
    polygonsOf(geometry).flatMap((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]) => toPage(lon, lat))));
  const shown = (rings: readonly Ring[]): boolean =>
    rings.some((ring) => ring.some(([px, py]) => px >= x && px <= x + width && py >= y && py <= y + height));
  doc.save().rect(x, y, width, height).fill(ink.out).rect(x, y, width, height).clip();
  const { coloured } = map;
  const classes =
    coloured.kind === 'figures' ? classesOf(coloured.figures.items.flatMap(({ value }) => value ?? [])) : [];
  const figures = new Map(coloured.kind === 'figures' ? coloured.figures.items.map((one) => [one.code, one]) : []);
  for (const { level, areas } of map.borders) {
    const own = level === map.query.level;
    for (const { code, geometry } of areas) {
      const rings = ringsOf(geometry);
      if (!shown(rings)) continue;
      if (own) {
        const status = coloured.kind === 'status' ? coloured.of.get(code) : undefined;
        const figure = figures.get(code);
        const index = classOf(classes, figure?.value ?? null);
        const fill = status ? ink.wash[status] : index === undefined ? ink.land : (ink.classes[index] ?? ink.land);
        outline(doc, rings);
        doc.fill(fill, 'even-odd');
        if (status && status !== 'aman') hatch(doc, rings, ink.status[status], status === 'rawan');
        if (coloured.kind === 'figures' && coloured.measure === 'rate' && figure?.few)
          hatch(doc, rings, ink.quiet, false);
      }
      outline(doc, rings);
      doc
        .lineWidth(own ? 0.35 : level === 'district' ? 0.8 : 1.4)
        .strokeColor(ink.line)
        .stroke();
    }
  }
  for (const { road_class: kind, flat } of map.roads) {
    doc.moveTo(...toPage(flat[0] ?? 0, flat[1] ?? 0));
    for (let i = 2; i + 1 < flat.length; i += 2) doc.lineTo(...toPage(flat[i] ?? 0, flat[i + 1] ?? 0));
    doc
      .lineWidth(kind === 'motorway' || kind === 'trunk' ? 1 : 0.5)
      .strokeColor('#adb9c4')
      .stroke();
  }
  if (coloured.kind === 'status') {
    for (const { code, geometry } of map.borders.find(({ level }) => level === map.query.level)?.areas ?? []) {
      const status = coloured.of.get(code);
      const ring = polygonsOf(geometry)[0]?.[0] ?? [];
      if (!status || ring.length === 0) continue;
      statusSymbol(doc, ...toPage(...middle(ring)), status, 4);
    }
  }
  for (const { register, lon, lat } of marks.items) {
    const of = marks.of.get(register);
    if (of) symbol(doc, ...toPage(lon, lat), of.symbol.shape, ink.symbol[of.symbol.colour], 3.6);
  }
  doc.restore().rect(x, y, width, height).lineWidth(0.6).strokeColor(ink.line).stroke();
}

/** Middle of a ring by its area; of its corners where it has none. */
function middle(ring: readonly GeoJSON.Position[]): [lon: number, lat: number] {
  let [twice, x, y] = [0, 0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  const [lon = 0, lat = 0] = ring[0] ?? [];
  return twice === 0 ? [lon, lat] : [x / (3 * twice), y / (3 * twice)];
}

function drawLegend(doc: Sheet, map: PrintedMap, marks: PrintedMarks): void {
  const { x, width } = legendFrame;
  const { language } = map.query;
  const say = (word: PrintWord): string => printTexts[word][language];
  let { y } = legendFrame;
  const line = (text: string, draw: (middle: number) => void): void => {
    draw(y + 6);
    doc
      .font('plain')
      .fontSize(9)
      .fillColor(ink.text)
      .text(text, x + 26, y, { width: width - 26 });
    y = Math.max(doc.y, y + 14) + 2;
  };
  const head = (text: string): void => {
    doc.font('bold').fontSize(10).fillColor(ink.text).text(text, x, y, { width });
    y = doc.y + 4;
  };
  const { coloured } = map;
  if (coloured.kind !== 'none') head(heading(map));
  if (coloured.kind === 'status') {
    for (const status of statusLevels) {
      line(statusWords[status][language], (at) => statusSymbol(doc, x + 9, at, status, 5));
    }
  }
  if (coloured.kind === 'figures') {
    const classes = classesOf(coloured.figures.items.flatMap(({ value }) => value ?? []));
    for (const [index, one] of classes.entries()) {
      const box = (at: number) =>
        doc
          .rect(x, at - 5, 18, 10)
          .lineWidth(0.4)
          .fillAndStroke(ink.classes[index] ?? ink.land, ink.line);
      line(bounds(one, language), box);
    }
    if (coloured.measure === 'rate') {
      line(say('few'), (at) => {
        doc
          .rect(x, at - 5, 18, 10)
          .lineWidth(0.4)
          .strokeColor(ink.line)
          .stroke();
        for (let dx = 0; dx < 18; dx += 4) doc.moveTo(x + dx, at + 5).lineTo(x + Math.min(18, dx + 10), at - 5);
        doc.strokeColor(ink.quiet).stroke();
      });
    }
    doc
      .font('plain')
      .fontSize(8)
      .fillColor(ink.quiet)
      .text(`${say('source')}: ${coloured.figures.source[language]}`, x, y, { width });
    y = doc.y + 8;
  }
  if (marks.of.size > 0) head(say('legend'));
  for (const { symbol: mark, texts } of marks.of.values()) {
    line(texts.many[language], (at) => symbol(doc, x + 9, at, mark.shape, ink.symbol[mark.colour], 5));
  }
  if (marks.total > marks.items.length) {
    doc.font('plain').fontSize(8).fillColor(ink.quiet);
    doc.text(`${marks.items.length} / ${marks.total}: ${say('more')}`, x, y, { width });
  }
}

/** "1–4"; rates with one decimal. */
function bounds({ from, to }: ValueClass, language: 'id' | 'en'): string {
  const format = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 });
  return from === to ? format.format(from) : `${format.format(from)}–${format.format(to)}`;
}

/** Scale bar and north, in the lower left corner of the map. */
function drawScale(doc: Sheet, { perMetre }: Projection): void {
  const { x, y, height } = mapFrame;
  const { metres, points } = scaleLength(perMetre, 120);
  const [left, base] = [x + 12, y + height - 12];
  doc
    .rect(left - 6, base - 20, points + 66, 28)
    .fillOpacity(0.85)
    .fill('#ffffff')
    .fillOpacity(1);
  doc
    .moveTo(left, base - 5)
    .lineTo(left, base)
    .lineTo(left + points, base)
    .lineTo(left + points, base - 5);
  doc.lineWidth(1).strokeColor(ink.text).stroke();
  doc.font('plain').fontSize(8).fillColor(ink.text);
  doc.text(metres >= 1000 ? `${metres / 1000} km` : `${metres} m`, left, base - 17, { width: Math.max(points, 40) });
  const top = left + points + 40;
  doc.polygon([top, base - 17], [top + 5, base], [top, base - 4], [top - 5, base]).fill(ink.text);
  doc
    .font('bold')
    .fontSize(8)
    .text('U/N', top - 24, base - 10, { width: 20 });
}
