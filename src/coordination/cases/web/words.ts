import { useMemo } from 'react';
import type { Text } from '../../../platform/problem/problem.ts';
import { millis } from '../../../platform/web/text/format.ts';
import { type Translate, useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { texts as kitTexts } from '../../../platform/web/text/texts.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { type OutsideBody, outsideBodyTexts, type PoliceFunction, policeFunctionTexts } from '../owners.types.ts';
import { lengthOf } from './clock.ts';
import { texts } from './texts.ts';

type RoleKey = Extract<keyof typeof kitTexts.id, `role_${string}`>;
const isRoleKey = (key: string): key is RoleKey => key.startsWith('role_') && key in kitTexts.id;

/** Words of the definitions and of the kit, in the language shown. */
export function useCaseWords() {
  const language = useLanguage();
  const t = useTexts(texts);
  const kit: Translate<RoleKey> = useTexts(kitTexts);
  const format = useFormat();
  // The translate functions are new at each drawing and change with the language only.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said above
  return useMemo(
    () => ({
      language,
      say: (text: Text): string => text[language],
      /** A role by its name; a code without one stays as it is. */
      role: (role: string): string => {
        const key = `role_${role}`;
        return isRoleKey(key) ? kit(key) : role;
      },
      functionName: (one: PoliceFunction): string => policeFunctionTexts[one][language],
      bodyName: (one: OutsideBody): string => outsideBodyTexts[one][language],
      /** A length of time: `3,5 jam`. */
      length: (seconds: number): string => {
        const { unit, count, digits } = lengthOf(seconds);
        const shown = digits === 0 ? Math.round(count) : Math.round(count * 10) / 10;
        const key = unit === 'minute' ? 'minutes' : unit === 'hour' ? 'hours' : 'days';
        return t(key, { count: format.decimal(shown, Number.isInteger(shown) ? 0 : 1) });
      },
      /** A day: `22 Nov 2026`. */
      day: (day: string): string => {
        const at = `${day}T12:00:00Z`;
        return `${format.dateShort(at).slice(4)} ${day.slice(0, 4)}`;
      },
      /** Day and time, with the year where it is not this one's. */
      moment: (at: string): string => {
        const year = new Date(millis(at)).getFullYear();
        return year === new Date().getFullYear() ? format.stamp(at) : `${format.stamp(at)} ${year}`;
      },
    }),
    [language, format],
  );
}
