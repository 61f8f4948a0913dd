import { describe, expect, it } from 'vitest';
import { OwnPassword } from '../../access/access.contract.ts';
import { firstPasswordFaults } from './first-password.rules.ts';

describe('the first own password', () => {
  it('is sent when the server would take it', () => {
    const form = { current: 'sekali-pakai', next: 'dua belas huruf', again: 'dua belas huruf' };
    expect(firstPasswordFaults(form)).toEqual({});
    expect(OwnPassword.safeParse({ current: form.current, next: form.next }).success).toBe(true);
  });
  it.each([
    [{ current: '', next: 'dua belas huruf', again: 'dua belas huruf' }, { current: 'empty' }],
    [{ current: 'a', next: 'sebelas abc', again: 'sebelas abc' }, { next: 'length_next' }],
    [{ current: 'sama sama sama', next: 'sama sama sama', again: 'sama sama sama' }, { next: 'same' }],
    [{ current: 'a', next: 'dua belas huruf', again: 'dua belas hurup' }, { again: 'differs' }],
  ])('%o is not', (form, faults) => expect(firstPasswordFaults(form)).toEqual(faults));
});
