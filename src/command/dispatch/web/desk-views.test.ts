import { describe, expect, it } from 'vitest';
import { parseCommand } from '../commands.rules.ts';
import type { Alarm } from '../dispatch.contract.ts';
import { insists, openAlarms } from './alarms.view.ts';
import { commandContext, commandIncident, completed, remembered, withProposalFirst } from './command.view.ts';
import { deskMoves, dispositionChoices, endReady } from './end.view.ts';
import { ago, assignment, incident, unit } from './factories.test-support.ts';
import { joinedHits, localHits } from './search.view.ts';
import { timelineEntries } from './timeline.view.ts';
import { mapIncidents, mapUnits, unitGroups } from './units.view.ts';

const units = [unit('104'), unit('117'), unit('130', { status: 'out' })];
const incidents = [incident({ number: 147 }), incident({ number: 48, kind: 'fire', summary: '' })];
const context = commandContext(incidents, units);

describe('command line', () => {
  it('completes the word being typed, round and round', () => {
    const parsed = parseCommand('d 47 1', context);
    expect(completed('d 47 1', parsed, 0)).toBe('d 47 104 ');
    expect(completed('d 47 1', parsed, 1)).toBe('d 47 117 ');
    expect(completed('s 104 l', parseCommand('s 104 l', context))).toBe('s 104 l');
  });
  it('offers the proposed units first', () => {
    const parsed = withProposalFirst(parseCommand('d 47 ', context), ['117', '104']);
    expect(completed('d 47 ', parsed)).toBe('d 47 117 ');
  });
  it('knows the incident of a half-typed command', () => {
    expect(commandIncident('d 47', context)).toBe('i147');
    expect(commandIncident('t 47 x', context)).toBeUndefined();
  });
  it('remembers each line once', () => {
    expect(remembered(['a', 'b'], 'a')).toEqual(['b', 'a']);
  });
});

it('finds by number ending, words and call sign', () => {
  const rows = [incident({ number: 147, assignments: [assignment()] }), incident({ number: 48, kind: 'fire' })];
  expect(localHits('47', rows, units).map((hit) => hit.row.id)).toEqual(['i147']);
  expect(localHits('104', rows, units)[0]).toMatchObject({ type: 'unit' });
  expect(localHits('kenanga senjata', rows, units)).toHaveLength(2);
  expect(localHits('  ', rows, units)).toEqual([]);
  expect(joinedHits(localHits('47', rows, units), [incident({ number: 147 }), incident({ number: 3 })])).toHaveLength(
    2,
  );
});

it('puts the gravest alarm first and drops those that someone took', () => {
  const alarm = (id: string, kind: Alarm['kind'], more: Partial<Alarm> = {}): Alarm => ({
    id,
    kind,
    unitId: null,
    callsign: null,
    incidentId: null,
    incidentNumber: null,
    lon: null,
    lat: null,
    raisedAt: ago(5),
    acknowledgedAt: null,
    cancelledAt: null,
    ...more,
  });
  const open = openAlarms([alarm('l', 'late'), alarm('x', 'panic', { acknowledgedAt: ago(1) }), alarm('p', 'panic')]);
  expect(open.map((one) => one.id)).toEqual(['p', 'l']);
  expect(insists(open)).toBe(true);
  expect(insists(openAlarms([alarm('l', 'late')]))).toBe(false);
});

it('groups units in the order of the board and draws only those with a place', () => {
  expect(unitGroups(units).map((group) => group.units.length)).toEqual([2, 0, 0, 0, 0, 1]);
  expect(mapUnits([unit('1', { position: null }), unit('2')], new Set(['u2']))).toMatchObject([
    { id: 'u2', chosen: true },
  ]);
  expect(mapIncidents([incident({ state: 'closed' }), incident({ number: 2 })])).toHaveLength(1);
});

it('asks for what a move needs', () => {
  expect(dispositionChoices('curas', 'resolve')).toEqual([]);
  expect(dispositionChoices('curas', 'cancel').length).toBeGreaterThan(0);
  expect(endReady({ action: 'close' }, true)).toBe(false);
  expect(endReady({ action: 'hand_over', disposition: 'handed_to_agency' }, true)).toBe(false);
  expect(endReady({ action: 'hand_over', disposition: 'handed_to_agency', agency: '119' }, true)).toBe(true);
  expect(endReady({ action: 'reopen' }, false)).toBe(false);
  const label = { label: { id: 'x', en: 'x' } };
  expect(
    deskMoves([
      { action: 'cancel', move: label },
      { action: 'close', move: label },
      { action: 'respond', move: label },
    ]).map((one) => one.action),
  ).toEqual(['close', 'cancel']);
});

it('shows what is not sent on top, the newest first, and the time of what is corrected', () => {
  const entry = (id: string, seconds: number, more = {}) => ({
    position: 100 - seconds,
    id,
    at: ago(seconds),
    action: 'incident.narrated',
    author: { id: 'p', name: 'Op 2' },
    role: 'operator',
    kind: 'narration' as const,
    text: { id, en: id },
    narrativeId: `n-${id}`,
    corrects: null,
    erased: false,
    ...more,
  });
  const command = {
    id: 'c1',
    account: 'p',
    path: '/api/incidents/i1/narrative',
    body: { text: 'baru' },
    label: '',
    typedAt: 1,
    attempts: 0,
    state: 'waiting' as const,
  };
  const words = { language: 'id' as const, me: 'Anda', erased: 'dihapus' };
  const shown = timelineEntries(
    [entry('a', 30), entry('b', 10, { corrects: 'n-a' }), entry('c', 20, { erased: true })],
    [command],
    'i1',
    words,
  );
  expect(shown.map((one) => one.text)).toEqual(['baru', 'b', 'dihapus', 'a']);
  expect(shown[0]?.unsent).toBe(true);
  expect(shown[1]?.corrects).toBe(ago(30));
  expect(shown[2]?.correctable).toBe(false);
});
