import { describe, expect, it } from 'vitest';
import { readState } from '../../atlas/web/state.ts';
import type { RoadRow, StatusRow } from '../status.contract.ts';
import { groupByStatus, readNumber, readSubject, stepSubject, subjectKey } from './board.ts';
import { filterRoads, orderRoads, roadOnMap } from './roads.ts';
import { subjectPath } from './useStatus.ts';

const row = (code: string, more: Partial<StatusRow> = {}): StatusRow => ({
  id: code,
  kind: 'area',
  code,
  name: code,
  level: 'village',
  parentCode: null,
  parentName: '',
  status: 'aman',
  shape: 'circle',
  decided: false,
  proposed: 'aman',
  needsDecision: false,
  since: '2026-11-01T00:00:00.000Z',
  trend: 'steady',
  recent: 0,
  n: 0,
  value: null,
  gauges: {},
  reason: null,
  few: false,
  version: 1,
  ...more,
});

describe('the board', () => {
  const rows = [
    row('a'),
    row('b', { status: 'waspada' }),
    row('c', { status: null }),
    row('d', { status: 'rawan', since: '2026-10-01T00:00:00.000Z' }),
    row('e', { status: 'rawan' }),
    row('f', { status: 'rawan', needsDecision: true, since: '2026-09-01T00:00:00.000Z' }),
  ];

  it('puts the worst first, what waits before the newest, and what cannot be judged last', () => {
    const groups = groupByStatus(rows);
    expect(groups.map(({ status, rows: own }) => [status, own.map(({ code }) => code)])).toEqual([
      ['rawan', ['f', 'e', 'd']],
      ['waspada', ['b']],
      ['aman', ['a']],
      [null, ['c']],
    ]);
  });

  it('steps through what is shown and stays at its ends', () => {
    expect(stepSubject(rows, undefined, 1)?.code).toBe('a');
    expect(stepSubject(rows, 'area/a', 1)?.code).toBe('b');
    expect(stepSubject(rows, 'area/a', -1)?.code).toBe('a');
    expect(stepSubject(rows, 'area/f', 1)?.code).toBe('f');
    expect(stepSubject([], undefined, 1)).toBeUndefined();
  });

  it('reads the chosen subject from the address', () => {
    expect(readSubject('area/99.01')).toEqual({ kind: 'area', code: '99.01' });
    expect(readSubject(subjectKey(row('x', { kind: 'problem' })))).toEqual({ kind: 'problem', code: 'x' });
    for (const text of [null, '', 'area/', 'person/1', 'x']) expect(readSubject(text)).toBeUndefined();
  });

  it('finds the address of a decision', () => {
    expect(subjectPath(row('99.01.01'), true)).toBe('/api/status/areas/99.01.01/decision');
    expect(subjectPath(row('x', { kind: 'problem' }))).toBe('/api/status/problems/x');
  });

  it('reads numbers as people write them', () => {
    expect([
      readNumber('2,5'),
      readNumber(' 3 '),
      readNumber('0.2'),
      readNumber('1.000,5'),
      readNumber('-1'),
      readNumber(''),
    ]).toEqual([2.5, 3, 0.2, undefined, undefined, undefined]);
  });
});

describe('road sections', () => {
  const road = (code: string, more: Partial<RoadRow> = {}): RoadRow => ({
    ...row(code),
    kind: 'road',
    level: null,
    gauges: { flow: 'aman' },
    figures: [],
    lon: null,
    lat: null,
    ...more,
  });
  const rows = [
    road('a', { recent: 9 }),
    road('b', { status: null, gauges: {}, recent: 40 }),
    road('c', { status: 'waspada', gauges: { flow: 'waspada', safety: 'aman' }, recent: 30 }),
    road('d', { status: 'waspada', gauges: { flow: 'waspada', safety: 'waspada' }, recent: 3 }),
    road('e', { status: 'rawan', gauges: { order: 'rawan' } }),
    road('f', { recent: 9, name: 'Aa' }),
  ];
  const codes = (found: readonly RoadRow[]) => found.map(({ code }) => code).join('');

  it('puts the worst first, then more bad gauges, then more reports, then by name; those not judged last', () => {
    expect(codes(orderRoads(rows))).toBe('edcafb');
    expect(codes(orderRoads(rows.toReversed()))).toBe('edcafb');
  });

  it('narrows to a worst gauge', () => {
    expect(codes(filterRoads(rows, 'all'))).toBe('abcdef');
    expect(codes(filterRoads(rows, 'waspada'))).toBe('cd');
    expect(codes(filterRoads(rows, 'unknown'))).toBe('b');
  });

  it('opens the map at the section, read as the map reads it', () => {
    const address = roadOnMap({ lon: 107.5, lat: -9.25 });
    const state = readState(new URLSearchParams(address.split('?')[1]));
    expect(state.registers).toEqual(['road-sections']);
    expect(state.camera).toEqual({ centre: [107.5, -9.25], zoom: 15 });
    expect(roadOnMap({ lon: null, lat: null })).toBe('/map?r=road-sections');
  });
});
