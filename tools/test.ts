/**
 * `npm test`: checks, then every test (pure, database, whole server, screens in Chromium).
 * With arguments only the test files they name run: `npm test -- incidents`. The last line counts: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtWeb } from '../src/app/build-web.ts';
import { check } from './check.ts';
import { chromium } from './chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const filters = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), 'harmoni-test-report-'));

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
  testResults: { name: string; status: string; message: string; assertionResults: unknown[] }[];
}

function run(name: string, args: string[]): { passed: number; failed: number; skipped: number } {
  const file = join(reports, `${name}.json`);
  const done = spawnSync(
    'vitest',
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...filters],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NO_COLOR: '1' },
      shell: process.platform === 'win32',
    },
  );
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    // A file that broke before its first test counts as one failure, or it would vanish from the sum.
    const broken = report.testResults.filter(
      (one) => one.status === 'failed' && one.assertionResults.length === 0,
    ).length;
    const failed = report.numFailedTests + broken;
    return {
      passed: report.numPassedTests,
      failed: failed || (done.status === 0 ? 0 : 1),
      skipped: report.numPendingTests,
    };
  } catch {
    return { passed: 0, failed: done.status === 0 && filters.length > 0 ? 0 : 1, skipped: 0 };
  }
}

const total = { passed: 0, failed: 0, skipped: 0 };
const add = (part: { passed: number; failed: number; skipped: number }) => {
  total.passed += part.passed;
  total.failed += part.failed;
  total.skipped += part.skipped;
};

try {
  if (filters.length === 0) add(check() ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });
  add(run('server', ['--config', 'vitest.config.ts']));
  process.env.HARMONI_CHROMIUM = chromium();
  await builtWeb((line) => console.log(line));
  add(run('screens', ['--config', 'vitest.e2e.config.ts']));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;
