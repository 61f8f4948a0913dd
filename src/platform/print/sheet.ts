import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

const fontFile = (weight: 400 | 700): string =>
  fileURLToPath(import.meta.resolve(`@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff`));

/** A4 upright in points. */
export const a4 = { width: 595.28, height: 841.89 } as const;

export type Sheet = PDFKit.PDFDocument;
export interface OpenSheet {
  doc: Sheet;
  /** The whole file, after `doc.end()`. */
  finished: Promise<Buffer>;
}

/** Opens an A4 file with the fonts `plain` and `bold` inside it; no browser and no font of the machine is used. */
export function openSheet(
  title: string,
  options: Pick<PDFKit.PDFDocumentOptions, 'layout' | 'margins' | 'bufferPages'>,
): OpenSheet {
  const doc = new PDFDocument({
    size: 'A4',
    ...options,
    info: { Title: title, Creator: 'Harmoni' },
    font: fontFile(400),
  });
  doc.registerFont('plain', fontFile(400)).registerFont('bold', fontFile(700));
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  return { doc, finished };
}
