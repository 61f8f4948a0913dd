import type { ProcessDefinition } from '../process.types.ts';
import { backupRequest } from './backup-request.ts';
import { problemSolving } from './problem-solving.ts';
import { tension } from './tension.ts';
import { warningTask } from './warning-task.ts';

/** Every process that comes with the house, in the order in which screens name them. */
export const shippedProcesses: readonly ProcessDefinition[] = [warningTask, problemSolving, backupRequest, tension];
