import type { AreaInput, AreaLevel } from './geodata.ts';
import { foldName, foldRegencyName } from './import-common.ts';

/** As much of an area as finding it by name needs. */
export type KnownArea = Pick<AreaInput, 'code' | 'level' | 'name'>;

export type FoundArea =
  | { kind: 'found'; code: string }
  /** The regency is not among the known ones: the row is about another place. */
  | { kind: 'elsewhere' }
  | { kind: 'unknown' }
  | { kind: 'ambiguous' };

export interface AreaNamesGiven {
  regency: string | null;
  district: string | null;
  village: string | null;
}

/** Finds known areas by code, or by name within the area above. */
export class AreaFinder {
  private readonly codes: ReadonlySet<string>;
  private readonly byName = new Map<string, Set<string>>();
  private readonly knowsRegencies: boolean;

  constructor(known: readonly KnownArea[]) {
    this.codes = new Set(known.map((area) => area.code));
    this.knowsRegencies = known.some((area) => area.level === 'regency');
    for (const { code, level, name } of known) {
      this.remember(level, foldName(name), code);
      if (level === 'regency') this.remember(level, foldRegencyName(name), code);
    }
  }

  byCode(code: string): FoundArea {
    if (this.codes.has(code)) return { kind: 'found', code };
    const regency = code.split('.').slice(0, 2).join('.');
    return this.knowsRegencies && !this.codes.has(regency) ? { kind: 'elsewhere' } : { kind: 'unknown' };
  }

  /** The lowest of the names given, within those above it. */
  byNames({ regency, district, village }: AreaNamesGiven): FoundArea {
    let within: ReadonlySet<string> | null = null;
    if (regency !== null && this.knowsRegencies) {
      within = this.named('regency', regency);
      if (within.size === 0) return { kind: 'elsewhere' };
      if (!district && !village) return one(within);
    }
    if (district !== null) {
      within = inside(this.named('district', district), within);
      if (!village) return one(within);
      // Villages may be known while their districts are not loaded as areas of their own.
      if (within.size === 0 && ![...this.byName.keys()].some((key) => key.startsWith('district '))) within = null;
    }
    return village === null ? { kind: 'unknown' } : one(inside(this.named('village', village), within));
  }

  private remember(level: AreaLevel, name: string, code: string): void {
    const key = `${level} ${name}`;
    const codes = this.byName.get(key) ?? new Set();
    this.byName.set(key, codes.add(code));
  }

  private named(level: AreaLevel, name: string): ReadonlySet<string> {
    const exact = this.byName.get(`${level} ${foldName(name)}`);
    const bare = level === 'regency' ? this.byName.get(`${level} ${foldRegencyName(name)}`) : undefined;
    return exact ?? bare ?? new Set();
  }
}

function inside(codes: ReadonlySet<string>, within: ReadonlySet<string> | null): ReadonlySet<string> {
  if (within === null) return codes;
  const above = [...within];
  return new Set([...codes].filter((code) => above.some((parent) => code.startsWith(`${parent}.`))));
}

function one(codes: ReadonlySet<string>): FoundArea {
  const [code] = codes;
  if (code === undefined) return { kind: 'unknown' };
  return codes.size === 1 ? { kind: 'found', code } : { kind: 'ambiguous' };
}
