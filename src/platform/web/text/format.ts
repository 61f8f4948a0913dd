/**
 * How figures are written on every screen: time of day `03.14.27`, duration `02:41`, overdue `+01:24`,
 * decimal comma in Indonesian. Pure functions; instants are epoch milliseconds, lengths seconds or metres.
 */
export type Language = 'id' | 'en';
export type Zone = 'WIB' | 'WITA' | 'WIT';
export type Instant = number | Date | string;

/** Hours ahead of UTC. Indonesia keeps no daylight saving time, so a fixed offset is exact. */
const zoneHours: Record<Zone, number> = { WIB: 7, WITA: 8, WIT: 9 };

const daysShort: Record<Language, readonly string[]> = {
  id: ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const daysLong: Record<Language, readonly string[]> = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const monthsShort: Record<Language, readonly string[]> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};
const monthsLong: Record<Language, readonly string[]> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

const two = (n: number): string => String(n).padStart(2, '0');

/** Epoch milliseconds of an instant given as number, Date or ISO 8601 text. */
export function millis(instant: Instant): number {
  return typeof instant === 'number' ? instant : new Date(instant).getTime();
}

/** The wall-clock fields in the zone, carried in a Date's UTC fields. */
function wall(instant: Instant, zone: Zone): Date {
  return new Date(millis(instant) + zoneHours[zone] * 3_600_000);
}

/** Time of day with seconds: `03.14.27`. */
export function clock(instant: Instant, zone: Zone): string {
  const w = wall(instant, zone);
  return `${two(w.getUTCHours())}.${two(w.getUTCMinutes())}.${two(w.getUTCSeconds())}`;
}

/** Time of day to the minute: `03.14`. */
export function clockShort(instant: Instant, zone: Zone): string {
  return clock(instant, zone).slice(0, 5);
}

/** `Min 22 Nov` (`Sun 22 Nov`). */
export function dateShort(instant: Instant, zone: Zone, language: Language): string {
  const w = wall(instant, zone);
  return `${daysShort[language][w.getUTCDay()]} ${two(w.getUTCDate())} ${monthsShort[language][w.getUTCMonth()]}`;
}

/** `Minggu, 22 November 2026`. */
export function dateLong(instant: Instant, zone: Zone, language: Language): string {
  const w = wall(instant, zone);
  const month = monthsLong[language][w.getUTCMonth()];
  return `${daysLong[language][w.getUTCDay()]}, ${w.getUTCDate()} ${month} ${w.getUTCFullYear()}`;
}

/** `22 Nov 03.14`: for lists where the weekday does not matter. */
export function stamp(instant: Instant, zone: Zone, language: Language): string {
  return `${dateShort(instant, zone, language).slice(4)} ${clockShort(instant, zone)}`;
}

/** Length of time: `02:41`, from 100 minutes on `1:40:00`. Negative lengths count as zero. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 6000) return `${two(Math.floor(s / 60))}:${two(s % 60)}`;
  return `${Math.floor(s / 3600)}:${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`;
}

/** Time past a target: `+01:24`. */
export function overdue(seconds: number): string {
  return `+${duration(seconds)}`;
}

const ageUnits: Record<Language, readonly [string, string, string, string]> = {
  id: ['d', 'm', 'j', 'h'],
  en: ['s', 'm', 'h', 'd'],
};

/** Age in one unit, floored: `4d` (detik), `6m`, `3j`, `2h`; in English `4s 6m 3h 2d`. */
export function age(seconds: number, language: Language): string {
  const s = Math.max(0, Math.floor(seconds));
  const [second, minute, hour, day] = ageUnits[language];
  if (s < 60) return `${s}${second}`;
  if (s < 3600) return `${Math.floor(s / 60)}${minute}`;
  if (s < 86_400) return `${Math.floor(s / 3600)}${hour}`;
  return `${Math.floor(s / 86_400)}${day}`;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A number with grouping and a fixed count of decimals: `1.240`, `91,4`; English `1,240`, `91.4`. */
export function decimal(value: number, language: Language, digits = 0): string {
  const key = `${language}${digits}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    numberFormats.set(key, format);
  }
  return format.format(value);
}

/** Percentage of a share 0…1: `91,4 %`. */
export function percent(share: number, language: Language, digits = 1): string {
  return `${decimal(share * 100, language, digits)} %`;
}

/** Metres as people say them: `520 m` (tens from 100 m on), `1,8 km`, `24 km` from 10 km on. */
export function distance(metres: number, language: Language): string {
  const rounded = metres < 100 ? Math.round(metres) : Math.round(metres / 10) * 10;
  if (rounded < 1000) return `${rounded} m`;
  const km = metres / 1000;
  return `${decimal(km, language, km < 9.95 ? 1 : 0)} km`;
}
