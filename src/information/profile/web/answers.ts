import type { Translate } from '../../../platform/web/text/i18n.ts';
import type { Format } from '../../../platform/web/text/useFormat.ts';
import type { AreaProfile } from '../profile.contract.ts';
import type { texts } from './texts.ts';

export type Words = Translate<keyof typeof texts.id & string>;
export interface Answer {
  key: 'need' | 'capacity' | 'priority' | 'speed' | 'emergency';
  question: string;
  answer: string;
  note: string;
  /** The problem that the answer names. */
  problem?: string;
}

/** A count in words; `< 5` where it is kept back. */
export const countText = (n: number | null, t: Words, format: Pick<Format, 'decimal'>): string =>
  n === null ? t('few') : format.decimal(n);

const days = {
  id: ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
export const weekdays = (language: 'id' | 'en'): readonly string[] => days[language];

/** "Jum–Sab 22.00–03.00": the evening's days, with hours past midnight told as of the next day. */
export function windowText(
  window: NonNullable<NonNullable<AreaProfile['answers']['priority']['kind']>['window']>,
  t: Words,
  language: 'id' | 'en',
): string {
  const name = (day: number): string => days[language][(day - 1) % 7] ?? '';
  const hour = (at: number): string => `${String(at % 24).padStart(2, '0')}.00`;
  const last = window.fromDay + window.days - 1;
  return t('window', {
    days: window.days > 1 ? `${name(window.fromDay)}–${name(last)}` : name(window.fromDay),
    from: hour(window.fromHour),
    to: hour(window.toHour),
  });
}

/** The five answers, each a short line with how fresh it is, its period and its count. */
export function answersOf(profile: AreaProfile, t: Words, format: Format, language: 'id' | 'en'): Answer[] {
  const { need, capacity, priority, speed, emergency } = profile.answers;
  const count = (n: number | null): string => countText(n, t, format);
  const join = (...parts: (string | false | null)[]): string => parts.filter(Boolean).join(' · ');
  const range = (ends: { low: number; high: number } | null): string | null =>
    ends && `${format.decimal(ends.low * 100)}–${format.percent(ends.high, 0)}`;
  const residents =
    capacity.residents === null
      ? t('residents_unknown')
      : t(profile.residents?.counted === 'below' ? 'residents_below' : 'residents', {
          count: format.decimal(capacity.residents),
          year: capacity.year ?? '',
        });
  const kind = priority.kind && t('kind_n', { kind: priority.kind.label[language], count: count(priority.kind.n) });
  const window = priority.kind?.window ? windowText(priority.kind.window, t, language) : null;
  return [
    {
      key: 'need',
      question: t('q_need'),
      answer: t('open_problems', { count: need.open ?? 2, n: count(need.open) }),
      note: join(
        t('late', { cases: count(need.cases), late: count(need.late) }),
        need.changedAt
          ? t('newest', { at: format.stamp(need.changedAt) })
          : t('now', { at: format.clockShort(profile.asOf) }),
      ),
    },
    {
      key: 'capacity',
      question: t('q_capacity'),
      answer:
        capacity.people > 0 && capacity.residents !== null
          ? t('ratio', { count: format.decimal(Math.round(capacity.residents / capacity.people)) })
          : capacity.people > 0
            ? t('people', { count: format.decimal(capacity.people) })
            : t('no_beat'),
      note: join(
        capacity.people > 0 && capacity.residents !== null && t('people', { count: format.decimal(capacity.people) }),
        capacity.people === 0 && capacity.shared > 0 && t('shared', { count: format.decimal(capacity.shared) }),
        residents,
      ),
    },
    {
      key: 'priority',
      question: t('q_priority'),
      answer: priority.problem?.title ?? priority.kind?.label[language] ?? t('no_priority'),
      note: join(window, kind),
      ...(priority.problem ? { problem: priority.problem.id } : {}),
    },
    {
      key: 'speed',
      question: t('q_speed'),
      answer: speed.share === null ? t('not_measured') : t('in_time', { share: format.percent(speed.share, 0) }),
      note: join(
        range(speed.ends),
        t('incidents_30', { count: count(speed.measured) }),
        speed.median !== null && t('median', { time: format.duration(speed.median) }),
      ),
    },
    {
      key: 'emergency',
      question: t('q_emergency'),
      answer:
        emergency.share === null ? t('not_measured') : t('within_10', { share: format.percent(emergency.share, 0) }),
      note: join(
        t('calls_30', { count: count(emergency.measured) }),
        emergency.notMeasured !== 0 && t('unmeasured', { count: count(emergency.notMeasured) }),
      ),
    },
  ];
}

/** "Jun 25" of `2025-06`. */
export function monthName(month: string, language: 'id' | 'en'): string {
  const [year = '', at = ''] = month.split('-');
  const date = new Date(Date.UTC(Number(year), Number(at) - 1, 1));
  const name = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    month: 'short',
    timeZone: 'UTC',
  }).format(date);
  return `${name} ${year.slice(2)}`;
}
