import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const output = join(root, 'dist', 'web');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|tsx|css|html|svg|json|webmanifest)$/.test(entry.name) && !entry.name.includes('.test.') ? [path] : [];
  });
}

/** What the built screens depend on: every source the bundler may read, and the versions of the packages. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const files = [...sources(join(root, 'src')), join(root, 'vite.config.ts'), join(root, 'package-lock.json')].sort();
  for (const file of files) hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * Builds the screens when their sources changed since the last build. Two servers starting from one checkout build once;
 * the result is put in place whole.
 * @returns the folder to serve.
 */
export async function builtWeb(say: (line: string) => void): Promise<string> {
  const wanted = fingerprint();
  const stamp = join(output, '.fingerprint');
  const fresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (fresh()) return output;
  const lock = join(root, 'dist', '.building');
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (fresh()) return output;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 300_000) rmSync(lock, { recursive: true, force: true });
      await sleep(300);
    }
  }
  const half = join(root, 'dist', `web.${process.pid}`);
  try {
    if (fresh()) return output;
    say('Building the screens …');
    const { build } = await import('vite');
    await build({
      root: join(root, 'src', 'app', 'web'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: half, emptyOutDir: true },
    });
    writeFileSync(join(half, '.fingerprint'), wanted);
    rmSync(output, { recursive: true, force: true });
    renameSync(half, output);
    return output;
  } finally {
    rmSync(half, { recursive: true, force: true });
    rmSync(lock, { recursive: true, force: true });
  }
}
