import { Worker } from 'node:worker_threads';
import { invalid, unavailable } from '../../platform/problem/problem.ts';
import { refuseFile, type Table, type TableHead, type TableRow } from './import-table.ts';
import type { TableMessage } from './import-table.worker.ts';

/** A file that takes longer is hostile; ms. */
const patience = 30_000;
const heapMb = 512;
/** Files that are read at the same time; each may take the heap above. */
const mostAtOnce = 2;
let reading = 0;

/**
 * Reads an uploaded file in a thread of its own with bounded memory and time, so that a hostile one stops nobody else.
 * @throws Problem invalid when the file cannot be read; unavailable when others are being read.
 */
export async function openTable(bytes: Buffer): Promise<Table> {
  if (reading >= mostAtOnce) {
    throw unavailable('Berkas lain sedang dibaca.', 'Other files are being read.', 5);
  }
  reading++;
  try {
    return await readInThread(bytes);
  } finally {
    reading--;
  }
}

function readInThread(bytes: Buffer): Promise<Table> {
  const { promise, resolve, reject } = Promise.withResolvers<Table>();
  const worker = new Worker(new URL('./import-table.worker.ts', import.meta.url), {
    workerData: { bytes: new Uint8Array(bytes) },
    name: 'import',
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  const tooMuch = () =>
    reject(refuseFile('Berkas ini terlalu rumit untuk dibaca.', 'This file is too complex to be read.'));
  const timer = setTimeout(() => {
    tooMuch();
    void worker.terminate();
  }, patience);
  let head: TableHead | undefined;
  const rows: TableRow[] = [];
  worker.on('message', (message: TableMessage) => {
    if ('refused' in message) reject(invalid([], message.refused));
    else if ('head' in message) head = message.head;
    else if ('rows' in message) rows.push(...message.rows);
    else if (head) resolve({ ...head, rows });
  });
  worker.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch();
    else reject(error);
  });
  worker.on('exit', tooMuch);
  return promise.finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
