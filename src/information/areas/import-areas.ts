import type { BilingualText } from '../../platform/geo/geo-error.ts';
import { type GeometryRepair, repairArea } from '../../platform/geo/geometry.ts';
import type { GeoSource } from '../../platform/geo/source.ts';
import { cleanText, parseDecimal } from '../../platform/geo/text.ts';
import { levelOfCode, normaliseAreaCode, parentOfCode, rtSegment, rwSegment } from './area-codes.ts';
import { type AreaNames, loadAreaNames, namesNotice } from './area-names.ts';
import type { AreaInput, ImportResult } from './geodata.ts';
import {
  boundsOf,
  type Fields,
  foldName,
  foldRegencyName,
  ImportLog,
  type ImportOptions,
  type RawRecord,
  readRecords,
} from './import-common.ts';

/**
 * Where each value is looked for, the first name with a value wins; case, spaces, underscores and dashes do not matter.
 * `code` is the area's own code. Without it, `villageCode` with `rw` (and `rt`) makes the code of an RW or RT, and
 * `villageCode` alone that of a village.
 */
export const defaultAreaFields = {
  code: ['kode', 'code', 'kode_wilayah', 'kode_kemendagri', 'kdppum', 'kode_area', 'id_wilayah'],
  villageCode: ['kode_kelurahan', 'kode_desa', 'kode_kel', 'kdepum', 'village_code', 'kel_code'],
  rw: ['rw', 'no_rw', 'nama_rw'],
  rt: ['rt', 'no_rt', 'nama_rt'],
  name: ['nama', 'name', 'namobj', 'wadmkd', 'nama_wilayah', 'nama_kelurahan', 'nama_desa'],
  population: ['penduduk', 'population', 'jumlah_penduduk'],
  validFrom: ['valid_from', 'berlaku_dari', 'berlaku_sejak'],
  validTo: ['valid_to', 'berlaku_sampai'],
} as const satisfies Record<string, readonly string[]>;

export type AreaField = keyof typeof defaultAreaFields;

export interface AreaImportOptions extends ImportOptions {
  /** Names to look for instead of the default ones. */
  fields?: Partial<Record<AreaField, readonly string[]>>;
  /** First day for areas whose file says none; 1900-01-01 ("always so") by default. */
  validFrom?: string;
  /** Official names; those of `idn-area-data` by default. */
  names?: AreaNames;
}

const repairTexts: Record<GeometryRepair, BilingualText> = {
  swapped: { id: 'koordinat tertukar [lintang, bujur], dibalik', en: 'coordinates were [lat, lon] and were swapped' },
  closed: { id: 'batas tidak tertutup, ditutup', en: 'an unclosed boundary was closed' },
  crossing: { id: 'batas memotong dirinya, diperbaiki', en: 'a boundary that crosses itself was repaired' },
  winding: { id: 'arah putaran batas disesuaikan dengan RFC 7946', en: 'winding was turned to RFC 7946' },
  'dropped-part': { id: 'bagian tanpa luas dibuang', en: 'a part without area was dropped' },
};

/**
 * Boundaries from GeoJSON or CSV at any level from province to RT. A row is refused when its code is absent or wrong, its
 * geometry cannot be used, or its code already came with overlapping validity (the first row stays). Names are checked against
 * the official ones: the official spelling replaces a mere difference of case, a real difference is kept with a warning.
 * Throws `GeoFileError` when the file as a whole cannot be read; then nothing of it is returned.
 */
export async function importAreas(
  source: GeoSource,
  options: AreaImportOptions = {},
): Promise<ImportResult<AreaInput>> {
  const log = new ImportLog<AreaInput>(options.language);
  const names = options.names ?? (await loadAreaNames());
  const seen = new Map<string, { row: number; area: AreaInput }[]>();
  for await (const record of readRecords(source, log.readOptions(options))) {
    const area = toArea(record, options, names, log);
    if (!area) continue;
    const versions = seen.get(area.code) ?? [];
    const other = versions.find((version) => overlap(version.area, area));
    if (other) {
      log.refuse(record.row, {
        id: `kode ${area.code} sudah ada di baris ${other.row}`,
        en: `code ${area.code} already came in row ${other.row}`,
      });
      continue;
    }
    seen.set(area.code, [...versions, { row: record.row, area }]);
    log.rows.push(area);
  }
  // The names themselves, or their agreement with the official ones, come from there.
  const known = !options.names && log.rows.some(({ code }) => names.has(code));
  return { ...log.result(), ...(known ? { notice: namesNotice } : {}) };
}

