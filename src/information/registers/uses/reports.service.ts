import type { Actor } from '../../../platform/access/actor.ts';
import { computedRepository } from '../computed.repository.ts';
import { mayRead } from '../projection.rules.ts';
import type { RegisterReading } from '../reading.service.ts';
import type { RegistersDeps } from '../registers.service.ts';
import { allRecords } from './all-records.ts';
import { assetsReport, budgetReport, contactReport, supportReport } from './reports.means.ts';
import { competenceReport, handlingReport, readinessReport, strengthReport } from './reports.people.ts';
import { roadUserReport, sectionReport, vehicleReport } from './reports.roads.ts';
import type { Source, Sources } from './reports.rules.ts';
import type { Report } from './uses.contract.ts';

export interface ReportsService {
  /** The reports that this person's registers allow, computed from the open records as this person sees them. */
  reports(actor: Actor): Promise<Report[]>;
}

const reported = [
  'budget-lines',
  'budget-uses',
  'off-budget-support',
  'assets',
  'contact-items',
  'personnel',
  'positions',
  'trainers',
  'organisation',
  'readiness-items',
  'problems',
  'vehicle-checks',
  'road-users',
  'road-sections',
] as const;

/** Every report that these registers allow, in the order in which the page shows them. @param today YYYY-MM-DD. */
export const reportsOf = (sources: Sources, today: string): Report[] =>
  [
    budgetReport(sources),
    supportReport(sources),
    assetsReport(sources),
    contactReport(sources),
    competenceReport(sources, today),
    strengthReport(sources),
    readinessReport(sources),
    handlingReport(sources),
    sectionReport(sources),
    vehicleReport(sources),
    roadUserReport(sources),
  ].filter((report) => report !== undefined);

export function createReports(
  { db, definitions }: Pick<RegistersDeps, 'db' | 'definitions'>,
  reading: RegisterReading,
): ReportsService {
  return {
    async reports(actor) {
      const found = new Map<string, Source>();
      for (const register of reported) {
        const definition = definitions.present(register);
        if (!definition || !mayRead(actor, definition)) continue;
        found.set(register, { definition, records: await allRecords(reading, actor, definition) });
      }
      const sources = (register: string) => found.get(register);
      const today = await computedRepository.today(db, actor.polresId);
      return reportsOf(sources, today);
    },
  };
}
