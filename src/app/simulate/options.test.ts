import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

const env = { HARMONI_DEMO_PASSWORD: 'rahasia-demo' };

test('flags, environment and usual values', () => {
  expect(readOptions([], env)).toMatchObject({
    baseUrl: 'http://127.0.0.1:8080',
    speed: 1,
    operators: 2,
  });
  const given = readOptions(['--speed', '0', '--duration', '120', '--calls-per-hour', '30', '--hour', '17'], {
    ...env,
    HARMONI_URL: 'http://10.0.0.2:90',
  });
  expect(given).toMatchObject({ baseUrl: 'http://10.0.0.2:90', speed: 0, duration: 120, callsPerHour: 30, hour: 17 });
  expect(readOptions(['--help'], {})).toBeUndefined();
});

test('mistakes name the flag', () => {
  expect(() => readOptions([], {})).toThrow('HARMONI_DEMO_PASSWORD');
  expect(() => readOptions(['--calls-per-hour', 'many'], env)).toThrow('--calls-per-hour');
  expect(() => readOptions(['--url', 'here'], env)).toThrow('--url');
  expect(() => readOptions(['--sped', '3'], env)).toThrow('sped');
});
