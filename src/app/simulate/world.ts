import type { Random } from '../demo/random.ts';
import type { LocalStart } from './arrivals.ts';
import type { Board } from './board.ts';
import type { CallScript } from './call-script.ts';
import { Signal, type SimClock } from './clock.ts';
import type { Desk } from './desk.ts';
import type { SimulateOptions } from './options.ts';
import type { CalledPlace, Places } from './places.ts';
import type { Tally } from './tally.ts';

/** A call that an operator has to take: ringing on a line, or someone at the counter, on WhatsApp, on the radio. */
export interface WaitingCall {
  /** Null for a call taken elsewhere, until the operator notes it. */
  id: string | null;
  script: CallScript;
  place: CalledPlace;
  rangAt: number;
  state: 'waiting' | 'claimed' | 'answered' | 'gone';
  taken: Signal;
}

/** Who speaks through which sessions. */
export interface Desks {
  /** The telephone exchange: rings, and tells when a caller hangs up. */
  exchange: Desk;
  /** The radio room: reports of crews come in here. */
  radio: Desk;
  /** The crew with a phone of its own, and its unit. */
  field: { desk: Desk; unitId: string } | null;
  /** Positions of all devices. */
  devices: Desk;
}

/** Calls in the order in which they came; an operator takes the oldest that nobody has. */
export class CallQueue {
  readonly rang = new Signal();
  readonly #calls: WaitingCall[] = [];

  add(call: WaitingCall): void {
    this.#calls.push(call);
    this.rang.notify();
  }

  take(): WaitingCall | undefined {
    while (this.#calls.length > 0 && this.#calls[0]!.state !== 'waiting') this.#calls.shift();
    const call = this.#calls.shift();
    if (call) call.state = 'claimed';
    return call;
  }
}

/** Everything the players share. */
export interface World {
  options: SimulateOptions;
  clock: SimClock;
  random: Random;
  start: LocalStart;
  board: Board;
  calls: CallQueue;
  desks: Desks;
  places: Places;
  tally: Tally;
  /** Simulated second at which each incident of this run became known (its call was answered). */
  knownAt: Map<string, number>;
  /** Calls and crews that are at something; 0 with an empty board means that all is finished. */
  busy: { calls: number; crews: number };
  /** After a command: how long until the live stream shows it. At speed 0 time stands still for as long. */
  seen(check: () => boolean): Promise<void>;
}
