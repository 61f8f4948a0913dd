import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../../platform/web/live/live.ts';
import { createDeskStore } from './desk-store.ts';
import { ago, incident, unit } from './factories.test-support.ts';

const firstData = (position: number, more = {}) => ({
  position,
  incidents: [incident({ number: 1, version: 3 })],
  units: [unit('104')],
  alarms: [],
  calls: [],
  settings: { staleAfterSeconds: 300, answerTargetSeconds: 10 },
  ...more,
});
const event = (position: number, type: string, id: string, data: unknown): LiveEvent => ({
  position,
  at: ago(0),
  action: 'changed',
  subject: { type, id },
  data,
});

function deskOf() {
  const planned: (() => void)[] = [];
  const store = createDeskStore((run) => planned.push(run));
  const picture = (): void => {
    for (const run of planned.splice(0)) run();
  };
  return { store, picture, planned };
}

describe('the desk between first data and live events', () => {
  it('applies many events in one picture', () => {
    const { store, picture, planned } = deskOf();
    let drawn = 0;
    store.load(firstData(10));
    store.subscribe(() => drawn++);
    store.event(event(11, 'incident', 'i2', incident({ number: 2 })));
    store.event(event(12, 'unit', 'u104', unit('104', { status: 'responding', version: 2 })));
    expect(planned).toHaveLength(1);
    picture();
    expect(drawn).toBe(1);
    expect(store.get().incidents.size).toBe(2);
    expect(store.get().units.get('u104')?.status).toBe('responding');
  });
  it('misses nothing that came before the first data was read', () => {
    const { store, picture } = deskOf();
    store.event(event(9, 'incident', 'i9', incident({ number: 9 })));
    store.event(event(11, 'incident', 'i2', incident({ number: 2 })));
    picture();
    store.load(firstData(10));
    expect([...store.get().incidents.keys()]).toEqual(['i1', 'i2']);
  });
  it('keeps a newer row when the first data is read again from an earlier moment', () => {
    const { store, picture } = deskOf();
    store.load(firstData(10));
    store.event(event(12, 'incident', 'i1', incident({ number: 1, version: 4, priority: 1 })));
    picture();
    store.load(firstData(11));
    expect(store.get().incidents.get('i1')?.priority).toBe(1);
  });
  it('never goes back to an older version, and removes what is gone', () => {
    const { store, picture } = deskOf();
    store.load(firstData(10));
    store.event(event(11, 'incident', 'i1', incident({ number: 1, version: 2, priority: 4 })));
    picture();
    expect(store.get().incidents.get('i1')?.priority).toBe(2);
    store.event(event(12, 'incident', 'i1', null));
    picture();
    expect(store.get().incidents.size).toBe(0);
  });
  it('takes incident and unit out of an assignment', () => {
    const { store, picture } = deskOf();
    store.load(firstData(10));
    const data = {
      assignment: {},
      incident: incident({ number: 1, version: 3, state: 'dispatched' }),
      unit: unit('104', { status: 'dispatched', version: 2 }),
    };
    store.event(event(11, 'assignment', 'a1', data));
    picture();
    expect(store.get().incidents.get('i1')?.state).toBe('dispatched');
    expect(store.get().units.get('u104')?.status).toBe('dispatched');
  });
  it('moves units forward in time only, and leaves other collections alone', () => {
    const { store, picture } = deskOf();
    store.load(firstData(10));
    const { incidents } = store.get();
    const place = { unitId: 'u104', lon: 110, lat: -9, heading: null, speed: null, source: 'gps' as const };
    store.positions([{ ...place, at: ago(0) }]);
    picture();
    store.positions([{ ...place, lon: 1, at: ago(60) }]);
    picture();
    expect(store.get().units.get('u104')?.position?.lon).toBe(110);
    expect(store.get().incidents).toBe(incidents);
  });
});
