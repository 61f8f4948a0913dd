const groupedByPoints = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/;
const groupedByCommas = /^-?\d{1,3}(,\d{3}){2,}$/;

/**
 * Reads a number as people here type it: `1.250.000`, `1250`, `3,5`, `3.5`. A point before three digits groups thousands;
 * any other point, and a single comma, begins the fraction. Money has none, so there a comma groups as well.
 * @returns undefined when it is none.
 */
export function parseNumber(text: string, money: boolean): number | undefined {
  const bare = text.replace(/^rp\.?\s*/i, '').replace(/\s/g, '');
  const plain = groupedByPoints.test(bare)
    ? bare.replaceAll('.', '').replace(',', '.')
    : groupedByCommas.test(bare) || (money && /^\d{1,3},\d{3}$/.test(bare))
      ? bare.replaceAll(',', '')
      : bare.replace(',', '.');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return money && !Number.isSafeInteger(value) ? undefined : value;
}

/** A number as it stands in its input. */
export function typedNumber(value: number, money: boolean): string {
  return money ? groupThousands(String(value)) : String(value).replace('.', ',');
}

/** Digits of money with points between the thousands, while one types; anything else is left as it is. */
export function groupThousands(text: string): string {
  const digits = text.replace(/[.\s]/g, '');
  return /^\d+$/.test(digits) ? digits.replace(/\B(?=(\d{3})+$)/g, '.') : text;
}
