import type { RecordView, RegisterView } from './registers.contract.ts';

/** What every file that leaves the house says of itself. */
export interface Provenance {
  polres: string;
  /** IANA name of the district's zone. */
  timezone: string;
  realm: 'live' | 'exercise' | 'demo';
  register: Pick<RegisterView, 'id' | 'version' | 'texts'>;
  licence: string;
  /** Role of the one who takes it out; never a name, since the file may travel. */
  role: string;
  at: Date;
  language: 'id' | 'en';
}
/** Days of the oldest and the newest record of a file, and how many it has; counted as they pass. */
export interface Extent {
  count: number;
  from: string | null;
  to: string | null;
}

export const emptyExtent = (): Extent => ({ count: 0, from: null, to: null });

/** Adds records to what a file holds. The period is from the first to the last moment at which one was made. */
export function widen(extent: Extent, records: readonly Pick<RecordView, 'createdAt'>[]): void {
  for (const { createdAt } of records) {
    extent.count++;
    if (extent.from === null || createdAt < extent.from) extent.from = createdAt;
    if (extent.to === null || createdAt > extent.to) extent.to = createdAt;
  }
}

const zones: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};
const marks = {
  live: { id: '', en: '' },
  demo: { id: 'DATA CONTOH (sintetis)', en: 'SAMPLE DATA (synthetic)' },
  exercise: { id: 'DATA LATIHAN', en: 'EXERCISE DATA' },
};
const roleWords: Readonly<Record<string, { id: string; en: string }>> = {
  operator: { id: 'operator', en: 'operator' },
  dispatcher: { id: 'pengendali', en: 'dispatcher' },
  commander: { id: 'pimpinan', en: 'commander' },
  field: { id: 'petugas lapangan', en: 'field officer' },
  service: { id: 'petugas pelayanan', en: 'service officer' },
  traffic: { id: 'lalu lintas', en: 'traffic' },
  analyst: { id: 'analis', en: 'analyst' },
  admin: { id: 'admin', en: 'administrator' },
};

/** A day and a minute as people of the district write them: `22-11-2026 14.05 WIB`. */
export function stamp(moment: Date | string, timezone: string): string {
  return `${day(moment, timezone)} ${clock(moment, timezone)} ${zones[timezone] ?? timezone}`;
}
const format = (moment: Date | string, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(new Date(moment));
export const day = (moment: Date | string, timezone: string): string =>
  format(moment, timezone, { day: '2-digit', month: '2-digit', year: 'numeric' }).replaceAll('/', '-');
const clock = (moment: Date | string, timezone: string): string =>
  format(moment, timezone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).replace(':', '.');

export const markOf = ({ realm, language }: Pick<Provenance, 'realm' | 'language'>): string => marks[realm][language];

/** Source, licence, period, who and when, and how many: one line, the same in every format. */
export function noteOf(of: Provenance, { count, from, to }: Extent): string {
  const { language: at, timezone } = of;
  const say = (id: string, en: string) => (at === 'id' ? id : en);
  const role = roleWords[of.role]?.[at] ?? of.role;
  const period = from && to ? `${day(from, timezone)} – ${day(to, timezone)}` : '–';
  const version = of.register.version;
  return [
    `${say('Sumber', 'Source')}: ${of.polres}, ${say('register', 'register')} ${of.register.texts.many[at]} (${say('versi', 'version')} ${version})`,
    `${say('Lisensi', 'Licence')}: ${of.licence}`,
    `${say('Periode', 'Period')}: ${period}`,
    `${say('Diambil', 'Taken')}: ${stamp(of.at, timezone)}, ${say('peran', 'role')} ${role}`,
    `${count} ${say('catatan', count === 1 ? 'record' : 'records')}`,
    ...(markOf(of) ? [markOf(of)] : []),
  ].join(' · ');
}
