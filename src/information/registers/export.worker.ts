import { parentPort, workerData } from 'node:worker_threads';
import { drawFile } from './export-draw.ts';

/** Entry point of the thread that draws one file; started by `drawApart` only. */
const port = parentPort;
if (port === null) throw new Error('export.worker.ts runs in a worker thread');
port.postMessage(await drawFile(workerData));