/** Validity is half-open: `validTo` is the first day on which the area is no longer valid. */
function overlap(a: AreaInput, b: AreaInput): boolean {
  return (b.validTo === null || a.validFrom < b.validTo) && (a.validTo === null || b.validFrom < a.validTo);
}

function toArea(
  record: RawRecord,
  options: AreaImportOptions,
  names: AreaNames,
  log: ImportLog<AreaInput>,
): AreaInput | null {
  const { row } = record;
  const no = (reason: BilingualText): null => {
    log.refuse(row, reason);
    return null;
  };
  if (record.problem) return no(record.problem);
  const field = (name: AreaField) => options.fields?.[name] ?? defaultAreaFields[name];
  const code = findCode(record.fields, field);
  if (typeof code !== 'string') return no(code);

  const validFrom = day(record.fields.get(field('validFrom')), options.validFrom ?? '1900-01-01');
  const validTo = day(record.fields.get(field('validTo')), null);
  if (
    validFrom === undefined ||
    validFrom === null ||
    validTo === undefined ||
    (validTo !== null && validTo <= validFrom)
  ) {
    return no({ id: 'tanggal berlaku salah (TTTT-BB-HH)', en: 'wrong dates of validity (YYYY-MM-DD)' });
  }
  const checked = repairArea(record.geometry, boundsOf(options));
  if (!checked.ok) return no(checked.reason);
  for (const repair of checked.value.repairs) log.count(row, repairTexts[repair]);

  const name = settleName(code, cleanText(record.fields.get(field('name'))), names, row, log);
  if (name === null) return no({ id: `tidak ada nama untuk ${code}`, en: `there is no name for ${code}` });
  const people = parseDecimal(record.fields.get(field('population')));
  return {
    code,
    parentCode: parentOfCode(code),
    level: levelOfCode(code),
    name,
    geometry: checked.value.geometry,
    validFrom,
    validTo,
    population: people !== null && people >= 0 && people < 2 ** 31 ? Math.round(people) : null,
  };
}

function findCode(fields: Fields, field: (name: AreaField) => readonly string[]): string | BilingualText {
  const own = fields.get(field('code'));
  const village = fields.get(field('villageCode'));
  if (own === undefined && village === undefined) return { id: 'tidak ada kode wilayah', en: 'there is no area code' };
  const code = normaliseAreaCode(own ?? village);
  if (code === null) {
    const shown = cleanText(own ?? village) ?? '';
    return { id: `"${shown}" bukan kode Kemendagri`, en: `"${shown}" is not a Kemendagri code` };
  }
  // A file with its own codes may still have a column "rw", for instance the number of RWs in a village.
  if (own !== undefined || !fields.has(field('rw'))) return code;
  const rw = rwSegment(String(fields.get(field('rw')) ?? ''));
  if (rw === '') return { id: 'nomor RW kosong atau salah', en: 'the RW number is empty or wrong' };
  if (!fields.has(field('rt'))) return `${code}.${rw}`;
  const rt = rtSegment(String(fields.get(field('rt')) ?? ''));
  if (rt === '') return { id: 'nomor RT kosong atau salah', en: 'the RT number is empty or wrong' };
  return `${code}.${rw}.${rt}`;
}

/** The day as YYYY-MM-DD; the default when there is none; undefined when it is not a day. */
function day(value: unknown, absent: string | null): string | null | undefined {
  if (value === undefined) return absent;
  const text = String(value).slice(0, 10);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : text;
}

function settleName(
  code: string,
  given: string | null,
  names: AreaNames,
  row: number,
  log: ImportLog<AreaInput>,
): string | null {
  const level = levelOfCode(code);
  if (level === 'rw' || level === 'rt') return given ?? localName(code);
  const official = names.get(code);
  if (official === undefined) {
    log.count(row, { id: 'kode tidak ada dalam daftar nama resmi', en: 'code is not in the list of official names' });
    return given;
  }
  if (given === null || foldName(given) === foldName(official)) return official;
  if (level === 'regency' && foldRegencyName(given) === foldRegencyName(official)) return official;
  log.warn({
    id: `baris ${row}: nama "${given}" untuk ${code}; nama resmi "${official}"`,
    en: `row ${row}: name "${given}" for ${code}; the official name is "${official}"`,
  });
  return given;
}

function localName(code: string): string {
  const last = code.slice(code.lastIndexOf('.') + 1);
  return `${last.slice(0, 2)} ${last.slice(2)}`;
}
