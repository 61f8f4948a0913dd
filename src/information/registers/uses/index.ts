/** What the house makes of its registers besides listing them: days that come due, guidance at an incident, reports. */
import type { RegisterReading } from '../reading.service.ts';
import type { RegisterCommands, RegistersDeps } from '../registers.service.ts';
import { createDue, type Due } from './due.service.ts';
import { createGuidance, type GuidanceService } from './guidance.service.ts';
import { createReports, type ReportsService } from './reports.service.ts';

export interface Uses extends Due, GuidanceService, ReportsService {}

export function createUses(
  deps: Pick<RegistersDeps, 'db' | 'definitions' | 'views'>,
  commands: RegisterCommands,
  reading: RegisterReading,
): Uses {
  return { ...createDue(deps), ...createGuidance(deps, commands, reading), ...createReports(deps, reading) };
}
