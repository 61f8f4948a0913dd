import { closeSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Another server already works on this data folder. */
export class FolderInUse extends Error {}

interface Holder {
  pid: number;
  started: string | null;
}

/** When a process started, in kernel ticks: a pid alone may have been given to someone else since. Null where unknown. */
export function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function alive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  return holder.started !== null && processStart(holder.pid) === holder.started;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function tryTake(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, JSON.stringify({ pid: process.pid, started: processStart(process.pid) } satisfies Holder));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes the data folder for this process; a lock left by a killed process is cleared.
 * Waits a little first, since the holder may be on its way out.
 * @returns a function that gives the folder back.
 * @throws FolderInUse when a living server holds it.
 */
export async function lockFolder(folder: string, waitMs = 5000): Promise<() => void> {
  const file = join(folder, 'harmoni.lock');
  const until = Date.now() + waitMs;
  for (;;) {
    if (tryTake(file)) return () => unlinkSync(file);
    const holder = readHolder(file);
    if (!holder || !alive(holder)) {
      // Renaming first makes sure that only one of two starters removes the stale lock.
      const stale = `${file}.${process.pid}.stale`;
      try {
        renameSync(file, stale);
        unlinkSync(stale);
      } catch {
        // The other starter was quicker; look again.
      }
      continue;
    }
    if (Date.now() > until) {
      throw new FolderInUse(`the data folder ${folder} is in use by another Harmoni server (process ${holder.pid})`);
    }
    await sleep(200);
  }
}
