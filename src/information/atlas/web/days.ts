import type { Language, Zone } from '../../../platform/web/text/format.ts';

const zones: Readonly<Record<Zone, string>> = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' };

/** "25 Okt – 23 Nov 2026": the whole days of a period, the last one included. */
export function daysText(from: Date | string, to: Date | string, zone: Zone, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: zones[zone],
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return format.formatRange(new Date(from), new Date(new Date(to).getTime() - 1));
}
