import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Contents under their SHA-256, in the data folder. */
export interface FileStore {
  /** Keeps the content, on the disk when this resolves; the same content again is kept once. @returns its hash. */
  put(content: Buffer): Promise<string>;
  /** The content, checked against its hash; undefined when it is gone or damaged. */
  get(hash: string): Promise<Buffer | undefined>;
  remove(hash: string): Promise<void>;
}

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Windows cannot sync a folder; there the rename itself is durable.
    if (!['EPERM', 'EISDIR', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** @param folder `<data>/files`; made at the first file. */
export function createFileStore(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2));
  return {
    async put(content) {
      const hash = hashOf(content);
      const path = pathOf(hash);
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.${randomUUID()}`;
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, path);
      await sync(dirname(path));
      if (made !== undefined) for (const above of [folder, dirname(folder)]) await sync(above);
      return hash;
    },

    async get(hash) {
      try {
        const content = await readFile(pathOf(hash));
        return hashOf(content) === hash ? content : undefined;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },

    remove: (hash) => rm(pathOf(hash), { force: true }),
  };
}
