import { Worker } from 'node:worker_threads';
import { unavailable } from '../../platform/problem/problem.ts';
import type { DrawFile } from './export-draw.ts';

const patience = 60_000;
const heapMb = 512;
const mostAtOnce = 2;
let drawing = 0;

/**
 * Draws a workbook or a PDF in a thread of its own: it takes up to some seconds, in which a call must not wait.
 * @throws Problem unavailable when others are being drawn.
 */
export const drawApart: DrawFile = async (job) => {
  if (drawing >= mostAtOnce) throw unavailable('Berkas lain sedang disiapkan.', 'Other files are being prepared.', 5);
  drawing++;
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), {
    workerData: job,
    name: 'export',
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  const timer = setTimeout(() => void worker.terminate(), patience);
  worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`drawing a file stopped (exit ${code})`)));
  try {
    return await promise;
  } finally {
    drawing--;
    clearTimeout(timer);
    void worker.terminate();
  }
};
