import { v7 } from 'uuid';

/** A new UUIDv7: sortable by time, so that fresh rows land at the end of an index. */
export const newId = (): string => v7();
