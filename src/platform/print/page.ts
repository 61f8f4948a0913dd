import { a4, openSheet } from './sheet.ts';

/** A4 in points, with the margins of an office printer. */
export const paper = { left: 54, right: 54, top: 54, bottom: 62, ...a4 } as const;
const ink = '#111418';
const grey = '#565d66';
const rule = '#c4c9cf';
const keyWidth = 132;

/**
 * The text as the embedded font can draw it: letters outside Latin lose their marks, what still cannot be drawn becomes
 * `?`, line breaks stay.
 */
export function drawable(text: string): string {
  const known = /[\n\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u2010-\u2027\u2030-\u203a\u20ac\u2122\u2212]/;
  const write = (char: string): string => {
    if (char === '→') return '›';
    if (char === '\t') return ' ';
    if (known.test(char)) return char;
    const base = char.normalize('NFKD').replace(/\p{M}/gu, '');
    return Array.from(base).every((one) => known.test(one)) ? base : '?';
  };
  return Array.from(text.replace(/\r\n?/g, '\n'), write).join('');
}

/** The few forms that a printed report or list is made of. */
export interface ReportPage {
  heading(left: string, right: string): void;
  banner(text: string): void;
  title(text: string): void;
  section(text: string): void;
  facts(rows: [key: string, value: string][]): void;
  /** The head stands again on each page that the table goes on to. */
  table(widths: number[], head: string[], rows: string[][]): void;
  paragraph(text: string, quiet?: boolean): void;
  /** Numbers the pages, writes `footer` on each, and answers the whole file. */
  finish(footer: (page: number, pages: number) => string): Promise<Buffer>;
}

/** Opens an A4 document with embedded fonts; no browser and no font of the machine is used. */
export function createReportPage(title: string, layout: 'portrait' | 'landscape' = 'portrait'): ReportPage {
  const [width, height] = layout === 'portrait' ? [paper.width, paper.height] : [paper.height, paper.width];
  const inside = width - paper.left - paper.right;
  const margins = { top: paper.top, bottom: paper.bottom, left: paper.left, right: paper.right };
  const { doc, finished } = openSheet(title, { layout, bufferPages: true, margins });

  /** Makes room on this page or the next; says whether a page was begun. */
  const room = (needed: number): boolean => {
    if (doc.y + needed <= height - paper.bottom) return false;
    doc.addPage();
    return true;
  };
  const line = (y: number): void => {
    doc
      .moveTo(paper.left, y)
      .lineTo(width - paper.right, y)
      .lineWidth(0.6)
      .strokeColor(rule)
      .stroke();
  };
  const style = (font: 'plain' | 'bold', size: number, colour = ink) => doc.font(font).fontSize(size).fillColor(colour);

  type RowCell = { text: string; width: number; font: 'plain' | 'bold'; colour: string };
  function row(cells: RowCell[], head?: RowCell[]): void {
    const tall = Math.max(
      ...cells.map((cell) =>
        style(cell.font, 9.5).heightOfString(drawable(cell.text) || ' ', { width: cell.width - 8 }),
      ),
    );
    if (room(Math.min(tall, 400) + 5) && head) row(head);
    const top = doc.y;
    let x: number = paper.left;
    let bottom = top;
    for (const cell of cells) {
      style(cell.font, 9.5, cell.colour).text(drawable(cell.text), x, top, { width: cell.width - 8 });
      bottom = Math.max(bottom, doc.y);
      x += cell.width;
    }
    doc.x = paper.left;
    doc.y = bottom + 4;
  }

  return {
    heading(left, right) {
      style('bold', 11).text(drawable(left), paper.left, paper.top, { width: inside * 0.65 });
      const below = doc.y;
      style('plain', 9, grey).text(drawable(right), paper.left + inside * 0.65, paper.top, {
        width: inside * 0.35,
        align: 'right',
      });
      doc.x = paper.left;
      doc.y = Math.max(below, doc.y) + 4;
      line(doc.y);
      doc.y += 10;
    },
    banner(text) {
      doc.rect(paper.left, doc.y, inside, 22).lineWidth(1).strokeColor(ink).stroke();
      style('bold', 10).text(drawable(text), paper.left, doc.y + 5, { width: inside, align: 'center' });
      doc.x = paper.left;
      doc.y += 10;
    },
    title(text) {
      style('bold', 16).text(drawable(text), { width: inside });
      doc.y += 4;
    },
    section(text) {
      room(48);
      doc.y += 8;
      style('bold', 11).text(drawable(text), paper.left, doc.y, { width: inside });
      line(doc.y + 2);
      doc.y += 7;
    },
    facts(rows) {
      for (const [key, value] of rows) {
        row([
          { text: key, width: keyWidth, font: 'plain', colour: grey },
          { text: value, width: inside - keyWidth, font: 'plain', colour: ink },
        ]);
      }
    },
    table(widths, head, rows) {
      const total = widths.reduce((sum, width) => sum + width, 0);
      const cells = (texts: string[], font: 'plain' | 'bold', colour: string) =>
        texts.map((text, at) => ({ text, width: ((widths[at] ?? 0) / total) * inside, font, colour }));
      const titles = cells(head, 'bold', grey);
      row(titles);
      for (const texts of rows) row(cells(texts, 'plain', ink), titles);
    },
    paragraph(text, quiet = false) {
      style('plain', quiet ? 8.5 : 9.5, quiet ? grey : ink).text(drawable(text), paper.left, doc.y, { width: inside });
      doc.y += 4;
    },
    finish(footer) {
      const { start, count } = doc.bufferedPageRange();
      for (let at = start; at < start + count; at++) {
        doc.switchToPage(at);
        // The footer stands in the margin, where text would otherwise open a new page.
        doc.page.margins.bottom = 0;
        style('plain', 8, grey).text(drawable(footer(at + 1, count)), paper.left, height - 42, {
          width: inside,
          align: 'center',
          lineBreak: false,
        });
      }
      doc.end();
      return finished;
    },
  };
}
