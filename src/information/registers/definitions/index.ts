import type { RegisterDefinition } from '../definition.types.ts';
import { acknowledgements } from './acknowledgements.ts';
import { activities } from './activities.ts';
import { agreements } from './agreements.ts';
import { areaFigures } from './area-figures.ts';
import { assets } from './assets.ts';
import { boardMembers } from './board-members.ts';
import { budgetLines } from './budget-lines.ts';
import { budgetUses } from './budget-uses.ts';
import { changeFactors } from './change-factors.ts';
import { communityActivities } from './community-activities.ts';
import { conductRules } from './conduct-rules.ts';
import { contactItems } from './contact-items.ts';
import { developmentPatterns } from './development-patterns.ts';
import { dutyRisks } from './duty-risks.ts';
import { hazards } from './hazards.ts';
import { localWisdom } from './local-wisdom.ts';
import { networks } from './networks.ts';
import { offBudgetSupport } from './off-budget-support.ts';
import { organisation } from './organisation.ts';
import { partners } from './partners.ts';
import { personnel } from './personnel.ts';
import { pillars } from './pillars.ts';
import { pilots } from './pilots.ts';
import { policyNotes } from './policy-notes.ts';
import { positions } from './positions.ts';
import { poskamling } from './poskamling.ts';
import { potentials } from './potentials.ts';
import { practiceModels } from './practice-models.ts';
import { problems } from './problems.ts';
import { programmes } from './programmes.ts';
import { readinessItems } from './readiness-items.ts';
import { respectedFigures } from './respected-figures.ts';
import { roadSections } from './road-sections.ts';
import { roadUsers } from './road-users.ts';
import { sops } from './sops.ts';
import { strategies } from './strategies.ts';
import { tension } from './tension.ts';
import { trainers } from './trainers.ts';
import { transportServices } from './transport-services.ts';
import { vehicleChecks } from './vehicle-checks.ts';
import { vulnerableObjects } from './vulnerable-objects.ts';

/** Every register that comes with the house, in the order in which screens name them. */
export const shippedDefinitions: readonly RegisterDefinition[] = [
  problems,
  tension,
  potentials,
  activities,
  hazards,
  vulnerableObjects,
  changeFactors,
  poskamling,
  organisation,
  positions,
  dutyRisks,
  conductRules,
  sops,
  acknowledgements,
  personnel,
  trainers,
  assets,
  contactItems,
  budgetLines,
  budgetUses,
  offBudgetSupport,
  agreements,
  policyNotes,
  networks,
  partners,
  pillars,
  respectedFigures,
  areaFigures,
  roadSections,
  vehicleChecks,
  roadUsers,
  transportServices,
  programmes,
  communityActivities,
  pilots,
  developmentPatterns,
  practiceModels,
  localWisdom,
  boardMembers,
  strategies,
  readinessItems,
];
