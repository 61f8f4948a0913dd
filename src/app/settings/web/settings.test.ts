import { describe, expect, it } from 'vitest';
import { NewSetting, type SettingView } from '../../../platform/settings/settings.contract.ts';
import { checkpointSize, isId, newestFrom, olderFrom } from './journal-window.ts';
import { formOf, instantOf, toDecision } from './values.ts';

const label = { id: 'x', en: 'x' };
const seconds: SettingView = { key: 'answer_target_seconds', label, value: 10, validFrom: null, decisions: [] };
const targets: SettingView = {
  key: 'response_targets',
  label,
  value: [
    { overKm: 0, minutes: 10 },
    { overKm: 5, minutes: 15 },
  ],
  validFrom: null,
  decisions: [],
};

describe('a decision about a setting', () => {
  it('needs a reason and figures', () => {
    expect(toDecision(seconds, formOf(seconds), 'WIB')).toBeUndefined();
    expect(toDecision(seconds, { ...formOf(seconds), number: '', reason: 'uji coba' }, 'WIB')).toBeUndefined();
    expect(toDecision(targets, { ...formOf(targets), targets: [], reason: 'uji coba' }, 'WIB')).toBeUndefined();
  });
  it('is what the contract takes', () => {
    const form = { ...formOf(targets), reason: 'keputusan Kapolres', validFrom: '2026-12-01T00:00' };
    const decision = toDecision(targets, form, 'WITA');
    expect(NewSetting.safeParse(decision).success).toBe(true);
    expect(decision?.validFrom).toBe('2026-11-30T16:00:00.000Z');
    expect(toDecision(seconds, { ...formOf(seconds), number: '0,5', reason: 'uji coba' }, 'WIB')?.value).toBe(0.5);
  });
  it('a date that is none is not sent as now', () => {
    expect(instantOf('2026-12', 'WIB')).toBeUndefined();
  });
});

describe('windows of the journal', () => {
  it('read the size from the checkpoint', () => {
    expect(checkpointSize('harmoni.test/log\n431\nabc=\n\n— harmoni sig')).toBe(431);
    expect(checkpointSize('')).toBe(0);
  });
  it('go back to the beginning, each entry in one window', () => {
    const starts: number[] = [];
    for (let from: number | undefined = newestFrom(431); from !== undefined; from = olderFrom(from)) starts.push(from);
    expect(starts).toEqual([331, 231, 131, 31, 0]);
    expect(newestFrom(3)).toBe(0);
  });
  it('know an id', () => {
    expect(isId('01a2044f-05e8-72b6-a160-a036904efe87')).toBe(true);
    expect(isId('0147')).toBe(false);
  });
});
