import { type Checked, refuse } from '../../platform/geo/coordinates.ts';
import { GeoFileError } from '../../platform/geo/geo-error.ts';
import type { GeoSource } from '../../platform/geo/source.ts';
import { cleanText } from '../../platform/geo/text.ts';
import { normaliseAreaCode } from './area-codes.ts';
import { AreaFinder, type KnownArea } from './area-finder.ts';
import type { ImportResult, PopulationInput } from './geodata.ts';
import { ImportLog, type ImportOptions, type RawRecord, readRecords } from './import-common.ts';
import { readPeopleCounts } from './people-count.ts';

const fields = {
  code: ['kode', 'code', 'kode_wilayah', 'kode_kemendagri', 'kode_kelurahan', 'kode_kecamatan'],
  year: ['year', 'tahun', 'tahun_penduduk'],
  population: ['population', 'penduduk', 'jumlah_penduduk', 'jumlah_penduduk_jiwa', 'total'],
  regency: ['city', 'kota', 'kabupaten', 'kabupaten_kota', 'kab_kota', 'regency'],
  district: ['district', 'kecamatan', 'kecamatan_kapanewon', 'kapanewon', 'kemantren'],
  village: ['subdistrict', 'village', 'kelurahan', 'desa', 'kelurahan_desa'],
} as const;

export interface PopulationImportOptions extends ImportOptions {
  /** Year for files without a column of years. */
  year?: number;
}

/**
 * Residents by area from CSV (or GeoJSON properties), for areas that are known already: found by code, else by the names of
 * regency, district and village, without regard to case and spaces. Rows of regencies that are not known are passed over with
 * one warning that counts them; other rows that find no area are refused. Counts follow `readPeopleCounts`.
 * Throws `GeoFileError`.
 */
export async function importPopulation(
  source: GeoSource,
  known: readonly KnownArea[],
  options: PopulationImportOptions = {},
): Promise<ImportResult<PopulationInput>> {
  const log = new ImportLog<PopulationInput>(options.language);
  const records: RawRecord[] = [];
  for await (const record of readRecords(source, log.readOptions(options))) records.push({ ...record, geometry: null });
  if (records.length > 0 && !records.some((record) => record.fields.has(fields.population))) {
    throw new GeoFileError(source.name, null, {
      id: 'tidak ada kolom jumlah penduduk',
      en: 'there is no column of population',
    });
  }
  const { counts, inThousands } = readPeopleCounts(
    records.map((record) => String(record.fields.get(fields.population) ?? '')),
  );
  if (inThousands) {
    log.warn({
      id: 'jumlah penduduk berdesimal dibaca sebagai ribuan (33.8 → 33.800 jiwa); periksa hasilnya',
      en: 'population with decimals was read as thousands (33.8 → 33,800 people); check the result',
    });
  }
  const finder = new AreaFinder(known);
  const seen = new Map<string, number>();
  records.forEach((record, i) => {
    addRow(record, counts[i] ?? null, finder, seen, options, log);
  });
  return log.result();
}

function addRow(
  record: RawRecord,
  population: number | null,
  finder: AreaFinder,
  seen: Map<string, number>,
  options: PopulationImportOptions,
  log: ImportLog<PopulationInput>,
): void {
  const { row } = record;
  const judged = judge(record, population, finder, options);
  if (judged === 'elsewhere') {
    log.count(row, { id: 'baris wilayah lain dilewati', en: 'rows of other regencies were passed over' });
    return;
  }
  const key = judged.ok ? `${judged.value.areaCode} ${judged.value.year}` : '';
  const first = seen.get(key);
  if (!judged.ok) log.refuse(row, judged.reason);
  else if (first !== undefined)
    log.refuse(row, { id: `sudah ada di baris ${first}`, en: `already came in row ${first}` });
  else {
    seen.set(key, row);
    log.rows.push(judged.value);
  }
}

function judge(
  record: RawRecord,
  population: number | null,
  finder: AreaFinder,
  options: PopulationImportOptions,
): Checked<PopulationInput> | 'elsewhere' {
  if (record.problem) return { ok: false, reason: record.problem };
  const found = findArea(record, finder);
  if (found.kind === 'elsewhere') return 'elsewhere';
  if (found.kind === 'unknown') return refuse('wilayah tidak dikenal', 'the area is not known');
  if (found.kind === 'ambiguous') {
    return refuse('nama wilayah cocok dengan beberapa wilayah', 'the name fits several areas');
  }
  const year = Number(record.fields.get(fields.year) ?? options.year ?? Number.NaN);
  if (!Number.isInteger(year) || year < 1900 || year > 2200) {
    return refuse('tahun tidak ada atau salah', 'the year is absent or wrong');
  }
  if (population === null) return refuse('jumlah penduduk salah', 'the population is wrong');
  return { ok: true, value: { areaCode: found.code, year, population } };
}

function findArea(record: RawRecord, finder: AreaFinder): ReturnType<AreaFinder['byNames']> {
  const code = normaliseAreaCode(record.fields.get(fields.code));
  if (code !== null) return finder.byCode(code);
  return finder.byNames({
    regency: cleanText(record.fields.get(fields.regency)),
    district: cleanText(record.fields.get(fields.district)),
    village: cleanText(record.fields.get(fields.village)),
  });
}
