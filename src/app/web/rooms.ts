import type { Desk } from '../../platform/web/desk.ts';

const found = import.meta.glob<{ desk: Desk }>('../../*/*/web/desk.ts', { eager: true });

/** The desks of all rooms, in the order of the chooser. */
export const desks: readonly Desk[] = Object.values(found)
  .map((room) => room.desk)
  .sort((a, b) => a.order - b.order);
