import { PageLink } from '../../../information/registers/web/index.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, EmptyState, ErrorState, KeyNote, Skeleton, useTick } from '../../../platform/web/kit/index.ts';
import { useGo, useQueryString } from '../../../platform/web/navigation.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { Region, Shell } from '../../../platform/web/shell/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import { useFormat } from '../../../platform/web/text/useFormat.ts';
import { HolidayForm } from './HolidayForm.tsx';
import { HolidayTable } from './HolidayTable.tsx';
import { dayIn } from './statistics.ts';
import { texts } from './texts.ts';
import { useFollow, useHolidays } from './useCases.ts';
import './cases.css';

/** First and last year that the calendar takes, as in the contract. */
const years = { first: 2000, last: 2199 } as const;

/** The calendar by which clocks count working time; an administrator enters the days that no rule gives. */
export default function HolidaysPage() {
  const t = useTexts(texts);
  const go = useGo();
  const format = useFormat();
  const [address, setAddress] = useQueryString();
  const writable = useSession().can('setting:write');
  const thisYear = useTick((now) => Number(dayIn(format.zone, now).slice(0, 4)));
  const asked = Number(address.get('year'));
  const year = Number.isInteger(asked) && asked >= years.first && asked <= years.last ? asked : thisYear;
  const calendar = useHolidays(year);
  useFollow();
  const group = t('group');
  useKeys([{ keys: 'Esc', label: t('key_back'), group, run: () => go('/cases') }]);
  const show = (next: number): void => setAddress(new URLSearchParams({ year: String(next) }));
  return (
    <Shell desk={t('holi_title')} onDesks={() => go('/desks')} footer={<KeyNote keys="Esc">{t('key_back')}</KeyNote>}>
      <div className={writable ? 'case-holi case-holi-write' : 'case-holi'}>
        <Region name="command" label={t('holi_year')} className="case-head">
          <div className="case-title-row">
            <PageLink to="/cases">{t('desk')}</PageLink>
            <Button disabled={year <= years.first} aria-label={t('holi_previous')} onClick={() => show(year - 1)}>
              ←
            </Button>
            <h1 className="case-title">{year}</h1>
            <Button disabled={year >= years.last} aria-label={t('holi_next')} onClick={() => show(year + 1)}>
              →
            </Button>
            <span className="t2">{t('holi_purpose')}</span>
          </div>
          {calendar.data && <Week week={calendar.data.week} timezone={calendar.data.timezone} />}
        </Region>
        <Region name="queue" label={t('holidays')} className="case-rows">
          {calendar.isError ? (
            <ErrorState
              title={t('holi_failed')}
              since={calendar.errorUpdatedAt}
              onRetry={() => void calendar.refetch()}
            >
              {t('failed_next')}
            </ErrorState>
          ) : calendar.isPending ? (
            <Skeleton lines={8} />
          ) : calendar.data.items.length === 0 ? (
            <EmptyState title={t('holi_none')}>{t('holi_none_next')}</EmptyState>
          ) : (
            <HolidayTable days={calendar.data.items} writable={writable} />
          )}
        </Region>
        {writable && (
          <Region name="sheet" label={t('holi_add')} className="case-sheet">
            <HolidayForm year={year} />
          </Region>
        )}
      </div>
    </Shell>
  );
}

/** A Monday, to name the days of the week by. */
const monday = Date.UTC(2026, 0, 5, 5);
const dayLength = 86_400_000;

function Week(props: { week: readonly ({ from: string; to: string } | null)[]; timezone: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <div className="case-week">
      <span className="t2">{t('holi_week')}</span>
      {props.week.map((hours, index) => {
        const day = format.dateShort(monday + index * dayLength).slice(0, 3);
        return (
          <span key={day}>
            <b>{day}</b>{' '}
            {hours ? `${hours.from}–${hours.to}`.replaceAll(':', '.') : <span className="t3">{t('holi_closed')}</span>}
          </span>
        );
      })}
      <span className="t3">{props.timezone}</span>
    </div>
  );
}
