import { useState } from 'react';
import type { Command } from '../commands.types.ts';
import type { Recommendation } from '../dispatch.contract.ts';
import { mergeInto, type OverrideReason, sendUnits, setUnitStatus, writeEntry } from './commands.ts';
import { useControls } from './desk-context.ts';
import { askFor, type OverrideAsked } from './override.view.ts';

type Dispatch = Extract<Command, { verb: 'dispatch' }>;

export interface CommandRunner {
  run: (command: Command) => void;
  /** Asked when the command sends others than the proposed units. */
  asking: OverrideAsked | undefined;
  answer: (reason: OverrideReason) => void;
  cancel: () => void;
}

/** Does what the command line understood. `proposal` is the one for the incident that the line is about, if it is known. */
export function useRunCommand(proposal: Recommendation | undefined): CommandRunner {
  const { store, select, openUnit } = useControls();
  const [asked, setAsked] = useState<{ command: Dispatch; text: OverrideAsked }>();

  function send({ incidentId, unitIds }: Dispatch, reason: OverrideReason | undefined): void {
    const { incidents, units } = store.get();
    const incident = incidents.get(incidentId);
    if (incident)
      sendUnits(
        incident,
        unitIds.flatMap((id) => units.get(id) ?? []),
        reason,
      );
    setAsked(undefined);
  }
  function run(command: Command): void {
    const { incidents, units } = store.get();
    switch (command.verb) {
      case 'dispatch': {
        select(command.incidentId);
        const proposed = proposal?.incidentId === command.incidentId ? proposal.proposal : [];
        const text = askFor(
          command.unitIds.flatMap((id) => units.get(id) ?? []),
          proposed.flatMap((id) => units.get(id) ?? []),
        );
        if (text) setAsked({ command, text });
        else send(command, undefined);
        // The reason is one key, which the command line would take as text.
        if (text && document.activeElement instanceof HTMLElement) document.activeElement.blur();
        return;
      }
      case 'status': {
        const unit = units.get(command.unitId);
        if (!unit) return;
        // Out of service needs its reason; the unit's card asks for it.
        if (command.state === 'out') openUnit(unit.id, true);
        else setUnitStatus(unit, command.state);
        return;
      }
      case 'merge': {
        const source = incidents.get(command.sourceId);
        const target = incidents.get(command.targetId);
        if (source && target) mergeInto(source, target);
        return;
      }
      case 'write': {
        const incident = incidents.get(command.incidentId);
        if (incident) writeEntry(incident, command.text);
      }
    }
  }
  return {
    run,
    asking: asked?.text,
    answer: (reason) => asked && send(asked.command, reason),
    cancel: () => setAsked(undefined),
  };
}
