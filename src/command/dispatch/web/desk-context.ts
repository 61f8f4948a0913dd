import { createContext, useContext } from 'react';
import type { DispatchDesk } from '../dispatch.contract.ts';
import type { DeskStore } from './desk-store.ts';

/** What the next press on the map means. */
export type MapMode = { kind: 'place'; unitId: string } | { kind: 'closure' };

/** What is open in the sheet beside the incident itself. */
export type SheetPanel = 'similar' | 'end' | 'agencies';

/** What the parts of the desk share. */
export interface DeskControls {
  store: DeskStore;
  settings: DispatchDesk['settings'];
  selectedId: string | undefined;
  select: (incidentId: string) => void;
  panel: SheetPanel | undefined;
  setPanel: (panel: SheetPanel | undefined) => void;
  /** The unit whose card is open. `takeOut`: it asks for the reason of taking it out of service. */
  unitCard: { id: string; takeOut: boolean } | undefined;
  openUnit: (unitId: string | undefined, takeOut?: boolean) => void;
  boardOpen: boolean;
  setBoardOpen: (open: boolean) => void;
  mapMode: MapMode | undefined;
  setMapMode: (mode: MapMode | undefined) => void;
}

const Context = createContext<DeskControls | undefined>(undefined);
export const DeskProvider = Context.Provider;

export function useControls(): DeskControls {
  const controls = useContext(Context);
  if (!controls) throw new Error('useControls outside of the dispatch desk');
  return controls;
}
