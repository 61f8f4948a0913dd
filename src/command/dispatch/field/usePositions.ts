import { useCallback, useEffect, useRef, useState } from 'react';
import { api, randomId } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { type PositionBatch, phonePaths } from './phone-commands.ts';
import { type Fix, kept, parseQueue, readFix, toPosition, worthKeeping } from './positions.rules.ts';

/** `ask` = the person has not decided yet · `lost` = allowed, no satellite fix. */
export type LocationState = 'off' | 'ask' | 'on' | 'lost' | 'denied' | 'unsupported';

export interface Positions {
  state: LocationState;
  /** The newest reading, kept or not. */
  fix: Fix | undefined;
  /** Asks the browser, which asks the person. */
  allow(): void;
}

const batchSize = 200;
const sendEvery = 5000;

/**
 * Follows the phone while the unit is on duty and sends what is worth keeping every few seconds. Without signal the
 * readings wait on the phone, apart from the outbox: they are many, and no press of the crew may wait behind them.
 */
export function usePositions(account: string, onDuty: boolean): Positions {
  const [state, setState] = useState<LocationState>('ask');
  const [fix, setFix] = useState<Fix>();
  const last = useRef<Fix>(undefined);
  const [allowed, setAllowed] = useState(false);
  const supported = 'geolocation' in navigator && isSecureContext;

  useEffect(() => {
    if (!supported) return;
    // Without the permissions API the person is asked when they press.
    void navigator.permissions?.query({ name: 'geolocation' }).then(
      (permission) => {
        if (permission.state === 'granted') setAllowed(true);
        if (permission.state === 'denied') setState('denied');
      },
      () => {},
    );
  }, [supported]);

  useEffect(() => {
    if (!allowed || !onDuty) return;
    const watch = navigator.geolocation.watchPosition(
      (position) => {
        const next = readFix(position);
        setState('on');
        setFix(next);
        if (!worthKeeping(last.current, next)) return;
        last.current = next;
        storeQueue(account, kept(readQueue(account), next));
      },
      (error) => setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'lost'),
      { enableHighAccuracy: true, maximumAge: 2000, timeout: 20_000 },
    );
    return () => navigator.geolocation.clearWatch(watch);
  }, [allowed, onDuty, account]);

  useEffect(() => sendRegularly(account), [account]);

  const allow = useCallback(() => setAllowed(true), []);
  const shown = !supported ? 'unsupported' : state === 'denied' || !allowed ? state : onDuty ? state : 'off';
  return { state: shown === 'ask' && allowed ? 'lost' : shown, fix: onDuty ? fix : undefined, allow };
}

const storeKey = (account: string): string => `harmoni.positions.${account}`;
const readQueue = (account: string): Fix[] => parseQueue(localStorage.getItem(storeKey(account)));

function storeQueue(account: string, queue: readonly Fix[]): void {
  if (queue.length === 0) localStorage.removeItem(storeKey(account));
  else localStorage.setItem(storeKey(account), JSON.stringify(queue));
}

/** Sends the oldest readings first, one batch at a time; a batch keeps its key until it is answered. */
function sendRegularly(account: string): () => void {
  let batch: { key: string; fixes: Fix[] } | undefined;
  let busy = false;
  async function send(): Promise<void> {
    if (busy) return;
    batch ??= { key: randomId(), fixes: readQueue(account).slice(0, batchSize) };
    if (batch.fixes.length === 0) {
      batch = undefined;
      return;
    }
    busy = true;
    try {
      const body: PositionBatch = { items: batch.fixes.map(toPosition) };
      await api.post(phonePaths.positions, body, { idempotencyKey: batch.key });
      forget(batch.fixes);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      // Refused for good (too old, no right): they would stand in the way of the newer ones.
      if (!error.away && error.status < 500 && error.status !== 401 && error.status !== 429) forget(batch.fixes);
    } finally {
      busy = false;
    }
  }
  function forget(sent: readonly Fix[]): void {
    const times = new Set(sent.map((fix) => fix.at));
    storeQueue(
      account,
      readQueue(account).filter((fix) => !times.has(fix.at)),
    );
    batch = undefined;
  }
  const timer = setInterval(() => void send(), sendEvery);
  return () => clearInterval(timer);
}
