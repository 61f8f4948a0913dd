import { expect, test } from 'vitest';
import { Signal, SimClock } from './clock.ts';

const failing = (error: unknown) => {
  throw error;
};
const realSleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('at speed 0 time leaps from event to event, in order, and takes no real time', async () => {
  const clock = new SimClock(0, failing);
  const seen: string[] = [];
  const started = performance.now();
  await Promise.all([
    clock.spawn(async () => {
      await clock.sleep(3600);
      seen.push(`a ${clock.now()}`);
      await clock.sleep(3600);
      seen.push(`a ${clock.now()}`);
    }),
    clock.spawn(async () => {
      await clock.sleep(5000);
      seen.push(`b ${clock.now()}`);
    }),
  ]);
  expect(seen).toEqual(['a 3600', 'b 5000', 'a 7200']);
  expect(performance.now() - started).toBeLessThan(500);
});

test('at speed 0 time stands still while a task works', async () => {
  const clock = new SimClock(0, failing);
  const at: number[] = [];
  await Promise.all([
    clock.spawn(async () => {
      await clock.sleep(10);
      await realSleep(30);
      at.push(clock.now());
    }),
    clock.spawn(async () => {
      await clock.sleep(11);
      at.push(clock.now());
    }),
  ]);
  expect(at).toEqual([10, 11]);
});

test('a wait ends by its signal or by its time, and says which', async () => {
  const clock = new SimClock(0, failing);
  const signal = new Signal();
  const ends: string[] = [];
  await Promise.all([
    clock.spawn(async () => void ends.push(`${await clock.wait(signal, 50)} ${clock.now()}`)),
    clock.spawn(async () => void ends.push(`${await clock.wait(signal, 5)} ${clock.now()}`)),
    clock.spawn(async () => {
      await clock.sleep(20);
      signal.notify();
    }),
  ]);
  expect(ends).toEqual(['false 5', 'true 20']);
});

test('at speed N simulated seconds pass N times as fast', async () => {
  const clock = new SimClock(100, failing);
  const started = performance.now();
  await clock.spawn(() => clock.sleep(20));
  const real = performance.now() - started;
  expect(real).toBeGreaterThan(150);
  expect(real).toBeLessThan(1000);
  expect(clock.now()).toBeGreaterThanOrEqual(19.9);
});

test('stopping unwinds sleeping tasks without a failure; other errors are reported', async () => {
  const failures: unknown[] = [];
  const clock = new SimClock(1, (error) => failures.push(error));
  const sleeping = clock.spawn(() => clock.sleep(1e6));
  const waiting = clock.spawn(async () => void (await clock.wait(new Signal())));
  await clock.spawn(async () => {
    throw new Error('broken');
  });
  clock.stop();
  await Promise.all([sleeping, waiting]);
  expect(failures).toEqual([new Error('broken')]);
  await expect(clock.sleep(1)).rejects.toThrow('stopped');
});
