import type { Measure } from './state.ts';

/** The text of what a measure's figures count. */
export function unitOf(measure: Measure): 'unit_rate' | 'unit_register' | 'unit_population' | 'unit_incidents' {
  if (measure.startsWith('register:')) return 'unit_register';
  if (measure === 'rate') return 'unit_rate';
  return measure === 'population' ? 'unit_population' : 'unit_incidents';
}
