/** What people say of an RT or RW: its level and the number at the end of its code, `….RW03` or `….03` → `RW 03`. */
export const neighbourhood = (level: 'rt' | 'rw', code: string): string =>
  `${level.toUpperCase()} ${(code.split('.').at(-1) ?? code).replace(/^R[TW]\s*(?=\d)/i, '')}`;
