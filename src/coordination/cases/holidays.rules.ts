/** Days of rest that fall on the same date each year (Keppres 8/2024; 1 May and 1 June since the years given). */
const fixed: readonly { monthDay: string; name: string; since: number }[] = [
  { monthDay: '01-01', name: 'Tahun Baru Masehi', since: 1946 },
  { monthDay: '05-01', name: 'Hari Buruh Internasional', since: 2014 },
  { monthDay: '06-01', name: 'Hari Lahir Pancasila', since: 2017 },
  { monthDay: '08-17', name: 'Proklamasi Kemerdekaan', since: 1946 },
  { monthDay: '12-25', name: 'Kelahiran Yesus Kristus', since: 1946 },
];
export const fixedSource = 'Keppres 8/2024, tanggal tetap';

/** The national days of rest with a fixed date, of one year, as YYYY-MM-DD. Moving ones are entered by an administrator. */
export const fixedHolidays = (year: number): { day: string; name: string }[] =>
  fixed.filter(({ since }) => year >= since).map(({ monthDay, name }) => ({ day: `${year}-${monthDay}`, name }));

/** Whether that day (YYYY-MM-DD) is one of them. */
export function isFixedHoliday(day: string): boolean {
  const monthDay = day.slice(5);
  return fixed.some((one) => one.monthDay === monthDay && Number(day.slice(0, 4)) >= one.since);
}
