import { describe, expect, it } from 'vitest';
import { shippedDefinitions } from '../../definitions/index.ts';
import { projectDefinition } from '../../projection.rules.ts';
import { findRegisters, ownersOf } from './register-find.ts';

const registers = shippedDefinitions.map((one) =>
  projectDefinition({ permissions: new Set(['register:read']) }, one, { open: 0 }),
);
const ids = (words: string, owner: Parameters<typeof findRegisters>[2] = '') =>
  findRegisters(registers, words, owner).map(({ id }) => id);

describe('finding a register', () => {
  it('takes all of the words, in either language and any case', () => {
    expect(ids('ANGGARAN sisa')).toEqual(['budget-lines']);
    expect(ids('ceiling')).toEqual(['budget-lines']);
    expect(ids('tidak ada')).toEqual([]);
    expect(ids('  ')).toHaveLength(registers.length);
  });

  it('narrows to the function that looks after it', () => {
    const own = ids('', 'logistics');
    expect(own).toContain('assets');
    expect(ids('', null)).toEqual([]);
    expect(ownersOf(registers)).toContain('logistics');
  });
});
