import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { LogError } from './errors.ts';

/** Small files for their owner only (0600), written whole or not at all, and there after a power cut once the call has returned. */

/**
 * Reads a file of this kind; undefined when there is none.
 * @throws LogError `key` when other users of the machine can read it: a key that others can read proves nothing
 */
export async function readPrivate(folder: string, name: string): Promise<Buffer | undefined> {
  const path = join(folder, name);
  try {
    const { mode } = await stat(path);
    // Windows has no such mode bits.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new LogError('key', `${path} can be read by other users: run chmod 600 on it`);
    }
    return await readFile(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Makes the folder (0700) where it is missing. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Puts the file in place of one that may be there. */
export async function replacePrivate(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  await rename(await writeTemporary(folder, name, content), join(folder, name));
  await syncFolder(folder);
}

/** Puts the file there unless another process was first: `link` never overwrites. @returns whether it was this call */
export async function createPrivate(folder: string, name: string, content: string | Uint8Array): Promise<boolean> {
  const temporary = await writeTemporary(folder, name, content);
  let made = true;
  try {
    await link(temporary, join(folder, name));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    made = false;
  } finally {
    await unlink(temporary);
  }
  await syncFolder(folder);
  return made;
}

/** Takes the file away; harmless when there is none. */
export async function removePrivate(folder: string, name: string): Promise<void> {
  await rm(join(folder, name), { force: true });
  await syncFolder(folder);
}

async function writeTemporary(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${name}.${randomUUID()}.tmp`);
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
}

/** Makes the new name itself durable. Windows cannot open a folder and does not need to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
