import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data';

/** Official names by Kemendagri code, from province to village. */
export type AreaNames = ReadonlyMap<string, string>;

/** What the licence asks to be said where names of that source are shown. Stands in the source of an import that used them. */
export const namesNotice = 'Nama wilayah: idn-area-data (ODbL 1.0)';

let loaded: Promise<AreaNames> | null = null;

/**
 * The names of all 91,000 provinces, regencies, districts and villages, read once.
 *
 * They come from the npm package `idn-area-data` 4.0.1 (github.com/fityannugroho/idn-area-data), whose data is made
 * available under the Open Database License (ODbL) 1.0, opendatacommons.org/licenses/odbl/1-0 (`data/LICENSE.md` there).
 */
export function loadAreaNames(): Promise<AreaNames> {
  loaded ??= readNames().catch((error: unknown) => {
    // A failed reading is tried again at the next call.
    loaded = null;
    throw error;
  });
  return loaded;
}

async function readNames(): Promise<AreaNames> {
  const lists = await Promise.all([getProvinces(), getRegencies(), getDistricts(), getVillages()]);
  const names = new Map<string, string>();
  for (const list of lists) for (const { code, name } of list) if (name) names.set(code, name);
  return names;
}
