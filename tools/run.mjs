/**
 * The first step of every command: plain JavaScript for whatever Node is on the machine (20 or newer). It installs what is
 * missing, then runs the program with the project's own Node, and ends when that ends.
 *   node tools/run.mjs src/app/main.ts --port 8080
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Harmoni needs Node 20 or newer to start; this is ${process.versions.node}.`);
  process.exit(1);
}

const modules = join(root, 'node_modules');
const stamp = join(modules, '.harmoni-installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

/** One installer at a time: two servers may be started from one checkout at the same moment. */
async function install() {
  const lock = join(root, '.harmoni-installing');
  const until = Date.now() + 600_000;
  for (;;) {
    if (installed()) return;
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 600_000)
        rmSync(lock, { recursive: true, force: true });
      if (Date.now() > until) throw new Error('another installation does not end');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  try {
    if (installed()) return;
    console.log('Installing packages (first start only) …');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (done.status !== 0) throw new Error('npm ci did not succeed; see the lines above');
    writeFileSync(stamp, wanted);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

try {
  if (!installed()) await install();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const child = spawn(
  existsSync(node) ? node : process.execPath,
  ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)],
  {
    cwd: process.cwd(),
    stdio: 'inherit',
    env: {
      ...process.env,
      HARMONI_PARENT: String(process.pid),
      PATH: `${join(modules, '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // Ctrl-C reaches the child by itself when it shares the terminal; a second one of the same kind does no harm.
  process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
}
// If npm is killed without a word, nobody would tell the server: notice that the parent is gone.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500).unref();
}
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
