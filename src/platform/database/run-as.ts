import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { accessSync, constants, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A system account under which the database server runs; PostgreSQL refuses to run as root. */
interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** How database programs are started on this machine: directly, or under another account when we are root. */
export interface Runner {
  /** Starts a program; like `child_process.spawn`. */
  spawn(file: string, args: string[], options: SpawnOptions): ChildProcess;
  /** Hands a folder with all in it to the account that will use it. */
  own(folder: string): void;
}

const databaseUser = 'harmoni-db';

function accountNamed(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}

function databaseAccount(): Account {
  const known = accountNamed(databaseUser);
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', databaseUser], {
      stdio: 'ignore',
    });
  } catch {
    // A minimal image without useradd, or two servers creating it at once: fall through to what is there.
  }
  const account = accountNamed(databaseUser) ?? accountNamed('postgres') ?? accountNamed('nobody');
  if (!account) throw new Error('running as root needs an ordinary account for the database; none was found');
  return account;
}

/** Whether `account` can pass every folder on the way down to `path` (others-execute or owner/group). */
function reachable(path: string, account: Account): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function ownTree(path: string, account: Account): void {
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) ownTree(join(path, name), account);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Chooses how to run database programs that live in `binaries` and work on `data`.
 * As root and behind a private folder (mode 0700 on the way) the account gets the right to pass it for that
 * one process (ambient capability), since changing the modes of someone's folders would be rude.
 */
export function databaseRunner(binaries: string, data: string): Runner {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return { spawn, own: () => {} };
  const account = databaseAccount();
  const own = (folder: string) => ownTree(folder, account);
  if (reachable(binaries, account) && reachable(data, account)) {
    return {
      own,
      spawn: (file, args, options) => spawn(file, args, { ...options, uid: account.uid, gid: account.gid }),
    };
  }
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find(isExecutable);
  if (!setpriv) throw new Error(`the account ${account.name} cannot reach ${data}; choose another place with --data`);
  const privileges = ['dac_override', 'dac_read_search'].map((name) => `+${name}`).join(',');
  const drop = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    `--inh-caps=${privileges}`,
    `--ambient-caps=${privileges}`,
  ];
  return { own, spawn: (file, args, options) => spawn(setpriv, [...drop, file, ...args], options) };
}
