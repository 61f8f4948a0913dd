/** Format, lint, types and generated files: what must hold before any test is worth running. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps: [name: string, command: string, ...args: string[]][] = [
  ['lint and format', 'biome', 'check', '--error-on-warnings', '.'],
  ['types (server)', 'tsc', '-p', 'tsconfig.json'],
  ['types (screens)', 'tsc', '-p', 'tsconfig.web.json'],
  ['types (journeys)', 'tsc', '-p', 'tsconfig.e2e.json'],
  ['generated files', process.execPath, 'tools/generate-db-types.ts', '--check'],
  ['operations table', process.execPath, 'tools/generate-api-table.ts', '--check'],
];

/** Runs each step; prints the output of those that fail. @returns whether all hold. */
export function check(): boolean {
  let good = true;
  for (const [name, command, ...args] of steps) {
    const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
    const ok = done.status === 0;
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`);
    if (!ok) console.log(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`.slice(0, 8000));
    good &&= ok;
  }
  return good;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = check() ? 0 : 1;
