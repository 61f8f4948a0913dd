import { type Figures, figuresOf, Level, rounded } from './figures.ts';

/** What a run writes down as it goes; `now` is always simulated seconds. */
export class Tally {
  readonly ringing = new Level(0);
  readonly waiting = new Level(0);
  readonly answerSeconds: number[] = [];
  readonly responses: { seconds: number; targetSeconds: number }[] = [];
  readonly liveDelays: number[] = [];
  /** Busy seconds of each unit, and since when it is busy now. */
  readonly #busy = new Map<string, { seconds: number; since: number | undefined }>();
  readonly counts = {
    calls: 0,
    answered: 0,
    abandoned: 0,
    notMeasured: 0,
    information: 0,
    prank: 0,
    incidents: 0,
    merged: 0,
    closed: 0,
    assignments: 0,
    overrides: 0,
    refusals: 0,
    arrivals: 0,
    lateMessages: 0,
    repeatedMessages: 0,
    positions: 0,
    liveUnseen: 0,
  };
  readonly failures: string[] = [];
  failed = 0;

  /** Something that no player expected; the run goes on, the report names the first ones. */
  failure(error: unknown): void {
    this.failed += 1;
    if (this.failures.length < 20) this.failures.push(error instanceof Error ? error.message : String(error));
  }

  setBusy(unitId: string, busy: boolean, now: number): void {
    const entry = this.#busy.get(unitId) ?? { seconds: 0, since: undefined };
    if (entry.since !== undefined) entry.seconds += now - entry.since;
    entry.since = busy ? now : undefined;
    this.#busy.set(unitId, entry);
  }

  /** Shares of the time that units were at work, over all `units` (those never sent count as 0). */
  utilisation(units: number, now: number): { units: number; used: number; mean: number | null; max: number | null } {
    const shares = [...this.#busy.values()].map(({ seconds, since }) =>
      now > 0 ? (seconds + (since === undefined ? 0 : now - since)) / now : 0,
    );
    if (units === 0) return { units, used: 0, mean: null, max: null };
    const mean = shares.reduce((sum, share) => sum + share, 0) / units;
    const round = (share: number) => Math.round(share * 1000) / 1000;
    return { units, used: shares.length, mean: round(mean), max: round(Math.max(0, ...shares)) };
  }

  answers(): Figures & { withinTarget: number | null; targetSeconds: number } {
    const within = this.answerSeconds.filter((seconds) => seconds <= answerTargetSeconds).length;
    return {
      ...figuresOf(this.answerSeconds),
      targetSeconds: answerTargetSeconds,
      withinTarget: share(within, this.answerSeconds.length),
    };
  }

  response(): Figures & { withinTarget: number | null } {
    const within = this.responses.filter(({ seconds, targetSeconds }) => seconds <= targetSeconds).length;
    return {
      ...figuresOf(this.responses.map(({ seconds }) => seconds)),
      withinTarget: share(within, this.responses.length),
    };
  }
}

/** The national target of January 2026 for answering 110. */
const answerTargetSeconds = 10;

/** Percent with one decimal; null of nothing. */
const share = (part: number, whole: number): number | null => (whole === 0 ? null : rounded((100 * part) / whole));
