import type { BilingualText, Language } from '../../../platform/geo/geo-error.ts';
import type { Bounds } from '../../../platform/geo/metric.ts';
import type { ReadOptions } from '../../../platform/geo/source.ts';
import type { RoadWay } from '../roads.ts';
import type { DropReason } from './osm-tags.ts';

export interface RoadImportOptions extends Omit<ReadOptions, 'onWarning'> {
  /** Language of reasons and warnings; Indonesian by default. */
  language?: Language;
  /** Where the roads should lie, to notice swapped coordinates. */
  bounds?: Bounds;
}

/** The outcome of reading a road file. */
export interface RoadImport {
  rows: RoadWay[];
  /** `row` is the 1-based number of the way (OSM) or feature (GeoJSON) in the file. */
  refused: { row: number; reason: string }[];
  warnings: string[];
  /** Ways with a `highway` tag that were left out on purpose: no access, or not a road (construction, proposed, …). */
  dropped: Record<DropReason, number>;
}

/** Collects ways and remarks; keeps ids unique. */
export class RoadLog {
  readonly dropped: RoadImport['dropped'] = { access: 0, unusable: 0 };
  private readonly rows: RoadWay[] = [];
  private readonly refused: RoadImport['refused'] = [];
  private readonly warnings: string[] = [];
  private readonly ids = new Set<string>();
  private readonly language: Language;
  private repeatedIds = 0;

  constructor(language: Language | undefined) {
    this.language = language ?? 'id';
  }

  /** A repeated id gets a suffix: "17", "17-2", "17-3". */
  add(way: RoadWay): void {
    let { id } = way;
    for (let n = 2; this.ids.has(id); n++) id = `${way.id}-${n}`;
    if (id !== way.id) this.repeatedIds++;
    this.ids.add(id);
    this.rows.push({ ...way, id });
  }

  refuse(row: number, reason: BilingualText): void {
    this.refused.push({ row, reason: reason[this.language] });
  }

  warn(text: BilingualText): void {
    this.warnings.push(text[this.language]);
  }

  /** A remark with the number of ways it holds for; nothing when that is 0. */
  warnCount(count: number, text: BilingualText): void {
    if (count > 0) this.warnings.push(`${text[this.language]}: ${count}`);
  }

  result(): RoadImport {
    this.warnCount(this.repeatedIds, {
      id: 'potongan jalan dengan id yang sama, diberi akhiran',
      en: 'pieces of road with the same id, given a suffix',
    });
    this.warnCount(this.dropped.access, {
      id: 'jalan tertutup untuk umum, dilewati',
      en: 'roads closed to the public, left out',
    });
    this.warnCount(this.dropped.unusable, {
      id: 'bukan jalan yang dapat dilalui (konstruksi, rencana, dll.), dilewati',
      en: 'not a usable road (construction, proposed, …), left out',
    });
    return { rows: this.rows, refused: this.refused, warnings: this.warnings, dropped: this.dropped };
  }
}
