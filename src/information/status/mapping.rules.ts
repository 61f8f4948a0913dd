import type { Text } from '../../platform/problem/problem.ts';

/** Registers that every village should have something of, the most needed first. */
export const expectedRegisters = [
  'problems',
  'potentials',
  'poskamling',
  'hazards',
  'vulnerable-objects',
  'community-activities',
  'partners',
  'area-figures',
] as const;

/** Days after which what is mapped counts as old. */
export const freshDays = 365;

export interface Mapped {
  register: string;
  name: Text;
  records: number;
  newest: Date | null;
  sure: number;
}
export interface MappingProgress {
  share: number;
  registers: {
    register: string;
    name: Text;
    records: number;
    newest: Date | null;
    state: 'fresh' | 'old' | 'missing';
  }[];
  oldestDays: number | null;
  sure: number | null;
  nextRegister: string | null;
  nextStep: Text | null;
}

const ageDays = (newest: Date, now: Date): number => Math.floor((now.getTime() - newest.getTime()) / 86_400_000);

/**
 * How far a village is mapped: the share of the expected registers with a record changed within a year, and what to map next: the
 * most needed of those that are missing, else the one that is old the longest.
 */
export function progressOf(mapped: readonly Mapped[], now: Date): MappingProgress {
  const registers = mapped.map(({ register, name, records, newest }) => ({
    register,
    name,
    records,
    newest,
    state:
      newest === null ? ('missing' as const) : ageDays(newest, now) > freshDays ? ('old' as const) : ('fresh' as const),
  }));
  const dated = registers.flatMap(({ newest, ...rest }) => (newest ? [{ ...rest, newest }] : []));
  const oldest = dated.reduce<(typeof dated)[number] | undefined>(
    (found, one) => (found && found.newest <= one.newest ? found : one),
    undefined,
  );
  const missing = registers.find(({ state }) => state === 'missing');
  const next = missing ?? (oldest?.state === 'old' ? oldest : undefined);
  const records = mapped.reduce((sum, one) => sum + one.records, 0);
  const days = oldest ? ageDays(oldest.newest, now) : null;
  return {
    share: registers.length === 0 ? 0 : registers.filter(({ state }) => state === 'fresh').length / registers.length,
    registers,
    oldestDays: days,
    sure: records === 0 ? null : mapped.reduce((sum, one) => sum + one.sure, 0) / records,
    nextRegister: next?.register ?? null,
    nextStep:
      next === undefined
        ? null
        : next === missing
          ? {
              id: `Catat ${next.name.id.toLowerCase()}: belum ada`,
              en: `Record ${next.name.en.toLowerCase()}: none yet`,
            }
          : {
              id: `Perbarui ${next.name.id.toLowerCase()}: terakhir ${days} hari lalu`,
              en: `Renew ${next.name.en.toLowerCase()}: last ${days} days ago`,
            },
  };
}
