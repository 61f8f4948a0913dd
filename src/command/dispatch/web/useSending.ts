import { useState } from 'react';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import { type OverrideReason, sendUnits } from './commands.ts';
import { useControls } from './desk-context.ts';
import { askFor, type OverrideAsked } from './override.view.ts';
import type { Proposal } from './useProposal.ts';

export interface Sending {
  /** The reason that is asked before it is sent; undefined when nothing is asked. */
  asking: OverrideAsked | undefined;
  /** Sends the chosen units, or asks first why they are others than the proposed ones. */
  send: () => void;
  answer: (reason: OverrideReason) => void;
  cancel: () => void;
}

/** Sending from the sheet. The question belongs to the incident and choice it was asked for: another choice drops it. */
export function useSending(row: IncidentRow, proposal: Proposal): Sending {
  const { store } = useControls();
  const [asked, setAsked] = useState<{ incidentId: string; chosen: readonly string[]; text: OverrideAsked }>();
  const asking = asked?.incidentId === row.id && asked.chosen === proposal.chosen ? asked.text : undefined;

  function units(): { id: string; callsign: string; status: string }[] {
    const known = store.get().units;
    return proposal.chosen.flatMap((id) => known.get(id) ?? []);
  }
  function go(reason: OverrideReason | undefined): void {
    sendUnits(row, units(), reason);
    setAsked(undefined);
    proposal.settle();
  }
  return {
    asking,
    send() {
      if (proposal.chosen.length === 0) return;
      const proposed = (proposal.shown?.proposal ?? []).flatMap((id) => store.get().units.get(id) ?? []);
      const text = askFor(units(), proposed);
      if (text) setAsked({ incidentId: row.id, chosen: proposal.chosen, text });
      else go(undefined);
    },
    answer: go,
    cancel: () => setAsked(undefined),
  };
}
