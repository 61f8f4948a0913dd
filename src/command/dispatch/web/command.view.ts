import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import { openStates } from '../../incidents/incidents.states.ts';
import type { UnitRow } from '../../units/units.contract.ts';
import type { CommandContext, Parsed } from '../commands.types.ts';
import { incidentNumber } from './queue.view.ts';

/** What the command line may name. */
export function commandContext(incidents: Iterable<IncidentRow>, units: Iterable<UnitRow>): CommandContext {
  return {
    incidents: [...incidents]
      .filter((row) => openStates.has(row.state))
      .map((row) => ({ id: row.id, number: incidentNumber(row.number) })),
    units: [...units].map((unit) => ({ id: unit.id, callSign: unit.callsign, state: unit.status })),
  };
}

/**
 * The line after Tab: the word being typed becomes the `index`-th completion, with a space to go on. Unchanged when
 * there is nothing to complete.
 */
export function completed(line: string, parsed: Parsed, index = 0): string {
  if (parsed.outcome !== 'incomplete' || parsed.completions.length === 0) return line;
  const completion = parsed.completions[index % parsed.completions.length];
  if (!completion) return line;
  const start = /\s$/.test(line) || line === '' ? line : line.replace(/\S+$/, '');
  return `${start}${completion.value} `;
}

/** Orders the offered units of a half-typed `d 47` by the proposal for that incident, best first. */
export function withProposalFirst(parsed: Parsed, callsigns: readonly string[]): Parsed {
  if (parsed.outcome !== 'incomplete' || parsed.missing !== 'unit' || callsigns.length === 0) return parsed;
  const rank = new Map(callsigns.map((callsign, index) => [callsign, index]));
  const place = (value: string): number => rank.get(value) ?? callsigns.length;
  return { ...parsed, completions: [...parsed.completions].sort((a, b) => place(a.value) - place(b.value)) };
}

/** The incident that a `d` command is about, also while its units are still missing. */
export function commandIncident(line: string, context: CommandContext): string | undefined {
  const [verb, word] = line.trim().split(/\s+/);
  if (verb?.toLowerCase() !== 'd' || !word) return undefined;
  const exact = context.incidents.filter((one) => one.number === word);
  const found = exact.length > 0 ? exact : context.incidents.filter((one) => one.number.endsWith(word));
  return found.length === 1 ? found[0]?.id : undefined;
}

/** Lines entered before, newest last, without repeats of the same line. */
export function remembered(history: readonly string[], line: string, most = 30): string[] {
  return [...history.filter((one) => one !== line), line].slice(-most);
}
