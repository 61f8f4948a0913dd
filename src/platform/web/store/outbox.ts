import { api, randomId } from '../api.ts';
import { backoff } from '../backoff.ts';
import { ApiProblem } from '../problem.ts';
import { type LocalTables, localTables } from './database.ts';
import { dependents, nextCommand, nextStep, type OutboxCommand } from './outbox.rules.ts';
import { createWaiters, type Ending, plainProblem } from './waiters.ts';

export type { OutboxCommand } from './outbox.rules.ts';

/** What the person sees: commands that wait for the server, and those it refused. */
export interface OutboxView {
  waiting: readonly OutboxCommand[];
  refused: readonly OutboxCommand[];
}

export interface OutboxEntry {
  path: string;
  body: unknown;
  label: string;
  chain?: string;
  /** Given when the first try was already made online; else made here. */
  id?: string;
}

const changed = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('harmoni-outbox');
const listeners = new Set<() => void>();
const waiters = createWaiters();
let view: OutboxView = { waiting: [], refused: [] };
let account: string | undefined;
/** Said beside the database, so that a screen with nothing unsent need not wait for it. */
const unsentMark = 'harmoni.unsent';
let timer: ReturnType<typeof setTimeout> | undefined;

async function refresh(tables: LocalTables): Promise<void> {
  const mine = account === undefined ? [] : await tables.commands.where('account').equals(account).sortBy('sequence');
  view = {
    waiting: mine.filter((command) => command.state === 'waiting'),
    refused: mine.filter((command) => command.state === 'refused'),
  };
  if ((await tables.commands.count()) === 0) localStorage.removeItem(unsentMark);
  for (const listener of listeners) listener();
}

async function announce(tables: LocalTables, endings: readonly Ending[] = []): Promise<void> {
  changed?.postMessage(endings);
  for (const ending of endings) waiters.end(ending);
  await refresh(tables);
}

/** Only one tab sends at a time, so that the order of typing holds across tabs. */
async function alone(work: () => Promise<void>): Promise<void> {
  // Web Locks need a secure origin; without them the repeat-safe key still prevents a second effect.
  if (navigator.locks) await navigator.locks.request('harmoni-outbox', work);
  else await work();
}

async function sendAll(): Promise<void> {
  const tables = await localTables();
  const sender = account;
  if (sender === undefined) return;
  for (;;) {
    const command = nextCommand(await tables.commands.toArray(), sender);
    if (!command || account !== sender) return;
    const attempts = command.attempts + 1;
    await tables.commands.update(command.sequence, { attempts });
    let problem: ApiProblem | undefined;
    let answer: unknown;
    try {
      answer = await api.post(command.path, command.body, { idempotencyKey: command.id });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      problem = error;
    }
    const step = nextStep(problem, attempts, backoff(attempts));
    if (step.do === 'remove') {
      await tables.commands.delete(command.sequence);
      await announce(tables, [{ id: command.id, answer }]);
    } else if (step.do === 'refuse' && problem) {
      const told = plainProblem(problem);
      const refused = [command, ...dependents(await tables.commands.toArray(), command)];
      for (const one of refused) {
        await tables.commands.update(one.sequence, { state: 'refused', reason: step.reason });
      }
      await announce(
        tables,
        refused.map(({ id }) => ({ id, problem: told })),
      );
    } else {
      if (step.do === 'retry') later(step.afterMs);
      return announce(tables);
    }
  }
}

function later(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(drain, ms);
}

/** Tries to send what waits; safe to call at any time. */
function drain(): void {
  clearTimeout(timer);
  alone(sendAll).catch(() => later(15_000));
}

/** Opens the database while the server is there to load its code from: the first command may be typed after a cut. */
function openInTime(): void {
  const open = (): void => void localTables().catch(() => {});
  if ('requestIdleCallback' in globalThis) requestIdleCallback(open, { timeout: 3000 });
  else setTimeout(open, 1000);
}

export const outbox = {
  /** Binds the outbox to the signed-in person and sends what that person left waiting; undefined at sign-out. */
  setAccount(id: string | undefined): void {
    account = id;
    view = { waiting: [], refused: [] };
    if (id !== undefined) openInTime();
    if (!localStorage.getItem(unsentMark)) return;
    void localTables().then(refresh, () => {});
    if (id !== undefined) drain();
  },
  /**
   * Keeps a command on this computer, then sends it in its turn. Resolves with the server's answer, also after a long
   * cut if the tab lives; rejects with `ApiProblem` when the server refuses it, or at once when nothing can be stored.
   */
  async send<T>(entry: OutboxEntry): Promise<T> {
    if (account === undefined) throw new ApiProblem({ status: 401, code: 'unauthenticated', title: 'unauthenticated' });
    const tables = await localTables();
    const id = entry.id ?? randomId();
    const answered = waiters.wait(id);
    // The caller may look at it only later; a refusal meanwhile is no fault of the page.
    answered.catch(() => {});
    localStorage.setItem(unsentMark, '1');
    await tables.commands.add({ ...entry, id, account, typedAt: Date.now(), attempts: 0, state: 'waiting' });
    await announce(tables);
    drain();
    // The contract of the route is the promise of this shape.
    return (await answered) as T;
  },
  /** Forgets a refused command after the person has seen it. */
  async dismiss(id: string): Promise<void> {
    const tables = await localTables();
    await tables.commands.where('id').equals(id).delete();
    await announce(tables);
  },
  drain,
  view: (): OutboxView => view,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

changed?.addEventListener('message', (event: MessageEvent<readonly Ending[]>) => {
  for (const ending of event.data) waiters.end(ending);
  void localTables().then(refresh, () => {});
});
globalThis.addEventListener?.('online', () => {
  if (localStorage.getItem(unsentMark)) drain();
});
