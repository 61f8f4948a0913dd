/** Thrown inside every task when the clock is stopped, so that each unwinds; never an error to report. */
export class Stopped extends Error {
  constructor() {
    super('The simulated clock was stopped.');
    this.name = 'Stopped';
  }
}

/** Something tasks wait for. Waking says only "look again": the woken task checks its condition itself. */
export class Signal {
  readonly waiters = new Set<() => void>();

  notify(): void {
    for (const wake of [...this.waiters]) wake();
  }
}

interface Sleeper {
  at: number;
  order: number;
  wake(): void;
  cancelled: boolean;
}

/**
 * Simulated time in seconds since the start. At speed N > 0 it runs N times as fast as the real clock. At speed 0 it
 * stands still while any task works (waits for an answer of the server) and leaps to the next moment at which something
 * is due as soon as all tasks sleep: as fast as answers come, and in the same order each time.
 *
 * A task is one thread of steps started by `spawn`; what runs at the same time must be spawned, not joined with
 * `Promise.all` around two sleeps.
 */
export class SimClock {
  readonly speed: number;
  readonly #started = performance.now();
  readonly #onFailure: (error: unknown) => void;
  readonly #sleepers: Sleeper[] = [];
  readonly #parked = new Set<() => void>();
  #now = 0;
  #running = 0;
  #order = 0;
  #checking = false;
  #stopped = false;
  #tasks = 0;
  readonly #whenEnded = new Set<() => void>();

  constructor(speed: number, onFailure: (error: unknown) => void) {
    this.speed = speed;
    this.#onFailure = onFailure;
  }

  /** Simulated seconds since the start. */
  now(): number {
    return this.speed > 0 ? ((performance.now() - this.#started) / 1000) * this.speed : this.#now;
  }

  /** Starts a task. What it throws goes to the failure handler, except `Stopped`. Resolves when it has ended. */
  async spawn(task: () => Promise<void>): Promise<void> {
    this.#running += 1;
    this.#tasks += 1;
    await this.attempt(task);
    this.#running -= 1;
    this.#tasks -= 1;
    if (this.#tasks === 0) for (const tell of this.#whenEnded) tell();
    this.#advance();
  }

  /** Part of a task that may fail without ending it: the failure is reported, and answered as false. When the clock is stopped, the next sleep of the task ends it. */
  async attempt(part: () => Promise<void>): Promise<boolean> {
    try {
      await part();
      return true;
    } catch (error) {
      if (!(error instanceof Stopped)) this.#onFailure(error);
      return false;
    }
  }

  /** Resolves when no task is left. */
  ended(): Promise<void> {
    if (this.#tasks === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenEnded.add(resolve);
    });
  }

  /** @throws Stopped when the clock is stopped before or meanwhile. */
  async sleep(seconds: number): Promise<void> {
    await this.wait(undefined, seconds);
  }

  /** Sleeps until the signal or, if given, for so many simulated seconds; answers whether it was the signal. */
  wait(signal: Signal | undefined, seconds?: number): Promise<boolean> {
    if (this.#stopped) return Promise.reject(new Stopped());
    return new Promise<boolean>((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      let sleeper: Sleeper | undefined;
      const end = (bySignal: boolean) => {
        signal?.waiters.delete(onSignal);
        this.#parked.delete(onStop);
        clearTimeout(timer);
        if (sleeper) sleeper.cancelled = true;
        this.#running += 1;
        if (this.#stopped) reject(new Stopped());
        else resolve(bySignal);
      };
      const onSignal = () => end(true);
      const onStop = () => end(false);
      signal?.waiters.add(onSignal);
      this.#parked.add(onStop);
      if (seconds !== undefined) {
        const wait = Math.max(0, seconds);
        if (this.speed > 0) timer = setTimeout(onStop, (wait * 1000) / this.speed);
        else {
          this.#order += 1;
          sleeper = { at: this.#now + wait, order: this.#order, wake: onStop, cancelled: false };
          insert(this.#sleepers, sleeper);
        }
      }
      this.#running -= 1;
      this.#advance();
    });
  }

  /** Wakes every task with `Stopped`. */
  stop(): void {
    this.#stopped = true;
    for (const wake of [...this.#parked]) wake();
  }

  /** Looks once all steps that are ready have been taken whether time may leap. */
  #advance(): void {
    if (this.speed > 0 || this.#checking || this.#running > 0) return;
    this.#checking = true;
    setImmediate(() => {
      this.#checking = false;
      if (this.#running > 0) return;
      let next = this.#sleepers.shift();
      while (next?.cancelled) next = this.#sleepers.shift();
      if (!next) return;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    });
  }
}

/** Keeps the list in order of time, then of arrival; new entries mostly belong near the end. */
function insert(list: Sleeper[], one: Sleeper): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle]!;
    if (other.at < one.at || (other.at === one.at && other.order < one.order)) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, one);
}
