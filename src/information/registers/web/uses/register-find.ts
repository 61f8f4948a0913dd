import type { RegisterView } from '../../registers.contract.ts';

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Registers that a function looks after and whose name or purpose has all the words, in either language; all for no words. */
export function findRegisters(
  registers: readonly RegisterView[],
  words: string,
  owner: RegisterView['owner'] | '',
): RegisterView[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return registers.filter((register) => {
    const { one, many, purpose } = register.texts;
    const said = plain([one, many, purpose].flatMap(({ id, en }) => [id, en]).join(' '));
    return (owner === '' || register.owner === owner) && wanted.every((word) => said.includes(word));
  });
}

/** The functions that look after any of the registers, in the order of these. */
export const ownersOf = (registers: readonly RegisterView[]): NonNullable<RegisterView['owner']>[] => [
  ...new Set(registers.flatMap(({ owner }) => (owner === null ? [] : [owner]))),
];
