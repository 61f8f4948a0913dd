import { parentPort, workerData } from 'node:worker_threads';
import { Problem, type Text } from '../../platform/problem/problem.ts';
import { readTable, type TableHead, type TableRow } from './import-table.ts';

/** Entry point of the thread that reads one uploaded file; started by `openTable` only. */
export type TableMessage =
  | { head: TableHead; count: number }
  | { rows: TableRow[] }
  | { end: true }
  | { refused: Text };

const port = parentPort;
if (port === null) throw new Error('import-table.worker.ts runs in a worker thread');
const say = (message: TableMessage) => port.postMessage(message);
const { bytes }: { bytes: Uint8Array } = workerData;
/** Rows in one message; taken in by the server's thread without holding up others. */
const batch = 500;

try {
  const { rows, ...head } = await readTable(bytes);
  say({ head, count: rows.length });
  for (let at = 0; at < rows.length; at += batch) say({ rows: rows.slice(at, at + batch) });
  say({ end: true });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  say({ refused: error.detail });
}
