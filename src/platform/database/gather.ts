import type { Tx } from './database.ts';

/** Most rows in one statement, so that there are few different statements for the database to prepare. */
const most = 16;

/**
 * Makes one statement of what several commands of a shared transaction add at the same moment: the rows that are given for one
 * transaction before the event loop turns go to `insert` together. The database then plans, checks and answers once for all of
 * them. A row that comes alone goes at once as well.
 * @param insert answers in the order of the rows; when it fails, every one of its rows fails
 */
export function gathering<Row, Made>(
  insert: (tx: Tx, rows: Row[]) => Promise<Made[]>,
): (tx: Tx, row: Row) => Promise<Made> {
  const open = new WeakMap<Tx, { rows: Row[]; made: Promise<Made[]> }>();
  return async (tx, row) => {
    let group = open.get(tx);
    if (!group || group.rows.length === most) {
      const rows: Row[] = [];
      // After the promises that are settled already, and before anything that waits for the network.
      const turn = new Promise<void>((resolve) => process.nextTick(resolve));
      group = {
        rows,
        made: turn.then(() => {
          if (open.get(tx)?.rows === rows) open.delete(tx);
          return insert(tx, rows);
        }),
      };
      open.set(tx, group);
    }
    const at = group.rows.push(row) - 1;
    const made = await group.made;
    return made[at]!;
  };
}
