import { useEffect } from 'react';
import { play } from '../../../platform/web/sounds.ts';
import type { DeskStore } from './desk-store.ts';
import { waitsForUnit } from './queue.view.ts';

/** One short tone when incidents that wait for a unit come in after the first data. */
export function useNewIncidentSound(store: DeskStore, ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    let known = store.get().incidents;
    return store.subscribe(() => {
      const { incidents } = store.get();
      if (incidents === known) return;
      const before = known;
      known = incidents;
      for (const row of incidents.values()) {
        if (!before.has(row.id) && waitsForUnit(row)) return play('new');
      }
    });
  }, [store, ready]);
}
