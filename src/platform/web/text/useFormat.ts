import { useMemo } from 'react';
import { useSession } from '../session/useSession.ts';
import * as format from './format.ts';
import { useLanguage } from './i18n.ts';

/** The formatters of `format.ts` bound to the language shown and the zone of the district. */
export interface Format {
  zone: format.Zone;
  clock(instant: format.Instant): string;
  clockShort(instant: format.Instant): string;
  dateShort(instant: format.Instant): string;
  dateLong(instant: format.Instant): string;
  stamp(instant: format.Instant): string;
  duration(seconds: number): string;
  overdue(seconds: number): string;
  age(seconds: number): string;
  decimal(value: number, digits?: number): string;
  percent(share: number, digits?: number): string;
  distance(metres: number): string;
}

/** Formatters for the signed-in person's zone (WIB before sign-in). */
export function useFormat(): Format {
  const language = useLanguage();
  const zone = useSession().session?.zone ?? 'WIB';
  return useMemo(
    () => ({
      zone,
      clock: (instant) => format.clock(instant, zone),
      clockShort: (instant) => format.clockShort(instant, zone),
      dateShort: (instant) => format.dateShort(instant, zone, language),
      dateLong: (instant) => format.dateLong(instant, zone, language),
      stamp: (instant) => format.stamp(instant, zone, language),
      duration: format.duration,
      overdue: format.overdue,
      age: (seconds) => format.age(seconds, language),
      decimal: (value, digits) => format.decimal(value, language, digits),
      percent: (share, digits) => format.percent(share, language, digits),
      distance: (metres) => format.distance(metres, language),
    }),
    [language, zone],
  );
}
