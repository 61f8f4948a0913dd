import { invalid, type Problem } from '../../platform/problem/problem.ts';

const broken = (): Problem =>
  invalid([], { id: 'Ini bukan berkas XLSX yang utuh.', en: 'This is not a whole XLSX file.' });

/** Parts of a workbook; real ones have some dozen. */
const mostParts = 2_000;

/**
 * Looks at the directory of a ZIP file before anything is unpacked. The unpacker gives each part no more room than its
 * directory says, so that the sum of these is the most memory it can take.
 * @throws Problem invalid when it is no ZIP file, or would unpack to more than `most` bytes.
 */
export function checkZip(bytes: Uint8Array, most: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The end record stands last, before a comment of at most 65,535 bytes.
  let end = bytes.length - 22;
  const first = Math.max(0, end - 65_535);
  while (end >= first && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < first) throw broken();
  const count = view.getUint16(end + 10, true);
  if (count === 0 || count > mostParts) throw broken();
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let part = 0; part < count; part++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw broken();
    total += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (total > most) {
    const size = Math.round(most / 1024 / 1024);
    throw invalid([], {
      id: `Isi berkas XLSX lebih besar dari ${size} MB setelah dibuka.`,
      en: `The XLSX file is larger than ${size} MB when unpacked.`,
    });
  }
}
