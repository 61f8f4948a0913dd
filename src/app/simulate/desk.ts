import { setTimeout as realSleep } from 'node:timers/promises';
import type { z } from 'zod';
import { accessPaths, SignedIn } from '../../platform/access/access.contract.ts';
import { type Api, ApiError, type Ask } from './api.ts';

/** Commands one session may send: 20 a second, with a short burst below the server's own. */
const perSecond = 20;
const burst = 20;

interface Seat {
  token: string;
  who: z.infer<typeof SignedIn>;
  level: number;
  at: number;
}

/**
 * One played person, or a gateway with several sessions (telephone exchange, radio room): signs in when it first speaks,
 * opens another session when the first is at its limit, up to `seats`, and waits after that.
 */
export class Desk {
  readonly #api: Api;
  readonly #account: { username: string; password: string };
  readonly #limit: number;
  readonly #seats: Seat[] = [];
  #opening: Promise<Seat> | undefined;

  constructor(api: Api, account: { username: string; password: string }, seats = 1) {
    this.#api = api;
    this.#account = account;
    this.#limit = seats;
  }

  get sessions(): number {
    return this.#seats.length;
  }

  /** Who is signed in. @throws ApiError 401 for a wrong password or a missing account. */
  async who(): Promise<z.infer<typeof SignedIn>> {
    return (this.#seats[0] ?? (await this.#open())).who;
  }

  async token(): Promise<string> {
    return (this.#seats[0] ?? (await this.#open())).token;
  }

  /** Sends as this person. @throws as `Api.send`. */
  async send<Answer>(ask: Omit<Ask<Answer>, 'token'>): Promise<Answer> {
    const seat = await this.#take(ask.method !== undefined && ask.method !== 'GET');
    try {
      return await this.#api.send({ ...ask, token: seat.token });
    } catch (error) {
      // A session that ended (a restart with a new secret, an administrator's revocation) is opened again once.
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      const at = this.#seats.indexOf(seat);
      if (at >= 0) this.#seats.splice(at, 1);
      return this.#api.send({ ...ask, token: (await this.#open()).token });
    }
  }

  async #take(command: boolean): Promise<Seat> {
    for (;;) {
      const now = performance.now();
      for (const seat of this.#seats) {
        seat.level = Math.min(burst, seat.level + ((now - seat.at) / 1000) * perSecond);
        seat.at = now;
        if (command && seat.level < 1) continue;
        if (command) seat.level -= 1;
        return seat;
      }
      if (this.#seats.length < this.#limit) await this.#open();
      else await realSleep(1000 / perSecond);
    }
  }

  #open(): Promise<Seat> {
    this.#opening ??= this.#signIn().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #signIn(): Promise<Seat> {
    const body = { ...this.#account, kind: 'bearer' };
    const who = await this.#api.send({ method: 'POST', path: accessPaths.session, body, answer: SignedIn });
    if (!who.token) throw new Error('the server answered no token');
    const seat = { token: who.token, who, level: burst, at: performance.now() };
    this.#seats.push(seat);
    return seat;
  }
}
